import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { toBibtex } from "../../../src/publish/citations/bibtex.ts";
import type { Reference } from "../../../src/publish/citations/reference.ts";
import { plainText } from "../../../src/text/math.ts";
import { parseBibtex } from "../../../src/sources/bibtex.ts";
import { finish } from "../../sources/items.ts";
import { aReference } from "./sample.ts";

test("a paper of arXiv is the entry that arXiv advises", () => {
  const paper = aReference({
    title: "BERT & Co: 100% of It",
    moreAuthors: true,
    category: "cs.CL",
    published: "2025-10-14",
    keywords: ["lamps", "50%"],
    abstract: "It costs \\$5.\n\nAnd $x$.",
  });
  assert.equal(
    toBibtex([paper]),
    `@misc{example2025bert,
  title = {{BERT} \\& Co: 100\\% of It},
  author = {Example, Ada and Second, Bo and others},
  year = {2025},
  month = oct,
  day = {14},
  eprint = {2510.12345},
  archivePrefix = {arXiv},
  primaryClass = {cs.CL},
  url = {https://arxiv.org/abs/2510.12345},
  keywords = {lamps, 50\\%},
  abstract = {It costs \\$5.

And $x$.},
}
`,
  );
});

describe("the kind of entry follows the kind of publication", () => {
  const ROWS: [fields: Partial<Reference>, entry: RegExp][] = [
    [
      { type: "article-journal", venue: "J. of Lamps" },
      /^@article\{[^]* journal = \{J\. of Lamps\}/,
    ],
    [{ type: "paper-conference", venue: "Proc. of Lamps" }, /^@inproceedings\{[^]* booktitle = /],
    [{ type: "chapter", venue: "A Book" }, /^@incollection\{[^]* booktitle = \{A Book\}/],
    [{ type: "thesis", venue: "Lamp University" }, /^@phdthesis\{[^]* school = /],
    [{ type: "report", venue: "The Lab" }, /^@techreport\{[^]* institution = /],
    [{ type: "book", venue: "Lamp Press" }, /^@book\{[^]* publisher = /],
    [{ type: "preprint" }, /^@misc\{/],
    [{ type: undefined }, /^@misc\{/],
    // BibTeX's styles want a journal for an article.
    [{ type: "article-journal" }, /^@misc\{/],
    [{ type: "dataset", venue: "A Store" }, /^@misc\{[^]* howpublished = \{A Store\}/],
  ];
  for (const [fields, entry] of ROWS)
    test(`${fields.type} ${fields.venue ?? ""}`, () =>
      assert.match(toBibtex([aReference(fields)]), entry));
});

test("nothing is an empty file", () => assert.equal(toBibtex([]), ""));

describe("what is exported can be read again", () => {
  const TITLES = [
    "Plain words",
    "Q&A: 50% of \\$5, #1 and under_scores",
    "Tildes ~ and carets ^ and C:\\path\\to",
    "An {odd} brace } and another {",
    "Łukasz's naïve “quotes” – and 中文",
    'A "quoted" title with a < b and bars |',
    "An emoji 🙂 and עברית",
    "\\input{/etc/passwd}",
    "@misc{x, title = {y}}",
    "Met$^2$Net & $\\alpha_{1}$-decay",
    "$\\mathcal{O}(n^2)$ for α ≤ β",
    "50% of $x$, and one $",
    "x".repeat(900),
  ];
  for (const title of TITLES)
    test(`title: ${title.slice(0, 40)}`, () => {
      const paper = readBack(aReference({ title }));
      assert.equal(plain(paper?.title), plain(title));
      assert.equal(paper?.id, "2510.12345");
    });

  const NAMES = [
    ["Ada Example"],
    ["Łukasz Wzór", "José García-López", "Ludwig van Beethoven"],
    ["The Research and Development Team", "Sammy Davis Jr."],
    ["A & B_C", "Aristotle"],
    ["Jan van der Berg", "José Ortega y Gasset", "danah boyd"],
    ["The ATLAS Collaboration"],
    ["中文 名字", "张三"],
    Array.from({ length: 533 }, (_, at) => `Author${at} Name`),
  ];
  for (const authors of NAMES)
    test(`authors: ${authors.slice(0, 3).join("; ")}`, () =>
      assert.deepEqual(readBack(aReference({ authors }))?.authors.map(plainText), authors));

  test("a paper without authors has none, and a word to be sorted by", () => {
    const text = toBibtex([aReference({ authors: [] })]);
    assert.doesNotMatch(text, /author/);
    assert.match(text, /^@misc\{2510\.12345,[^]* key = \{paper\}/);
    assert.deepEqual(readBack(aReference({ authors: [] }))?.authors, []);
  });

  test("an old id is an eprint with its archive", () => {
    const old = aReference({ id: "cs-0112017", arxiv: "cs/0112017" });
    assert.match(
      toBibtex([old]),
      /eprint = \{cs\/0112017\}[^]*year|year = \{2001\}[^]*cs\/0112017/,
    );
    assert.equal(readBack(old)?.id, "cs/0112017");
  });

  test("a paper elsewhere has its DOI and the DOI's address", () => {
    const paper = aReference({ id: "slug-1", arxiv: undefined, doi: "10.1000/1:1<2::aid>3#a_b" });
    const text = toBibtex([paper]);
    assert.match(text, /doi = \{10\.1000\/1:1<2::aid>3#a_b\}/);
    assert.doesNotMatch(text, /eprint|archivePrefix/);
    assert.equal(readBack(paper)?.links.doi, "https://doi.org/10.1000/1:1%3C2::aid%3E3%23a_b");
  });

  for (const published of ["1986", "2019-01", "2019-01-10"])
    test(`the date ${published}`, () =>
      assert.equal(readBack(aReference({ arxiv: undefined, published }))?.published, published));
});

test("a date that nobody knows is left out", () =>
  assert.doesNotMatch(toBibtex([aReference({ arxiv: undefined })]), /year|month|day/));

test("citation-js reads two papers with one name of a key as two", () => {
  const text = toBibtex([aReference(), aReference({ id: "2510.00002" })]);
  const read = plugins.input.chain(text);
  assert.deepEqual(
    read.map(({ id }) => id),
    ["example2025paperb", "example2025paper"],
  );
});

// --- internal ---

/** Reads it as the ingest reads a .bib file. */
function readBack(reference: Reference) {
  const options = { file: "papers.bib", date: "2025-10-16" };
  const { papers, skipped } = finish(parseBibtex(toBibtex([reference]), options));
  assert.deepEqual(skipped, []);
  assert.equal(papers.length, 1);
  return papers[0];
}

/** As a reader sees it; a backslash that is none of LaTeX's comes back as the sign for it. */
function plain(title = ""): string {
  return plainText(title).replaceAll("\\", "∖").replaceAll("−", "-");
}
