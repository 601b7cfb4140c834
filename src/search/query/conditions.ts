/** The operators of a query that choose papers by what they have: authors, phrases, `-word`. */
import type { Archive } from "./archive.ts";
import { queryWords } from "./query-words.ts";
import type { FindPhrase } from "./phrases.ts";
import type { Condition, Query } from "./parse-query.ts";
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
  const own = conditions.filter(({ kind, isNot }) => isNot || !isFilter(kind));
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

/** The slug of the topic that a reader named by its slug or its title; what they wrote, if none. */
export function topicNamed(archive: Archive, name: string): string {
  const plain = (text: string) => fold(text).replace(/[^\p{L}\p{N}]+/gu, "");
  const found = archive.catalogue.topics.find(
    ([slug, title]) => plain(slug) === plain(name) || plain(title) === plain(name),
  );
  return found?.[0] ?? name;
}

// --- internal ---

function isFilter(kind: Condition["kind"]): boolean {
  return kind === "topic" || kind === "year" || kind === "has";
}

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
    case "phrase":
      // Pagefind has no index of no papers.
      if (archive.papers.length === 0) return new Set();
      return new Set((await findPhrase(value)).flatMap((name) => archive.paperOf(name) ?? []));
    case "topic": {
      const slug = topicNamed(archive, value);
      return choose(archive, ({ topics }) => topics.includes(slug));
    }
    case "year":
      return choose(archive, ({ year }) => year === value);
    case "has":
      return choose(archive, ({ hasCode, hasNote }) =>
        value === "code" ? hasCode : value === "note" && hasNote,
      );
  }
}

function choose(
  { papers }: Archive,
  isOne: (paper: Archive["papers"][number]) => boolean,
): Set<number> {
  return new Set(papers.flatMap((paper, at) => (isOne(paper) ? [at] : [])));
}

/** Papers that have a word, whatever its ending: as the whole, or all of its parts. */
async function havingAll(archive: Archive, word: string): Promise<Set<number>> {
  const [own] = queryWords([word]);
  if (!own) return new Set();
  const [whole, ...parts] = await Promise.all(
    [own.whole ?? "", ...own.parts].map(async (term) => {
      const postings = await archive.postings(term);
      return new Set(postings.map(({ paper }) => paper));
    }),
  );
  const all = parts.reduce((one, other) => one.intersection(other));
  return all.union(whole ?? new Set());
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
