import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { joinPostings, packFile, unpackFile } from "../../../src/search/format/postings.ts";
import { Lexicon } from "../../../src/search/write/lexicon.ts";
import { collectTerms } from "../../../src/search/write/terms.ts";
import type { Abbreviation } from "../../../src/meaning/abbreviations.ts";
import type { Paper, PaperInput } from "../../../src/paper/schema.ts";
import { aPaper } from "../../paper/sample.ts";

const NOWHERE = { paper: 0, title: 0, places: [], authors: [], keyword: false, note: false };
const SEVEN = "one two three four five six seven";

/** What the index has of the terms of a paper. */
function termsOf(paper: Paper, { note, abbreviations }: Known = {}) {
  const { terms } = collectTerms([{ paper, text: paper, note }], new Lexicon(abbreviations));
  return new Map(
    Array.from(terms, ({ term, postings }) => {
      const file = packFile([joinPostings(term, [[0, postings]])]);
      return [term, unpackFile(file).get(term)?.read()];
    }),
  );
}

interface Known {
  note?: string;
  abbreviations?: Abbreviation[];
}

describe("a term knows where it stands", () => {
  const CASES: [name: string, fields: Partial<PaperInput>, term: string, where: object][] = [
    ["in the title, each time", { title: "Glass on glass" }, "glass", { title: 2 }],
    [
      "in the abstract, by stretches of six words",
      { abstract: `Glass ${SEVEN} glass, glass ${SEVEN} ${SEVEN} glass` },
      "glass",
      { places: [0, 1, 4] },
    ],
    [
      "in a keyword, a category or an organization",
      { keywords: ["stained glass"] },
      "glass",
      { keyword: true },
    ],
    ["in a category", { categories: ["cs.LG"] }, "cslg", { keyword: true }],
    ["in an organization", { organization: "Glass Works" }, "glass", { keyword: true }],
    [
      "in the names of authors, by their places",
      { authors: ["Ann Li", "Bo Glass", "Cy Glass"] },
      "glass",
      { authors: [1, 2] },
    ],
    [
      "the commonest words only in titles and names",
      { title: "All You Need", abstract: "You need all." },
      "you",
      { title: 1 },
    ],
  ];
  for (const [name, fields, term, where] of CASES)
    test(name, () => {
      const paper = aPaper({ title: "X", abstract: "", ...fields });
      assert.deepEqual(termsOf(paper).get(term), [{ ...NOWHERE, ...where }]);
    });

  test("in a note", () => {
    const terms = termsOf(aPaper(), { note: "Look at the glass." });
    assert.deepEqual(terms.get("glass"), [{ ...NOWHERE, note: true }]);
  });
});

test("terms come sorted, with all papers that have them", () => {
  const papers = ["Glass", "Stone", "Stone and glass"].map((title, at) =>
    aPaper({ id: `2510.1000${at}`, title, abstract: "", authors: [] }),
  );
  const { terms, texts } = collectTerms(
    papers.map((paper) => ({ paper, text: paper })),
    new Lexicon(),
  );
  const found = Array.from(terms, ({ term, texts: count, postings }) => ({
    term,
    count,
    postings,
  }));
  const words = found.filter(({ count }) => count > 0);
  assert.deepEqual(
    words.map(({ term, count, postings: { first, last } }) => [term, count, first, last]),
    [
      ["and", 1, 2, 2],
      ["glass", 2, 0, 1],
      ["stone", 2, 1, 1],
    ],
  );
  assert.deepEqual(
    texts.map(({ title }) => title.length),
    [1, 1, 2],
  );
});

describe("a paper is known by what it abbreviates", () => {
  const VLM = [{ short: "VLM", long: "vision language model" }];
  const CASES: [name: string, abstract: string, known: string[]][] = [
    ["the long form brings the short one", "We tune vision-language models.", ["vlm"]],
    ["the short form brings the long one", "We tune VLMs.", ["vision", "languag", "model"]],
    ["both bring nothing", "Vision-language models (VLMs) are tuned.", []],
    ["a part of the long form brings nothing", "We tune language models.", []],
    ["another spelling of the short form brings nothing", "We tune vlm.", []],
  ];
  for (const [name, abstract, known] of CASES)
    test(name, () => {
      const terms = termsOf(aPaper({ title: "X", abstract }), { abbreviations: VLM });
      const all = ["vlm", "vision", "languag", "model"];
      const isKeyword = (term: string) => terms.get(term)?.some(({ keyword }) => keyword);
      assert.deepEqual(all.filter(isKeyword), known);
    });
});
