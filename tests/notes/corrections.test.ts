import assert from "node:assert/strict";
import { test } from "node:test";
import {
  applyCorrections,
  correctionsSchema,
  describeCorrected,
} from "../../src/notes/corrections.ts";
import { aPaper } from "../paper/sample.ts";

const PAPER = aPaper({
  title: "A Papre",
  authors: ["Ann", "Bob"],
  moreAuthors: true,
  authorCount: 9,
  tldr: "It works.",
  links: { code: "https://example.org/wrong", pdf: "https://example.org/pdf" },
});

test("a correction wins over the source, and the old value is kept", () => {
  const { paper, corrected } = applyCorrections(PAPER, {
    title: "A Paper",
    authors: ["Ann", "Bo", "Cem"],
    links: { arxiv: "https://arxiv.org/abs/2510.12345" },
  });
  assert.equal(paper.title, "A Paper");
  assert.deepEqual(paper.authors, ["Ann", "Bo", "Cem"]);
  assert.deepEqual([paper.authorCount, paper.moreAuthors], [3, undefined]);
  assert.equal(paper.links.pdf, "https://example.org/pdf");
  assert.deepEqual(corrected, [
    { field: "title", was: "A Papre" },
    { field: "authors", was: "Ann, Bob" },
    { field: "links.arxiv", was: "" },
  ]);
});

test("a day of listing that a source had wrong", () => {
  const { paper, corrected } = applyCorrections(aPaper({ day: "2199-01-01" }), {
    day: "2025-10-16",
  });
  assert.equal(paper.day, "2025-10-16");
  assert.deepEqual(describeCorrected(corrected), [
    { what: "Day of listing corrected", was: "2199-01-01" },
  ]);
});

test("null takes a wrong value away", () => {
  const { paper, corrected } = applyCorrections(PAPER, { tldr: null, links: { code: null } });
  assert.equal(paper.tldr, undefined);
  assert.deepEqual(paper.links, { pdf: "https://example.org/pdf" });
  assert.deepEqual(corrected, [
    { field: "tldr", was: "It works." },
    { field: "links.code", was: "https://example.org/wrong" },
  ]);
});

test("a type and a venue are corrected, added and taken away like other fields", () => {
  const published = aPaper({ type: "article-journal", venue: "Natrue" });
  const right = applyCorrections(published, { type: "paper-conference", venue: "Nature" });
  assert.deepEqual([right.paper.type, right.paper.venue], ["paper-conference", "Nature"]);
  assert.deepEqual(describeCorrected(right.corrected), [
    { what: "Type of publication corrected", was: "Journal article" },
    { what: "Venue corrected", was: "Natrue" },
  ]);
  const { paper } = applyCorrections(published, { type: null, venue: null });
  assert.deepEqual([paper.type, paper.venue], [undefined, undefined]);
  const { corrected } = applyCorrections(PAPER, { venue: "Nature" });
  assert.deepEqual(describeCorrected(corrected), [{ what: "Venue added", was: "" }]);
});

test("a date is corrected to one as exact as is known", () => {
  const dated = aPaper({ published: "2025-10-02" });
  const { paper, corrected } = applyCorrections(dated, { published: "1905", updated: "2019-05" });
  assert.deepEqual([paper.published, paper.updated], ["1905", "2019-05"]);
  assert.deepEqual(describeCorrected(corrected), [
    { what: "Date of the newest version added", was: "" },
    { what: "Date of publication corrected", was: "2025-10-02" },
  ]);
});

test("a correction that changes nothing is not reported", () => {
  const { paper, corrected } = applyCorrections(PAPER, { title: "A Papre" });
  assert.deepEqual(paper, PAPER);
  assert.deepEqual(corrected, []);
});

const REFUSED: [name: string, corrections: unknown][] = [
  ["a title of two lines", { title: "A\nB" }],
  ["a link that would run", { links: { code: "javascript:alert(1)" } }],
  ["a link to nothing", { links: { homepage: "https://example.org" } }],
  ["a title of null", { title: null }],
  ["an empty list of authors", { authors: [] }],
  ["a day that no calendar has", { published: "2025-02-30" }],
  ["the id", { id: "2510.99999" }],
  ["a day of listing that no calendar has", { day: "2025-02-30" }],
  ["a type that CSL doesn't have", { type: "inproceedings" }],
  ["a venue of two lines", { venue: "A\nB" }],
  ["a count", { upvotes: 1000 }],
];
for (const [name, corrections] of REFUSED)
  test(`${name} is refused as a correction`, () => {
    assert.equal(correctionsSchema.safeParse(corrections).success, false);
  });
