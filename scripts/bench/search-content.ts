/** How well the index of a content folder answers known-item queries, without a browser. */
import fs from "node:fs";
import { gunzipSync } from "node:zlib";
import { readContent } from "../../src/content/read.ts";
import { unpackTable } from "../../src/meaning/table.ts";
import { urlId } from "../../src/paper/id.ts";
import { isPacked } from "../../src/search/format/names.ts";
import type { Bytes } from "../../src/search/query/bytes.ts";
import { NO_FILTERS } from "../../src/search/query/filters.ts";
import { searchOf, type Search } from "../../src/search/query/search.ts";
import { buildIndex } from "../../src/search/write/build-index.ts";
import { planSegments } from "../../src/search/write/plan.ts";
import { print, shareOf } from "./measure.ts";
import { measureJudged } from "./search-judged.ts";
import { byKind, type KnownItem, type Query } from "./search-queries.ts";

/** What is measured. */
export interface ContentOptions {
  /** The file of a table of words: papers that lack words are ordered by meaning, too. */
  table?: string | undefined;
  /** Whether the judged list is asked. */
  judged?: boolean | undefined;
}

/**
 * Indexes the papers, and prints a line for each kind of query that is about one of them.
 *
 * Then, where it is wanted, the line of the judged list.
 */
export async function measureContent(
  folder: string,
  queries: readonly Query[],
  { table, judged = false }: ContentOptions = {},
): Promise<void> {
  const content = readContent(folder);
  const words = table === undefined ? undefined : unpackTable(fs.readFileSync(table));
  const search = await searchOf(inMemory(await buildIndex(content, planSegments, words)), "/");
  const ids = new Set(content.papers.map(({ id }) => urlId(id)));
  const known = queries.filter(({ paper_id: id }) => ids.has(id));
  const ask = askOf(search);
  for (const [kind, asked] of Object.entries(byKind(known)))
    print({ kind, queries: asked.length, ...(await measure(ask, asked)) });
  if (judged) await measureJudged(search);
}

// --- internal ---

/** So many results are looked at. */
const MOST = 50;

function inMemory(files: readonly { path: string; content: Uint8Array }[]): Bytes {
  const stored = new Map(files.map(({ path, content }) => [path, content]));
  const get = (name: string) => {
    const content = stored.get(name);
    if (!content) throw new Error(`the index has no file ${name}`);
    return new Uint8Array(content);
  };
  return {
    stored: async (name) => get(name),
    contents: async (name) => (isPacked(name) ? new Uint8Array(gunzipSync(get(name))) : get(name)),
    engine: async () => {
      throw new Error("this bench asks for no phrases");
    },
  };
}

/** Answers a query: the ids of the first results. */
type Ask = (text: string) => Promise<string[]>;

function askOf(search: Search): Ask {
  return async (text) => {
    const found = await search.find({ query: text, ...NO_FILTERS, sort: "relevance" });
    // A reader who wants more gets the papers that lack words, too.
    const results = found.total < MOST && found.others ? await found.others() : found;
    return (await results.load(0, MOST)).map(({ id }) => id);
  };
}

async function measure(ask: Ask, asked: readonly KnownItem[]) {
  let [first, ten, fifty, reciprocal, none] = [0, 0, 0, 0, 0];
  for (const { paper, text } of asked) {
    const found = await ask(text);
    const rank = found.indexOf(paper) + 1;
    if (found.length === 0) none += 1;
    if (rank === 0) continue;
    reciprocal += 1 / rank;
    fifty += 1;
    if (rank <= 10) ten += 1;
    if (rank === 1) first += 1;
  }
  const share = (count: number) => shareOf(count, asked.length);
  return {
    first: share(first),
    in_ten: share(ten),
    in_fifty: share(fifty),
    mrr: share(reciprocal),
    none,
  };
}
