import assert from "node:assert/strict";
import { test } from "node:test";
import { compareIdentities, distinctionOf, identityOf } from "../../src/paper/identity.ts";
import type { PaperInput } from "../../src/paper/schema.ts";
import { aPaper } from "./sample.ts";

type Fields = Partial<PaperInput>;

const SLUG = { id: "lamps-for-all-7a2c37a1", title: "Lamps for All", source: "bibtex" };
const identity = (fields: Fields) => identityOf(aPaper({ ...SLUG, ...fields }));
const ada = { authors: ["Ada Lamp"] };
const doi = (name: string) => ({ links: { doi: `https://doi.org/${name}` } });

const CASES: [rule: string, a: Fields, b: Fields, by: string | undefined][] = [
  ["one arXiv id", { id: "2510.00001" }, { id: "2510.00001", title: "Mares" }, "arXiv id"],
  ["two arXiv ids", { id: "2510.00001", ...ada }, { id: "2510.00002", ...ada }, undefined],
  ["an arXiv id and its DOI", { id: "2510.00001" }, doi("10.48550/arXiv.2510.00001v2"), "arXiv id"],
  ["an arXiv id and its link", { id: "2510.00001" }, { links: { arxiv: "https://arxiv.org/abs/2510.00001" } }, "arXiv id"],
  ["two DOIs", { ...ada, ...doi("10.9999/c.1") }, { ...ada, ...doi("10.9999/d.1") }, undefined],
  ["one DOI, however it is written", doi("10.9999/C%2E1"), doi("10.9999/c.1"), "DOI"],
  ["one DOI, with and without a subtitle", doi("10.9999/c.1"), { ...doi("10.9999/c.1"), title: "Lamps for All: A Study" }, "DOI"],
  ["one DOI, two first authors: chapters of a book", { ...ada, ...doi("10.9999/c.1") }, { authors: ["Bo Mare"], ...doi("10.9999/c.1") }, undefined],
  ["one DOI, two titles: chapters of a book", { ...ada, ...doi("10.9999/c.1") }, { ...ada, title: "On Mares", ...doi("10.9999/c.1") }, undefined],
  ["arXiv's DOI and the publisher's", { id: "2510.00001", ...ada, ...doi("10.48550/arXiv.2510.00001") }, { ...ada, ...doi("10.9999/c.1") }, "author"],
  ["one title, two first authors", { authors: ["Cy Nor"] }, { authors: ["Dee Elder"] }, undefined],
  ["one title, one first author, written otherwise", ada, { authors: ["Lamp, A."], title: "LAMPS for all." }, "author"],
  ["an arXiv paper and its article two years later", { id: "2510.00001", ...ada, published: "2025-10-01" }, { ...ada, published: "2027" }, "author"],
  ["an arXiv paper and a book of ten years before", { id: "2510.00001", ...ada, published: "2025-10-01" }, { ...ada, published: "2015" }, undefined],
  ["two editions", { ...ada, published: "1994" }, { ...ada, published: "2011" }, undefined],
  ["a talk and the article of the year after", { ...ada, published: "1994-12" }, { ...ada, published: "1995-01" }, undefined],
  ["one year, more and less exact", { ...ada, published: "1994-12" }, { ...ada, published: "1994" }, "author"],
  ["a year that only one has", { ...ada, published: "1994" }, ada, "author"],
  ["a DOI that only one has", { ...ada, ...doi("10.9999/c.1") }, ada, "author"],
  ["a short title in two venues", { ...ada, title: "Preface", venue: "Lamps 2018" }, { ...ada, title: "Preface", venue: "Journal of Mares" }, undefined],
  ["a long title in two venues", { ...ada, title: "A Long Study of Lamps, Mares and All That", venue: "Lamps" }, { ...ada, title: "A Long Study of Lamps, Mares and All That", venue: "Mares" }, "author"],
  ["a title alone, in two sources", { ...ada, published: "1994" }, { source: "page" }, "title"],
  ["a title alone, two years, in two sources", { ...ada, published: "1994" }, { source: "page", published: "1995" }, undefined],
  ["a title alone, one year", { ...ada, published: "1994" }, { published: "1994" }, "title"],
  ["a title alone, two years", { published: "1994" }, { published: "1995" }, undefined],
  ["a title alone, a year that only one has", { ...ada, published: "1994" }, {}, undefined],
  ["a title alone, two volumes of a year", { published: "1994", venue: "Lamps I" }, { published: "1994", venue: "Lamps II" }, undefined],
  ["a title alone, and nothing else in both", {}, {}, "title"],
  ["two titles", ada, { ...ada, title: "On Mares" }, undefined],
  ["C and C++", { ...ada, title: "C" }, { ...ada, title: "C++" }, undefined],
]; // prettier-ignore
for (const [rule, a, b, by] of CASES)
  test(`${rule}: ${by === undefined ? "two papers" : `one paper, by ${by}`}`, () => {
    assert.equal(compareIdentities(identity(a), identity(b)).by, by);
    assert.equal(compareIdentities(identity(b), identity(a)).by, by);
  });

test("a paper that comes again may have gained its year", () => {
  const [held, came] = [identity({}), identity({ published: "2020" })];
  assert.equal(compareIdentities(held, came).by, undefined);
  assert.equal(compareIdentities(held, came, { isAgain: true }).by, "title");
});

test("what tells papers of one title apart doesn't change with the spelling of the name", () => {
  const one = distinctionOf(identity({ authors: ["Çağla Lamp"], published: "2011-05" }));
  assert.equal(distinctionOf(identity({ authors: ["C. Lamp"], published: "2011" })), one);
  assert.notEqual(distinctionOf(identity({ authors: ["C. Lamp"], published: "2012" })), one);
});
