/** Related papers of real papers: whether they are of use, as judged pair by pair. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { findRelated } from "../../../src/digest/related/related.ts";
import type { Paper } from "../../../src/paper/schema.ts";
import { draw, realPapers } from "../../judged.ts";

const SAMPLE = 40;
const verdictsSchema = z.strictObject({
  note: z.string(),
  /** Names the draw. */
  seed: z.string(),
  verdicts: z.array(
    z.strictObject({
      id: z.string(),
      related: z.string(),
      /** Whether a reader of the first would be glad to be led to the second. */
      useful: z.boolean(),
      why: z.string().min(1),
    }),
  ),
});
const { seed, verdicts } = verdictsSchema.parse(
  JSON.parse(
    await fs.readFile(path.join(import.meta.dirname, "related-verdicts.json"), {
      encoding: "utf8",
    }),
  ),
);

test("of the judged pairs at least four in five are useful", () => {
  assert.equal(verdicts.length, SAMPLE);
  const useful = verdicts.filter((verdict) => verdict.useful);
  assert.ok(useful.length / SAMPLE >= 0.8, `${useful.length} are useful`);
});

test("the judged pairs are those that the seed draws from real papers", async (t) => {
  const papers = await realPapers(t);
  if (papers.length === 0) return;
  assert.deepEqual(
    verdicts.map(({ id, related }) => `${id} ${related}`).toSorted(),
    draw(pairsOf(papers), seed, SAMPLE).toSorted(),
    "a change has led to other pairs: judge what is new in related-verdicts.json, and delete what is gone",
  );
});

// --- internal ---

function pairsOf(papers: readonly Paper[]): string[] {
  return [...findRelated(papers)].flatMap(([id, related]) =>
    related.map(({ slug }) => `${id} ${slug}`),
  );
}
