/** Suggestions while a reader types: topics, authors, and titles of papers. */
import type { Archive } from "./archive.ts";
import type { Search } from "./search.ts";
import { paperNamed } from "./by-id.ts";
import { byAuthor, parseQuery } from "./parse-query.ts";
import { rank, type ScoredPaper } from "./rank.ts";
import { fold, splitWords } from "../../text/terms.ts";

/** Something to choose in place of what was typed. */
export interface Suggestion {
  kind: "topic" | "author" | "paper";
  label: string;
  /** A query for topics and authors, the id as in URLs for papers. */
  value: string;
  /** Of a paper: the day on which it is listed. */
  day?: string;
}

/** How many of a kind are suggested. */
const MOST = { topic: 2, author: 3, paper: 3 } as const;

/**
 * Suggestions for what stands in the box: topics and authors with words that begin as typed, and
 * papers whose titles have what was typed. None where operators are used.
 *
 * @throws {Error} when a file of the index doesn't come
 */
export async function suggest(
  { archive }: Pick<Search, "archive">,
  typed: string,
): Promise<Suggestion[]> {
  const { words, conditions } = parseQuery(typed);
  const begun = words.flatMap((word) => splitWords(fold(word)));
  if (conditions.length > 0 || begun.join("").length < 2) return [];
  const [authors, papers] = await Promise.all([
    suggestAuthors(archive, begun),
    suggestPapers(archive, typed, words),
  ]);
  const titles = await Promise.all(
    papers.map(async (paper): Promise<Suggestion> => {
      const { id, day, words: all, ends } = await archive.text(paper);
      return { kind: "paper", label: all.slice(0, ends[0]).join(" "), value: id, day };
    }),
  );
  return [...suggestTopics(archive, begun), ...authors, ...titles];
}

// --- internal ---

function suggestTopics({ catalogue }: Archive, begun: readonly string[]): Suggestion[] {
  return catalogue.topics
    .filter(([, title]) => haveBeginnings(splitWords(fold(title)), begun))
    .slice(0, MOST.topic)
    .map(([slug, title]) => ({ kind: "topic", label: title, value: `topic:${slug}` }));
}

async function suggestAuthors(archive: Archive, begun: readonly string[]): Promise<Suggestion[]> {
  // The longest word is in the fewest names.
  const [key = ""] = begun.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  if (key.length < 2) return [];
  const entries = await archive.authorsAt(key);
  return entries
    .filter(
      ({ word, name }) => word.startsWith(key) && haveBeginnings(splitWords(fold(name)), begun),
    )
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .filter(({ name }, at, all) => all.findIndex((one) => one.name === name) === at)
    .slice(0, MOST.author)
    .map(({ name }) => ({ kind: "author", label: name, value: byAuthor(name) }));
}

async function suggestPapers(
  archive: Archive,
  typed: string,
  words: readonly string[],
): Promise<number[]> {
  const named = await paperNamed(archive, typed);
  const found = named ?? (await rank(archive, words, { isBegun: true })).exact.filter(isByTitle);
  return found.slice(0, MOST.paper).map(({ paper }) => paper);
}

function isByTitle({ matches }: ScoredPaper): boolean {
  return matches.every((match) => match && match.title > 0);
}

/** Whether each beginning begins one of the words. */
function haveBeginnings(words: readonly string[], begun: readonly string[]): boolean {
  return begun.every((one) => words.some((word) => word.startsWith(one)));
}
