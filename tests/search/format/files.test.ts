/** What a build writes, a browser reads. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { fileAt } from "../../../src/search/format/catalogue.ts";
import { packDates, unpackDates } from "../../../src/search/format/dates.ts";
import { packNames, unpackNames } from "../../../src/search/format/words.ts";
import { Packer, packSorted, Unpacker, unpackSorted } from "../../../src/search/format/packing.ts";
import {
  packPapers,
  packTopics,
  unpackPapers,
  unpackTopics,
} from "../../../src/search/format/papers.ts";
import {
  joinPostings,
  packFile,
  packPostings,
  unpackFile,
  type Posting,
} from "../../../src/search/format/postings.ts";
import { packPhrasePapers, unpackPhrasePapers } from "../../../src/search/format/phrase-papers.ts";
import { packTexts, unpackTexts } from "../../../src/search/format/texts.ts";
import {
  packCommon,
  packWords,
  unpackCommon,
  unpackWords,
} from "../../../src/search/format/words.ts";

const rising = (max: number) =>
  fc.uniqueArray(fc.nat(max), { maxLength: 20 }).map((list) => list.sort((a, b) => a - b));
const term = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
const byCode = (a: string, b: string) => (a < b ? -1 : 1);
const ofAnyCharacters = fc
  .array(fc.constantFrom("a", "b", "é", "\u{1D49C}", "\uD835", "\uDC9C", "\uD800", "\uFEFF"))
  .map((letters) => letters.join(""));
/** As UTF-8 writes it: a lone surrogate can't be. */
const wellFormed = (text: string) => text.isWellFormed();

