/** The words and phrases of a stretch's texts, by numbers of the stretch's own. */
import { Pairs } from "./pairs.ts";

/**
 * Which terms, words and phrases, each text of a stretch has. Words have the first numbers, phrases
 * the next. A _posting_ says that a term stands in a text.
 */
export interface StretchTerms {
  /** By phrase: the numbers of its words. */
  firsts: Int32Array;
  seconds: Int32Array;
  /** By term: how many of the texts have it. */
  spread: Int32Array;
  /** By text: how many words and phrases it has, each as often as it stands there. */
  lengths: Int32Array;
  /** The postings of text t are those from `starts[t]` up to `starts[t + 1]`. */
  starts: Int32Array;
  /** By posting: the term. A text has its terms in the order in which they stand there first. */
  terms: Int32Array;
  /** By posting: how often the text has the term, up to 255. */
  counts: Uint8Array;
}

/** The words of texts. */
export interface WordsInOrder {
  /** Text t's words are those from `starts[t]` up to `starts[t + 1]`. */
  starts: readonly number[];
  /** By word: its number. */
  words: Int32Array;
  /** By word: whether it makes a phrase with the word before. */
  gaps: Uint8Array;
  /** How many different words there are. */
  size: number;
}

/** Counts the words and the phrases of each text. */
export function countTerms({ starts: from, words, gaps, size }: WordsInOrder): StretchTerms {
  const texts = from.length - 1;
  const phrases = new Pairs();
  const lengths = new Int32Array(texts);
  const starts = new Int32Array(texts + 1);
  // A word and a phrase each, at most.
  const terms = new Int32Array(2 * words.length);
  const counts = new Uint8Array(2 * words.length);
  /** By term: behind its newest posting. One from before the text's first is another text's. */
  const last = new Int32Array(size + words.length);
  let end = 0;
  const add = (term: number, start: number) => {
    const known = (last[term] ?? 0) - 1;
    if (known >= start) counts[known] = Math.min((counts[known] ?? 0) + 1, 255);
    else {
      terms[end] = term;
      counts[end] = 1;
      end += 1;
      last[term] = end;
    }
  };
  for (let text = 0; text < texts; text += 1) {
    const start = end;
    let length = 0;
    for (let at = from[text] ?? 0; at < (from[text + 1] ?? 0); at += 1) {
      const word = words[at] ?? 0;
      add(word, start);
      if ((gaps[at] ?? 0) > 0) add(size + phrases.numberOf(words[at - 1] ?? 0, word), start);
      length += (gaps[at] ?? 0) > 0 ? 2 : 1;
    }
    lengths[text] = length;
    starts[text + 1] = end;
  }
  const spread = new Int32Array(size + phrases.size);
  for (const term of terms.subarray(0, end)) spread[term] = (spread[term] ?? 0) + 1;
  return {
    spread,
    firsts: Int32Array.from({ length: phrases.size }, (_, phrase) => phrases.firstOf(phrase)),
    seconds: Int32Array.from({ length: phrases.size }, (_, phrase) => phrases.secondOf(phrase)),
    lengths,
    starts,
    terms: terms.slice(0, end),
    counts: counts.slice(0, end),
  };
}
