import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DamagedWords, stretchWords } from "../../../src/digest/related/stretch-words.ts";
import {
  findRelated,
  MOST_RELATED,
  MOST_WORDS,
  RelatedPapers,
} from "../../../src/digest/related/related.ts";
import { monthOf } from "../../../src/paper/day.ts";
import { STRETCH } from "../../../src/paper/stretches.ts";
import type { Paper } from "../../../src/paper/schema.ts";
import { aPaper } from "../../paper/sample.ts";

const MARCH = "2025-03-04";
const APRIL = "2025-04-01";
const MAY = "2025-05-30";

/** Papers on four subjects, of three months. */
const ARCHIVE = [
  on("splat-1", MARCH, "Gaussian splatting of moving scenes"),
  on("splat-2", APRIL, "Faster rendering by Gaussian splatting"),
  on("splat-3", MAY, "Gaussian splatting from a phone"),
  on("codec-1", MARCH, "A speech codec at low bitrates"),
  on("codec-2", MARCH, "Speech codecs for singing"),
  on("proof-1", APRIL, "Theorem provers that ask for help"),
  on("proof-2", MAY, "A theorem prover with a library of lemmas"),
  on("ocean-1", MARCH, "Plankton counted from orbit"),
];

describe("the related papers of a paper", () => {
  test("are on its subject, the most alike first", () => {
    const papers = [
      on("own", MARCH, "Speech codecs", "They squeeze vowels with wavelets."),
      on("near", MARCH, "Speech codecs", "They squeeze vowels, too."),
      on("far", MARCH, "Speech codecs", "Their pitch drifts in the cold."),
      on("other", MARCH, "Plankton", "It is counted from orbit."),
    ];
    assert.deepEqual(slugs(papers, "own"), ["near", "far"]);
  });

  test("come with the words that both have, each once, phrases before their parts", () => {
    const papers = [
      on("one", MARCH, "Group Relative Policies", "Group relative policies of GRPO."),
      on("two", MARCH, "Group Relative Policies", "GRPO again, with lanterns."),
      on("three", MARCH, "Lanterns", "Of paper."),
    ]; // prettier-ignore
    const [related] = findRelated(papers).get("one") ?? [];
    assert.deepEqual(related, { slug: "two", words: ["Group relative policies", "GRPO"] });
  });

  test("are at most five, with at most four words each", () => {
    const abstract = "Orchard, lantern; compass, glacier; meadow, harbour.";
    const papers = Array.from({ length: 9 }, (_, at) => on(`p${at}`, MARCH, "Alike", abstract));
    const related = findRelated(papers).get("p8") ?? [];
    assert.equal(related.length, MOST_RELATED);
    for (const { words } of related) assert.equal(words.length, MOST_WORDS);
  });

  test("are by id where they are equally alike", () => {
    const papers = ["d", "b", "c", "a"].map((id) => on(id, MARCH, "Speech codecs"));
    assert.deepEqual(slugs(papers, "c"), ["a", "b", "d"]);
  });

  test("are none where a shared word is all that there is", () => {
    const words = (name: string) =>
      Array.from({ length: 60 }, (_, at) => `${name}${at}word`).join(", ");
    const papers = [
      on("one", MARCH, "Lantern", words("a")),
      on("two", MARCH, "Lantern", words("b")),
    ];
    assert.deepEqual(slugs(papers, "one"), []);
    const alike = [...papers, on("three", MARCH, "Lantern", words("a"))];
    assert.deepEqual(slugs(alike, "one"), ["three"]);
  });

  test("are none for a paper that says nothing, and for one alone", () => {
    const papers = [
      on("bare", MARCH, "?", ""),
      on("small", MARCH, "We show that it is", "And so on."),
      on("one", MARCH, "Speech codecs"),
    ];
    for (const id of ["bare", "small", "one"]) assert.deepEqual(slugs(papers, id), [], id);
    assert.deepEqual(slugs(papers.slice(2), "one"), []);
    assert.equal(findRelated([]).size, 0);
  });

  test("are named by the id as in URLs", () => {
    const papers = [
      on("cs/0112017", MARCH, "Speech codecs"),
      on("2503.00001", MARCH, "Speech codecs"),
    ];
    assert.deepEqual(slugs(papers, "2503.00001"), ["cs-0112017"]);
  });

  test("are read from titles and abstracts with math and accents as from plain ones", () => {
    const papers = [
      on("one", MARCH, "Met$^2$Net", "Schrödinger bridges of {\\em steel}."),
      on("two", MARCH, "MET²NET", "Schrodinger bridge"),
      on("three", MARCH, "Plankton"),
    ];
    assert.deepEqual(slugs(papers, "one"), ["two"]);
  });
});