describe("comes back as it was", () => {
  test("a count of any size, and a text", () =>
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.string({ unit: "grapheme" }), (count, text) => {
        const unpacker = new Unpacker(new Packer().count(count).text(text).done());
        assert.deepEqual([unpacker.count(), unpacker.text(), unpacker.isDone], [count, text, true]);
      }),
    ));

  test("sorted words of any characters, halves of them as UTF-8 writes those", () =>
    fc.assert(
      fc.property(fc.uniqueArray(ofAnyCharacters), (words) => {
        const packed = packSorted(words.sort(byCode), String, () => {});
        const read = unpackSorted(packed, (_, word) => word);
        assert.deepEqual(
          read,
          words.map((word) => word.toWellFormed()),
        );
      }),
    ));

  test("terms with their postings, those of runs of papers joined", () => {
    const posting = fc.record({
      title: fc.nat(3),
      places: rising(60),
      authors: rising(400),
      keyword: fc.boolean(),
      note: fc.boolean(),
    });
    const postings = fc
      .tuple(rising(5000), fc.array(posting, { minLength: 20, maxLength: 20 }))
      .map(([papers, list]) =>
        papers.flatMap((paper, at) => {
          const one = list[at];
          return one ? [{ paper, ...one }] : [];
        }),
      );
    const terms = fc.uniqueArray(term.filter(wellFormed), { maxLength: 8 });
    const packTerm = (name: string, list: readonly Posting[]) =>
      joinPostings(name, list.length > 0 ? [[0, packPostings(list)]] : []);
    fc.assert(
      fc.property(terms, fc.array(postings, { minLength: 8, maxLength: 8 }), (names, lists) => {
        const packed = names.sort(byCode).map((name, at) => [name, lists[at] ?? []] as const);
        const unpacked = unpackFile(packFile(packed.map(([name, list]) => packTerm(name, list))));
        assert.deepEqual(
          [...unpacked].map(([name, { count, read }]) => [name, count, read()]),
          packed.map(([name, list]) => [name, list.length, list]),
        );
      }),
    );
    fc.assert(
      fc.property(
        fc.array(
          postings.filter(({ length }) => length > 0),
          { minLength: 1 },
        ),
        (lists) => {
          const runs = lists.map((list, at) => [at * 6000, packPostings(list)] as const);
          const joined = unpackFile(packFile([joinPostings("term", runs)])).get("term");
          assert.deepEqual(
            joined?.read(),
            lists.flatMap((list, at) =>
              list.map((one) => ({ ...one, paper: one.paper + at * 6000 })),
            ),
          );
        },
      ),
    );
  });

  test("a table of papers", () => {
    const table = {
      years: [
        ["2025", 2],
        ["2024", 1],
      ] as const,
      lengths: [0, 32, 91],
      upvotes: [undefined, 0, 1234],
      code: [1],
      notes: [],
      terms: ["a", "ab", "学習"],
      authors: ["ada"],
    };
    assert.deepEqual(unpackPapers(packPapers(table)), table);
  });

  test("lengths of papers, to a tenth", () => {
    const rest = { years: [], upvotes: [], code: [], notes: [], terms: [], authors: [] };
    const lengths = Array.from({ length: 2000 }, (_, length) => length);
    const upvotes = lengths.map(() => undefined);
    const read = (own: readonly number[]) =>
      unpackPapers(packPapers({ ...rest, upvotes, lengths: own })).lengths;
    const about = read(lengths);
    for (const [length, one] of about.entries())
      assert.ok(Math.abs(one - length) <= Math.max(1, length / 10), `${length} ${one}`);
    assert.deepEqual(read(about), about, "packed again, they stay as they are");
  });

  test("topics of papers", () => {
    const topics = [
      ["ants", [0, 2]],
      ["bees", []],
    ] as const;
    assert.deepEqual(unpackTopics(packTopics(topics)), topics);
  });

  test("the commonest terms, with about how many papers have each", () => {
    const words = [
      { term: "halt", count: 1000 },
      { term: "halve", count: 1 },
      { term: "学習", count: 64 },
    ];
    const counts = [...unpackCommon(packCommon(words))];
    assert.deepEqual(counts, [
      ["halt", 1024],
      ["halve", 1],
      ["学習", 64],
    ]);
  });

  test("texts of papers, whatever is empty in them", () => {
    const text = { day: "2025-10-16", by: "Ada", title: "A  title", abstract: "Its\nabstract." };
    const more = { code: "https://x.example/?a=b", pdf: undefined, authors: "more" as const };
    const texts = [
      { ...text, id: "a", authors: "", keywords: "a keyword", more: {} },
      { ...text, id: "b", abstract: "", authors: "Ada, Bo", keywords: "", more },
    ];
    const read = { day: "2025-10-16", byline: "Ada · listed 16 Oct 2025", pdf: undefined };
    assert.deepEqual(unpackTexts(packTexts(texts)), [
      {
        ...read,
        id: "a",
        code: undefined,
        moreAuthors: false,
        words: ["A", "title", "Its", "abstract.", "a", "keyword"],
        ends: [2, 4, 4, 6],
      },
      {
        ...read,
        id: "b",
        code: more.code,
        moreAuthors: true,
        words: ["A", "title", "Ada,", "Bo"],
        ends: [2, 2, 4, 4],
      },
    ]);
    assert.deepEqual(unpackTexts(packTexts([])), []);
    assert.throws(() => unpackTexts(packTexts(texts).subarray(9)));
    assert.throws(() => unpackTexts(packTexts(texts).slice(0, -1)));
  });

  test("which papers an index of phrases has, by names of any length", () => {
    const papers = { entry: '{"version":"1"}', names: ["en_aa98d3c", "en_aa98d3c1"] };
    assert.deepEqual(unpackPhrasePapers(packPhrasePapers(papers)), papers);
  });

  test("dates, which not all papers have", () => {
    for (const dates of [[], [undefined], ["2019-05-03", undefined, "1687", "2019-05", undefined]])
      assert.deepEqual(unpackDates(packDates(dates)), dates);
  });

  test("a vocabulary, and names", () => {
    const words = [
      { term: "hallucin", count: 144, written: "hallucinations" },
      { term: "halt", count: 3, written: "halting" },
      { term: "学習", count: 1, written: "学習" },
    ];
    assert.deepEqual(unpackWords(packWords(words)), words);
    const names = [
      { word: "kaiser", name: "Łukasz Kaiser", count: 2 },
      { word: "lukasz", name: "Łukasz Kaiser", count: 2 },
    ];
    assert.deepEqual(unpackNames(packNames(names)), names);
  });
});

test("a file that is cut off is refused", () => {
  const posting = { paper: 1, title: 1, places: [2], authors: [] };
  const packed = packPostings([{ ...posting, keyword: false, note: false }]);
  const whole = packFile([joinPostings("term", [[0, packed]])]);
  assert.throws(() => unpackFile(whole.subarray(0, whole.length - 1)), RangeError);
});

describe("the file of an entry", () => {
  const CASES: [entry: string, file: number][] = [
    ["a", -1],
    ["b", 0],
    ["lzz", 0],
    ["m", 1],
    ["zebra", 2],
  ];
  for (const [entry, file] of CASES)
    test(`${entry}: ${file}`, () => assert.equal(fileAt(["b", "m", "x"], entry), file));
});
