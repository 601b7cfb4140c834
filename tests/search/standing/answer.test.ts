import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { before, describe, test } from "node:test";
import { answerSearches, MOST_ANSWERS } from "../../../src/search/standing/answer.ts";
import { sharedFolder } from "../../folders.ts";
import { ask, atSearchPage, openFrom, serving, yearsIndex } from "../real-index.ts";

const folder = sharedFolder();
const files = new Map<string, string>();

before(async () => {
  for (const [name, bytes] of await yearsIndex()) {
    const file = path.join(folder, name);
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, bytes);
    files.set(name, file);
  }
});

describe("a standing search finds what a reader finds, the newest first", () => {
  atSearchPage();
  for (const query of [
    "harbour",
    '"the harbour"',
    "harbour -robots",
    "topic:robots",
    "topic:robots year:2024",
    "has:note",
    'author:"Dora Exact"',
    "cs/0112017",
  ])
    test(query, async () => {
      const search = await openFrom(serving(await yearsIndex()));
      const { results } = await ask(search, { query, sort: "newest" });
      const found = await results.load(0, Math.min(results.total, MOST_ANSWERS));
      const [answer] = await answer1(query);
      assert.deepEqual(answer, {
        search: "x",
        total: results.total,
        papers: found.map(({ id }) => id),
        unknown: undefined,
      });
    });
});

test("papers that have some of the words alone are left out", async () => {
  const [all, some] = [await answer1("harbour"), await answer1("harbour quantum")];
  assert.ok((all[0]?.total ?? 0) > 0);
  assert.equal(some[0]?.total, 0);
});

test("a word that no paper has finds nothing, and its correction is told", async () => {
  const [answer] = await answer1("harbuor");
  assert.deepEqual([answer?.total, answer?.papers], [0, []]);
  assert.deepEqual(answer?.unknown, { word: "harbuor", by: "harbour" });
});

test("searches are answered in their order", async () => {
  const queries = ["harbour", "robots"];
  const answers = await answerSearches(
    files,
    queries.map((query, at) => ({ slug: `s${at}`, title: "T", blurb: "B", query })),
  );
  assert.deepEqual(
    answers.map(({ search }) => search),
    ["s0", "s1"],
  );
});

test("no index is an error, and none is needed where there is no search", async () => {
  const none = new Map<string, string>();
  assert.deepEqual(await answerSearches(none, []), []);
  await assert.rejects(
    answerSearches(none, [{ slug: "x", title: "T", blurb: "B", query: "harbour" }]),
    /search\.json/,
  );
});

// --- internal ---

function answer1(query: string) {
  return answerSearches(files, [{ slug: "x", title: "T", blurb: "B", query }]);
}
