/**
 * The weights of a stretch's texts as bytes, so that a build computes those anew that may be
 * others. Written and read here. After the mark of the format, with columns as `packColumn` writes
 * them:
 *
 *     texts, words   steps of how many there are, a byte each
 *     how many texts and how many postings there are, as LEB128
 *     mostSteps, steps, weights   columns
 */
import { Packer, Unpacker } from "../../search/format/packing.ts";
import { packColumn, readColumn } from "./columns.ts";
import type { Statistics } from "./weights.ts";

/** The weights of a stretch's postings, see `StretchTerms`. */
export interface StretchWeights extends Statistics {
  /** By text: terms of higher steps aren't looked up. */
  mostSteps: Uint8Array;
  /** By posting: the step of how many texts have the term, of the stretch and of earlier ones. */
  steps: Uint8Array;
  /** By posting: the weight of the term in the text. */
  weights: Uint16Array;
}

export function packWeights(stretch: StretchWeights): Uint8Array<ArrayBuffer> {
  const { texts, words, mostSteps, steps, weights } = stretch;
  const packer = new Packer(4 * steps.length + mostSteps.length).text(MARK).byte(texts).byte(words);
  packer.count(mostSteps.length).count(steps.length);
  for (const column of [mostSteps, steps, weights]) packColumn(packer, column);
  return packer.done();
}

/** Reads what `packWeights` wrote; undefined where the bytes are something else. */
export function readWeights(bytes: Uint8Array): StretchWeights | undefined {
  try {
    const unpacker = new Unpacker(bytes);
    if (unpacker.text() !== MARK) return undefined;
    const [texts, words] = [unpacker.byte(), unpacker.byte()];
    const [own, postings] = [unpacker.count(), unpacker.count()];
    const mostSteps = new Uint8Array(readColumn(unpacker, own, 0x100));
    const steps = new Uint8Array(readColumn(unpacker, postings, 0x100));
    const weights = new Uint16Array(readColumn(unpacker, postings, 0x10000));
    return unpacker.isDone ? { texts, words, mostSteps, steps, weights } : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

// --- internal ---

const MARK = "broadsheet weights 1";
