/** Which texts have other weights than in an earlier search: few, where few papers have changed. */
import type { StretchWeights } from "./stretch-weights.ts";
import type { StretchWords } from "./stretch-words.ts";
import { findTerms, numberTermsOf, Vocabulary } from "./vocabulary.ts";
import { stepOf } from "./weights.ts";

/** A stretch by its name, which is another one for each. */
export interface NamedWords {
  name: string;
  words: StretchWords;
}

/** The same in the earlier search. */
export interface WordsThen extends NamedWords {
  weights: StretchWeights;
}

/** What has changed since an earlier search. */
export interface Changes {
  /** By stretch, then by text: its place in its stretch then; −1 where its weights may be others. */
  places: Int32Array[];
  /** The ids of these papers, and of those that are gone. */
  ids: ReadonlySet<string>;
}

/**
 * Finds what has changed. A text's weights are those that it had where its words are, where there
 * are as many texts and words as then, up to its stretch, and where as many of these texts have
 * each of its words; all of this counted in steps. So only words of texts that have come, have
 * changed or are gone are counted.
 *
 * @param now the stretches in order
 * @param then in order
 */
export function findChanges(now: readonly NamedWords[], then: readonly WordsThen[]): Changes {
  const byName = new Map(then.map((one) => [one.name, one]));
  const places = now.map(({ name, words }) => placesIn(byName.get(name)?.words, words));
  const ids = new Set<string>();
  const vocabulary = new Vocabulary();
  const edits = [...editsOf(now, then, places)].map(({ name, words, text, by }) => {
    ids.add(words.ids[text] ?? "");
    return { name, by, terms: numberTermsOf(words, text, vocabulary) };
  });
  edits.sort((a, b) => (a.name < b.name ? -1 : 1));

  const spread = new Int32Array(vocabulary.size);
  /** By how much the spread is another one than then. */
  const more = new Int32Array(vocabulary.size);
  const isOther = new Uint8Array(vocabulary.size);
  const count = { texts: 0, words: 0 };
  let edit = 0;
  for (const [at, { name, words }] of now.entries()) {
    for (; edit < edits.length && (edits[edit]?.name ?? "") <= name; edit += 1)
      for (const term of edits[edit]?.terms ?? [])
        more[term] = (more[term] ?? 0) + (edits[edit]?.by ?? 0);
    const numbers = findTerms(words, vocabulary);
    for (let term = 0; term < numbers.length; term += 1) {
      const number = numbers[term] ?? -1;
      if (number >= 0) spread[number] = (spread[number] ?? 0) + (words.spread[term] ?? 0);
    }
    count.texts += words.ids.length;
    for (const length of words.lengths) count.words += length;
    const own = places[at] ?? new Int32Array();
    const last = byName.get(name)?.weights;
    if (last?.texts !== stepOf(count.texts) || last.words !== stepOf(count.words)) own.fill(-1);
    for (let number = 0; number < more.length; number += 1) {
      const [is, by] = [spread[number] ?? 0, more[number] ?? 0];
      isOther[number] = by !== 0 && stepOf(is) !== stepOf(is - by) ? 1 : 0;
    }
    if (isOther.includes(1))
      for (let text = 0; text < own.length; text += 1)
        for (let at = words.starts[text] ?? 0; at < (words.starts[text + 1] ?? 0); at += 1) {
          const number = numbers[words.terms[at] ?? 0] ?? -1;
          if (number >= 0 && isOther[number] === 1) own[text] = -1;
        }
    for (const [text, place] of own.entries()) if (place < 0) ids.add(words.ids[text] ?? "");
  }
  return { places, ids };
}

// --- internal ---

/** By text: its place in the stretch as it was, where it has the words that it has. */
function placesIn(then: StretchWords | undefined, now: StretchWords): Int32Array {
  if (then === now) return Int32Array.from(now.ids.keys());
  const placeOf = new Map(then?.ids.map((id, place) => [id, place]));
  return Int32Array.from(now.ids, (id, text) => {
    const place = placeOf.get(id) ?? -1;
    const hash = now.hashes[text];
    const before = then?.hashes[place];
    return hash && before && Buffer.compare(hash, before) === 0 ? place : -1;
  });
}

/** The texts that have come, and those that are gone; of one that has changed, both. */
function* editsOf(
  now: readonly NamedWords[],
  then: readonly NamedWords[],
  places: readonly Int32Array[],
): Generator<NamedWords & { text: number; by: number }> {
  const kept = new Map<string, Set<number>>();
  for (const [at, { name, words }] of now.entries()) {
    kept.set(name, new Set(places[at]));
    for (const [text, place] of (places[at] ?? []).entries())
      if (place < 0) yield { name, words, text, by: 1 };
  }
  for (const { name, words } of then)
    for (const text of words.ids.keys())
      if (kept.get(name)?.has(text) !== true) yield { name, words, text, by: -1 };
}
