/** Searches: a reader's query and filters in, results out. No markup, and no state of the page. */
import { Archive, readCatalogue } from "./archive.ts";
import { httpBytes, type Bytes } from "./bytes.ts";
import { meetConditions, termsIn, topicNamed } from "./conditions.ts";
import { diskBytes, isOnDisk } from "./disk-bytes.ts";
import { countChoices, HAVING, passes, type Choices, type Filters } from "./filters.ts";
import { phrasesOf, type FindPhrase } from "./phrases.ts";
import { parseQuery, type Query } from "./parse-query.ts";
import { rank, type Ranked, type Scored } from "./rank.ts";
import { readFragment, type PaperText } from "../format/fragment.ts";
import { hasWords, toResult, type Marks, type Result } from "./result.ts";
import { paperNamed } from "./by-id.ts";
import { termsOf } from "../../text/terms.ts";
import type { SearchState, Sort } from "./url-state.ts";

/** What a search found. */
export interface Answer {
  /** How many papers have every word, with the filters. */
  total: number;
  /** How many come after them that have some of the words. */
  relaxed: number;
  /** The filters that were applied, those in the query's text included. */
  filters: Filters;
  choices: Choices;
  /** Words that are nowhere, and what was searched for in their place. */
  corrected: { word: string; by: string }[];
  /** Words that few papers have, and much commoner ones that may have been meant. */
  suggested: { word: string; by: string }[];
  /** Loads results by rank, `from` up to, not including, `to`. */
  load: (from: number, to: number) => Promise<Result[]>;
}

/** The search of an opened index. */
export interface Search {
  /** What is open of the index: the newest years first, then all. */
  archive: Archive;
  /** The answer of all years. */
  find: (state: SearchState) => Promise<Answer>;
  /** The answer of the newest years, as long as the older ones aren't open. */
  findNewest: (state: SearchState) => Promise<Answer | undefined>;
  text: (paper: number) => Promise<PaperText>;
}

/** A load that takes longer has failed: the reader gets a sentence and a way to try again. */
const PATIENCE = 20_000;
/** Where fewer papers have every word, papers that have some of them follow. */
const ENOUGH = 10;
/** So many of those: what comes after has too little to do with the query. */
const MOST_RELAXED = 50;

/**
 * Opens the index of a folder.
 *
 * @param folder the address of `pagefind/`, with the base path and a slash at the end
 * @param isAgain whether a reader tries again
 * @throws {Error} when it can't be loaded
 */
export async function openSearch(folder: string, isAgain = false): Promise<Search> {
  const bytes = isOnDisk() ? diskBytes(folder) : httpBytes(folder, isAgain);
  return searchOf(bytes, folder);
}

/** The search of an index, wherever its bytes come from. Otherwise as `openSearch`. */
export async function searchOf(bytes: Bytes, folder: string): Promise<Search> {
  const kept = { ...bytes, contents: once(bytes.contents) };
  const catalogue = await inTime(readCatalogue(kept));
  const newest = { ...catalogue, segments: catalogue.segments.slice(0, 1) };
  const findPhrase = phrasesOf(bytes, folder, catalogue.tag);
  const read = once(async (fragment) => readFragment(await bytes.contents(fragment)));
  const isParted = catalogue.segments.length > 1;
  let whole: Promise<Archive> | undefined;
  const search: Search = {
    archive: await inTime(Archive.open(kept, newest)),
    text: (paper) => read(search.archive.fragment(paper)),
    find: (state) => inTime(openWhole().then((archive) => ask(archive, state))),
    findNewest: async (state) =>
      isParted && search.archive.catalogue === newest
        ? inTime(ask(search.archive, state))
        : undefined,
  };
  const ask = (archive: Archive, state: SearchState) =>
    find(archive, findPhrase, (paper) => read(archive.fragment(paper)), state);
  const openWhole = () => {
    whole ??= isParted ? Archive.open(kept, catalogue) : Promise.resolve(search.archive);
    whole.then(
      (archive) => (search.archive = archive),
      () => (whole = undefined),
    );
    return whole;
  };
  return search;
}

// --- internal ---

type ReadPaper = (paper: number) => Promise<PaperText>;

