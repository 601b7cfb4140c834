/** Chooses the shared words of two texts that describe best what they have in common. */

/** A word or a phrase that two texts have. */
export interface SharedTerm {
  /** Numbers of what its words are compared by: one, or two of a phrase. */
  parts: readonly number[];
  /** As the texts write it; asked for only where it is needed. */
  written: () => string;
}

/**
 * The words that add most to the similarity, as the texts write them, each once. A phrase replaces
 * a word in it, and overlapping phrases are joined: `relative policy` and `policy optimization`
 * become `relative policy optimization`.
 *
 * @param shared those that add most first
 */
export function tellingWords(shared: readonly SharedTerm[], most: number): string[] {
  const phrases = shared.filter(({ parts }) => parts.length > 1);
  const taken = new Set<number>();
  const isFree = ({ parts }: SharedTerm) => !parts.some((part) => taken.has(part));
  const words: string[] = [];
  for (const term of shared) {
    if (words.length === most) break;
    if (!isFree(term)) continue;
    const free = phrases.filter(isFree);
    const phrase = free.find(({ parts }) => term.parts.every((part) => parts.includes(part)));
    const { parts, written } = grow(phrase ?? term, free);
    for (const part of parts) taken.add(part);
    words.push(written());
  }
  return words;
}

// --- internal ---

/** In words. A longer sequence is a sentence. */
const LONGEST = 4;

function grow(term: SharedTerm, phrases: readonly SharedTerm[]): SharedTerm {
  if (term.parts.length === 1) return term;
  let grown = term;
  for (;;) {
    let longer: SharedTerm | undefined;
    for (const phrase of phrases) {
      longer = join(grown, phrase) ?? join(phrase, grown);
      if (longer) break;
    }
    if (!longer || longer.parts.length > LONGEST) return grown;
    grown = longer;
  }
}

/** Two as one, where the last word of the first is the first of the second. */
function join(first: SharedTerm, second: SharedTerm): SharedTerm | undefined {
  const [head, ...tail] = second.parts;
  if (head !== first.parts.at(-1)) return undefined;
  if (tail.some((part) => first.parts.includes(part))) return undefined;
  const [begin, end] = [first.written(), second.written()];
  const last = begin.split(GAP).at(-1) ?? "";
  if (end.slice(0, last.length).toLowerCase() !== last.toLowerCase()) return undefined;
  const rest = end.slice(last.length);
  if (!GAP.test(rest.charAt(0))) return undefined;
  return { parts: [...first.parts, ...tail], written: () => begin + rest };
}

const GAP = /[ -]/;
