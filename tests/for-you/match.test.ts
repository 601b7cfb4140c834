import assert from "node:assert/strict";
import { test } from "node:test";
import { matchEntries, sketchEntry } from "../../src/for-you/library/match.ts";
import type { ReadEntry } from "../../src/for-you/library/read-entry.ts";
import { archiveOf } from "../search/sample.ts";

const LONG = "Unlearning removes what a model has learned of some of its training data. ".repeat(4);
const { archive, loaded } = await archiveOf([
  { id: "2510.12345", title: "Pruning of networks", abstract: LONG, authors: ["Ada Example"] },
  { id: "a-slug-12345678", title: "A title that is its own", aliases: ["2510.00009"] },
  { title: "Another of the titles", links: { doi: "https://doi.org/10.1000/Abc" } },
]);

// The first one comes before any text is loaded.
for (const [name, entry, id, hasText] of [
  [
    "its arXiv id, with words of its own",
    { arxiv: "2510.12345", title: "Pruning", abstract: LONG, authors: ["Ada Example"] },
    "2510.12345",
    false,
  ],
  ["its arXiv id", { arxiv: "2510.12345" }, "2510.12345", true],
  [
    "an id that it had before",
    { arxiv: "2510.00009", title: "X", abstract: LONG },
    "a-slug-12345678",
    true,
  ],
  ["its DOI", { doi: "10.1000/abc" }, "2510.10002", true],
  ["its title", { title: "Pruning of Networks." }, "2510.12345", true],
  [
    "its title, where the archive lacks the id",
    { arxiv: "1706.03762", title: "A title that is its own" },
    "a-slug-12345678",
    true,
  ],
] as const)
  test(`an entry is found by ${name}`, async () => {
    loaded.length = 0;
    const { entries, found } = await match([entry]);
    assert.equal(found, 1);
    assert.equal(entries[0]?.id, id);
    assert.notEqual(entries[0]?.title, "");
    // What has words of its own needs none of the archive's texts, which are most of its bytes.
    const texts = loaded.filter((file) => file.startsWith("texts/"));
    if (!hasText) assert.deepEqual(texts, []);
  });

test("an entry without an abstract gets the words and authors of the archive", async () => {
  const { entries } = await match([{ arxiv: "2510.12345", title: "Pruning of networks" }]);
  assert.ok(entries[0]?.terms.has("unlearn"));
  assert.deepEqual(entries[0]?.authors, ["ada example"]);
});

test("an entry that the archive lacks counts by its own words, and one without any is left out", async () => {
  const { entries, found } = await match([{ title: "Glass" }, { arxiv: "1706.03762" }]);
  assert.deepEqual(entries, [
    { title: "Glass", id: undefined, terms: new Map([["glass", 2]]), authors: [] },
  ]);
  assert.equal(found, 0);
});

test("a large library reads no more than the newest files of texts", async () => {
  const many = Array.from({ length: 3_000 }, (_, at) => ({ title: `A title of number ${at}` }));
  const large = await archiveOf(many);
  const done: number[] = [];
  const { entries, found } = await matchEntries(
    large.archive,
    many.map(({ title }) => sketchEntry(entryOf({ title }))),
    new AbortController().signal,
    (count) => done.push(count),
  );
  assert.equal(found, 3_000);
  assert.equal(entries.filter(({ id }) => id !== undefined).length, 160 * 16);
  assert.equal(entries[0]?.id, "2510.10000");
  assert.equal(new Set(large.loaded.filter((file) => file.startsWith("texts/"))).size, 160);
  assert.equal(done.at(-1), 3_000);
  assert.deepEqual(
    done,
    done.toSorted((a, b) => a - b),
  );
});

test("it can be stopped", async () => {
  await assert.rejects(match([{ title: "Pruning of networks" }], AbortSignal.abort()), /abort/i);
});

// --- internal ---

function entryOf(fields: Partial<ReadEntry>): ReadEntry {
  return { title: "", abstract: "", authors: [], arxiv: undefined, doi: undefined, ...fields };
}

function match(
  entries: readonly (Partial<ReadEntry> | { authors?: readonly string[] })[],
  signal = new AbortController().signal,
) {
  const sketched = entries.map((fields) =>
    sketchEntry(entryOf({ ...fields, authors: [...(fields.authors ?? [])] })),
  );
  return matchEntries(archive, sketched, signal);
}
