/** The names of authors, for suggestions: under each of its words, in files by the alphabet. */
import type { Paper } from "../../paper/schema.ts";
import { packNames, type AuthorName } from "../format/words.ts";
import { fold, splitWords } from "../../text/terms.ts";

/** About so many names make a file. */
const NAMES_A_FILE = 1500;

/** The files, each with the first word that is in it. */
export function authorFiles(papers: readonly Paper[]): { first: string; bytes: Uint8Array }[] {
  const counts = new Map<string, number>();
  for (const { authors } of papers)
    for (const name of new Set(authors)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const entries = [...counts].flatMap(([name, count]) =>
    [...new Set(splitWords(fold(name)))]
      .filter((word) => /\p{L}{2}/u.test(word))
      .map((word): AuthorName => ({ word, name, count })),
  );
  entries.sort((a, b) =>
    a.word === b.word ? b.count - a.count || (a.name < b.name ? -1 : 1) : a.word < b.word ? -1 : 1,
  );
  const files: { first: string; bytes: Uint8Array }[] = [];
  let open: AuthorName[] = [];
  const close = () => {
    const [first] = open;
    if (first) files.push({ first: first.word, bytes: packNames(open) });
    open = [];
  };
  for (const entry of entries) {
    // A word's names stay together, so that one file answers for it.
    if (open.length >= NAMES_A_FILE && open.at(-1)?.word !== entry.word) close();
    open.push(entry);
  }
  close();
  return files;
}
