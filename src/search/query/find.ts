/** A query and filters → the papers that match, with their counts. */
import { termsOf } from "../../text/terms.ts";
import { countPapers } from "../format/catalogue.ts";
import type { Archive, PaperFacts } from "./archive.ts";
import { paperNamed } from "./by-id.ts";
import { askMeaning, hasCorrection, orderByBoth } from "./by-meaning.ts";
import { meetConditions, termsIn, typedValue } from "./conditions.ts";
import { countOptions, passes, toFilters, type FilterOptions, type Filters } from "./filters.ts";
import { MeaningError, type Meaning } from "./meaning.ts";
import { parseQuery, type Query } from "./parse-query.ts";
import type { FindPhrase } from "./phrases.ts";
import { rankAgain, type Ranking, type ScoredPaper } from "./rank.ts";
import { hasWords, toResult, type Highlights, type Kin, type Result } from "./result.ts";
import type { Match } from "./score.ts";
import type { SearchState, Sort } from "./url-state.ts";

/** What a search found. */
export interface SearchResults {
  /** How many papers have every word, with the filters. */
  total: number;
  /** How many come after them that have some of the words, or are near the query by meaning. */
  relaxed: number;
  /**
   * Whether those are in the order of words and meaning; `failed` where the files for it didn't
   * come, and `words` where they weren't needed, or there are none.
   */
  rankedBy: "meaning" | "words" | "failed";
  /** The filters that were applied, those in the query's text included. */
  filters: Filters;
  options: FilterOptions;
  /** The options of topics, which aren't loaded yet; undefined where they are. */
  topics: TopicOptions | undefined;
  /** Words that no paper has, and what was searched for in their place. */
  corrected: Replacement[];
  /** Words that no paper has, nor anything in their place. */
  unknown: string[];
  /** Words that few papers have, and much commoner ones that may have been meant. */
  suggested: Replacement[];
  /**
   * The same results with papers that lack words after them; undefined where these follow already,
   * and where a quoted phrase or an operator leaves no word that could be lacked.
   */
  others: (() => Promise<SearchResults>) | undefined;
  /** Loads results by rank, `from` up to, not including, `to`. */
  load: (from: number, to: number) => Promise<Result[]>;
}

/** Topics as a filter, which need a file that nothing else of a search does. */
export interface TopicOptions {
  /** Whether it is large, so that it is loaded only when asked for: 1.4 bytes a paper. */
  isLarge: boolean;
  /** All options, topics included. @throws {Error} when the file doesn't come */
  load: () => Promise<FilterOptions>;
}

/** A word of the query, and another in its place. */
export interface Replacement {
  word: string;
  by: string;
}

/** Where fewer papers have every word, papers that lack some of them follow unasked. */
const ENOUGH = 10;
/** How many of those at most: later ones have too little to do with the query. */
const MOST_RELAXED = 50;
/** The topics of more papers are a large file. */
const MANY = 25_000;

/**
 * Answers a query.
 *
 * @param meaning by which papers that lack words are ranked, too
 * @param wantsOthers whether papers that lack words are to follow in any case
 * @throws {MeaningError} when a file of the meaning doesn't come: without it, words alone answer
 * @throws {Error} when another file of the index doesn't come
 */
export async function find(
  archive: Archive,
  findPhrase: FindPhrase,
  state: SearchState,
  meaning?: Meaning,
  wantsOthers = false,
): Promise<SearchResults> {
  const query = parseQuery(state.query);
  const [byWords, met] = await Promise.all([
    rankQuery(archive, state.query, query).then((ranked) => checkSkipped(archive, ranked)),
    meetConditions(archive, query.conditions, findPhrase),
  ]);
  const keeps = (paper: number) => met === undefined || met.has(paper);
  const kept = ({ paper }: ScoredPaper) => keeps(paper);
  const isMany = byWords.exact.filter(kept).length >= ENOUGH;
  const isEnough = hasPhrase(query) || (isMany && !wantsOthers);
  const isAsked = byWords.words.length > 0 && (!isEnough || hasCorrection(byWords));
  const meant =
    meaning && isAsked && !hasPhrase(query)
      ? await askMeaning(archive, meaning, query.words, byWords, isEnough)
      : undefined;
  const ranked = meant ? await checkSkipped(archive, meant.ranking) : byWords;
  const exact = ranked.exact.filter(kept);
  const others = meant
    ? orderByBoth(ranked, meant.near, keeps, MOST_RELAXED)
    : ranked.relaxed.filter(kept).slice(0, MOST_RELAXED);
  const near = isEnough && !meant ? [] : others;
  const filters = filtersOf(archive, state, query);
  if (filters.topic.length > 0) await archive.loadTopics();
  const inOrder = (papers: readonly ScoredPaper[]) =>
    sortBy(
      state.sort,
      archive,
      papers.filter(({ paper }) => passes(factsOf(archive, paper), filters)),
    );
  const [matching, relaxed] = [inOrder(exact), inOrder(near)];
  const all = [...matching, ...relaxed];
  const highlights = highlightsOf(query, ranked);
  const options = () =>
    countOptions(
      [...exact, ...near].map(({ paper }) => factsOf(archive, paper)),
      filters,
      archive.catalogue.topics,
    );
  const isNear = new Set(meant ? near.map(({ paper }) => paper) : []);
  return {
    total: matching.length,
    relaxed: relaxed.length,
    rankedBy: meant ? "meaning" : "words",
    others:
      isMany && !wantsOthers && !hasPhrase(query) && byWords.words.length > 0
        ? () => findOthers(archive, findPhrase, state, meaning)
        : undefined,
    filters,
    options: options(),
    topics: archive.hasTopics
      ? undefined
      : {
          isLarge: countPapers(archive.catalogue.segments) > MANY,
          load: () => archive.loadTopics().then(options),
        },
    corrected: replacements(ranked, "corrected"),
    unknown: ranked.words.filter(({ isFound }) => !isFound).map(({ word }) => word),
    suggested: replacements(ranked, "suggested"),
    load: (from, to) =>
      Promise.all(
        all
          .slice(from, to)
          .map(async ({ paper, matches }) =>
            toResult(await archive.text(paper), factsOf(archive, paper), matches, {
              ...highlights,
              kin: isNear.has(paper) ? kinOf(ranked, matches, meant?.kin) : [],
            }),
          ),
      ),
  };
}

