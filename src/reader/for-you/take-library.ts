/** Takes a library in: a file or the reading list → matched with the archive, and kept. */
import {
  isKnown,
  keepEntry,
  mergeLibrary,
  MOST_KEPT,
  wordsEach,
} from "../../for-you/library/kept.ts";
import { matchEntries, sketchEntry, type SketchedEntry } from "../../for-you/library/match.ts";
import type { Skipped } from "../../for-you/library/read-entry.ts";
import { LoadError } from "../../search/query/bytes.ts";
import type { Session } from "../../search/query/session.ts";
import { countOf } from "../../text/counts.ts";
import type { SavedPaper } from "../saved-paper.ts";
import { keepLibrary, readLibrary } from "./fields.ts";
import { readFile } from "./read-file.ts";

/** What is said of a library that came, and what was left out of it. */
export interface Taken {
  sentence: string;
  skipped: readonly Skipped[];
}

/** Told how far the work is: `Reading: 250 of 4,000`. */
type Progress = (what: string, done: number, of: number) => void;

const UNCHANGED = "What was here before is unchanged.";

/** Takes a file. Never throws: what goes wrong is in the sentence. */
export async function takeFile(
  file: File,
  session: Session,
  signal: AbortSignal,
  onProgress: Progress,
): Promise<Taken> {
  return orWhy(async () => {
    const entries: SketchedEntry[] = [];
    const reading = await readFile(file, signal, (more, of) => {
      entries.push(...more);
      onProgress("Reading", entries.length, of);
    });
    if (reading.refused !== undefined)
      return { sentence: `${file.name}: ${reading.refused} ${UNCHANGED}`, skipped: [] };
    return take(file.name, entries, reading.skipped, session, signal, onProgress);
  });
}

/** Takes the reading list. Never throws. */
export async function takeList(
  papers: readonly SavedPaper[],
  session: Session,
  signal: AbortSignal,
  onProgress: Progress,
): Promise<Taken> {
  const entries = papers.map(({ id, title, authors, doi }) => {
    const arxiv = /^[\d.]+$/.test(id) ? id : id.replace(/-(?=\d{7}$)/, "/");
    return sketchEntry({ title, abstract: "", authors, arxiv, doi: doi?.split("doi.org/")[1] });
  });
  return orWhy(() => take("Reading list", entries, [], session, signal, onProgress));
}

// --- internal ---

async function take(
  name: string,
  entries: readonly SketchedEntry[],
  skipped: readonly Skipped[],
  session: Session,
  signal: AbortSignal,
  onProgress: Progress,
): Promise<Taken> {
  return session.use(async (search) => {
    const archive = await search.whole();
    const { entries: matched, found } = await matchEntries(archive, entries, signal, (done) =>
      onProgress("Looking up", done, entries.length),
    );
    signal.throwIfAborted();
    const { count: countOfTerm } = await archive.vocabulary();
    const isAnyKnown = matched.some((entry) => isKnown(entry, countOfTerm));
    const left = skipped.length + entries.length - matched.length;
    const before = readLibrary().library;
    const origin = { name, taken: matched.length, matched: found, skipped: left };
    const { library, added, dropped } = mergeLibrary(before, origin, matched);
    // Of a file with 100,000 entries, no more than are kept.
    const fresh = new Set(matched);
    const words = wordsEach(library.entries.length);
    const kept = library.entries.map((entry) =>
      fresh.has(entry) || entry.terms.size > words
        ? keepEntry(entry, countOfTerm, search.total, words)
        : entry,
    );
    if (matched.length > 0) keepLibrary({ ...library, entries: kept });
    const byWords = found < matched.length && isAnyKnown ? "; the others count by their words" : "";
    return {
      sentence: [
        matched.length === 0
          ? `${name}: none of its entries is in this archive, and none has a title to go by. ${UNCHANGED}`
          : `${name}: ${countOf(matched.length, "entry")} taken, ${found} of them in this archive${byWords}.`,
        added === 0 && matched.length > 0 ? "All of them were here already." : "",
        added > 0 && added < matched.length
          ? `${matched.length - added} of them ${before.entries.length > 0 ? "were here already" : "are in the file twice"}.`
          : "",
        left > 0 && matched.length > 0 ? `${left} left out: see below.` : "",
        matched.length > 0 && !isAnyKnown
          ? "This archive has none of their words, so they don’t change the order."
          : "",
        dropped > 0
          ? `Of all entries, ${MOST_KEPT} count: first those that are in the archive.`
          : "",
        added === 1 && library.entries.length === 1
          ? "One paper is little to go by: more make the order better."
          : "",
      ]
        .filter(Boolean)
        .join(" "),
      skipped,
    };
  });
}

async function orWhy(work: () => Promise<Taken>): Promise<Taken> {
  try {
    return await work();
  } catch (error) {
    return { sentence: `${why(error)} ${UNCHANGED}`, skipped: [] };
  }
}

function why(error: unknown): string {
  if (error instanceof DOMException && error.name === "AbortError") return "Stopped.";
  if (error instanceof DOMException) return "The file could not be opened: it may have moved.";
  if (error instanceof LoadError)
    return "The archive could not be loaded, with which the library is compared: try again when you are online.";
  return "The library could not be read: try again, or export it in another format.";
}
