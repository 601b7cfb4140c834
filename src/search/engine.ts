/** Asks Pagefind and our table, and nothing else: no markup, no state of the page. */
import { watchLoads } from "./bytes.ts";
import { queryWords, rankByWords } from "./relax.ts";
import {
  countChoices,
  passes,
  toLookup,
  type Choice,
  type Lookup,
  type SearchTable,
} from "./table.ts";
import type { SearchState } from "./url-state.ts";

/** A paper that matches. */
export interface Result {
  /** The id as in URLs. */
  id: string;
  /** Who wrote it and when it was listed. */
  byline: string;
  /** All words that the index holds of it, in order. */
  words: string[];
  /** Places of the words that match. */
  marked: Set<number>;
  /** Where the abstract starts and ends among the words; the title is before it. */
  span: [start: number, end: number];
}

/** What a search found. */
export interface Answer {
  /** How many papers have every word, with the filters. */
  total: number;
  /** How many come after them that have some of the words. */
  relaxed: number;
  topics: Choice[];
  years: Choice[];
  /** Loads results by rank, `from` up to, not including, `to`. */
  load: (from: number, to: number) => Promise<Result[]>;
}

/** Finds papers. */
export type Search = (state: SearchState) => Promise<Answer>;

/** A load that takes longer has failed: the reader gets a sentence and a way to try again. */
const PATIENCE = 20_000;
/** Where fewer papers have every word, papers that have some of them follow. */
const ENOUGH = 10;
/** So many of those: what comes after has too little to do with the query. */
const MOST_RELAXED = 50;

/**
 * Loads Pagefind and the table from the index folder.
 *
 * @param folder the address of `pagefind/`, with the base path and a slash at the end
 * @param attempt counts up when a reader tries again, so that the browser does, too
 * @throws {Error} when either can't be loaded
 */
export async function openSearch(folder: string, attempt = 0): Promise<Search> {
  const watch = watchLoads(folder);
  const tag = attempt > 0 ? `?attempt=${attempt}` : "";
  const [module, lookup] = await inTime(
    Promise.all([
      import(
        /* @vite-ignore */ `${folder}pagefind.js${tag}`
      ) as Promise<PagefindModule>,
      loadLookup(`${folder}papers.json`),
    ]),
  );
  // Its worker would load out of sight.
  const pagefind = module.createInstance({ basePath: folder, noWorker: true });
  return async (state) => {
    const answer = await inTime(search(pagefind, lookup, state));
    watch.check();
    return answer;
  };
}

// --- internal ---

/** The part of Pagefind's API that we use. @see https://pagefind.app/docs/api/ */
interface PagefindModule {
  createInstance: (options: {
    basePath: string;
    noWorker: boolean;
  }) => Pagefind;
}
interface Pagefind {
  search: (query: string) => Promise<{ results: PagefindResult[] } | null>;
}
interface PagefindResult {
  /** The name of the fragment. */
  id: string;
  score: number;
  /** Places of the words that match. */
  words: number[];
  data: () => Promise<PagefindData>;
}
interface PagefindData {
  content: string;
  meta: Record<string, string>;
}

async function search(
  pagefind: Pagefind,
  lookup: Lookup,
  state: SearchState,
): Promise<Answer> {
  const query = state.query.trim();
  const exact = ((await pagefind.search(query))?.results ?? []).map(toHit);
  const known = new Set(exact.map(({ id }) => id));
  const more =
    exact.length < ENOUGH ? await searchByWords(pagefind, lookup, query) : [];
  const relaxed = more
    .filter(({ id }) => !known.has(id))
    .slice(0, MOST_RELAXED);
  const ids = [...exact, ...relaxed].map(({ id }) => id);
  const inOrder = (hits: Hit[]) => {
    const kept = hits.filter(({ id }) => passes(lookup, id, state));
    const age = (id: string) => lookup.papers.get(id)?.age ?? Infinity;
    return state.sort === "newest"
      ? kept.sort((a, b) => age(a.id) - age(b.id))
      : kept;
  };
  const [matching, near] = [inOrder(exact), inOrder(relaxed)];
  const ranked = [...matching, ...near];
  return {
    total: matching.length,
    relaxed: near.length,
    ...countChoices(lookup, ids, state),
    load: (from, to) =>
      inTime(Promise.all(ranked.slice(from, to).map(toResult))),
  };
}

/** A paper that matches, before its text is loaded. */
interface Hit {
  id: string;
  /** Places of the words that match. */
  words: number[];
  data: () => Promise<PagefindData>;
}

function toHit({ id, words, data }: PagefindResult): Hit {
  return { id, words, data };
}

/** Papers that have some of the words, by rank. */
async function searchByWords(
  pagefind: Pagefind,
  lookup: Lookup,
  query: string,
): Promise<Hit[]> {
  const words = queryWords(query);
  if (words.length < 2) return [];
  const found = await Promise.all(
    words.map(async (word) => ({
      word,
      hits: (await pagefind.search(word))?.results ?? [],
    })),
  );
  const byId = new Map<string, Hit>();
  for (const { hits } of found)
    for (const hit of hits) {
      const held = byId.get(hit.id);
      byId.set(
        hit.id,
        held ? { ...held, words: [...held.words, ...hit.words] } : toHit(hit),
      );
    }
  return rankByWords(found, lookup.papers.size).flatMap(
    (id) => byId.get(id) ?? [],
  );
}

async function toResult({ words, data }: Hit): Promise<Result> {
  const { content, meta } = await data();
  const [start = 0, end = 0] = (meta["span"] ?? "").split("-").map(Number);
  return {
    id: meta["id"] ?? "",
    byline: meta["byline"] ?? "",
    words: content.split(/\s+/),
    marked: new Set(words),
    span: [start, end],
  };
}

async function loadLookup(address: string): Promise<Lookup> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const table: SearchTable = await response.json();
  return toLookup(table);
}

async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error("The search took too long.")),
      PATIENCE,
    );
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
