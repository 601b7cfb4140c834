import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { toBibtex } from "../../src/reader/bibtex.ts";
import type { SavedPaper } from "../../src/reader/saved-paper.ts";
import { plainText } from "../../src/text/math.ts";
import { parseBibtex } from "../../src/sources/bibtex.ts";
import { finish } from "../sources/items.ts";
import { aSaved } from "./sample.ts";

test("a paper of arXiv is the entry that arXiv advises", () => {
  assert.equal(
    toBibtex([aSaved({ title: "BERT & Co: 100% of it", moreAuthors: true })]),
    `@misc{example2025bert,
  title = {{BERT \\& Co: 100\\% of it}},
  author = {Ada Example and Bo Second and others},
  year = {2025},
  eprint = {2510.12345},
  archivePrefix = {arXiv},
  url = {https://arxiv.org/abs/2510.12345},
}
`,
  );
});

test("an address with a version is that of the paper all the same", () => {
  const arxiv = "https://arxiv.org/abs/2510.54321v3";
  const entry = toBibtex([aSaved({ id: "a-title-1a2b3c4d", arxiv })]);
  assert.match(entry, /^  eprint = \{2510\.54321\},$/m);
});

test("an empty list is an empty file", () => assert.equal(toBibtex([]), ""));

/** Reads it as the ingest reads a .bib file. */
function readBack(paper: SavedPaper) {
  const options = { file: "reading-list.bib", date: "2025-10-16" };
  const { papers, skipped } = finish(parseBibtex(toBibtex([paper]), options));
  assert.deepEqual(skipped, []);
  assert.equal(papers.length, 1);
  return papers[0];
}

describe("what is exported can be read again", () => {
  const TITLES = [
    "Plain words",
    "Q&A: 50% of $5, #1 and under_scores",
    "Tildes ~ and carets ^ and C:\\path\\to",
    "An {odd} brace } and another {",
    "Łukasz's naïve “quotes” – and 中文",
    "\\input{/etc/passwd}",
    "@misc{x, title = {y}}",
  ];
  for (const title of TITLES)
    test(`title: ${title}`, () => {
      const read = readBack(aSaved({ title }));
      // A backslash that is none of LaTeX's comes back as the sign for it.
      assert.equal(plainText(read?.title ?? ""), title.replaceAll("\\", "∖"));
      assert.equal(read?.id, "2510.12345");
    });

  test("a title's math is its LaTeX", () => {
    const tex = "Met$^2$Net & $\\alpha_{1}$-decay";
    const title = "Met²Net & α₁-decay";
    assert.equal(readBack(aSaved({ title, tex }))?.title, tex);
  });

  for (const tex of ["$x{$", "a} $x$ {b", "costs \\$5 and $x$", "50% of $x$", "one $"])
    test(`LaTeX that would break the file gives way to plain characters: ${tex}`, () =>
      assert.equal(readBack(aSaved({ title: "Plain", tex }))?.title, "Plain"));

  const NAMES = [
    ["Ada Example"],
    ["Łukasz Wzór", "José García-López", "Ludwig van Beethoven"],
    ["The Research and Development Team", "Sammy Davis, Jr."],
    ["A & B_C", "{Odd"],
    ["Ada; Bo Ltd."],
  ];
  for (const authors of NAMES)
    test(`authors: ${authors.join("; ")}`, () =>
      assert.deepEqual(readBack(aSaved({ authors }))?.authors.map(plainText), authors));

  test("a paper without authors has none", () => {
    const text = toBibtex([aSaved({ authors: [] })]);
    assert.doesNotMatch(text, /author/);
    assert.match(text, /^@misc\{2510\.12345,/);
    assert.deepEqual(readBack(aSaved({ authors: [] }))?.authors, []);
  });

  test("a paper elsewhere has its address, and its DOI as one", () => {
    const paper = aSaved({ id: "slug-1", doi: "https://doi.org/10.1000/a_b" });
    delete paper.arxiv;
    const text = toBibtex([paper]);
    assert.match(text, /doi = \{10\.1000\/a_b\}/);
    assert.doesNotMatch(text, /eprint|archivePrefix/);
    assert.equal(readBack(paper)?.links.doi, "https://doi.org/10.1000/a_b");
  });

  test("a DOI has none of the escapes of its address", () => {
    const doi = "https://doi.org/10.1000/1:1%3C2::aid%3E3%23a%2Fb";
    const paper = aSaved({ id: "slug-1", doi });
    assert.match(toBibtex([paper]), /doi = \{10\.1000\/1:1<2::aid>3#a\/b\}/);
    assert.equal(readBack(paper)?.links.doi, "https://doi.org/10.1000/1:1%3C2::aid%3E3%23a/b");
  });
});

describe("the date", () => {
  const slug = { id: "slug-1a2b3c4d", arxiv: "https://example.org" };
  const ROWS: [name: string, fields: Partial<SavedPaper>, dated: string | undefined][] = [
    ["is that of the first version", { published: "2019-06-16" }, "2019, jun, 16"],
    ["is as exact as it is known: a year", { ...slug, published: "1986" }, "1986"],
    ["is as exact as it is known: a month", { ...slug, published: "2019-01" }, "2019, jan"],
    ["is the year in the id, not the day of the digest", { day: "2026-01-02" }, "2025"],
    ["is that also of an old id", { arxiv: "https://arxiv.org/abs/cs/0112017" }, "2001"],
    ["of the last century", { arxiv: "https://arxiv.org/abs/hep-th/9901001" }, "1999"],
    ["is left out where it isn't known", slug, undefined],
  ];
  for (const [name, fields, dated] of ROWS)
    test(name, () => {
      const text = toBibtex([aSaved(fields)]);
      const found = [...text.matchAll(/^ {2}(?:year|month|day) = \{?(\w+)\}?,$/gm)];
      assert.equal(found.map(([, value]) => value).join(", ") || undefined, dated);
    });

  for (const published of ["1986", "2019-01", "2019-01-10"])
    test(`comes back: ${published}`, () =>
      assert.equal(readBack(aSaved({ ...slug, published }))?.published, published));
});

test("two papers never share a key, and citation-js reads both", () => {
  const text = toBibtex([
    aSaved(),
    aSaved({ id: "2510.00002", arxiv: "https://arxiv.org/abs/2510.00002" }),
  ]);
  const keys = [...text.matchAll(/^@misc\{(.*),$/gm)].map(([, key]) => key);
  assert.deepEqual(keys, ["example2025paper", "example2025paper-2"]);
  assert.equal(plugins.input.chain(text).length, 2);
});
