/** Whether two names of a journal or of proceedings can mean the same one. */
import { toPlainLetters } from "../text/characters.ts";

/**
 * Whether two names can be one venue's: one stands in the other, abbreviates it (`NeurIPS`,
 * `J. Mach. Learn. Res.`), or shares most of it. Numbers are not compared: they are years and volumes.
 */
export function isSameVenue(a: string, b: string): boolean {
  const [short = [], long = []] = [wordsOf(a), wordsOf(b)].toSorted(
    (one, other) => one.join("").length - other.join("").length,
  );
  const letters = short.join("");
  return (
    long.join("").includes(letters) ||
    abbreviates(letters, long) ||
    areAlike(letters, long.join(""))
  );
}

/** Whether two names of venues don't name two volumes: `Congress 2018, Part I` and `Part II`. */
export function isSameVolume(a: string, b: string): boolean {
  const [one, other] = [numbersOf(a), numbersOf(b)];
  return one.isSubsetOf(other) || other.isSubsetOf(one);
}

/** Whether one text begins the other, or half of the shorter one's groups of three letters are in both. */
export function areAlike(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.startsWith(short)) return true;
  const [few, many] = [groupsOf(short), groupsOf(long)];
  return few.intersection(many).size * 2 >= few.size;
}

// --- internal ---

/** Characters of a name that are compared: the work grows with the product of two names' lengths. */
const MOST = 300;

function wordsOf(name: string): string[] {
  return (
    toPlainLetters(name.slice(0, MOST))
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  );
}

function numbersOf(name: string): Set<string> {
  return new Set(name.slice(0, MOST).match(/\d+|\b[IVX]+\b/g));
}

/** Whether the letters are beginnings of the words, in order; words may be left out. */
function abbreviates(letters: string, words: readonly string[]): boolean {
  let reached = new Set([0]);
  for (const word of words) {
    const next = new Set(reached);
    for (const from of reached)
      for (let length = 1; letters[from + length - 1] === word[length - 1]; length += 1) {
        if (length > word.length || from + length > letters.length) break;
        next.add(from + length);
      }
    reached = next;
  }
  return reached.has(letters.length);
}

function groupsOf(text: string): Set<string> {
  return new Set(
    Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3)),
  );
}
