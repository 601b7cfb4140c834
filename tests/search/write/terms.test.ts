import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { joinPostings, packFile, unpackFile } from "../../../src/search/format/postings.ts";
import { paperWordsOf } from "../../../src/search/write/paper-words.ts";
import {
  collectTerms,
  type CollectedTerms,
  type ReadPaper,
} from "../../../src/search/write/terms.ts";
import type { Paper, PaperInput } from "../../../src/paper/schema.ts";
import { aPaper } from "../../paper/sample.ts";

const NOWHERE = { paper: 0, title: 0, places: [], authors: [], keyword: false, note: false };
const SEVEN = "one two three four five six seven";

const read = (paper: Paper, note?: string): ReadPaper => ({
  paper,
  note,
  words: paperWordsOf(paper),
});

/** What the index has of a term. */
function postingsOf(terms: CollectedTerms["terms"], term: string) {
  const open = terms.get(term);
  assert.ok(open);
  const file = packFile([joinPostings(term, [[0, open.postings.done()]])]);
  return unpackFile(file).get(term)?.read();
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
      const { terms } = collectTerms([read(paper)]);
      assert.deepEqual(postingsOf(terms, term), [{ ...NOWHERE, ...where }]);
    });

  test("in a note", () => {
    const { terms } = collectTerms([read(aPaper(), "Look at the glass.")]);
    assert.deepEqual(postingsOf(terms, "glass"), [{ ...NOWHERE, note: true }]);
  });
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
      const { terms } = collectTerms([read(aPaper({ title: "X", abstract }))], VLM);
      const all = ["vlm", "vision", "languag", "model"];
      const isKeyword = (term: string) =>
        terms.has(term) && postingsOf(terms, term)?.some(({ keyword }) => keyword);
      assert.deepEqual(all.filter(isKeyword), known);
    });
});