async function find(
  archive: Archive,
  findPhrase: FindPhrase,
  text: ReadPaper,
  state: SearchState,
): Promise<Answer> {
  const query = parseQuery(state.query);
  const [ranked, met] = await Promise.all([
    rankQuery(archive, state.query, query),
    meetConditions(archive, query.conditions, findPhrase),
  ]);
  const kept = ({ paper }: Scored) => met === undefined || met.has(paper);
  const checked = await checkSkipped(ranked, text);
  const exact = checked.exact.filter(kept);
  const near =
    hasPhrase(query) || exact.length >= ENOUGH
      ? []
      : checked.relaxed.filter(kept).slice(0, MOST_RELAXED);
  const filters = filtersOf(archive, state, query);
  const inOrder = (papers: readonly Scored[]) =>
    sortBy(
      state.sort,
      archive,
      papers.filter(({ paper }) => passes(factsOf(archive, paper), filters)),
    );
  const [matching, relaxed] = [inOrder(exact), inOrder(near)];
  const all = [...matching, ...relaxed];
  const marks: Marks = {
    terms: new Set([
      ...ranked.taken.flatMap((taken) => taken.terms),
      ...ranked.skipped.flatMap((word) => termsOf(word).parts),
      ...termsIn(query, "phrase"),
    ]),
    names: new Set(termsIn(query, "author")),
  };
  return {
    total: matching.length,
    relaxed: relaxed.length,
    filters,
    choices: countChoices(
      [...exact, ...near].map(({ paper }) => factsOf(archive, paper)),
      filters,
      archive.catalogue.topics,
    ),
    corrected: ranked.taken.flatMap(({ word, corrected }) =>
      corrected === undefined ? [] : [{ word, by: corrected }],
    ),
    suggested: ranked.taken.flatMap(({ word, suggested }) =>
      suggested === undefined ? [] : [{ word, by: suggested }],
    ),
    load: (from, to) =>
      inTime(
        Promise.all(
          all
            .slice(from, to)
            .map(async ({ paper, matches }) =>
              toResult(await text(paper), factsOf(archive, paper), marks, matches),
            ),
        ),
      ),
  };
}

/** An id leads to its paper; operators alone to every paper that meets them, the newest first. */
async function rankQuery(
  archive: Archive,
  text: string,
  { words, conditions }: Query,
): Promise<Ranked> {
  const named = await paperNamed(archive, text);
  if (named !== undefined) return { ...NOTHING, exact: named };
  if (words.length > 0) return rank(archive, words);
  return conditions.length === 0
    ? NOTHING
    : {
        ...NOTHING,
        exact: archive.papers.map((_, paper) => ({ paper, matches: [] })),
      };
}

const NOTHING: Ranked = { exact: [], relaxed: [], taken: [], skipped: [] };

/** Whoever quotes wants it so, and nothing near it. */
function hasPhrase({ conditions }: Query): boolean {
  return conditions.some(({ kind, isNot }) => kind === "phrase" && !isNot);
}

/**
 * Papers that have every word that was looked up may lack one that was too common to be looked up:
 * their texts tell. So many words leave few of them; whatever is behind the tenth is not checked.
 */
async function checkSkipped(ranked: Ranked, text: ReadPaper): Promise<Ranked> {
  const { exact, relaxed, skipped } = ranked;
  if (skipped.length === 0 || exact.length === 0) return ranked;
  const wanted = skipped.map((word) => termsOf(word).parts);
  const first = await Promise.all(
    exact.slice(0, ENOUGH).map(async (one) => ({
      one,
      has: hasWords(await text(one.paper), wanted),
    })),
  );
  const lacking = first.filter(({ has }) => !has).map(({ one }) => one);
  return {
    ...ranked,
    exact: first.filter(({ has }) => has).map(({ one }) => one),
    relaxed: [...lacking, ...exact.slice(ENOUGH), ...relaxed],
  };
}

/** What the query's text says wins over the controls, which show it. */
function filtersOf(archive: Archive, state: SearchState, { conditions }: Query): Filters {
  const said = (kind: "topic" | "year" | "has") =>
    conditions.filter((one) => one.kind === kind && !one.isNot).map(({ value }) => value);
  const topic = said("topic").at(-1);
  const has = said("has").map((value) => value.toLowerCase());
  return {
    topic: topic === undefined ? state.topic : topicNamed(archive, topic),
    year: said("year").at(-1) ?? state.year,
    has: HAVING.filter((one) => state.has.includes(one) || has.includes(one)),
  };
}

function factsOf({ papers }: Archive, paper: number) {
  const facts = papers[paper];
  if (!facts) throw new RangeError(`The index has no paper ${paper}.`);
  return facts;
}

/** Papers are numbered newest first. */
function sortBy(sort: Sort, archive: Archive, papers: Scored[]): Scored[] {
  if (sort === "relevance") return papers;
  const votes = ({ paper }: Scored) => factsOf(archive, paper).upvotes ?? -1;
  return papers.sort((a, b) => (sort === "upvotes" ? votes(b) - votes(a) : 0) || a.paper - b.paper);
}

/** Loads what has a name the first time; what didn't come is asked for again the next time. */
function once<Value>(load: (name: string) => Promise<Value>): (name: string) => Promise<Value> {
  const held = new Map<string, Promise<Value>>();
  return (name) => {
    const known = held.get(name);
    if (known) return known;
    const coming = load(name);
    held.set(name, coming);
    coming.catch(() => held.delete(name));
    return coming;
  };
}

async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The search took too long.")), PATIENCE);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
