/** Lists of lines as bytes: their number, how many bytes they take, and UTF-8 with line feeds between them. */
import type { Packer, Unpacker } from "../../search/format/packing.ts";

/** Lines as bytes: to read them takes longer than to skip them. */
export interface PackedLines {
  count: number;
  text: Uint8Array;
}

/** Appends lines. None may have a line feed. */
export function packLines(packer: Packer, lines: readonly string[]): void {
  packer.count(lines.length).text(lines.join("\n"));
}

/** Takes what `packLines` wrote. @throws {RangeError} where the bytes end too early */
export function readLines(unpacker: Unpacker): PackedLines {
  return { count: unpacker.count(), text: unpacker.block() };
}

/** @throws {RangeError} where there are more or fewer lines than were written */
export function linesOf({ count, text }: PackedLines): string[] {
  const lines = count === 0 && text.length === 0 ? [] : decoder.decode(text).split("\n");
  if (lines.length !== count) throw new RangeError("A list has lines that it can't have.");
  return lines;
}

// --- internal ---

const decoder = new TextDecoder();
