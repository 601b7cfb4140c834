import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CorpusBuilder } from "../../../src/meaning/learn/corpus.ts";
import { learnTable } from "../../../src/meaning/learn/learn.ts";
import { below, randomFrom } from "../../../src/meaning/learn/random.ts";
import { packTable, type WordTable } from "../../../src/meaning/table.ts";

/** Each subject's words; of the first two a paper has one alone, as authors choose one. */
const SUBJECTS = [
  "photo picture lens camera pixel colour frame exposure",
  "robot android gripper arm grasp motor joint torque",
  "speech voice accent phoneme microphone audio pitch tone",
  "protein enzyme fold residue binding molecule acid chain",
  "galaxy nebula star redshift telescope orbit dust halo",
  "court judge law verdict statute appeal contract clause",
].map((words) => words.split(" "));

const builder = new CorpusBuilder();
const random = randomFrom(7);
for (let at = 0; at < 360; at += 1) {
  const subject = SUBJECTS[at % SUBJECTS.length] ?? [];
  const left = subject[Math.floor(at / SUBJECTS.length) % 2];
  const own = subject.filter((word) => word !== left);
  const words = Array.from({ length: 48 }, (_, place) =>
    place % 3 === 0 ? `filler${"abcdefgh"[below(random, 8)]}` : own[below(random, own.length)],
  );
  builder.add({
    id: `p${at}`,
    title: words.slice(0, 5).join(" "),
    abstract: words.slice(5).join(" "),
  });
}
const corpus = builder.build({ words: 1000, least: 3 });
const told: string[] = [];
const learn = (seed: number) =>
  learnTable(corpus, { seed, size: 16, epochs: 24, onProgress: (done) => told.push(done) });
const table = learn(1);

function cosine({ size, words, rows }: WordTable, one: string, other: string): number {
  const [a, b] = [one, other].map((word) => {
    const at = words.indexOf(word) * size;
    return rows.subarray(at, at + size);
  });
  const dot = (x: Float32Array | undefined, y: Float32Array | undefined) =>
    x?.reduce((sum, value, at) => sum + value * (y?.[at] ?? 0), 0) ?? 0;
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

describe("words that no paper has together are near when their neighbours are the same", () => {
  for (const [one, other] of [
    ["photo", "pictur"],
    ["robot", "android"],
    ["speech", "voic"],
  ] as const)
    test(`${one} and ${other}`, () => {
      const own = cosine(table, one, other);
      const others = ["galaxi", "court", "protein"].map((word) => cosine(table, one, word));
      assert.ok(own > 0.05 + Math.max(...others), `${own} and ${others.join(" ")}`);
    });
});

test("the training finds papers better from round to round, rounded vectors too", () => {
  const losses = told.flatMap((line) => / loss ([\d.]+)/.exec(line)?.[1] ?? []).map(Number);
  assert.equal(losses.length, 24);
  const mean = (from: number) =>
    losses.slice(from, from + 4).reduce((sum, one) => sum + one, 0) / 4;
  // In the second half of the rounds papers' vectors are rounded, which makes it harder.
  assert.ok(mean(8) < (losses[0] ?? 0) - 0.1, losses.join(" "));
  assert.ok(mean(20) < mean(12) - 0.1, losses.join(" "));
});

test("the same papers and seed give the same bytes, another seed others", () => {
  const bytes = packTable(table);
  assert.deepEqual(packTable(learn(1)), bytes);
  assert.notDeepEqual(packTable(learn(2)), bytes);
});
