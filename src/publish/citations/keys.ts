/** The keys by which a text cites its references: `vaswani2017attention`. */
import { toPlainLetters } from "../../text/characters.ts";
import { plainText } from "../../text/math.ts";
import { STOP_WORDS } from "../../text/stop-words.ts";
import { splitNames } from "./names.ts";
import { oncePer } from "./once-per.ts";
import { dateOf, type Reference } from "./reference.ts";

/**
 * A key a reference, in their order: the family name of the first author, the year and the first
 * word of the title that says something. Of several with one key, the one with the least id has it
 * as it is, the next ones have a letter more (`b`, `c`): so no order of a list changes a key. A
 * reference without authors has its id, which never changes.
 */
export function citationKeys(references: readonly Reference[]): string[] {
  const keys = new Map<Reference, string>();
  const taken = new Set<string>();
  const byId = references.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const counts = new Map<string, number>();
  for (const reference of byId) {
    const plain = plainKey(reference);
    let count = counts.get(plain) ?? 0;
    while (taken.has(plain + letterOf(count))) count += 1;
    counts.set(plain, count + 1);
    taken.add(plain + letterOf(count));
    keys.set(reference, plain + letterOf(count));
  }
  return references.map((reference) => keys.get(reference) ?? reference.id);
}

/** The first word of a title that says something, in small plain letters; empty where none does. */
export function firstWord(title: string): string {
  for (const word of plainText(title).split(/[^\p{L}\p{M}]+/u)) {
    const letters = lettersOf(word);
    if (letters.length > 2 && !SMALL.has(letters)) return letters;
  }
  return "";
}

// --- internal ---

const SMALL = new Set(STOP_WORDS.trim().split(/\s+/));

const plainKey = oncePer((reference: Reference): string => {
  const [first] = splitNames(reference.authors);
  const surname = lettersOf(first?.family ?? first?.literal ?? "");
  if (surname === "") return reference.id;
  return surname + (dateOf(reference)?.slice(0, 4) ?? "") + firstWord(reference.title);
});

/** Letters that every program takes in a key. */
function lettersOf(text: string): string {
  return toPlainLetters(text)
    .toLowerCase()
    .replace(/[^a-z]/g, "");
}

/** Nothing, `b`, `c` … `z`, `aa`, `ab` … */
function letterOf(count: number): string {
  if (count === 0) return "";
  const letter = String.fromCharCode(97 + (count % 26));
  return count < 26 ? letter : letterOfTens(Math.floor(count / 26) - 1) + letter;
}

function letterOfTens(count: number): string {
  return count < 26
    ? String.fromCharCode(97 + count)
    : letterOfTens(Math.floor(count / 26) - 1) + String.fromCharCode(97 + (count % 26));
}
