/** Segments that are made of the last one have the same bytes as those that are made of nothing. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { randomFrom } from "../../../src/meaning/learn/random.ts";
import type { Paper } from "../../../src/paper/schema.ts";
import { isPacked } from "../../../src/search/format/names.ts";
import { joinSegments } from "../../../src/search/write/join.ts";
import { buildPart, type SegmentPart } from "../../../src/search/write/part.ts";
import {
  buildSegment,
  type BuiltSegment,
  type LastSegment,
} from "../../../src/search/write/segment.ts";
import { tableOf } from "../../meaning/sample-table.ts";
import { aPaper } from "../../paper/sample.ts";

const WORDS = "boat ship cat kitten sum total harbour tide of the Model models modelled naïve 数学";
const table = tableOf("boat ship", "cat kitten", "sum total");
const HOW = { bytes: 150, step: table.step, mostInOne: 5 };
const PARTS = 4;
const A_PART = 12;

const random = randomFrom(1);
const below = (most: number) => random() % most;
const some = <Item>(items: readonly Item[]) => items.filter(() => below(3) > 0);
const text = (words = WORDS.split(" ")) =>
  Array.from({ length: 1 + below(25) }, () => words[below(words.length)]).join(" ");
const paperOf = (at: number): Paper =>
  aPaper({ id: `2510.${10_000 + at}`, title: text(), abstract: text(), authors: ["Ada Tide"] });

type Papers = readonly (readonly Paper[])[];
const PAPERS: Papers = Array.from({ length: PARTS }, (_, part) =>
  Array.from({ length: A_PART }, (_1, at) => paperOf(part * A_PART + at)),
);

/** Papers with another one in the place of some, by part. */
const edit = (papers: Papers, parts: readonly number[], change: (paper: Paper) => Paper): Papers =>
  papers.map((own, part) =>
    parts.includes(part) ? own.map((one) => (below(A_PART) < 2 ? change(one) : one)) : own,
  );

const partsOf = (papers: Papers, topics: readonly string[] = []): Promise<SegmentPart[]> =>
  Promise.all(
    papers.map((own) =>
      buildPart(
        own.map((paper) => ({ paper, topics, note: undefined })),
        { table },
      ),
    ),
  );

/** The files of a segment, and of an index of it alone. */
const filesOf = (segment: BuiltSegment, last?: ReadonlyMap<string, Uint8Array>) =>
  new Map([
    ...segment.files.map(({ path, content }) => [path, content] as const),
    ...segment.kept.map(({ path, was }) => [path, last?.get(was) ?? new Uint8Array()] as const),
    ...joinSegments([{ summary: segment.summary, phrases: [] }], []).map(
      ({ path, content }) => [path, content] as const,
    ),
  ]);

const asLast = (
  { summary, learned }: BuiltSegment,
  files: ReadonlyMap<string, Uint8Array>,
  parts: readonly SegmentPart[],
): LastSegment => ({
  parts,
  summary,
  // As it is read from a disk: a view of larger bytes.
  learned: Buffer.concat([Buffer.of(1), learned]).subarray(1),
  files: [...files]
    .filter(([path]) => isPacked(path))
    .map(([path, content]) => ({ path, content: gunzipSync(content) })),
});

describe("a segment of the last one", () => {
  const CASES: [name: string, change: (papers: Papers) => Papers][] = [
    ["the same papers", (papers) => papers],
    ["a word more", (papers) => edit(papers, [1], (one) => ({ ...one, abstract: "First. " + one.abstract }))], // prettier-ignore
    ["other texts", (papers) => edit(papers, [0, 3], (one) => ({ ...one, title: text(), abstract: text() }))], // prettier-ignore
    ["texts of other words", (papers) => edit(papers, [2], (one) => ({ ...one, title: text(["aa", "zz"]), abstract: "" }))], // prettier-ignore
    ["other authors", (papers) => edit(papers, [1, 2], (one) => ({ ...one, authors: [text()] }))],
    ["other scripts", (papers) => edit(papers, [3], (one) => ({ ...one, title: text(["é", "𝒜bc", "数学𠀀", "ßx", "😀", "ﬁsh", "שלום", "\uFFFDx"]) }))], // prettier-ignore
    ["the first and the last paper", (papers) => papers.map((own) => own.map((one, at) => (at % (A_PART - 1) === 0 && below(2) === 0 ? { ...one, abstract: text() } : one)))], // prettier-ignore
    ["a DOI, and no words", (papers) => edit(papers, [1, 3], (one) => ({ ...one, title: "", abstract: "", links: { doi: `https://doi.org/10.1/${text()}` } }))], // prettier-ignore
    ["votes", (papers) => edit(papers, [0, 1, 2, 3], (one) => ({ ...one, upvotes: below(99) }))],
    ["a paper less", (papers) => papers.map((own, part) => (part === 1 ? own.slice(1) : own))],
    ["a part less", (papers) => papers.slice(1)],
    ["papers in another order", (papers) => papers.toReversed()],
  ];
  for (const [name, change] of CASES)
    test(`with ${name}`, async () => {
      let papers = PAPERS;
      let parts = await partsOf(papers);
      let segment = buildSegment(parts, HOW);
      let files = filesOf(segment);
      // Each is made of one that was itself made of the last.
      for (let round = 0; round < 5; round += 1) {
        papers = change(papers);
        const now = await partsOf(papers, some(["one", "two"]));
        segment = buildSegment(now, { ...HOW, last: asLast(segment, files, parts) });
        files = filesOf(segment, files);
        parts = now;
        const clean = buildSegment(parts, HOW);
        assert.deepEqual([...files.keys()].sort(), [...filesOf(clean).keys()].sort());
        assert.deepEqual(files, filesOf(clean));
        assert.deepEqual([segment.summary, segment.learned], [clean.summary, clean.learned]);
      }
    });

  test("keeps the files of terms that no change has come to", async () => {
    const parts = await partsOf(PAPERS);
    const first = buildSegment(parts, HOW);
    const files = filesOf(first);
    const papers = PAPERS.map((own) => own.map((one, at) => (at === 5 ? { ...one, abstract: one.abstract + " zzz" } : one))); // prettier-ignore
    const next = buildSegment(await partsOf(papers), { ...HOW, last: asLast(first, files, parts) });
    const terms = (all: readonly { path: string }[]) =>
      all.filter(({ path }) => path.startsWith("terms/")).length;
    assert.ok(terms(next.files) <= 2, `${terms(next.files)} new`);
    assert.ok(terms(next.kept) > 10, `${terms(next.kept)} kept`);
  });
});
