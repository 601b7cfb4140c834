/**
 * The table of papers: what ranking, filters and counts need to know of each, before any text is
 * loaded. Papers are known by number, newest first, so a number is an age, too.
 */
import { Packer, Unpacker } from "./packing.ts";

/** A segment's papers, column by column. */
export interface PaperTable {
  /** The name of each paper's fragment without its language: `aa98d3c`. */
  fragments: readonly string[];
  /** How many words title and abstract have, in pairs, up to 255. */
  lengths: readonly number[];
  /** Undefined where the source has none: absent is not zero. */
  upvotes: readonly (number | undefined)[];
  /** By the topic's place in the catalogue: its papers, rising. */
  topics: readonly (readonly number[])[];
  /** Papers that link to code, rising. */
  code: readonly number[];
  /** Papers that a curator has a note on, rising. */
  notes: readonly number[];
}

/** The table as the bytes of a file. The same table gives the same bytes. */
export function packPapers(table: PaperTable): Uint8Array<ArrayBuffer> {
  const packer = new Packer();
  packer.count(table.fragments.length);
  for (const name of table.fragments) packer.bytes(toBytes(name));
  for (const length of table.lengths) packer.byte(Math.min(length, 255));
  for (const votes of table.upvotes) packer.count(votes === undefined ? 0 : votes + 1);
  packer.rising(table.code).rising(table.notes).count(table.topics.length);
  for (const papers of table.topics) packer.rising(papers);
  return packer.done();
}

/** @throws {RangeError} when the file isn't what it should be */
export function unpackPapers(bytes: Uint8Array): PaperTable {
  const unpacker = new Unpacker(bytes);
  const each = Array.from({ length: unpacker.count() });
  return {
    fragments: each.map(() => toName(unpacker.bytes(4))),
    lengths: each.map(() => unpacker.byte()),
    upvotes: each.map(() => {
      const votes = unpacker.count();
      return votes === 0 ? undefined : votes - 1;
    }),
    code: unpacker.rising(),
    notes: unpacker.rising(),
    topics: Array.from({ length: unpacker.count() }, () => unpacker.rising()),
  };
}

// --- internal ---

/** A name has seven hexadecimal digits, which are four bytes. */
function toBytes(name: string): Uint8Array {
  if (!/^[0-9a-f]{7}$/.test(name))
    throw new Error(`Pagefind names a fragment "${name}", not by 7 hexadecimal digits`);
  return Uint8Array.from(`0${name}`.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function toName(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .slice(1);
}
