import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { test, type TestContext } from "node:test";
import { temporaryFolder } from "../folders.ts";
import { runIngest } from "./run.ts";

/** Ingests lists of ids, each in a file of its own, in one run. */
async function ingest(t: TestContext, ...lists: string[][]) {
  const folder = await temporaryFolder(t);
  const args = ["hf"];
  for (const [index, ids] of lists.entries()) {
    const file = path.join(folder, `2025-10-${16 + index}.json`);
    const items = ids.map((id) => ({ paper: { id, title: `Paper ${id}`, summary: "Short." } }));
    await fs.writeFile(file, JSON.stringify(items));
    args.push("--file", file);
  }
  return runIngest(args, path.join(folder, "content"));
}

test("a paper in the lists of two days is not reported", async (t) => {
  const { merges, steps } = await ingest(t, ["2510.00001", "2510.00002"], ["2510.00001"]);
  assert.deepEqual(merges, []);
  assert.deepEqual(steps, [2, 0, 1, 0]);
});

/** Brings papers by their ids, a file each, in runs of their own where `apart` is set. */
async function bring(t: TestContext, ids: string[], isApart: boolean) {
  const folder = await temporaryFolder(t);
  const lines = ids.map((id) =>
    JSON.stringify({ id, title: `Paper ${id}`, abstract: "Short.", day: "2025-10-16" }),
  );
  const texts = isApart ? lines : [lines.join("\n")];
  const said: string[] = [];
  let failed = false;
  for (const text of texts) {
    const file = path.join(folder, "papers.jsonl");
    await fs.writeFile(file, text);
    const report = await runIngest(["jsonl", "--file", file], path.join(folder, "content"));
    const conflicts = report.outcomes.map(({ reason = "" }) => reason);
    said.push(...report.warnings, ...report.skipped, ...conflicts);
    failed = report.failed;
  }
  return { said: said.join("\n"), failed };
}

for (const isApart of [true, false])
  test(`two ids with one file name are a conflict, in ${isApart ? "two runs" : "one file"}`, async (t) => {
    const { said, failed } = await bring(t, ["cs/0112017", "cs-0112017"], isApart);
    assert.match(said, /"cs-0112017" and the id "cs\/0112017" of .* have one file name/);
    assert.equal(failed, true);
  });

test("an id that Windows can't hold as a file's name is refused", async (t) => {
  const { said } = await bring(t, ["nul"], true);
  assert.match(said, /its id "nul" can't be used: Windows can't hold a file of this name; leave/);
});

test("a paper twice in one list is reported", async (t) => {
  const { merges } = await ingest(t, ["2510.00001", "2510.00001"]);
  assert.deepEqual(
    merges.map(({ why }) => why),
    ["same arXiv id"],
  );
});

test("a file that is given twice is read once", async (t) => {
  const folder = await temporaryFolder(t);
  const file = path.join(folder, "list.bib");
  await fs.writeFile(file, "@article{a, title={A lamp}, author={Lamp, Ada}, year=2019}");
  const args = ["bibtex", "--date", "2025-10-16", "--file", file, "--file", file];
  const { merges, steps } = await runIngest(args, path.join(folder, "content"));
  assert.deepEqual(merges, []);
  assert.deepEqual(steps, [1, 0, 0, 0]);
});
