/** The names of authors, for suggestions: under each of its words. */
import { fold, splitWords } from "../../text/terms.ts";
import { packNames, type AuthorName } from "../format/words.ts";
import type { Facts } from "./facts.ts";
import { cutWhere } from "./index-file.ts";

/**
 * The names of authors by word, a word's by how many papers they have.
 *
 * @param counted names with their papers; a name's counts are added up
 */
export function authorNames(
  counted: readonly (readonly [name: string, papers: number])[],
): AuthorName[] {
  const counts = new Map<string, number>();
  for (const [name, papers] of counted) counts.set(name, (counts.get(name) ?? 0) + papers);
  const names = [...counts].flatMap(([name, count]) =>
    [...new Set(splitWords(fold(name)))]
      .filter((word) => /\p{L}{2}/u.test(word))
      .map((word) => ({ word, name, count })),
  );
  return names.sort((a, b) =>
    a.word === b.word ? b.count - a.count || (a.name < b.name ? -1 : 1) : a.word < b.word ? -1 : 1,
  );
}

/** The files of the names of all authors. */
export function joinAuthors(all: readonly Pick<Facts, "authors">[]): Uint8Array[] {
  return cutNames(authorNames(all.flatMap((one) => one.authors()))).map(packNames);
}

// --- internal ---

/** About so many names make a file. */
const NAMES_A_FILE = 1500;

/** Names of authors, for files of about as many; a word's stay together, so that one file answers for it. */
function cutNames(names: readonly AuthorName[]): AuthorName[][] {
  return cutWhere(
    names,
    (open, { word }) => open.length >= NAMES_A_FILE && open.at(-1)?.word !== word,
  );
}
