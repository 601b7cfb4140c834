import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { openStore, readPaper, writePaper } from "../../src/ingest/store.ts";
import { paperFile } from "../../src/paper/content-folder.ts";
import { showPath } from "../../src/files/path.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import { ProblemError } from "../../src/paper/problem.ts";
import { readTree, temporaryFolder, writeTree } from "../folders.ts";
import { aPaper } from "../paper/sample.ts";

test("a folder that isn't there holds no papers, and isn't made", async (t) => {
  const content = path.join(await temporaryFolder(t), "none");
  assert.equal((await openStore(content)).files.size, 0);
  await assert.rejects(fs.access(content));
});

test("papers are found by the name of their file, wherever it is", async (t) => {
  const content = await temporaryFolder(t);
  await writeTree(content, {
    "papers/2025/10/2510.12345.mdx": "",
    "papers/2025/09/a-slug.mdx": "",
    "papers/elsewhere.mdx": "",
    "papers/2024/01/a-slug.mdx": "",
    "papers/README.md": "",
    "papers/2025/.hidden.mdx": "",
    "notes/2510.12345.mdx": "",
  });
  const { files } = await openStore(content);
  const found = [...files].map(([id, list]): [string, number] => [id, list.length]);
  assert.deepEqual(
    new Map(found),
    new Map([
      ["2510.12345", 1],
      ["a-slug", 2],
      ["elsewhere", 1],
    ]),
  );
});

test("what a killed ingest left behind is cleaned up, and nothing else", async (t) => {
  const content = await temporaryFolder(t);
  await writeTree(content, {
    "papers/2025/10/.a.mdx.tmp": "half",
    "papers/2025/10/a.mdx": "whole",
    "papers/2025/10/.gitkeep": "",
    "papers/2025/10/b.tmp": "a person's",
    "notes/.c.mdx.tmp": "an editor's",
  });
  await openStore(content);
  assert.deepEqual([...(await readTree(content)).keys()].sort(), [
    "notes/.c.mdx.tmp",
    "papers/2025/10/.gitkeep",
    "papers/2025/10/a.mdx",
    "papers/2025/10/b.tmp",
  ]);
});

test("a dry run leaves even that", async (t) => {
  const content = await temporaryFolder(t);
  await writeTree(content, { "papers/2025/10/.a.mdx.tmp": "half" });
  const { files } = await openStore(content, { clean: false });
  assert.equal(files.size, 0);
  assert.equal((await readTree(content)).size, 1);
});

test("a paper that is written reads back, and nothing lies beside it", async (t) => {
  const content = await temporaryFolder(t);
  const paper = aPaper({ comments: 1 });
  const file = paperFile(content, paper);
  await writePaper(file, paper);
  assert.deepEqual(await readPaper(await openStore(content), file), { paper, text: toMdx(paper) });
  assert.deepEqual([...(await readTree(content)).keys()], ["papers/2025/10/2510.12345.mdx"]);
});

test("a paper that moves leaves nothing at its old place", async (t) => {
  const content = await temporaryFolder(t);
  const from = paperFile(content, aPaper());
  await writePaper(from, aPaper());
  const moved = aPaper({ day: "2025-09-30" });
  await writePaper(paperFile(content, moved), moved, from);
  assert.deepEqual([...(await readTree(content)).keys()], ["papers/2025/09/2510.12345.mdx"]);
});

test("a write that fails leaves what was there, and no temporary file", async (t) => {
  const content = await temporaryFolder(t);
  const file = paperFile(content, aPaper());
  // A folder of that name can't be replaced by a file.
  await writeTree(file, { "inside.txt": "kept" });
  await assert.rejects(writePaper(file, aPaper()));
  assert.deepEqual([...(await readTree(content)).values()], ["kept"]);
});

test("a broken file is refused by its path", async (t) => {
  const content = await temporaryFolder(t);
  await writeTree(content, { "a.mdx": "no frontmatter" });
  const file = path.join(content, "a.mdx");
  const store = await openStore(content);
  await assert.rejects(
    readPaper(store, file),
    (error) => error instanceof ProblemError && error.message.startsWith(`${showPath(file)}:1: `),
  );
});

test("a path is shown as the user would type it", () => {
  assert.equal(showPath(path.resolve("content", "papers")), "content/papers");
  assert.equal(showPath(process.cwd()), ".");
  assert.equal(
    showPath(path.resolve("..", "x")),
    path.resolve("..", "x").split(path.sep).join("/"),
  );
});