// --- internal ---

/** Papers that lack words follow, by words alone where the files of the meaning don't come. */
function findOthers(...[archive, findPhrase, state, meaning]: Parameters<typeof find>) {
  return find(archive, findPhrase, state, meaning, true).catch((error: unknown) => {
    if (!(error instanceof MeaningError)) throw error;
    return find(archive, findPhrase, state, undefined, true);
  });
}

const NOTHING: Ranking = { exact: [], relaxed: [], words: [], skipped: [] };

/** An id leads to its paper; operators alone to every paper that meets them, the newest first. */
async function rankQuery(
  archive: Archive,
  text: string,
  { words, conditions }: Query,
): Promise<Ranking> {
  const named = await paperNamed(archive, text);
  if (named !== undefined) return { ...NOTHING, exact: named };
  if (words.length > 0) return rankAgain(archive, words);
  if (conditions.length === 0) return NOTHING;
  return {
    ...NOTHING,
    exact: archive.papers.map((_, paper) => ({ paper, matches: [], score: 0 })),
  };
}

/** A quoted phrase allows no near matches. */
function hasPhrase({ conditions }: Query): boolean {
  return conditions.some(({ kind, isNot }) => kind === "phrase" && !isNot);
}

/**
 * Papers that have every word that was looked up may lack one that was too common to be looked
 * up: their texts tell. Only the first ten are checked, since many words leave few papers.
 */
async function checkSkipped(archive: Archive, ranked: Ranking): Promise<Ranking> {
  const { exact, relaxed, skipped } = ranked;
  if (skipped.length === 0 || exact.length === 0) return ranked;
  const wanted = skipped.map((word) => termsOf(word).parts);
  const first = await Promise.all(
    exact
      .slice(0, ENOUGH)
      .map(async (one) => ({ one, has: hasWords(await archive.text(one.paper), wanted) })),
  );
  const lacking = first.filter(({ has }) => !has).map(({ one }) => one);
  return {
    ...ranked,
    exact: first.filter(({ has }) => has).map(({ one }) => one),
    relaxed: [...lacking, ...exact.slice(ENOUGH), ...relaxed],
  };
}

/** An operator in the query's text overrides its control, which then shows it. */
function filtersOf(archive: Archive, state: SearchState, { conditions }: Query): Filters {
  return toFilters((name) => [
    ...state[name],
    ...conditions
      .filter(({ kind, isNot }) => kind === name && !isNot)
      .map(({ value }) => typedValue(archive, name, value)),
  ]);
}

/** The words near those that a paper lacks. */
function kinOf(
  { words }: Ranking,
  matches: readonly (Match | undefined)[],
  kin: readonly (readonly string[])[] = [],
): Kin[] {
  return words.flatMap(({ word }, at) => (matches[at] ? [] : [{ word, near: kin[at] ?? [] }]));
}

function highlightsOf(query: Query, { words, skipped }: Ranking): Omit<Highlights, "kin"> {
  return {
    terms: new Set([
      ...words.flatMap(({ terms }) => terms),
      ...skipped.flatMap((word) => termsOf(word).parts),
      ...termsIn(query, "phrase"),
    ]),
    names: new Set(termsIn(query, "author")),
    asked: query.words.map((own) => ({
      word: own,
      at: words.findIndex(({ word }) => word === own),
    })),
  };
}

function replacements({ words }: Ranking, kind: "corrected" | "suggested"): Replacement[] {
  return words.flatMap(({ word, [kind]: by }) => (by === undefined ? [] : [{ word, by }]));
}

function factsOf({ papers }: Archive, paper: number): PaperFacts {
  const facts = papers[paper];
  if (!facts) throw new RangeError(`The index has no paper ${paper}.`);
  return facts;
}

/** Papers are numbered newest first. */
function sortBy(sort: Sort, archive: Archive, papers: ScoredPaper[]): ScoredPaper[] {
  if (sort === "relevance") return papers;
  const votes = ({ paper }: ScoredPaper) => factsOf(archive, paper).upvotes ?? -1;
  return papers.sort((a, b) => (sort === "upvotes" ? votes(b) - votes(a) : 0) || a.paper - b.paper);
}
