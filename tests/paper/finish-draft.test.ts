import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { finishDraft, type Draft } from "../../src/paper/finish-draft.ts";
import { fromMdx, toMdx } from "../../src/paper/mdx.ts";
import type { Paper } from "../../src/paper/schema.ts";
import { HOSTILE, present, rawText } from "./sample.ts";

function finish(fields: Partial<Draft>) {
  return finishDraft({
    title: "A Title",
    abstract: "An abstract.",
    day: "2025-10-16",
    source: "page",
    ...fields,
  });
}

function finishedPaper(fields: Partial<Draft>): Paper {
  const { paper } = finish(fields);
  assert.ok(paper);
  return paper;
}

const FIELDS: [rule: string, raw: Partial<Draft>, paper: Partial<Paper>, ...warnings: string[]][] =
  [
    [
      "control characters are dropped",
      { title: "A \u202ETitle\u0000" },
      { title: "A Title" },
      "title: dropped 1 control character",
      "title: dropped 1 bidirectional control",
    ],
    ["an abstract may be missing", { abstract: " \n " }, { abstract: "" }],
    [
      "LaTeX is decoded a paragraph at a time",
      { abstract: "Fr\\'echet\n\n\\textit{in vivo} at $5\n\nand 28\\%" },
      { abstract: "Fréchet\n\nin vivo at $5\n\nand 28%" },
    ],
    ["a source's id is kept", { id: "cs/0112017" }, { id: "cs/0112017" }],
    [
      "an id is made of the title",
      { title: "One  epoch is all you need" },
      { id: "one-epoch-is-all-you-need-cffed81d" },
    ],
    [
      "the code link is the abstract's first repository",
      { abstract: "See https://a.org and https://github.com/a/b." },
      { links: { code: "https://github.com/a/b" } },
    ],
    [
      "an address that isn't safe to link to is dropped",
      { links: { pdf: "javascript:alert(1)" } },
      { links: {} },
      'links.pdf: dropped "javascript:alert(1)", which is no http(s) address',
    ],
    [
      "a time counts as its day",
      { updated: "2025-10-16T23:59:00-08:00" },
      { updated: "2025-10-16" },
    ],
    [
      "a date is as exact as what it says",
      { published: "2019-05", updated: "3 Jan 2020" },
      { published: "2019-05", updated: "2020-01-03" },
    ],
    [
      "what a date says beside it is named",
      { published: "Spring 2003" },
      { published: "2003" },
      'published: of "Spring 2003" only 2003 is kept',
    ],
    [
      "a date without a year is dropped",
      { published: "in {P}ress" },
      { published: undefined },
      'published: dropped "in Press", which names no year from 1000 to 2199',
    ],
    ["a type is one of CSL's", { type: " Article-Journal" }, { type: "article-journal" }],
    ["or of Crossref's", { type: "journal-article" }, { type: "article-journal" }],
    ["an empty type is none", { type: " " }, { type: undefined }],
    [
      "another type is dropped",
      { type: "inproceedings" },
      { type: undefined },
      'type: dropped "inproceedings", which is no CSL type such as article-journal',
    ],
    ["a venue is one line", { venue: "Nature\n {I}ntelligence" }, { venue: "Nature Intelligence" }],
    ["empty items of a list are dropped", { keywords: ["a", " "] }, { keywords: ["a"] }],
    ["false is the same as absent", { withdrawn: false }, { withdrawn: undefined }],
    [
      "a dollar sign without its partner stays, with a warning",
      { abstract: "We set $x to one." },
      { abstract: "We set $x to one." },
      'abstract: a "$" without a partner is shown as it is',
    ],
    ...["It costs $5.", "For 1$ a bug.", "We set $x$ to one.", "A \\$ sign."].map(
      (abstract): [string, Partial<Draft>, Partial<Paper>] => [
        `no warning about the dollar signs in "${abstract}"`,
        { abstract },
        {},
      ],
    ),
  ];
for (const [rule, raw, expected, ...warnings] of FIELDS)
  test(rule, () => {
    const { paper, ...rest } = finish(raw);
    assert.ok(paper);
    assert.deepEqual(present({ ...paper, ...expected }), paper);
    assert.deepEqual(rest, { warnings });
  });

for (const title of ["", " \n", "\u200B", "\u0000", "\\cite{a}"])
  test(`the title ${JSON.stringify(title)} makes no paper`, () => {
    assert.deepEqual(finish({ title }), { paper: undefined, reason: "it has no title" });
  });

test("a draft with a day that no calendar has makes no paper, with a reason", () => {
  const { paper, ...rest } = finish({ day: "2025-02-30" });
  assert.equal(paper, undefined);
  assert.match(JSON.stringify(rest), /day: expected a day of the calendar/);
});

describe("hostile text goes through draft, file and back unharmed", () => {
  for (const text of HOSTILE)
    test(JSON.stringify(text), () => {
      const paper = finishedPaper({ title: text, abstract: text });
      assert.deepEqual(fromMdx(toMdx(paper), "x.mdx"), present(paper));
    });

  // LaTeX has no meaning in these: what comes out is what went in.
  for (const text of [
    "{process.exit(1)}",
    "<script>alert(1)</script>",
    "import x from 'y'",
    "---",
    "an unclosed $ and $x^2",
  ])
    test(`${JSON.stringify(text)} keeps its every character`, () => {
      const paper = finishedPaper({ title: text, abstract: text });
      const read = fromMdx(toMdx(paper), "x.mdx");
      assert.deepEqual([read.title, read.abstract], [text, text]);
    });

  test("any text that a source may send", () => {
    fc.assert(
      fc.property(rawText, rawText, (title, abstract) => {
        const { paper } = finish({ title, abstract });
        if (paper) assert.deepEqual(fromMdx(toMdx(paper), "x.mdx"), present(paper));
      }),
      { numRuns: 500 },
    );
  });
});
