/** Parts of the index that are made of the last one are those that are made of nothing. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { gunzipSync } from "node:zlib";
import type { IndexedPaper } from "../../../src/search/write/facts.ts";
import { cutPieces, makeFacts, readFacts } from "../../../src/search/write/part-facts.ts";
import { buildPart, type BuiltPart, type LastPart } from "../../../src/search/write/part.ts";
import { textOf } from "../../../src/search/write/record.ts";
import { tableOf } from "../../meaning/sample-table.ts";
import { aPaper } from "../../paper/sample.ts";

const table = tableOf("boat ship", "cat kitten", "tide harbour");

/** Papers of two pieces: one whole, and one of the newest papers. */
const PAPERS: readonly IndexedPaper[] = Array.from({ length: 450 }, (_, at) => ({
  paper: aPaper({
    id: `2510.${10_000 + at}`,
    day: "2025-10-16",
    title: `A tide of ${at} boats`,
    abstract: at % 3 === 0 ? "A cat in the harbour." : "A ship and a kitten.",
    authors: [`Ada Tide ${at % 7}`],
  }),
  topics: ["tides"],
  note: at === 3 ? "Read it in a harbour." : undefined,
}));

/** The papers with another one in the place of some. */
const change = (places: readonly number[], fields: Partial<IndexedPaper["paper"]>) =>
  PAPERS.map((one, at) =>
    places.includes(at) ? { ...one, paper: { ...one.paper, ...fields } } : one,
  );

/** A part's files as they lie on the disk. */
const filesOf = ({ files, kept }: BuiltPart, last?: ReadonlyMap<string, Uint8Array>) =>
  new Map([
    ...files.map(({ path, content }) => [path, content] as const),
    ...kept.map(({ path, was }) => [path, last?.get(was) ?? new Uint8Array()] as const),
  ]);
const asLast = (part: BuiltPart, files: ReadonlyMap<string, Uint8Array>): LastPart => ({
  ...part,
  paths: [...files.keys()],
  read: (path) => gunzipSync(files.get(path) ?? new Uint8Array()),
});

describe("a part of the last one", () => {
  const CASES: [name: string, papers: readonly IndexedPaper[], newTexts: number][] = [
    ["the same papers", PAPERS, 0],
    ["a corrected text", change([200], { abstract: "A tide that turns." }), 1],
    ["another title", change([49], { title: "Of kittens" }), 1],
    ["other authors", change([449], { authors: ["Bo Ship"] }), 1],
    ["the first and the last text", change([0, 449], { abstract: "Other words." }), 2],
    ["an alias, which no text shows", change([50], { aliases: ["2401.00001"] }), 0],
    ["a paper less", PAPERS.filter((_, at) => at !== 60), 26],
    ["the oldest one less", PAPERS.slice(0, -1), 1],
    ["the newest one less", PAPERS.slice(1), 29],
    ["papers more", [...PAPERS.map((one) => ({ ...one, paper: { ...one.paper, id: `a${one.paper.id}` } })), ...PAPERS], 29], // prettier-ignore
    ["papers in another order", PAPERS.toReversed(), 29],
    ["one paper alone", PAPERS.slice(7, 8), 1],
    ["another note", PAPERS.map((one, at) => (at === 3 ? { ...one, note: "A cat." } : one)), 0],
    ["other topics and votes", PAPERS.map((one, at) => ({ ...one, paper: { ...one.paper, upvotes: at * 3, comments: at }, topics: at % 2 === 0 ? ["boats", "tides"] : [] })), 0], // prettier-ignore
  ];
  for (const [name, papers, newTexts] of CASES)
    test(`with ${name}`, async () => {
      const before = buildPart(PAPERS, { table });
      const files = filesOf(before);
      const clean = buildPart(papers, { table });
      const after = buildPart(papers, { table, last: asLast(before, files) });
      assert.deepEqual(filesOf(after, files), filesOf(clean));
      assert.deepEqual([after.facts, after.codes], [clean.facts, clean.codes]);
      assert.deepEqual(after.summary, clean.summary);
      if (name !== "papers more") assert.equal(after.files.length, newTexts, "files of texts");
    });
});

test("papers that come leave the pieces of older ones as they are", () => {
  const cut = (papers: readonly IndexedPaper[]) =>
    cutPieces(papers.map((one) => ({ ...one, text: textOf(one.paper) })));
  const [newest, oldest] = cut(PAPERS);
  const [newer, older] = cut([...PAPERS.slice(0, 1), ...PAPERS]);
  assert.deepEqual([newest?.papers.length, newer?.papers.length], [50, 51]);
  assert.equal(older?.key, oldest?.key);
  assert.notEqual(newer?.key, newest?.key);
});

test("a piece that is known isn't read again", () => {
  const pieces = cutPieces(PAPERS.map((one) => ({ ...one, text: textOf(one.paper) })));
  const last = makeFacts(pieces, table);
  const unread = pieces.map(({ key, papers }) => ({
    key,
    papers: papers.map(({ text, ...one }) => ({ ...one, text: { ...text, abstract: "unread" } })),
  }));
  assert.deepEqual(makeFacts(unread, table, last), last);
  const [first] = readFacts(makeFacts(unread, table).facts);
  assert.ok(first && Iterator.from(first.terms).some(({ term }) => term === "unread"));
});
