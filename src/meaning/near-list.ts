/**
 * The words nearest to each word of a table, as bytes: a word's number of them, then their places
 * among the sorted words, all as counts.
 */
import { Packer, Unpacker } from "../search/format/packing.ts";

/** The words nearest to each word, nearest first; empty where none is much alike. */
export type NearWords = readonly (readonly string[])[];

/**
 * @param words in any order
 * @param near of each of them, which are words of the table
 */
export function packNear(words: readonly string[], near: NearWords): Uint8Array<ArrayBuffer> {
  const sorted = [...words.keys()].sort((a, b) => ((words[a] ?? "") < (words[b] ?? "") ? -1 : 1));
  const places = new Map(sorted.map((word, place) => [words[word] ?? "", place]));
  const packer = new Packer(8 * words.length);
  for (const word of sorted) {
    const own = near[word] ?? [];
    packer.count(own.length);
    for (const one of own) packer.count(places.get(one) ?? 0);
  }
  return packer.done();
}

/**
 * Reads what `packNear` wrote.
 *
 * @param words sorted
 * @throws {RangeError} when it is something else or cut off
 */
export function unpackNear(bytes: Uint8Array, words: readonly string[]): NearWords {
  const unpacker = new Unpacker(bytes);
  const near = words.map(() =>
    Array.from({ length: atMost(unpacker.count(), words.length) }, () => {
      const word = words[unpacker.count()];
      if (word === undefined) throw new RangeError("a near word is none of the table");
      return word;
    }),
  );
  if (!unpacker.isDone) throw new RangeError("there are more near words than words");
  return near;
}

// --- internal ---

function atMost(count: number, most: number): number {
  if (count > most) throw new RangeError("a word is near more words than there are");
  return count;
}
