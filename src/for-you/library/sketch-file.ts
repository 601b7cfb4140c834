/** A library's file → entries as ranking sees them, a few at a time. */
import { sketchEntry, type SketchedEntry } from "./match.ts";
import type { Skipped } from "./read-entry.ts";
import { readLibrary } from "./read-library.ts";

/** What a file held, or why it is refused whole. */
export type FileReading =
  | { refused: string }
  | { refused?: undefined; kind: string; entries: SketchedEntry[]; skipped: Skipped[] };

/** So many entries are sketched before others have a turn. */
const AT_ONCE = 250;

/**
 * Reads a file. Never throws, but for a `signal` that is aborted.
 *
 * @param onProgress is told how many entries are read, and of how many
 */
export async function sketchFile(
  bytes: Uint8Array,
  onProgress: (read: number, of: number) => void,
  signal?: AbortSignal,
): Promise<FileReading> {
  const reading = readLibrary(bytes);
  if (reading.refused !== undefined) return reading;
  const { kind, skipped } = reading;
  const entries: SketchedEntry[] = [];
  for (let from = 0; from < reading.entries.length; from += AT_ONCE) {
    entries.push(...reading.entries.slice(from, from + AT_ONCE).map(sketchEntry));
    onProgress(entries.length, reading.entries.length);
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
  }
  return { kind, entries, skipped };
}
