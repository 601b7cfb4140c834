import assert from "node:assert/strict";
import { test } from "node:test";
import { AUTHORS_NAMED, paperData } from "../../src/digest/paper-data.ts";
import { anEntry } from "./sample.ts";

test("an element tells scripts its id as in URLs, its day, topics and counts", () => {
  const entry = anEntry({ id: "cs/0112017", upvotes: 0, comments: 3 }, ["agents", "video"]);
  assert.deepEqual(paperData(entry, "title"), {
    "data-paper": "cs-0112017",
    "data-day": "2025-10-16",
    "data-topics": "agents video",
    "data-upvotes": 0,
    "data-comments": 3,
  });
});

test("what isn't known is left out", () => {
  const data = paperData(anEntry());
  for (const name of ["topics", "upvotes", "comments", "authors", "tex"])
    assert.equal(data[`data-${name}`], undefined, name);
});

test("a title with math is there in plain characters and as LaTeX", () => {
  const data = paperData(anEntry({ title: "Met$^2$Net" }), "title");
  assert.equal(data["data-title"], "Met²Net");
  assert.equal(data["data-tex"], "Met$^2$Net");
});

test("authors are apart by a bar, and the rest of a crowd is said to be there", () => {
  const authors = Array.from({ length: 40 }, (_, at) => `Author ${at}`);
  const data = paperData(anEntry({ authors: ["A|B", "C"] }));
  assert.equal(data["data-authors"], "A B|C");
  assert.equal(data["data-more-authors"], undefined);
  const crowd = paperData(anEntry({ authors, authorCount: 40 }));
  assert.equal(String(crowd["data-authors"]).split("|").length, AUTHORS_NAMED.card);
  assert.equal(crowd["data-more-authors"], "");
  const page = paperData(anEntry({ authors, authorCount: 40 }), "page");
  assert.equal(String(page["data-authors"]).split("|").length, 40);
  assert.equal(page["data-more-authors"], undefined);
});

test("the day of the first version is there for references", () => {
  const entry = anEntry({ published: "2019-06-16" });
  assert.equal(paperData(entry)["data-published"], "2019-06-16");
  assert.equal(paperData(entry, "title")["data-published"], undefined);
});

test("where only the number of authors is known, nobody is named", () => {
  const data = paperData(anEntry({ authorCount: 4 }));
  assert.equal(data["data-authors"], undefined);
  assert.equal(data["data-more-authors"], undefined);
});