describe("the past", () => {
  test("knows nothing of later months", () => {
    assert.deepEqual(slugs(ARCHIVE, "splat-1"), []);
    assert.deepEqual(slugs(ARCHIVE, "splat-2"), ["splat-1"]);
    assert.deepEqual(slugs(ARCHIVE, "splat-3").toSorted(), ["splat-1", "splat-2"]);
  });

  test("knows of its own month's other days", () => {
    const papers = [
      on("early", "2025-03-01", "Speech codecs"),
      on("late", "2025-03-31", "Speech codecs"),
    ];
    assert.deepEqual(slugs(papers, "early"), ["late"]);
  });

  test("is the same to the last word when a paper of a later month arrives", () => {
    const before = findRelated(ARCHIVE);
    const later = [
      on("a-first", "2025-06-01", "Speech codecs and Gaussian splatting"),
      on("zz-last", "2025-06-30", "A theorem prover of plankton"),
      // It has words of its own, and makes texts longer on average.
      on("long", "2025-07-01", "New words", "unheard-of vocables ".repeat(500)),
    ];
    const after = findRelated([...later, ...ARCHIVE]);
    for (const { id } of ARCHIVE) assert.deepEqual(after.get(id), before.get(id), id);
    assert.ok((after.get("a-first") ?? []).length > 0);
  });

  test("is the same when a paper of a day arrives after which the month was cut", () => {
    const many = Array.from({ length: STRETCH }, (_, at) => on(`m${at}`, MARCH, `Word${at}x`));
    const day = "2025-03-20";
    const before = findRelated([...ARCHIVE, ...many, on("z-1", day, "Speech codecs")]);
    const after = findRelated([
      ...ARCHIVE,
      ...many,
      on("z-1", day, "Speech codecs"),
      on("z-2", "2025-03-21", "Speech codecs, and plankton"),
    ]);
    for (const { id } of many) assert.deepEqual(after.get(id), before.get(id), id);
    assert.deepEqual(after.get("codec-1"), before.get("codec-1"));
    assert.deepEqual(
      after
        .get("z-1")
        ?.map(({ slug }) => slug)
        .sort(),
      ["codec-1", "codec-2", "z-2"],
    );
  });

  test("changes within the stretch in which a paper arrives", () => {
    const more = [...ARCHIVE, on("splat-4", MARCH, "Gaussian splatting")];
    assert.deepEqual(slugs(more, "splat-1"), ["splat-4"]);
  });
});

describe("the same papers", () => {
  test("give the same related papers in whatever order they come", () => {
    const straight = [...findRelated(ARCHIVE)].sort();
    const reversed = [...findRelated(ARCHIVE.toReversed())].sort();
    assert.deepEqual(reversed, straight);
    assert.ok(straight.some(([, related]) => related.length > 0));
  });
});

describe("month by month", () => {
  const words = new Map(
    ["2025-03", "2025-04", "2025-05"].map((month) => [
      month,
      stretchWords(ARCHIVE.filter(({ day }) => monthOf(day) === month)),
    ]),
  );
  const all = findRelated(ARCHIVE);

  test("a month's related papers are those that it has in the whole, whenever it is asked for", () => {
    const finder = new RelatedPapers();
    for (const [month, bytes] of words) {
      finder.add(month, bytes);
      for (const [id, related] of finder.relatedOf(month)) assert.deepEqual(related, all.get(id));
    }
    const found = [...words.keys()].flatMap((month) => [...finder.relatedOf(month)]);
    assert.deepEqual(new Map(found), all);
  });

  test("a month's papers can be asked for in parts", () => {
    const finder = new RelatedPapers();
    for (const [month, bytes] of words) finder.add(month, bytes);
    const parts = [[0, 1], [1, 3], [3]].flatMap(([from, to]) => [
      ...finder.relatedOf("2025-03", from, to),
    ]);
    assert.deepEqual(parts, [...finder.relatedOf("2025-03")]);
    assert.equal(parts.length, 4);
  });

  test("a month may have no papers", () => {
    const finder = new RelatedPapers();
    finder.add("2025-02", stretchWords([]));
    assert.equal(finder.relatedOf("2025-02").size, 0);
    for (const [month, bytes] of words) finder.add(month, bytes);
    assert.deepEqual(finder.relatedOf("2025-05").get("splat-3"), all.get("splat-3"));
  });

  test("no month comes after a later one, and none is asked for that wasn't added", () => {
    const finder = new RelatedPapers();
    finder.add("2025-04", stretchWords([]));
    for (const month of ["2025-03", "2025-04"])
      assert.throws(() => finder.add(month, stretchWords([])), /2025-04/);
    assert.throws(() => finder.relatedOf("2025-05"), /2025-05/);
  });

  test("damaged words are refused, and nothing of them is added", () => {
    const finder = new RelatedPapers();
    for (const [month, bytes] of words) {
      assert.throws(() => finder.add(month, bytes.subarray(1)), DamagedWords);
      finder.add(month, bytes);
    }
    assert.deepEqual(finder.relatedOf("2025-05").get("splat-3"), all.get("splat-3"));
  });
});

// --- internal ---

function on(id: string, day: string, title: string, abstract = ""): Paper {
  return aPaper({ id, day, title, abstract });
}

function slugs(papers: readonly Paper[], id: string): string[] {
  return (findRelated(papers).get(id) ?? []).map(({ slug }) => slug);
}
