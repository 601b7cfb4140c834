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

test("a draft with a defect becomes a paper with a warning", () => {
  const { paper, ...rest } = finish({ title: "A \u202ETitle\u0000" });
  assert.equal(paper?.title, "A Title");
  assert.deepEqual(rest, {
    warnings: ["title: dropped 1 control character", "title: dropped 1 bidirectional control"],
  });
});

test("a draft without an abstract becomes a paper with a warning", () => {
  assert.deepEqual(finish({ abstract: " \n " }), {
    paper: finishedPaper({ abstract: "" }),
    warnings: ["it has no abstract"],
  });
});

for (const title of ["", " \n", "\u200B", "\u0000", "\\cite{a}"])
  test(`the title ${JSON.stringify(title)} makes no paper`, () => {
    assert.deepEqual(finish({ title }), {
      paper: undefined,
      reason: "it has no title",
    });
  });

test("a draft whose day isn't one makes no paper, and says why", () => {
  const { paper, ...rest } = finish({ day: "2025-02-30" });
  assert.equal(paper, undefined);
  assert.match(JSON.stringify(rest), /day: expected a day of the calendar/);
});

test("the id is the source's, or made of the title", () => {
  assert.equal(finishedPaper({ id: "2510.12345" }).id, "2510.12345");
  assert.equal(
    finishedPaper({ title: "One  epoch is all you need" }).id,
    "one-epoch-is-all-you-need-cffed81d",
  );
});

test("the code link is the abstract's first repository", () => {
  const abstract = "See https://a.org and https://github.com/a/b.";
  assert.deepEqual(finishedPaper({ abstract }).links, {
    code: "https://github.com/a/b",
  });
});

test("LaTeX is decoded a paragraph at a time", () => {
  const abstract = "Fr\\'echet\n\n\\textit{in vivo} at $5\n\nand 28\\%";
  assert.equal(finishedPaper({ abstract }).abstract, "Fréchet\n\nin vivo at $5\n\nand 28%");
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

  test("whatever a source sends", () => {
    fc.assert(
      fc.property(rawText, rawText, (title, abstract) => {
        const { paper } = finish({ title, abstract });
        if (paper) assert.deepEqual(fromMdx(toMdx(paper), "x.mdx"), present(paper));
      }),
      { numRuns: 500 },
    );
  });
});

test("a dollar sign without its partner stays, with a warning; money has none", () => {
  const warningsOf = (abstract: string) => {
    const finished = finish({ abstract });
    return "warnings" in finished ? finished.warnings : undefined;
  };
  assert.deepEqual(warningsOf("We set $x to one."), [
    'abstract: a "$" without a partner is shown as it is',
  ]);
  for (const fine of ["It costs $5.", "For 1$ a bug.", "We set $x$ to one.", "A \\$ sign."])
    assert.deepEqual(warningsOf(fine), [], fine);
});

test("a type is one of CSL's, and another one is dropped with a warning", () => {
  assert.equal(finishedPaper({ type: " Article-Journal" }).type, "article-journal");
  assert.equal(finishedPaper({ type: " " }).type, undefined);
  assert.deepEqual(finish({ type: "inproceedings" }), {
    paper: finishedPaper({}),
    warnings: ['type: dropped "inproceedings", which is no CSL type such as article-journal'],
  });
});

test("a venue is cleaned like other texts of one line", () => {
  assert.equal(
    finishedPaper({ venue: "Nature\n Machine {I}ntelligence" }).venue,
    "Nature Machine Intelligence",
  );
});
