import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { mdxToJs } from "satteri";
import type { Note } from "../../src/content/notes.ts";
import { inertMdxOnly, stageNotes } from "../../src/site/note-stage.ts";
import { parseNoteText } from "../../src/notes/parse.ts";
import { noteSchema } from "../../src/notes/schema.ts";
import { temporaryFolder } from "../folders.ts";
import { noteOf, PAIRS } from "../notes/fixtures.ts";

function aNote(id: string, tree = parseNoteText("Words.").tree): Note {
  assert.ok(tree);
  return {
    id,
    file: `content/notes/${id}.mdx`,
    paper: id,
    fields: noteSchema.parse({ author: "Ann", date: "2025-10-17" }),
    tree,
    corrected: [],
  };
}

test("a note that can't be written is named and left out, and the others are written", async (t) => {
  const folder = await temporaryFolder(t);
  const broken = aNote("2510.00002", {
    type: "root",
    get children(): never {
      throw new TypeError("no such sign");
    },
  });
  const { staged, problems } = stageNotes(
    folder,
    [aNote("2510.00001"), broken, aNote("2510.00003")],
    { base: "/", images: new Map() },
  );
  assert.deepEqual(
    staged.map(({ id }) => id),
    ["2510.00001", "2510.00003"],
  );
  assert.deepEqual(
    problems.map(({ file, message }) => [file, message]),
    [[broken.file, "the note can't be read: no such sign"]],
  );
  assert.deepEqual((await fs.readdir(folder)).sort(), ["2510.00001.mdx", "2510.00003.mdx"]);
});

test("the fixtures are dangerous: compiled as it is, a refused note runs its code", async (t) => {
  const folder = await temporaryFolder(t);
  const trace = path.join(folder, "trace");
  const { code } = await mdxToJs(await noteOf("refused", "export-const", trace));
  const module = path.join(folder, "note.mjs");
  const imports = /^import .*jsx-runtime";$/m;
  await fs.writeFile(module, code.replace(imports, "const _jsx = () => {};"));
  await import(module);
  await fs.stat(trace);
});

test("MDX that isn't of the one form in which notes are written never reaches the compiler", async () => {
  const { transform } = inertMdxOnly();
  assert.ok(transform && typeof transform === "object");
  // As the bundler calls it, without a context, which it doesn't use.
  const compile = (code: string) =>
    Reflect.apply(transform.handler, undefined, [code, "/any/where.mdx"]);
  assert.equal(compile('{<><Callout kind={"tip"}></Callout></>}\n'), undefined);
  for (const name of PAIRS) {
    const text = await noteOf("refused", name);
    assert.throws(() => compile(text), /isn't a checked note/, name);
  }
});
