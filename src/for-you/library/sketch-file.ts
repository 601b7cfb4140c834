/** A library's file → entries as ranking sees them, some at a time. */
import { sketchEntry, type SketchedEntry } from "./match.ts";
import type { Skipped } from "./read-entry.ts";
import { readLibrary } from "./read-library.ts";

/** What a file held beside its entries, or why it is refused whole. */
export type FileReading = { refused: string } | { refused?: undefined; skipped: Skipped[] };

/** Gets the next entries. @param of how many the file has */
export type TakeEntries = (entries: SketchedEntry[], of: number) => void;

/** So many entries are sketched before others have a turn. */
const AT_ONCE = 250;

/** Reads a file. Never throws, but for a `signal` that is aborted. */
export async function sketchFile(
  bytes: Uint8Array,
  take: TakeEntries,
  signal?: AbortSignal,
): Promise<FileReading> {
  const reading = readLibrary(bytes);
  if (reading.refused !== undefined) return reading;
  const { entries, skipped } = reading;
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    take(entries.slice(from, from + AT_ONCE).map(sketchEntry), entries.length);
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
  }
  return { skipped };
}
