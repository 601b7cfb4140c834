/** Notes in a build: the check is the only way in, and what fails it is left out. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test } from "node:test";
import { mdxToJs } from "satteri";
import { inertMdxOnly } from "../../src/site/note-stage.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import { forgetBuild, run, temporaryPlace } from "../e2e/run.ts";
import { temporaryFolder, writeTree } from "../folders.ts";
import { noteOf, PAIRS, paperOf, SQUARE, writeNotes } from "../notes/fixtures.ts";
import { aPaper } from "../paper/sample.ts";

const NOTE = '<section class="note"';

test("refused notes are left out with a warning each, the others are shown, and no code runs", async (t) => {
  const content = await temporaryFolder(t);
  const trace = await writeNotes(content, "refused");
  await writeTree(content, {
    "papers/2025/10/2511.00001.mdx": toMdx(aPaper({ id: "2511.00001" })),
    "notes/2511.00001.mdx": noteFile("A note among **wolves**."),
  });
  const { out, variables } = await temporaryPlace(t, {
    BROADSHEET_CONTENT: content,
  });
  const { code, stderr } = await run("build", [], variables);
  assert.equal(code, 0, stderr);
  for (const name of PAIRS) {
    const file = path.join(content, `notes/${paperOf(name)}.mdx`);
    assert.match(stderr, new RegExp(`^warning: ${file}:\\d+: left out: `, "m"));
    const page = await pageOf(out, paperOf(name));
    assert.ok(!page.includes(NOTE), name);
  }
  assert.match(await pageOf(out, "2511.00001"), /<strong>wolves<\/strong>/);
  await assert.rejects(fs.stat(trace), { code: "ENOENT" });
  // A picture that is none isn't given out either.
  const pictures = await fs.readdir(path.join(out, "notes/images"));
  assert.deepEqual(pictures, ["square.png"]);
});

test("the trap would snap: compiled as it is, a refused note runs its code", async (t) => {
  const folder = await temporaryFolder(t);
  const trace = path.join(folder, "trace");
  const { code } = await mdxToJs(await noteOf("refused", "export-const", trace));
  const module = path.join(folder, "note.mjs");
  const imports = /^import .*jsx-runtime";$/m;
  await fs.writeFile(module, code.replace(imports, "const _jsx = () => {};"));
  await import(module);
  await fs.stat(trace);
});

test("harmless notes are shown, all of them", async (t) => {
  const content = await temporaryFolder(t);
  await writeNotes(content, "accepted");
  const { out, variables } = await temporaryPlace(t, {
    BROADSHEET_CONTENT: content,
  });
  const { code, stderr } = await run("build", ["--strict"], variables);
  assert.equal(code, 0, stderr);
  assert.doesNotMatch(stderr, /warning/);
  for (const name of PAIRS) assert.ok((await pageOf(out, paperOf(name))).includes(NOTE), name);
});

describe("with --strict", () => {
  test("one refused note fails the build, and the old site stays", async (t) => {
    const content = await temporaryFolder(t);
    await writeTree(content, {
      "papers/2025/10/2510.12345.mdx": toMdx(aPaper()),
      "notes/2510.12345.mdx": noteFile("Two {1 + 1} words."),
    });
    const { out, variables } = await temporaryPlace(t, {
      BROADSHEET_CONTENT: content,
    });
    await writeTree(out, { "index.html": "the old site" });
    const { code, stderr } = await run("build", ["--strict"], variables);
    assert.equal(code, 1);
    assert.match(stderr, /2510\.12345\.mdx:6: left out: \{1 \+ 1\} is an expr/);
    assert.equal(await fs.readFile(path.join(out, "index.html"), "utf8"), "the old site");
  });
});

test("pictures whose names an address can't hold stop no build", async (t) => {
  const content = await temporaryFolder(t);
  await writeTree(content, {
    "papers/2025/10/2510.12345.mdx": toMdx(aPaper()),
    "notes/2510.12345.mdx": noteFile("![A square](images/square.png)"),
    "notes/images/README.md": "words",
  });
  for (const name of [
    "square.png",
    "a b.png",
    "a%2e.png",
    "a?b.png",
    "a\nb.png",
    "[x].png",
    "a\\b.png",
  ])
    await fs.writeFile(path.join(content, "notes/images", name), SQUARE);
  const { out, variables } = await temporaryPlace(t, {
    BROADSHEET_CONTENT: content,
  });
  const { code, stderr } = await run("build", [], variables);
  assert.equal(code, 0, stderr);
  assert.ok((await pageOf(out, "2510.12345")).includes("images/square.png"));
  const pictures = await fs.readdir(path.join(out, "notes/images"));
  assert.deepEqual(pictures, ["square.png"]);
});

describe("a file that isn't a note's", () => {
  test("is left alone in a folder below, with another ending, behind a link", async (t) => {
    const content = await temporaryFolder(t);
    const elsewhere = path.join(await temporaryFolder(t), "note.mdx");
    await fs.writeFile(elsewhere, noteFile("From elsewhere."));
    await writeTree(content, {
      "papers/2025/10/2510.12345.mdx": toMdx(aPaper()),
      "notes/below/2510.12345.mdx": noteFile("From below."),
      "notes/2510.12345.md": noteFile("Of another ending."),
      "notes/2510.12345.anna.MDX": noteFile("In capitals."),
    });
    const link = path.join(content, "notes/2510.12345.link.mdx");
    await fs.symlink(elsewhere, link);
    const { out, variables } = await temporaryPlace(t, {
      BROADSHEET_CONTENT: content,
    });
    const { code, stderr } = await run("build", [], variables);
    assert.equal(code, 0, stderr);
    assert.ok(!(await pageOf(out, "2510.12345")).includes(NOTE));
    assert.match(stderr, /below\/2510\.12345\.mdx:1: left out: the note lies/);
  });
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
    assert.throws(() => compile(text), /no checked note/, name);
  }
});

test("what an earlier build left behind is no note", async (t) => {
  const content = await temporaryFolder(t);
  await writeTree(content, {
    "papers/2025/10/2510.12345.mdx": toMdx(aPaper()),
    "notes/2510.12345.mdx": noteFile("Was once here."),
  });
  const { out, variables } = await temporaryPlace(t, {
    BROADSHEET_CONTENT: content,
  });
  await run("build", [], variables);
  assert.ok((await pageOf(out, "2510.12345")).includes(NOTE));
  await writeTree(content, { "notes/2510.12345.mdx": noteFile("{now.bad()}") });
  const { code } = await run("build", [], variables);
  assert.equal(code, 0);
  assert.ok(!(await pageOf(out, "2510.12345")).includes(NOTE));
  await forgetBuild(variables);
});

// --- internal ---

function noteFile(words: string): string {
  return `---\nauthor: Ann\ndate: "2025-10-17"\n---\n\n${words}\n`;
}

function pageOf(out: string, id: string): Promise<string> {
  return fs.readFile(path.join(out, `papers/${id}/index.html`), "utf8");
}
