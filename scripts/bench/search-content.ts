/** How well the index of a content folder answers known-item queries, without a browser. */
import fs from "node:fs";
import { gunzipSync } from "node:zlib";
import { readContent } from "../../src/content/read.ts";
import { toCode } from "../../src/meaning/codes.ts";
import { unpackTable, vectorsOf } from "../../src/meaning/table.ts";
import { paperVector } from "../../src/meaning/vectors.ts";
import { urlId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/schema.ts";
import { isPacked } from "../../src/search/format/names.ts";
import { meaningsOf, nearnessOf, orderByBoth } from "../../src/search/query/by-meaning.ts";
import type { Bytes } from "../../src/search/query/bytes.ts";
import { NO_FILTERS } from "../../src/search/query/filters.ts";
import { parseQuery } from "../../src/search/query/parse-query.ts";
import { rank } from "../../src/search/query/rank.ts";
import { searchOf, type Search } from "../../src/search/query/search.ts";
import { buildIndex } from "../../src/search/write/build-index.ts";
import { print, shareOf } from "./measure.ts";
import { byKind, type KnownItem, type Query } from "./search-queries.ts";

/**
 * Indexes the papers, and prints a line for each kind of query that is about one of them.
 *
 * @param table the file of a table of words: papers that lack words are ordered by meaning, too
 */
export async function measureContent(
  folder: string,
  queries: readonly Query[],
  table?: string,
): Promise<void> {
  const content = readContent(folder);
  const search = await searchOf(inMemory(await buildIndex(content)), "/");
  const ids = new Set(content.papers.map(({ id }) => urlId(id)));
  const known = queries.filter(({ paper_id: id }) => ids.has(id));
  const ask = table === undefined ? byWords(search) : await byBoth(search, content.papers, table);
  for (const [kind, asked] of Object.entries(byKind(known)))
    print({ kind, queries: asked.length, ...(await measure(ask, asked)) });
}

// --- internal ---

/** So many results are looked at. */
const MOST = 50;
/** Where fewer papers have every word, others follow. */
const ENOUGH = 10;

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

function byWords(search: Search): Ask {
  return async (text) => {
    const results = await search.find({ query: text, ...NO_FILTERS, sort: "relevance" });
    return (await results.load(0, MOST)).map(({ id }) => id);
  };
}

async function byBoth(search: Search, papers: readonly Paper[], file: string): Promise<Ask> {
  const table = unpackTable(fs.readFileSync(file));
  const vectors = vectorsOf(table);
  const bySlug = new Map(papers.map((paper) => [urlId(paper.id), paper]));
  const { archive } = search;
  const ids = await Promise.all(archive.papers.map(async (_, at) => (await archive.text(at)).id));
  const codes = ids.flatMap((id) => {
    const paper = bySlug.get(id);
    return [...toCode(paper && paperVector(vectors, paper), table)];
  });
  return async (text) => {
    const ranking = await rank(archive, parseQuery(text).words);
    const near = nearnessOf(meaningsOf(ranking), vectors, table.step, Uint8Array.from(codes));
    const others = near ? orderByBoth(ranking, near) : ranking.relaxed;
    const follow = ranking.exact.length < ENOUGH ? others : [];
    return [...ranking.exact, ...follow].slice(0, MOST).map(({ paper }) => ids[paper] ?? "");
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
