/** The names of authors, for suggestions: under each of its words. */
import type { AuthorName } from "../format/words.ts";
import { fold, splitWords } from "../../text/terms.ts";

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
