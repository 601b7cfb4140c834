import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isWithdrawn } from "../../src/sources/withdrawn.ts";

describe("a comment that says that the paper is withdrawn", () => {
  const comments = [
    "This paper has been withdrawn by the author due to a crucial error in Lemma 2",
    "Withdrawn; superseded by arXiv:2405.99999",
    "withdrawn by author, superseded by 2405.99999",
    "The authors have withdrawn this paper",
    "The paper is withdrawn because of an error",
    "Article withdrawn",
    "We withdraw this submission as we need further permissions",
    "This submission has been withdrawn by arXiv administrators due to inappropriate text overlap",
    "I would like to withdraw this paper since there is an error",
    "arXiv admin note: This version has been removed by arXiv administrators",
    "The article has been withdrawn",
    "This preprint is being withdrawn",
    "Paper has been withdrawn by the authors",
    "Retracted by the authors: the data is wrong",
    "This work has been withdrawn, pending revision",
    "To be withdrawn",
    "WITHDRAWN",
    "9 pages, 3 figures, withdrawn by the author",
    "12 pages. Withdrawn due to an error in Section 3",
    "4 figures; this note was withdrawn by A. Lamp",
    "This paper was sent by mistake and has now been withdrawn",
    "This paper (arXiv:2405.99999) has been temporarily withdrawn",
    "this manuscript\n  has been withdrawn",
    "Our paper has been withdrawn until the proof is mended",
    "We have decided to retract this article",
    "The author hereby withdraws this note: the lamp was off",
    "The authors wish to withdraw the paper",
    "Submission withdrawn at the request of the second author",
    "This paper has been withdrawn from the arXiv",
    "v3: this paper is now withdrawn",
    "This article has been removed by arXiv administrators because of its license",
    "This paper will be withdrawn and replaced by a better one",
    "Paper withdrawn because the sea was not there",
    "The submitter has withdrawn this submission",
    "This draft has been withdrawed by the author",
    "This short letter is withdrawn.",
    "This paper has been withdrawn and will be resubmitted after corrections",
    "Withdrawn - see arXiv:2405.99999",
    "Withdrawn (a gap in the proof)",
    "Permanently withdrawn upon request",
    "The paper needs to be withdrawn",
  ];
  for (const comment of comments)
    test(comment, () => assert.equal(isWithdrawn(comment, "We claim something."), true));
});

describe("a comment that says something else", () => {
  const comments = [
    "We study how contributions are withdrawn in games; 12 pages",
    "12 pages",
    "The previous version of this paper has been withdrawn",
    "Version 1 was withdrawn; this one is corrected",
    "v1: withdrawn. v2: Lemma 2 is mended",
    "v2 withdrawn, v3 corrected",
    "Section 5 of this paper has been withdrawn",
    "Theorem 3 is withdrawn, all others hold",
    "The claim in this article was withdrawn",
    "The talk about this work was withdrawn",
    "This paper was withdrawn from the Lamp Conference by its authors",
    "The manuscript was withdrawn by the authors from the Journal of Lamps",
    "The authors withdrew the paper from a workshop",
    "Submitted to the Journal of Lamps, withdrawn",
    "Withdrawn from the Journal of Lamps, under review elsewhere",
    "Replaces arXiv:2405.99999, which has been withdrawn",
    "The companion paper has been withdrawn",
    "We do not withdraw this paper",
    "This paper has not been withdrawn",
    "This paper was withdrawn by mistake and is now restored",
    "Retracted simplices, 12 pages",
    "This paper studies how bids are withdrawn",
    "We withdraw our claim on lamps",
    "Some typos removed by the author",
    "This version has two figures removed",
  ];
  for (const comment of comments)
    test(comment, () => assert.equal(isWithdrawn(comment, "We claim something."), false));
});

describe("an abstract", () => {
  const rest = " Lamps are lit in towns and harbours, and we count them by night.".repeat(8);
  const abstracts: [abstract: string, is: boolean][] = [
    ["This paper and abstract have been withdrawn.", true],
    ["The paper has been withdrawn by the author.", true],
    ["Withdrawn.", true],
    [`This paper has been withdrawn by the authors.${rest}`, true],
    [`We withdraw this paper.${rest}`, true],
    [`The paper was retracted in May.${rest}`, false],
    [`We ask why papers are withdrawn.${rest}`, false],
    ["Why are papers withdrawn? We ask 40 authors.", false],
    ["The drug has been withdrawn from the market.", false],
    ["Two claims fail to replicate and are explicitly retracted.", false],
  ];
  for (const [abstract, is] of abstracts)
    test(`${abstract.slice(0, 60)} (${abstract.length} characters)`, () =>
      assert.equal(isWithdrawn("12 pages", abstract), is));
});

// What takes longer than linear time takes minutes.
for (const piece of ["this paper ", "we ", "withdrawn ", "this paper and ", "(", ". ", "by a "])
  test(`a megabyte of "${piece}" is read`, () => {
    const text = `${piece.repeat(1_000_000 / piece.length)} withdraw`;
    assert.equal(typeof isWithdrawn(text, text), "boolean");
  });
