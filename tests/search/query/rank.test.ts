/** Words in, papers in order out; through the files that a build writes. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { PaperInput } from "../../../src/paper/schema.ts";
import { MOST_FILES } from "../../../src/search/query/matching.ts";
import { rank, rankAgain } from "../../../src/search/query/rank.ts";
import { archiveOf } from "../sample.ts";

const PAPERS: Partial<PaperInput>[] = [
  { id: "a", title: "Diffusion models for harbours", abstract: "We generate images of ships." },
  { id: "b", title: "A study of ships", abstract: "A diffusion model is compared with others." },
  { id: "c", title: "Naïve Bayes revisited", authors: ["Łukasz Wzór", "Ada Example"] },
  {
    id: "d",
    title: "GPT-4 in the harbour",
    abstract: "Large and small harbours.",
    keywords: ["tides"],
  },
  { id: "e", title: "All You Need", abstract: "Attention is all you need, they say, with ships." },
  { id: "f", title: "機械学習の忘却" },
  { id: "g", title: "Ada and the Wzór", abstract: "It is not by them." },
];

/** Ids of papers that have every word, a bar, and those that have some. */
const found = async (query: string) => {
  const { archive, ids } = await archiveOf(PAPERS);
  const { exact, relaxed } = await rank(archive, query.split(" "));
  const names = (list: { paper: number }[]) => list.map(({ paper }) => ids[paper]).join(" ");
  return `${names(exact)} | ${names(relaxed)}`.trim();
};

describe("a query finds", () => {
  const CASES: [query: string, papers: string][] = [
    ["diffusion models", "a b |"],
    ["diffusion model", "a b |"],
    ["harbour images", "a | d"],
    ["naive bayes", "c |"],
    ["Lukasz", "c |"],
    ["Wzór Łukasz", "c | g"],
    ["Łukasz Wzór", "c | g"],
    ["gpt4", "d |"],
    ["GPT-4", "d |"],
    ["gpt 4", "d |"],
    ["tides", "d |"],
    ["all you need", "e |"],
    ["学習", "f |"],
    ["忘", "f |"],
    ["nowhere", "|"],
    ["the of", "| b g d"],
    ["difusion", "a b |"],
    ["harb", "d a |"],
    ["harbuors images", "a | d"],
    // No paper has the first word: it can't empty the page.
    ["steam-driven ships", "| b a e"],
    ["qwertz-uiop harbour images", "| a d"],
    ["—", "|"],
  ];
  for (const [query, papers] of CASES)
    test(`${query}: ${papers}`, async () => assert.equal(await found(query), papers));
});

describe("a word that is nowhere", () => {
  const taken = async (query: string) => {
    const { archive } = await archiveOf([
      { title: "Quantization of quantization", abstract: "Quantized." },
      ...Array.from({ length: 60 }, () => ({ title: "Language everywhere" })),
      { title: "A langage of its own" },
    ]);
    const [first] = (await rank(archive, query.split(" "))).words;
    return [first?.corrected, first?.suggested];
  };
  const CASES: [query: string, corrected: string | undefined, suggested: string | undefined][] = [
    ["quantizatoin", "quantization", undefined],
    ["language", undefined, undefined],
    // It is there, if in one paper: who typed it may have meant it.
    ["langage", undefined, "language"],
    ["qwertzuiop", undefined, undefined],
  ];
  for (const [query, ...expected] of CASES)
    test(`${query}: ${expected.map((one) => one ?? "as it is").join(", ")}`, async () =>
      assert.deepEqual(await taken(query), expected));
});

describe("loading by need", () => {
  const WORDS = Array.from(
    { length: 40 },
    (_, at) =>
      `${String.fromCharCode(97 + (at % 26))}word${"x".repeat(at % 7)}${String.fromCharCode(97 + (at % 5))}`,
  );
  const papers = WORDS.map((word, at) => ({
    title: `${word} ${WORDS[(at + 1) % 40]}`,
    abstract: WORDS.slice(0, at).join(" "),
  }));
  const bytes = 60;

  test("a long query loads few files, and still finds its paper", async () => {
    const { archive, ids, loaded } = await archiveOf(papers, { bytes });
    const before = loaded.length;
    const { exact, relaxed, skipped } = await rank(archive, WORDS.slice(0, 36));
    assert.ok(loaded.length - before <= MOST_FILES.segment, `${loaded.length - before} files`);
    assert.ok(skipped.length > 0);
    const [first] = [...exact, ...relaxed];
    assert.ok(Number(ids[first?.paper ?? 0]?.slice(5)) >= 10_034);
  });

  test("a second query for the same words loads nothing", async () => {
    const { archive, loaded } = await archiveOf(papers, { bytes });
    await rank(archive, WORDS.slice(0, 3));
    const before = loaded.length;
    await rank(archive, WORDS.slice(0, 3));
    assert.equal(loaded.length, before);
  });

  test("the order doesn't depend on what was searched before", async () => {
    const fresh = await archiveOf(papers, { bytes });
    const used = await archiveOf(papers, { bytes });
    for (const word of WORDS) await rank(used.archive, [word, `${word}q`]);
    for (const query of [WORDS.slice(2, 9), ["aowrd", "bword"], ["awo"]])
      assert.deepEqual(await rank(used.archive, query), await rank(fresh.archive, query));
  });

  test("papers in segments of their own come in the same order", async () => {
    const dated = papers.map((paper, at) => ({
      ...paper,
      day: `${2025 - Math.floor(at / 10)}-05-05`,
    }));
    const whole = await archiveOf(dated);
    const parted = await archiveOf(dated, { isCut: true, bytes });
    assert.equal(parted.archive.catalogue.segments.length, 4);
    for (const query of [WORDS.slice(2, 6), ["aworda"], ["bowrdb"]])
      assert.deepEqual(
        (await rank(parted.archive, query)).exact,
        (await rank(whole.archive, query)).exact,
      );
  });
});

test("the last query is ranked once, and another one anew", async () => {
  const { archive } = await archiveOf(PAPERS);
  const first = rankAgain(archive, ["ships"]);
  assert.equal(rankAgain(archive, ["ships"]), first);
  assert.notEqual(rankAgain(archive, ["harbours"]), first);
  assert.deepEqual(await rankAgain(archive, ["ships"]), await first);
});
