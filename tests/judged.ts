/** Tests with human judgements: real papers, a draw from them that can be repeated, and verdicts. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import type { TestContext } from "node:test";
import type { Paper } from "../src/paper/schema.ts";
import { parseHf } from "../src/sources/hf.ts";
import { finish, sharedFiles } from "./sources/items.ts";

/**
 * The texts whose hash with the seed is lowest, in that order: each is as likely as any other, and
 * one that comes or goes moves none but the last.
 */
export function draw(texts: readonly string[], seed: string, count: number): string[] {
  return texts
    .map((text) => ({ text, hash: hashOf(`${seed} ${text}`) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
    .slice(0, count)
    .map(({ text }) => text);
}

/**
 * How many results of the code people have judged to be good.
 *
 * @param verdicts by result
 * @param file of the verdicts, for the message
 * @throws where results and verdicts aren't the same
 */
export function judge(
  results: readonly string[],
  verdicts: ReadonlyMap<string, boolean>,
  file: string,
): number {
  assert.deepEqual(
    [...results].sort(),
    [...verdicts.keys()].sort(),
    `the code gives other results: judge the new ones in ${file}, and delete the old ones`,
  );
  return results.filter((one) => verdicts.get(one)).length;
}

/** Each paper once, as first listed; none, with the test skipped, where the data isn't there. */
export async function realPapers(t: TestContext): Promise<Paper[]> {
  const files = await sharedFiles(t, "hf-daily", /\.json$/);
  known ??= readPapers(files);
  return known;
}

// --- internal ---

/** Read once for all tests of a process: it takes seconds. */
let known: Promise<Paper[]> | undefined;

async function readPapers(files: readonly string[]): Promise<Paper[]> {
  const byId = new Map<string, Paper>();
  for (const file of files) {
    const items = parseHf(await fs.readFile(file, "utf8"), { file, date: undefined });
    for (const paper of finish(items).papers) if (!byId.has(paper.id)) byId.set(paper.id, paper);
  }
  return [...byId.values()];
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
