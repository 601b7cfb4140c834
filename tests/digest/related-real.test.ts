/** Related papers of real papers: whether they are of use, as judged pair by pair. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { test, type TestContext } from "node:test";
import { z } from "zod";
import { findRelated } from "../../src/digest/related.ts";
import type { Paper } from "../../src/paper/schema.ts";
import { parseHf } from "../../src/sources/hf.ts";
import { finish, sharedFiles } from "../sources/items.ts";

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
    draw(papers).toSorted(),
    "a change has led to other pairs: judge what is new in related-verdicts.json, and delete what is gone",
  );
});

// --- internal ---

/** The pairs whose hash with the seed is lowest: each is as likely as any other. */
function draw(papers: readonly Paper[]): string[] {
  return [...findRelated(papers)]
    .flatMap(([id, related]) => related.map(({ slug }) => `${id} ${slug}`))
    .map((text) => ({ text, hash: hashOf(`${seed} ${text}`) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
    .slice(0, SAMPLE)
    .map(({ text }) => text);
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Each paper once, as first listed; none, with the test skipped, where the data isn't there. */
async function realPapers(t: TestContext): Promise<Paper[]> {
  const byId = new Map<string, Paper>();
  for (const file of await sharedFiles(t, "hf-daily", /\.json$/)) {
    const items = parseHf(await fs.readFile(file, "utf8"), {
      file,
      date: undefined,
    });
    for (const paper of finish(items).papers)
      if (!byId.has(paper.id)) byId.set(paper.id, paper);
  }
  return [...byId.values()];
}
