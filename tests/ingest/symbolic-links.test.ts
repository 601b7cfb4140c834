import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { test, type TestContext } from "node:test";
import { readTree, temporaryFolder, writeTree } from "../folders.ts";
import { runIngest } from "./run.ts";

/** Ingests a paper where a symbolic link stands, below `papers/`, which leads to `target/`. */
async function ingestAt(t: TestContext, link: string, target: string) {
  const folder = await temporaryFolder(t);
  const line = { id: "2510.12345", title: "A lamp", abstract: "Short.", day: "2025-10-16" };
  await writeTree(folder, {
    "papers.jsonl": JSON.stringify(line),
    "target/paper.mdx": "a person's",
    "content/papers/2024/.gitkeep": "",
  });
  const from = path.join(folder, "content/papers", link);
  await fs.mkdir(path.dirname(from), { recursive: true });
  await fs.symlink(path.join(folder, target), from);
  const args = ["jsonl", "--file", path.join(folder, "papers.jsonl")];
  const report = await runIngest(args, path.join(folder, "content"));
  const isLink = (await fs.lstat(from)).isSymbolicLink();
  return { ...report, isLink, left: [...(await readTree(path.join(folder, "target"))).keys()] };
}

for (const [link, target] of [
  ["2025/10/2510.12345.mdx", "target/paper.mdx"],
  ["2025/10/2510.12345.mdx", "target/none.mdx"],
  ["2024/2510.12345.mdx", "target/paper.mdx"],
  ["2025", "target"],
] as const)
  test(`no paper is written through ${link}, a link to ${target}, or in its place`, async (t) => {
    const { outcomes, isLink, left, failed } = await ingestAt(t, link, target);
    assert.match(
      outcomes.map(({ reason }) => reason).join(),
      /papers.*: this is a symbolic link, which is not followed\. Put the file or the folder itself here, and run the ingest again/,
    );
    assert.deepEqual([isLink, left, failed], [true, ["paper.mdx"], true]);
  });
