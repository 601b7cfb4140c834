/** Counts the phrases of topics in a text. */

/** A phrase of a topic, as its file has it. */
export interface TopicPhrase {
  slug: string;
  text: string;
  /** Whether its words don't count for the topic, in other phrases neither. */
  excluded: boolean;
}

/** Phrases by each form of their first word, in lower case. */
export type PhraseIndex = ReadonlyMap<string, readonly Phrase[]>;

/** Prepares phrases for `countPhrases`. Where two of one topic start at a word, the first counts. */
export function indexPhrases(phrases: readonly TopicPhrase[]): PhraseIndex {
  const index = new Map<string, Phrase[]>();
  for (const { slug, text, excluded } of phrases) {
    const { words, lower, gaps } = toWords(text);
    const last = words.length - 1;
    const formsOf = (word: string, at: number) =>
      at < last ? [word] : [word, `${word}s`, `${word}es`];
    const phrase: Phrase = {
      slug,
      excluded,
      words: words.map((word, at) => {
        const asWritten = CAPITAL_INSIDE.test(word);
        const forms = formsOf(asWritten ? word : word.toLowerCase(), at);
        return { forms, asWritten, gap: at > 0 ? gaps[at] : undefined };
      }),
    };
    for (const form of lower.slice(0, 1).flatMap(formsOf)) {
      const others = index.get(form);
      if (others) others.push(phrase);
      else index.set(form, [phrase]);
    }
  }
  return index;
}

/** How many phrases of each topic a text has; a word counts for one phrase of a topic. */
export function countPhrases(source: string, index: PhraseIndex): Map<string, number> {
  const text = toWords(source);
  const counts = new Map<string, number>();
  const free = new Map<string, number>();
  for (const [at, word] of text.lower.entries())
    for (const phrase of index.get(word) ?? []) {
      const { slug, excluded, words } = phrase;
      if (at < (free.get(slug) ?? 0) || !isAt(text, at, phrase)) continue;
      if (!excluded) counts.set(slug, (counts.get(slug) ?? 0) + 1);
      free.set(slug, at + words.length);
    }
  return counts;
}

// --- internal ---

/** `GAN` and `ViT` match in that spelling alone. */
const CAPITAL_INSIDE = /.\p{Lu}/u;

/** A text's words, each with the text before it. */
interface Words {
  words: string[];
  /** The same in lower case. */
  lower: string[];
  gaps: string[];
}

interface Phrase {
  slug: string;
  excluded: boolean;
  /** Its words as a text must have them, the last one in singular or plural. */
  words: { forms: string[]; asWritten: boolean; gap: string | undefined }[];
}

/** Hyphens and dashes become spaces, so that one phrase covers both spellings. */
function toWords(text: string): Words {
  const folded = text.replace(/[-‐‑–_/]/g, " ").replace(/\s+/g, " ");
  const words: string[] = [];
  const gaps: string[] = [];
  let end = 0;
  for (const { 0: word, index } of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    words.push(word);
    gaps.push(folded.slice(end, index));
    end = index + word.length;
  }
  return { words, lower: words.map((word) => word.toLowerCase()), gaps };
}

function isAt(text: Words, at: number, phrase: Phrase): boolean {
  return phrase.words.every(({ forms, asWritten, gap }, index) => {
    const word = (asWritten ? text.words : text.lower)[at + index];
    return (
      word !== undefined &&
      forms.includes(word) &&
      (gap === undefined || text.gaps[at + index] === gap)
    );
  });
}
