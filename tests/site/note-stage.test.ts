import assert from "node:assert/strict";
import fs from "node:fs/promises";
import { test } from "node:test";
import type { ContentNote } from "../../src/content/read.ts";
import { stageNotes } from "../../src/site/note-stage.ts";
import { parseNoteText } from "../../src/notes/parse.ts";
import { noteSchema } from "../../src/notes/schema.ts";
import { temporaryFolder } from "../folders.ts";

function aNote(id: string, tree = parseNoteText("Words.").tree): ContentNote {
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
