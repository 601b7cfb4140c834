/** What a build writes, a browser reads. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { fileOf } from "../../../src/search/format/catalogue.ts";
import { packDates, unpackDates } from "../../../src/search/format/dates.ts";
import { packNames, unpackNames } from "../../../src/search/format/words.ts";
import { Packer, Unpacker } from "../../../src/search/format/packing.ts";
import { packPapers, unpackPapers } from "../../../src/search/format/papers.ts";
import { packFile, packTerm, unpackFile } from "../../../src/search/format/postings.ts";
import { packWords, unpackWords } from "../../../src/search/format/words.ts";

const rising = (max: number) =>
  fc.uniqueArray(fc.nat(max), { maxLength: 20 }).map((list) => list.sort((a, b) => a - b));
const term = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
const byCode = (a: string, b: string) => (a < b ? -1 : 1);
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

  test("terms with their postings", () => {
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
  });

  test("a table of papers", () => {
    const table = {
      fragments: ["0000000", "fffffff", "aa98d3c"],
      lengths: [0, 255, 90],
      upvotes: [undefined, 0, 1234],
      topics: [[0, 2], [], [1]],
      code: [1],
      notes: [],
    };
    assert.deepEqual(unpackPapers(packPapers(table)), table);
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
  const whole = packFile([packTerm("term", [{ ...posting, keyword: false, note: false }])]);
  assert.throws(() => unpackFile(whole.subarray(0, whole.length - 1)), RangeError);
});

test("a fragment with another kind of name is refused when the index is made", () =>
  assert.throws(
    () =>
      packPapers({
        fragments: ["xyz"],
        lengths: [1],
        upvotes: [0],
        topics: [],
        code: [],
        notes: [],
      }),
    /fragment "xyz"/,
  ));

describe("the file of an entry", () => {
  const FILES = [
    ["b", "one"],
    ["m", "two"],
    ["x", "three"],
  ] as const;
  const CASES: [entry: string, file: string | undefined][] = [
    ["a", undefined],
    ["b", "one"],
    ["lzz", "one"],
    ["m", "two"],
    ["zebra", "three"],
  ];
  for (const [entry, file] of CASES)
    test(`${entry}: ${file ?? "none"}`, () => assert.equal(fileOf(FILES, entry), file));
});
