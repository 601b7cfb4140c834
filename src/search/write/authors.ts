/** The names of authors, for suggestions: under each of its words. */
import type { Paper } from "../../paper/schema.ts";
import type { AuthorName } from "../format/words.ts";
import { fold, splitWords } from "../../text/terms.ts";

/** The names of the papers' authors, by word, a word's by how many papers they have. */
export function authorNames(papers: readonly Paper[]): AuthorName[] {
  const counts = new Map<string, number>();
  for (const { authors } of papers)
    for (const name of new Set(authors)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].flatMap(([name, count]) =>
    [...new Set(splitWords(fold(name)))]
      .filter((word) => /\p{L}{2}/u.test(word))
      .map((word) => ({ word, name, count })),
  );
  return names.sort((a, b) =>
    a.word === b.word ? b.count - a.count || (a.name < b.name ? -1 : 1) : a.word < b.word ? -1 : 1,
  );
}
