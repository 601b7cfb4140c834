import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { paperData } from "../../src/digest/paper-data.ts";
import type { PaperInput } from "../../src/paper/schema.ts";
import { anEntry } from "./sample.ts";

const crowd = Array.from({ length: 40 }, (_, at) => `Author ${at}`);
const known = {
  id: "cs/0112017",
  upvotes: 0,
  comments: 3,
  authors: crowd,
  published: "2001-12-10",
  categories: ["cs.CL", "cs.LG"],
  links: { pdf: "https://example.org/a.pdf", doi: "https://doi.org/10.1000/182" },
};
const shared = {
  "data-paper": "cs-0112017",
  "data-day": "2025-10-16",
  "data-topics": "agents video",
  "data-upvotes": 0,
  "data-comments": 3,
};
const reference = {
  "data-published": "2001-12-10",
  "data-category": "cs.CL",
  "data-pdf": "https://example.org/a.pdf",
  "data-doi": "https://doi.org/10.1000/182",
};

const someAuthors = { ...shared, ...reference, "data-more-authors": "" };

describe("what a paper's element says", () => {
  const FORMS = {
    title: shared,
    row: someAuthors,
    card: someAuthors,
    page: { ...shared, ...reference },
  } as const;
  for (const form of ["title", "row", "card", "page"] as const)
    test(form, () =>
      assert.deepEqual(written(anEntry(known, ["agents", "video"]), form), FORMS[form]),
    );
});

test("unknown fields are left out", () =>
  assert.deepEqual(written(anEntry({})), { "data-paper": "2510.12345", "data-day": "2025-10-16" }));

test("a number of authors is no name", () => {
  assert.equal(written(anEntry({ authorCount: 4 }))["data-authors"], "");
  assert.equal(written(anEntry({ authorCount: 4 }), "page")["data-authors"], undefined);
});

test("a list of authors that the source has cut is cut on the paper's page, too", () => {
  const data = written(anEntry({ authors: ["Ann"], moreAuthors: true }), "page");
  assert.equal(data["data-more-authors"], "");
});

test("authors of a row are read from its line, but for names with a comma", () => {
  const rowOf = (authors: string[]) =>
    written(anEntry({ authors, published: "2025-10-14" }), "row");
  const data = rowOf(["Ann", "Bo"]);
  assert.deepEqual([data["data-authors"], data["data-more-authors"]], [undefined, undefined]);
  assert.equal(data["data-published"], "2025-10-14");
  assert.equal(rowOf(["Ann, Jr.", "Bo"])["data-authors"], "Ann, Jr.|Bo");
  assert.equal(rowOf(["A", "B", "C", "D", "E", "F"])["data-more-authors"], "");
});

test("what the COinS of a card says is not repeated", () => {
  const data = written(anEntry({ authors: ["Ann", "Bo"], published: "2025-10-14" }));
  assert.deepEqual([data["data-authors"], data["data-published"]], [undefined, undefined]);
});

describe("the kind of publication is there where nothing else tells it", () => {
  const ROWS: [name: string, fields: Partial<PaperInput>, type: string | undefined][] = [
    ["a thesis at arXiv", { type: "thesis" }, "thesis"],
    ["a preprint at arXiv", { type: "preprint" }, undefined],
    ["an article with its journal", { type: "article-journal", venue: "J. X" }, undefined],
    ["a paper of Daily Papers without an id", { id: "a-slug", source: "page" }, "preprint"],
    ["a paper of which nothing is known", { id: "a-slug", source: "jsonl" }, undefined],
  ];
  for (const [name, fields, type] of ROWS)
    test(name, () => assert.equal(written(anEntry(fields), "page")["data-type"], type));
});

test("a title with math is there in plain characters and as LaTeX", () => {
  const data = written(anEntry({ title: "Met$^2$Net" }), "title");
  assert.equal(data["data-title"], "Met²Net");
  assert.equal(data["data-tex"], "Met$^2$Net");
});

// --- internal ---

function written(...[entry, form]: Parameters<typeof paperData>) {
  const all = Object.entries(paperData(entry, form));
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}
