/** Searches that words alone don't answer, and what can go wrong with the files for it. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { MeaningError } from "../../../src/search/query/meaning.ts";
import { searchOf } from "../../../src/search/query/search.ts";
import { tableOf } from "../../meaning/sample-table.ts";
import { filesOf, stateOf } from "../sample.ts";

const table = tableOf("boat ship vessel", "cat kitten", "sum total", "red blue green");

const PAPERS = [
  { title: "A vessel in the night", abstract: "We look at a vessel of wood." },
  { title: "Kitten care", abstract: "The kitten sleeps." },
  { title: "Totals", abstract: "A total is a total." },
  { title: "Blue and green", abstract: "On colours." },
  { title: "$x^2 + y^2$", abstract: "" },
];

type Contents = Awaited<ReturnType<typeof filesOf>>["contents"];

/** @param change what comes in place of a file */
async function open(
  papers = PAPERS,
  change: (name: string, contents: Contents) => ReturnType<Contents> = (name, get) => get(name),
  own: typeof table | "none" = table,
) {
  const files = await filesOf(papers, own === "none" ? {} : { table: own });
  const contents: Contents = (name) => change(name, files.contents);
  const engine = async () => {
    throw new Error("no phrases here");
  };
  const search = await searchOf({ contents, stored: contents, engine }, "/pagefind/");
  const ask = async (query: string) => {
    const results = await search.find(stateOf({ query }));
    const first = await results.load(0, 10);
    return { results, first, titles: first.map(({ words, span }) => words.slice(0, span[0])) };
  };
  return { search, ask, loaded: files.loaded };
}

const isMeaning = (name: string) => /^(?:meaning|codes)\//.test(name);

test("a word that no paper has finds papers of near words, told and explained", async () => {
  const { ask } = await open();
  const { results, first, titles } = await ask("ship");
  assert.deepEqual([results.total, results.rankedBy], [0, "meaning"]);
  assert.deepEqual(results.unknown, ["ship"]);
  assert.deepEqual(titles[0], ["A", "vessel", "in", "the", "night"]);
  assert.deepEqual(first[0]?.alike, [{ word: "ship", by: ["vessel"] }]);
});

test("a word that the table knows isn't corrected to another", async () => {
  const { ask } = await open([...PAPERS, { title: "A boar", abstract: "Boats it isn’t." }]);
  const { results } = await ask("boats kittens");
  assert.deepEqual(results.corrected, []);
});

test("a slip is corrected, and its right spelling counts", async () => {
  const { ask } = await open();
  const { results, titles } = await ask("kittne");
  assert.deepEqual(results.corrected, [{ word: "kittne", by: "kitten" }]);
  assert.deepEqual(titles[0], ["Kitten", "care"]);
});

describe("nothing of it is loaded", () => {
  const many = Array.from({ length: 12 }, (_, at) => ({ title: `Boat ${at}`, abstract: "" }));
  const CASES: [name: string, query: string][] = [
    ["where ten papers have every word", "boat"],
    ["for a phrase", '"a boat"'],
    ["for operators alone", "year:2025"],
  ];
  for (const [name, query] of CASES)
    test(name, async () => {
      const { ask, loaded } = await open(many);
      await ask(query).catch(() => {});
      assert.deepEqual(loaded.filter(isMeaning), []);
    });
});

describe("odd queries", () => {
  const CASES: [name: string, query: string][] = [
    ["words that nobody has", "qwertzuiop asdfghjkl"],
    ["a letter", "x"],
    ["Chinese", "图像 生成"],
    ["signs", "?! …"],
    ["500 words", Array.from({ length: 500 }, (_, at) => `word${at}`).join(" ")],
  ];
  for (const [name, query] of CASES)
    test(`${name}: words alone answer`, async () => {
      const { ask } = await open();
      const { results } = await ask(query);
      assert.deepEqual([results.total, results.rankedBy], [0, "words"]);
    });

  test("500 words of the table load twelve files of words at most", async () => {
    const words = Array.from({ length: 900 }, (_, at) => `w${at}x`);
    const { ask, loaded } = await open(PAPERS, undefined, tableOf(words.join(" ")));
    const { results } = await ask(words.slice(0, 500).join(" "));
    assert.equal(results.rankedBy, "meaning");
    assert.ok(loaded.filter((name) => /^meaning\/.*\/\d+\.pack$/.test(name)).length <= 12);
  });
});

describe("odd archives", () => {
  const CASES: [name: string, papers: typeof PAPERS, found: number][] = [
    ["of three papers", PAPERS.slice(0, 3), 1],
    ["without abstracts", PAPERS.map(({ title }) => ({ title, abstract: "" })), 1],
    ["of math alone", PAPERS.slice(-1), 0],
    ["of Chinese", [{ title: "图像生成", abstract: "" }], 0],
  ];
  for (const [name, papers, found] of CASES)
    test(name, async () => {
      const { ask } = await open(papers);
      const { results } = await ask("ship");
      assert.equal(results.relaxed, found);
    });

  test("without a table, words alone answer", async () => {
    const { ask, search } = await open(PAPERS, undefined, "none");
    assert.equal((await ask("ship")).results.rankedBy, "words");
    assert.equal(search.archive.meaning, undefined);
  });
});

describe("a broken file is told, and words alone go on", () => {
  const isHead = (name: string) => /^meaning\/[^/]+\.pack$/.test(name);
  const CASES: [name: string, change: Parameters<typeof open>[1]][] = [
    [
      "a missing one",
      (name, get) => (isMeaning(name) ? Promise.reject(new Error("404")) : get(name)),
    ],
    [
      "a head that is cut off",
      async (name, get) => (isHead(name) ? (await get(name)).slice(0, 9) : get(name)),
    ],
    [
      "a head of another version",
      async (name, get) => {
        const bytes = (await get(name)).slice();
        if (isHead(name)) bytes[0] = 99;
        return bytes;
      },
    ],
    [
      "codes that are cut off",
      async (name, get) => {
        const bytes = await get(name);
        return name.startsWith("codes/") ? bytes.slice(0, -3) : bytes;
      },
    ],
    [
      "words that are cut off",
      async (name, get) => {
        const bytes = await get(name);
        return /^meaning\/.*\d\.pack$/.test(name) ? bytes.slice(0, -3) : bytes;
      },
    ],
  ];
  for (const [name, change] of CASES)
    test(name, async () => {
      const { ask, search } = await open(PAPERS, change);
      await assert.rejects(ask("ship"), MeaningError);
      const alone = await search.findByWords(stateOf({ query: "kitten blue" }));
      assert.deepEqual([alone.relaxed, alone.rankedBy], [2, "words"]);
    });
});
