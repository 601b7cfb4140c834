/** The topic files on real papers: how many get a topic, how many, and whether it is the right one. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { readContent } from "../../src/content/read.ts";
import type { Paper } from "../../src/paper/schema.ts";
import { compileTopics, MOST_TOPICS } from "../../src/paper/topics.ts";
import { ROOT } from "../folders.ts";
import { draw, judge, realPapers } from "../judged.ts";

const bundled = readContent(path.join(ROOT, "content"));
const match = compileTopics(bundled.topics);

const SAMPLE = 60;
const verdictsSchema = z.strictObject({
  note: z.string(),
  /** Names the draw. */
  seed: z.string(),
  verdicts: z.array(
    z.strictObject({
      id: z.string(),
      topic: z.string(),
      /** Whether a reader who chose the topic would want the paper there. */
      right: z.boolean(),
      why: z.string().min(1),
    }),
  ),
});
const { seed, verdicts } = verdictsSchema.parse(
  JSON.parse(
    await fs.readFile(path.join(import.meta.dirname, "topic-verdicts.json"), { encoding: "utf8" }),
  ),
);

test("there are at least 40 topics, each with a name of its own", () => {
  assert.ok(bundled.topics.length >= 40, `${bundled.topics.length} topics`);
  const titles = bundled.topics.map(({ title }) => title.toLowerCase());
  assert.equal(new Set(titles).size, titles.length);
});

test("of the bundled papers nine in ten have a topic, none more than four, the median two", () => {
  checkCounts([...bundled.topicsOf.values()]);
});

test("of real papers nine in ten have a topic, none more than four, the median two", async (t) => {
  const papers = await realPapers(t);
  if (papers.length > 0) checkCounts(papers.map(match));
});

test("of the topics that real papers get fewer than one in ten are wrong", async (t) => {
  const papers = await realPapers(t);
  if (papers.length === 0) return;
  const right = judge(
    draw(assignmentsIn(papers), seed, SAMPLE),
    new Map(verdicts.map(({ id, topic, right }) => [`${id} ${topic}`, right])),
    "topic-verdicts.json",
  );
  assert.ok(right / SAMPLE > 0.9, `${SAMPLE - right} are wrong`);
});

function checkCounts(topicsOf: string[][]): void {
  const counts = topicsOf.map((topics) => topics.length).sort((a, b) => a - b);
  const covered = counts.filter((count) => count > 0).length / counts.length;
  assert.ok(covered >= 0.9, `${(covered * 100).toFixed(1)}% have a topic`);
  assert.ok((counts.at(-1) ?? 0) <= MOST_TOPICS);
  assert.equal(counts[Math.floor(counts.length / 2)], 2);
}

function assignmentsIn(papers: readonly Paper[]): string[] {
  return papers.flatMap((paper) => match(paper).map((topic) => `${paper.id} ${topic}`));
}
