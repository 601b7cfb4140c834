import assert from "node:assert/strict";
import path from "node:path";
import { test, type TestContext } from "node:test";
import { openHeldPapers } from "../../src/ingest/held-papers.ts";
import { planIngest, type Step } from "../../src/ingest/plan.ts";
import { openStore, writePaper } from "../../src/ingest/store.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import type { Paper } from "../../src/paper/schema.ts";
import { readTree, temporaryFolder, writeTree } from "../folders.ts";
import { aPaper } from "../paper/sample.ts";

async function planPapers(content: string, papers: Paper[]): Promise<Step[]> {
  const store = await openStore(content);
  const rest = { place: "a.json: item", from: "a.json", hasOwnId: true, updateOnly: false };
  const incoming = papers.map((paper) => ({ paper, ...rest }));
  return (await planIngest(incoming, store, openHeldPapers(store))).steps;
}

/** What an ingest of `came` would do in a content folder of these files. */
async function plan(t: TestContext, files: Record<string, string>, ...came: Paper[]) {
  const content = await temporaryFolder(t);
  await writeTree(content, files);
  const before = await readTree(content);
  const steps = await planPapers(content, came);
  assert.deepEqual(await readTree(content), before, "a plan writes nothing");
  return steps.map(({ file, ...step }) => ({
    ...step,
    file: path.relative(content, file).split(path.sep).join("/"),
  }));
}

const FILE = "papers/2025/10/2510.12345.mdx";

test("a paper that isn't held is new, in the folder of its month", async (t) => {
  const [step] = await plan(t, {}, aPaper());
  assert.equal(step?.kind, "create");
  assert.equal(step.file, FILE);
});

test("an old arXiv id makes one file name", async (t) => {
  const [step] = await plan(t, {}, aPaper({ id: "cs/0112017" }));
  assert.equal(step?.file, "papers/2025/10/cs-0112017.mdx");
});

test("a paper that is held as it comes stays the same", async (t) => {
  const [step] = await plan(t, { [FILE]: toMdx(aPaper()) }, aPaper());
  assert.equal(step?.kind, "same");
});

test("a paper with new values is an update that names the fields", async (t) => {
  const held = aPaper({ topics: ["agents"] });
  const came = aPaper({ comments: 3, title: "A New Title" });
  const [step] = await plan(t, { [FILE]: toMdx(held) }, came);
  assert.ok(step?.kind === "update");
  assert.deepEqual(step.fields, ["title", "comments"]);
  assert.deepEqual(step.paper.topics, ["agents"]);
});

test("a file in another form, written by hand, is written anew", async (t) => {
  const text = toMdx(aPaper()).replace("id: '2510.12345'", 'id: "2510.12345"');
  const [step] = await plan(t, { [FILE]: text }, aPaper());
  assert.ok(step?.kind === "update");
  assert.deepEqual(step.fields, []);
});

test("a paper keeps the day on which it was first listed", async (t) => {
  const [step] = await plan(t, { [FILE]: toMdx(aPaper()) }, aPaper({ day: "2025-11-03" }));
  assert.equal(step?.kind, "same");
  assert.equal(step.file, FILE);
});

test("a paper whose day moves to an earlier month moves with its file", async (t) => {
  const [step] = await plan(t, { [FILE]: toMdx(aPaper()) }, aPaper({ day: "2025-09-30" }));
  assert.ok(step?.kind === "update");
  assert.equal(step.file, "papers/2025/09/2510.12345.mdx");
  assert.match(step.from, /2025.10.2510\.12345\.mdx$/);
});

test("a paper that comes twice in one answer is one paper", async (t) => {
  const steps = await plan(
    t,
    {},
    aPaper({ comments: 1 }),
    aPaper({ id: "2510.00001" }),
    aPaper({ upvotes: 2 }),
  );
  assert.deepEqual(
    steps.map(({ paper: { id, comments, upvotes } }) => [id, comments, upvotes]),
    [
      ["2510.12345", 1, 2],
      ["2510.00001", undefined, undefined],
    ],
  );
});

const CONFLICTS: [name: string, files: Record<string, string>, reason: RegExp][] = [
  [
    "a broken file",
    { [FILE]: "---\nid: '2510.12345'\ntitle: ''\n---\n" },
    /2510\.12345\.mdx:3: title: .*Fix the file, or delete it/s,
  ],
  ["an empty file", { [FILE]: "" }, /2510\.12345\.mdx:1: expected frontmatter/],
  [
    "two files with one id",
    {
      [FILE]: toMdx(aPaper()),
      "papers/2025/09/2510.12345.mdx": toMdx(aPaper({ day: "2025-09-30" })),
    },
    /2 files have this id: .*2025\/09\/2510\.12345\.mdx, .*2025\/10\/2510\.12345\.mdx\. Delete all but one/,
  ],
  [
    "a file under another paper's name",
    { [FILE]: toMdx(aPaper({ id: "2510.00001" })) },
    /2510\.12345\.mdx: the file's name and its id "2510\.00001" differ/,
  ],
];
for (const [name, files, reason] of CONFLICTS)
  test(`${name} is a conflict: named, with what to do; the next paper is planned`, async (t) => {
    const [step, next] = await plan(t, files, aPaper(), aPaper({ id: "2510.00002" }));
    assert.ok(step?.kind === "conflict");
    assert.match(step.reason, reason);
    assert.equal(next?.kind, "create");
  });

test("what a plan wrote is the same the next time", async (t) => {
  const content = await temporaryFolder(t);
  const paper = aPaper({ comments: 1, title: "--- {x} $y$: 'z'" });
  for (const step of await planPapers(content, [paper])) await writePaper(step.file, step.paper);
  const [again] = await planPapers(content, [paper]);
  assert.equal(again?.kind, "same");
});
