/** The operators of a query that choose papers by what they have: authors, dates, phrases, `-word`. */
import type { Archive } from "./archive.ts";
import { paperNamed } from "./by-id.ts";
import { fits, FILTERS, type FilterName } from "./filters.ts";
import { queryWords } from "./query-words.ts";
import type { FindPhrase } from "./phrases.ts";
import { isWithin, parseDates, type Condition, type Query } from "./parse-query.ts";
import { fold, termsOf } from "../../text/terms.ts";

/**
 * The papers that meet all conditions, by number; undefined where there are none to meet. Topic,
 * year and `has:` are filters with controls of their own, and stay out here unless negated.
 *
 * @throws {Error} when a file of the index doesn't come
 */
export async function meetConditions(
  archive: Archive,
  conditions: readonly Condition[],
  findPhrase: FindPhrase,
): Promise<Set<number> | undefined> {
  const own = conditions.filter(({ kind, isNot }) => isNot || FILTERS.every((one) => one !== kind));
  if (own.length === 0) return undefined;
  const found = await Promise.all(
    own.map(async (condition) => ({
      isNot: condition.isNot,
      papers: await papersOf(archive, condition, findPhrase),
    })),
  );
  const all = archive.papers.map((_, paper) => paper);
  return new Set(
    all.filter((paper) => found.every(({ isNot, papers }) => papers.has(paper) !== isNot)),
  );
}

/** The terms of a query's phrases, or of the names that it asks for. */
export function termsIn({ conditions }: Query, kind: "phrase" | "author"): string[] {
  return conditions
    .filter((one) => one.kind === kind && !one.isNot)
    .flatMap(({ value }) => value.split(/\s+/u))
    .flatMap((word) => [...termsOf(word).parts]);
}

/**
 * The value of a filter that a reader has typed. A topic may be named by its slug or its title, in
 * any letters.
 */
export function typedValue(archive: Archive, filter: FilterName, typed: string): string {
  if (filter !== "topic") return typed.toLowerCase();
  const plain = (text: string) => fold(text).replace(/[^\p{L}\p{N}]+/gu, "");
  const found = archive.catalogue.topics.find(
    ([slug, title]) => plain(slug) === plain(typed) || plain(title) === plain(typed),
  );
  return found?.[0] ?? typed;
}

// --- internal ---

async function papersOf(
  archive: Archive,
  { kind, value }: Condition,
  findPhrase: FindPhrase,
): Promise<Set<number>> {
  switch (kind) {
    case "word":
      return havingAll(archive, value);
    case "author":
      return ofAuthor(archive, value);
    case "published":
      return publishedIn(archive, value);
    case "phrase":
      return havingPhrase(archive, value, findPhrase);
    default: {
      if (kind === "topic") await archive.loadTopics();
      const wanted = typedValue(archive, kind, value);
      return new Set(
        archive.papers.flatMap((paper, at) => (fits(paper, kind, wanted) ? [at] : [])),
      );
    }
  }
}

/** Papers that have a word, whatever its ending: as the whole, or all of its parts. */
async function havingAll(archive: Archive, word: string): Promise<Set<number>> {
  const [own] = queryWords([word]);
  if (!own) return new Set();
  const [whole, ...parts] = await Promise.all(
    [own.whole ?? "", ...own.parts].map((term) => papersWith(archive, term)),
  );
  const all = parts.reduce((one, other) => one.intersection(other));
  return all.union(whole ?? new Set());
}

/**
 * Papers that have a phrase: in the texts that Pagefind has, in the name of an author, or as their
 * id. Only those of Pagefind's indexes are asked whose papers have all of its words, by our terms.
 */
async function havingPhrase(
  archive: Archive,
  phrase: string,
  findPhrase: FindPhrase,
): Promise<Set<number>> {
  const words = phrase.split(/\s+/u).filter((word) => PLAIN.test(word));
  const terms = new Set(words.flatMap((word) => [...termsOf(word).parts]));
  const lists = await Promise.all([...terms].map((term) => papersWith(archive, term)));
  const able =
    lists.length === 0 ? undefined : lists.reduce((one, other) => one.intersection(other));
  const indexes = archive.phraseIndexes.filter(
    ({ from, count }) => !able || [...able].some((paper) => paper >= from && paper < from + count),
  );
  const [ofAuthors, named, ...found] = await Promise.all([
    ofAuthor(archive, phrase),
    paperNamed(archive, phrase),
    ...indexes.map(async ({ name, from }) =>
      (await findPhrase(phrase, name)).map((place) => from + place),
    ),
  ]);
  return new Set([...ofAuthors, ...(named ?? []).map(({ paper }) => paper), ...found.flat()]);
}

/** A word that Pagefind and our terms split alike. */
const PLAIN = /^[a-z]{3,}$/i;

async function papersWith(archive: Archive, term: string): Promise<Set<number>> {
  return new Set((await archive.postings(term)).map(({ paper }) => paper));
}

/** Papers whose date of publication, as exact as it is known, lies in a range. */
async function publishedIn(archive: Archive, value: string): Promise<Set<number>> {
  const range = parseDates(value);
  const dates = range ? await archive.dates() : [];
  return new Set(dates.flatMap((date, at) => (date && range && isWithin(date, range) ? [at] : [])));
}

/** Papers of which one author's name has all of the words, in any order. */
async function ofAuthor(archive: Archive, name: string): Promise<Set<number>> {
  const terms = name.split(/\s+/u).flatMap((word) => {
    const { parts, common } = termsOf(word);
    return [...parts, ...common];
  });
  const lists = await Promise.all(terms.map((term) => archive.postings(term)));
  const authors = lists.map(
    (postings) => new Map(postings.map(({ paper, authors }) => [paper, authors])),
  );
  const [first, ...rest] = authors;
  return new Set(
    [...(first ?? [])].flatMap(([paper, own]) =>
      own.some((author) => rest.every((one) => one.get(paper)?.includes(author))) ? [paper] : [],
    ),
  );
}
