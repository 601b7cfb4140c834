import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test, type TestContext } from "node:test";
import { gzipSync } from "node:zlib";
import { runLearn } from "../../src/commands/learn.ts";
import { unpackTable } from "../../src/meaning/table.ts";
import { temporaryFolder, writeTree } from "../folders.ts";
import { runHere } from "./run-here.ts";

const WORDS = "tide harbour anchor vessel lantern compass current island mast sail rope deck".split(
  " ",
);

/** Lines of papers, each of some of the words. */
function linesOf(papers: number): string {
  const line = (at: number) => {
    const word = (place: number) => WORDS[(at * 7 + place * (1 + (at % 5))) % WORDS.length];
    const abstract = Array.from({ length: 40 }, (_, place) => word(place)).join(" ");
    return JSON.stringify({
      id: `25${String(at).padStart(2, "0").slice(0, 2)}.${10_000 + at}`,
      title: `The ${word(1)} ${word(2)}`,
      abstract,
      day: "2025-10-16",
    });
  };
  return Array.from({ length: papers }, (_, at) => line(at)).join("\n");
}

/** The command with a file of papers, in quick steps. */
async function withPapers(t: TestContext, papers = 600) {
  const folder = await temporaryFolder(t);
  const file = path.join(folder, "papers.jsonl.gz");
  await fs.writeFile(file, gzipSync(linesOf(papers)));
  const out = path.join(folder, "new", "own.table");
  const learn = (...argv: string[]) =>
    runHere(runLearn, ["--size", "8", "--epochs", "1", "--out", out, ...argv], {
      BROADSHEET_CONTENT: folder,
    });
  const isWritten = () =>
    fs.access(out).then(
      () => true,
      () => false,
    );
  return { folder, file, out, learn, isWritten };
}

test("learns the words of a file of papers, and says how many", async (t) => {
  const { file, out, learn } = await withPapers(t);
  const { code, stdout, stderr } = await learn(file);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^12 words learned from 600 papers, 0\.0 MB \(.*own\.table\)\n$/);
  assert.match(stderr, /600 papers read/);
  assert.match(stderr, /round 1 of 1, loss \d/);
  const table = unpackTable(await fs.readFile(out));
  assert.equal(table.size, 8);
  assert.ok(table.words.includes("harbour"));
});

test("the same papers give the same bytes, whether they come once or twice", async (t) => {
  const { folder, file, out, learn } = await withPapers(t);
  await learn(file);
  const first = await fs.readFile(out);
  const again = path.join(folder, "again.jsonl");
  await fs.writeFile(again, linesOf(600));
  await learn(file, again);
  assert.deepEqual(await fs.readFile(out), first);
});

test("another seed gives another table, and --words fewer words", async (t) => {
  const { file, out, learn } = await withPapers(t);
  await learn(file);
  const first = await fs.readFile(out);
  await learn(file, "--seed", "2", "--words", "9");
  const second = await fs.readFile(out);
  assert.notDeepEqual(second, first);
  assert.equal(unpackTable(second).words.length, 9);
});

test("too few papers are told, with what to do, and nothing is written", async (t) => {
  const { file, learn, isWritten } = await withPapers(t, 91);
  const { code, stderr } = await learn(file);
  assert.equal(code, 1);
  assert.match(
    stderr,
    /There are 91 papers, and 500 at least are needed to learn from\. Add others/,
  );
  assert.equal(await isWritten(), false);
});

test("a content folder without papers, and a file that isn't there", async (t) => {
  const { folder, learn, isWritten } = await withPapers(t);
  await writeTree(folder, {
    "topics/tides.md": "---\ntitle: Tides\nblurb: x\nmatch: [tide]\n---\n",
  });
  assert.match((await learn()).stderr, /There are 0 papers/);
  const { code, stderr } = await learn(path.join(folder, "nowhere.jsonl"));
  assert.equal(code, 1);
  assert.match(stderr, /nowhere\.jsonl/);
  assert.equal(await isWritten(), false);
});

test("a file that is cut off is named, and nothing is written", async (t) => {
  const { file, learn, isWritten } = await withPapers(t);
  const whole = await fs.readFile(file);
  await fs.writeFile(file, whole.subarray(0, whole.length / 2));
  const { code, stderr } = await learn(file);
  assert.equal(code, 1);
  assert.match(stderr, /papers\.jsonl\.gz: the gzip file is cut off; fetch it again/);
  assert.equal(await isWritten(), false);
});

describe("wrong usage", () => {
  const CASES: [argv: string[], message: RegExp][] = [
    [["--size", "12"], /--size has to be a multiple of 8/],
    [["--size", "wide"], /--size takes a whole number above 0, not "wide"/],
    [["--epochs", "0"], /--epochs takes a whole number above 0, not "0"/],
    [["--sead", "1"], /unknown option --sead; did you mean --seed\?/],
  ];
  for (const [argv, message] of CASES)
    test(argv.join(" "), async (t) => {
      const { file, learn } = await withPapers(t, 1);
      const { code, stderr } = await learn(file, ...argv);
      assert.equal(code, 2);
      assert.match(stderr, message);
    });
});
