/** The entries of a library in the archive: found by arXiv id, DOI and title. */
import { doiTerm, idTerm, titleTerm } from "../../search/format/postings.ts";
import type { PaperText } from "../../search/format/texts.ts";
import type { Archive } from "../../search/query/archive.ts";
import { sketchOfEntry, sketchOfText } from "../sketch.ts";
import type { KeptEntry } from "./kept.ts";
import type { ReadEntry } from "./read-entry.ts";

/** An entry as ranking sees it, with what finds it in the archive. */
export interface SketchedEntry extends Omit<KeptEntry, "id"> {
  /** Terms of the index, the surest first. */
  keys: string[];
  /** Whether it has a text of its own beside the title. */
  hasAbstract: boolean;
}

/** A library's entry as ranking sees it. */
export function sketchEntry({ title, abstract, authors, arxiv, doi }: ReadEntry): SketchedEntry {
  return {
    title,
    ...sketchOfEntry(title, abstract, authors),
    keys: [
      arxiv === undefined ? "" : idTerm(arxiv),
      doi === undefined ? "" : doiTerm(doi),
      // A short title is that of many works: “Introduction”.
      title.length < SHORT ? "" : titleTerm(title),
    ].filter(Boolean),
    hasAbstract: abstract.length > ENOUGH,
  };
}

/**
 * Finds entries in the archive. One without a text of its own gets the archive's, and each gets
 * its id. An entry without a title that isn't found tells nothing, and is left out.
 *
 * @param onProgress is told how many are looked up
 * @throws {Error} when a file of the index doesn't come, or `signal` is aborted
 */
export async function matchEntries(
  archive: Archive,
  entries: readonly SketchedEntry[],
  signal: AbortSignal,
  onProgress: (done: number) => void = () => {},
): Promise<KeptEntry[]> {
  const found: KeptEntry[] = [];
  let texts = 0;
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    signal.throwIfAborted();
    const some = entries.slice(from, from + AT_ONCE);
    // The id is in the text, too: texts that lie together come in one file.
    const own = await Promise.all(some.map(({ keys }) => textOf(archive, keys)));
    for (const [at, entry] of some.entries()) {
      const text = own[at];
      const { title, terms, authors } = entry;
      if (text === undefined) {
        if (title !== "") found.push({ title, terms, authors });
        continue;
      }
      const isPoor = !entry.hasAbstract && (texts += 1) <= MOST_TEXTS;
      found.push({
        title: title || text.words.slice(0, text.ends[0]).join(" "),
        id: text.id,
        ...(isPoor ? sketchOfText(text) : { terms, authors: authors.length > 0 ? authors : sketchOfText(text).authors }),
      }); // prettier-ignore
    }
    onProgress(Math.min(entries.length, from + AT_ONCE));
  }
  return found;
}

// --- internal ---

/** A title with fewer characters finds nothing. */
const SHORT = 15;
/** An abstract with more characters is enough to rank by. */
const ENOUGH = 200;
/** So many entries are looked up at a time. */
const AT_ONCE = 250;
/** So many entries at most get their words from the archive. */
const MOST_TEXTS = 4_000;

async function textOf(archive: Archive, keys: readonly string[]): Promise<PaperText | undefined> {
  for (const key of keys) {
    const [posting] = await archive.postings(key);
    if (posting) return archive.text(posting.paper);
  }
  return undefined;
}
