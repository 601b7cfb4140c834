/** What the index has of a paper: its text, and what phrases are found in. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { PaperInput } from "../../../src/paper/schema.ts";
import { packTexts, unpackTexts } from "../../../src/search/format/texts.ts";
import { phraseText, textOf } from "../../../src/search/write/record.ts";
import { aPaper } from "../../paper/sample.ts";

describe("a paper's text", () => {
  /** Title and abstract as in a file, and as the words that a reader sees. */
  const SPANS: [name: string, fields: Partial<PaperInput>, title: string, abstract: string][] = [
    ["plain words", { title: "Two words", abstract: "We show it." }, "Two words", "We show it."],
    ["math", { title: "Met$^2$Net", abstract: "An $O(n^2)$ bound." }, "Met²Net", "An O(n²) bound."],
    [
      "paragraphs and double space",
      { title: "A  B", abstract: "One.\n\nTwo  three." },
      "A B",
      "One. Two three.",
    ],
    ["no abstract", { title: "Alone", abstract: "" }, "Alone", ""],
    [
      "signs between spaces",
      { title: "A — B : C", abstract: "x -- y + z" },
      "A — B : C",
      "x – y + z",
    ],
    [
      "other scripts",
      { title: "機械 学習", abstract: "Łukasz naïve été" },
      "機械 学習",
      "Łukasz naïve été",
    ],
  ];
  for (const [name, fields, title, abstract] of SPANS)
    test(`says where title, abstract, authors and keywords end: ${name}`, () => {
      const paper = aPaper({
        ...fields,
        authors: ["Ann Author", "Bo Other"],
        keywords: ["keyword"],
        categories: ["cs.LG"],
      });
      const [text] = unpackTexts(packTexts([textOf(paper)]));
      assert.ok(text);
      const parts = [0, ...text.ends].map((start, at) =>
        text.words.slice(start, text.ends[at]).join(" "),
      );
      assert.deepEqual(parts.slice(0, 4), [
        title,
        abstract,
        "Ann Author, Bo Other",
        "keyword, cs.LG",
      ]);
    });

  test("has the id as in URLs", () =>
    assert.equal(textOf(aPaper({ id: "cs/0112017" })).id, "cs-0112017"));

  const BYLINES: [fields: Partial<PaperInput>, byline: string][] = [
    [{ authors: ["Ann"] }, "Ann · listed 16 Oct 2025"],
    [{ authorCount: 3 }, "3 authors · listed 16 Oct 2025"],
    [{}, "listed 16 Oct 2025"],
  ];
  for (const [fields, byline] of BYLINES)
    test(`has a byline: ${byline}`, () => {
      const [text] = unpackTexts(packTexts([textOf(aPaper(fields))]));
      assert.equal(text?.byline, byline);
    });

  const CODE = "https://github.com/example/harbour";
  const PDF = "https://example.org/harbour.pdf";
  const KNOWN: [name: string, fields: Partial<PaperInput>, known: object][] = [
    ["nothing but its day", {}, {}],
    ["its code", { links: { code: CODE } }, { code: CODE }],
    ["a PDF that isn't at arXiv", { links: { pdf: PDF } }, { pdf: PDF }],
    [
      "no PDF that its id tells",
      { id: "2510.12345", links: { pdf: "https://arxiv.org/pdf/2510.12345" } },
      {},
    ],
    ["more authors than it names", { authors: ["Ann"], authorCount: 3 }, { moreAuthors: true }],
    ["authors and others", { authors: ["Ann"], moreAuthors: true }, { moreAuthors: true }],
  ];
  for (const [name, fields, known] of KNOWN)
    test(`tells what a result shows and the reading list keeps: ${name}`, () => {
      const [text] = unpackTexts(packTexts([textOf(aPaper(fields))]));
      const { day, code, pdf, moreAuthors } = text ?? {};
      assert.deepEqual(
        { day, code, pdf, moreAuthors },
        { day: "2025-10-16", code: undefined, pdf: undefined, moreAuthors: false, ...known },
      );
    });
});

describe("phrases are found in", () => {
  const CASES: [where: string, fields: Partial<PaperInput>, found: RegExp][] = [
    ["the title", { title: "A glass harbour" }, /^A glass harbour$/m],
    ["the abstract", { abstract: "One.\n\nTwo." }, /^One\. Two\.$/m],
    ["the keywords", { keywords: ["stained glass"] }, /^stained glass$/m],
    ["the title in plain letters", { title: "Étude of ﬁne-tuning" }, /Etude of fine-tuning/],
    // Letters that Unicode doesn't take apart, and Pagefind doesn't either.
    ["other letters, too", { title: "The Łódź corpus" }, /Lodz/],
  ];
  for (const [where, fields, found] of CASES)
    test(where, () => assert.match(phraseText(textOf(aPaper(fields))), found));

  test("notes", () => assert.match(phraseText(textOf(aPaper()), "Read it."), /^Read it\.$/m));
});
