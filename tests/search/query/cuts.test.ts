/** However an archive is cut into segments, every query has the same results, in the same order. */
import assert from "node:assert/strict";
import path from "node:path";
import { before, describe, test } from "node:test";
import { readContent } from "../../../src/content/read.ts";
import { monthOf } from "../../../src/paper/day.ts";
import { rank } from "../../../src/search/query/rank.ts";
import type { Search } from "../../../src/search/query/search.ts";
import { suggest } from "../../../src/search/query/suggest.ts";
import type { SearchState } from "../../../src/search/query/url-state.ts";
import { buildIndex } from "../../../src/search/write/build-index.ts";
import { ROOT } from "../../folders.ts";
import { atSearchPage, openFrom, serving } from "../real-index.ts";
import { stateOf } from "../sample.ts";

/** The bundled papers, spread over the months of a year. */
const content = readContent(path.join(ROOT, "content"));
const papers = content.papers.map((paper, at) => ({
  ...paper,
  day: `2025-${String(1 + ((at * 5) % 12)).padStart(2, "0")}-${String(1 + (at % 28)).padStart(2, "0")}`,
}));
const days = [...new Set(papers.map(({ day }) => day))].sort().reverse();
const months = [...new Set(days.map(monthOf))];
const daysOf = (month: string) => days.filter((day) => monthOf(day) === month);

/** A search of the papers in segments of so many months. */
async function cutInto(...lengths: readonly number[]): Promise<Search> {
  const left = [...months];
  const plan = lengths.map((length) => left.splice(0, length).map(daysOf));
  const files = await buildIndex({ ...content, papers }, () => plan);
  return openFrom(serving(new Map(files.map((file) => [file.path, file.content]))));
}

atSearchPage();
let cuts: Search[];
before(async () => {
  cuts = [await cutInto(12), await cutInto(1, 1, 2, 3, 5)];
  for (const { find } of cuts) await find(stateOf({ query: "any" }));
});

describe("cut into one segment, and into five of other lengths, a search gives the same", () => {
  const QUERIES: (string | Partial<SearchState>)[] = [
    "machine unlearning",
    "training",
    "Which paper finds that a larger dataset beats training for many epochs?",
    "barlow twins redundnacy",
    "avaiable models",
    "difusion",
    "all you need",
    "vision-language -benchmark",
    "year:2025 has:code",
    "published:2024-",
    "-training",
    '"language models"',
    '"machine unlearning" training',
    '-"language models" model',
    '"one epoch is all you need"',
    '"no such phrase"',
    { query: "model", sort: "newest" },
    { query: "model", sort: "upvotes" },
    { query: "training", topic: [[...content.topicsOf.values()].flat()[0] ?? ""] },
    { query: "learning", year: ["2025"], has: ["code"] },
  ];
  for (const query of QUERIES)
    test(JSON.stringify(query), async () => {
      const state = stateOf(typeof query === "string" ? { query } : query);
      const [whole, ...parted] = await Promise.all(
        cuts.map(async ({ find }) => {
          const { load, others, topics, ...results } = await find(state);
          const more = await others?.().then((all) => all.load(0, papers.length));
          const options = (await topics?.load()) ?? results.options;
          return { ...results, options, first: await load(0, papers.length), more };
        }),
      );
      for (const one of parted) assert.deepEqual(one, whole);
    });

  for (const words of [["training"], ["machine", "unlearning"], ["language", "model", "agents"]])
    test(`the scores of ${words.join(" ")}`, async () => {
      const [whole, ...parted] = await Promise.all(cuts.map(({ archive }) => rank(archive, words)));
      assert.ok(whole && whole.exact.length + whole.relaxed.length > 0);
      for (const one of parted) assert.deepEqual(one, whole);
    });

  for (const typed of ["lang", "wang", "trai", "un"])
    test(`suggestions for ${typed}`, async () => {
      const [whole, ...parted] = await Promise.all(cuts.map((search) => suggest(search, typed)));
      for (const one of parted) assert.deepEqual(one, whole);
    });
});
