/** The whole of a search but the browser: a state in, results out. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { PaperInput } from "../../../src/paper/schema.ts";
import type { SearchResults } from "../../../src/search/query/find.ts";
import { searchOf } from "../../../src/search/query/search.ts";
import type { SearchState } from "../../../src/search/query/url-state.ts";
import { filesOf, stateOf, topic } from "../sample.ts";

const PAPERS: Partial<PaperInput>[] = [
  { id: "2510.00003", day: "2025-10-03", title: "Harbours of glass", upvotes: 3 },
  { id: "2510.00002", day: "2025-10-02", title: "A lantern in a harbour", upvotes: 9 },
  {
    id: "2410.00001",
    day: "2024-10-01",
    title: "The oldest harbour",
    abstract: "It has a lantern.",
  },
  {
    id: "2310.00001",
    day: "2023-10-01",
    title: "Lanterns",
    keywords: ["harbour"],
    authors: ["A", "B", "C", "D", "E", "Ada Example"],
  },
];

/** A search of an index in memory; a day's papers are a segment of their own. */
const open = async () => {
  const topics = [topic("lights", "Lights", "lantern")];
  const { contents, loaded } = await filesOf(PAPERS, { isCut: true, topics });
  const engine = () => Promise.reject(new Error("no engine"));
  return { ...(await searchOf({ contents, stored: contents, engine }, "/pagefind/")), loaded };
};
const idsOf = async (answer: SearchResults | undefined) =>
  (await answer?.load(0, 10))?.map(({ id }) => id).join(" ");

describe("a search", () => {
  const CASES: [state: Partial<SearchState>, ids: string][] = [
    [{ query: "harbour" }, "2510.00003 2510.00002 2410.00001 2310.00001"],
    [{ query: "harbour", sort: "newest" }, "2510.00003 2510.00002 2410.00001 2310.00001"],
    [{ query: "harbour", sort: "upvotes" }, "2510.00002 2510.00003 2410.00001 2310.00001"],
    [{ query: "harbour", year: ["2025"] }, "2510.00003 2510.00002"],
    [{ query: "harbour year:2024", year: ["2025"] }, "2410.00001"],
    [{ query: "author:example" }, "2310.00001"],
    [{ query: "2410.00001v2" }, "2410.00001"],
  ];
  for (const [state, ids] of CASES)
    test(`${JSON.stringify(state)}: ${ids}`, async () => {
      const { find } = await open();
      assert.equal(await idsOf(await find(stateOf(state))), ids);
    });

  test("puts papers with every word before those with some, whatever the order", async () => {
    const { find } = await open();
    for (const sort of ["relevance", "newest", "upvotes"] as const) {
      const answer = await find(stateOf({ query: "lantern harbour glass", sort }));
      assert.deepEqual([answer.total, answer.relaxed > 0], [0, true]);
      const both = await find(stateOf({ query: "harbour lantern", sort }));
      const results = await both.load(0, both.total);
      assert.ok(results.every(({ id }) => id !== "2510.00003"));
    }
  });

  test("says why a paper matches, where its texts don't show it", async () => {
    const { find } = await open();
    const why = async (query: string) =>
      (await (await find(stateOf({ query }))).load(0, 10)).at(-1)?.why;
    assert.equal(await why("harbour"), "Keyword: harbour");
    assert.equal(await why("Example Ada"), "Author: Ada Example");
    assert.equal(await why("lanterns"), undefined);
  });
});

describe("a search loads", () => {
  const folders = (loaded: readonly string[]) => new Set(loaded.map((name) => name.split("/")[0]));

  test("neither the vocabulary nor topics, where papers have the words", async () => {
    const { find, loaded } = await open();
    await idsOf(await find(stateOf({ query: "harbours lantern" })));
    assert.ok(!folders(loaded).has("words"));
    assert.ok(!folders(loaded).has("topics"));
  });

  test("the vocabulary, where no paper has a word", async () => {
    const { find, loaded } = await open();
    assert.equal((await find(stateOf({ query: "harbuor" }))).corrected[0]?.by, "harbour");
    assert.ok(folders(loaded).has("words"));
  });

  test("topics, where one is chosen, or how many papers each leaves is asked", async () => {
    const { find } = await open();
    const first = await find(stateOf({ query: "harbour" }));
    assert.deepEqual(first.options.topic, []);
    const options = await first.topics?.load();
    assert.deepEqual(options?.topic, [{ value: "lights", label: "Lights", count: 2 }]);
    assert.deepEqual((await find(stateOf({ query: "harbour" }))).options, options);
    const other = await open();
    const chosen = await other.find(stateOf({ query: "harbour", topic: ["lights"] }));
    assert.equal(chosen.total, 2);
    assert.equal((await other.find(stateOf({ query: "harbour -topic:lights" }))).total, 2);
    assert.equal(chosen.topics, undefined);
  });
});

describe("an archive of several segments", () => {
  test("answers from the newest first, then from all; then at once from all", async () => {
    const { loaded, ...search } = await open();
    const tables = () => loaded.filter((name) => name.startsWith("papers/")).length;
    assert.equal(tables(), 1);
    const state = stateOf({ query: "harbour", sort: "newest" });
    assert.equal(await idsOf(await search.findEarly(state)), "2510.00003");
    assert.equal(tables(), 1);
    assert.equal(
      await idsOf(await search.find(state)),
      "2510.00003 2510.00002 2410.00001 2310.00001",
    );
    assert.equal(tables(), 4);
    assert.equal(await search.findEarly(state), undefined);
    assert.equal(new Set(loaded).size, loaded.length, "nothing is loaded twice");
  });
});
