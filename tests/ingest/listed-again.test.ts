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

test("a paper in the lists of two days is no news", async (t) => {
  const { merges, steps } = await ingest(t, ["2510.00001", "2510.00002"], ["2510.00001"]);
  assert.deepEqual(merges, []);
  assert.deepEqual(steps, [2, 0, 1, 0]);
});

test("a paper twice in one list is told", async (t) => {
  const { merges } = await ingest(t, ["2510.00001", "2510.00001"]);
  assert.deepEqual(
    merges.map(({ why }) => why),
    ["same arXiv id"],
  );
});
