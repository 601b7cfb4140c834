import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { test, type TestContext } from "node:test";
import { runCheck } from "../../src/commands/check.ts";
import { runNote } from "../../src/commands/note.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import { readTree, temporaryFolder, writeTree } from "../folders.ts";
import { aPaper } from "../paper/sample.ts";
import { runHere } from "./run-here.ts";

const NOTE = "notes/2510.12345.mdx";

/** A folder with two papers on harbours, and the command in it. */
async function inFolder(t: TestContext) {
  const folder = await temporaryFolder(t);
  await writeTree(folder, {
    "papers/2510.12345.mdx": toMdx(aPaper({ title: "Quiet harbours" })),
    "papers/2510.00002.mdx": toMdx(aPaper({ id: "2510.00002", title: "Loud harbours" })),
  });
  const variables = { BROADSHEET_CONTENT: folder };
  const note = (...argv: string[]) =>
    runHere(runNote, ["--no-open", "--author", "Ann Other", ...argv], variables);
  return { folder, note, check: () => runHere(runCheck, [], variables) };
}

test("writes the template for the paper whose title has the words", async (t) => {
  const { folder, note, check } = await inFolder(t);
  const { code, stderr } = await note("quiet", "harb");
  assert.equal(code, 0, stderr);
  assert.match(stderr, /Wrote .*2510\.12345\.mdx: a note on "Quiet harbours"/);
  const text = await fs.readFile(path.join(folder, NOTE), "utf8");
  assert.match(text, /^---\nauthor: Ann Other\ndate: '\d{4}-\d\d-\d\d'\n/);
  const checked = await check();
  assert.equal(checked.code, 1);
  assert.match(checked.stdout, /:7: the template's sentence is still there/);
  assert.match(checked.stderr, /1 error,/);
});

test("a correction's template has the title", async (t) => {
  const { folder, note } = await inFolder(t);
  await note("--correction", "2510.12345");
  const text = await fs.readFile(path.join(folder, NOTE), "utf8");
  assert.match(text, /\ncorrections:\n {2}title: Quiet harbours\n/);
});

test("several papers that fit are named, and nothing is written", async (t) => {
  const { folder, note } = await inFolder(t);
  const before = await readTree(folder);
  const { code, stderr } = await note("harbours");
  assert.equal(code, 1);
  assert.match(stderr, /2 papers fit "harbours"/);
  assert.match(stderr, /2510\.12345 {2}Quiet harbours/);
  assert.match(stderr, /2510\.00002 {2}Loud harbours/);
  assert.deepEqual(await readTree(folder), before);
});

test("no paper that fits is a sentence that says what to do", async (t) => {
  const { note } = await inFolder(t);
  const { code, stderr } = await note("glaciers");
  assert.equal(code, 1);
  assert.match(stderr, /No paper fits "glaciers".*npm run ingest/);
});

test("a note that is there is never written over", async (t) => {
  const { folder, note } = await inFolder(t);
  const mine = '---\nauthor: Ann Other\ndate: "2025-10-17"\n---\n\nMine.\n';
  await writeTree(folder, { [NOTE]: mine });
  const { code, stderr } = await note("2510.12345");
  assert.equal(code, 0);
  assert.match(stderr, /is there, and stays as it is/);
  assert.equal(await fs.readFile(path.join(folder, NOTE), "utf8"), mine);
});

test("a second person gets a file of their own name", async (t) => {
  const { folder, note } = await inFolder(t);
  await note("2510.12345", "--author", "Łukasz Wzór");
  const { code } = await note("2510.12345");
  assert.equal(code, 0);
  assert.deepEqual((await fs.readdir(path.join(folder, "notes"))).sort(), [
    "2510.12345.ann-other.mdx",
    "2510.12345.mdx",
  ]);
});

test("--dry-run prints the note and writes nothing", async (t) => {
  const { folder, note } = await inFolder(t);
  const before = await readTree(folder);
  const { code, stdout, stderr } = await note("2510.12345", "--dry-run");
  assert.equal(code, 0);
  assert.match(stderr, /2510\.12345\.mdx would be/);
  assert.match(stdout, /^---\nauthor: Ann Other\n/);
  assert.deepEqual(await readTree(folder), before);
});

test("without a word it asks which paper", async (t) => {
  const { note } = await inFolder(t);
  const { code, stderr } = await note();
  assert.equal(code, 2);
  assert.match(stderr, /which paper\? Give its id/);
});
