/** Related papers of real papers: whether they are of use, as judged pair by pair. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { findRelated } from "../../../src/digest/related/related.ts";
import type { Paper } from "../../../src/paper/schema.ts";
import { draw, judge, realPapers } from "../../judged.ts";

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

test("of the related papers that the code finds at least four in five are useful", async (t) => {
  const papers = await realPapers(t);
  if (papers.length === 0) return;
  const useful = judge(
    draw(pairsOf(papers), seed, SAMPLE),
    new Map(verdicts.map(({ id, related, useful }) => [`${id} ${related}`, useful])),
    "related-verdicts.json",
  );
  assert.ok(useful / SAMPLE >= 0.8, `${useful} are useful`);
});

// --- internal ---

function pairsOf(papers: readonly Paper[]): string[] {
  return [...findRelated(papers)].flatMap(([id, related]) =>
    related.map(({ slug }) => `${id} ${slug}`),
  );
}
