/** The entries of a library in the archive: found by arXiv id, DOI and title. */
import { urlId } from "../../paper/arxiv-id.ts";
import { doiTerm, idTerm, titleTerm } from "../../search/format/postings.ts";
import type { Archive } from "../../search/query/archive.ts";
import { sketchOfEntry, sketchOfText } from "../sketch.ts";
import type { KeptEntry } from "./kept.ts";
import type { ReadEntry } from "./read-entry.ts";

/** An entry as ranking sees it, with what finds it in the archive. */
export interface SketchedEntry extends Omit<KeptEntry, "id"> {
  arxiv: string | undefined;
  doi: string | undefined;
  /** Whether it has a text of its own beside the title. */
  hasAbstract: boolean;
}

/** A library's entry as ranking sees it. */
export function sketchEntry({ title, abstract, authors, arxiv, doi }: ReadEntry): SketchedEntry {
  return {
    title,
    ...sketchOfEntry(title, abstract, authors),
    arxiv,
    doi,
    hasAbstract: abstract.length > ENOUGH,
  };
}

/** A library that was held against the archive. */
export interface Matching {
  entries: KeptEntry[];
  /** How many entries the archive has. */
  found: number;
}

/**
 * Finds entries in the archive. One without a text of its own gets the archive's, and each gets
 * its id. An entry without a title that isn't found tells nothing, and is left out. Of a large
 * library, those of the newest papers come to their texts; others count by what they have.
 *
 * @param onProgress is told how many are looked up
 * @throws {Error} when a file of the index doesn't come, or `signal` is aborted
 */
export async function matchEntries(
  archive: Archive,
  entries: readonly SketchedEntry[],
  signal: AbortSignal,
  onProgress: (done: number) => void = () => {},
): Promise<Matching> {
  const places: (Place | undefined)[] = [];
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    signal.throwIfAborted();
    const some = entries.slice(from, from + AT_ONCE);
    places.push(...(await Promise.all(some.map((entry) => placeOf(archive, entry)))));
  }
  const papers = entries.flatMap((one, at) => {
    const place = places[at];
    return place && needsText(one, place) ? [place.paper] : [];
  });
  const texts = await textsOf(archive, papers, signal, (left) => onProgress(entries.length - left));
  const matched = entries.map((entry, at): KeptEntry => {
    const { title, terms, authors, hasAbstract } = entry;
    const place = places[at];
    const text = place && texts.get(place.paper);
    const isRicher = text !== undefined && !hasAbstract;
    return {
      title: title || text?.title || "",
      id: text?.id ?? place?.id,
      terms: isRicher ? text.terms : terms,
      authors: text && (isRicher || authors.length === 0) ? text.authors : authors,
    };
  });
  return {
    entries: matched.filter(({ title }) => title !== ""),
    found: places.filter((place) => place !== undefined).length,
  };
}

// --- internal ---

/** A title with fewer characters finds nothing: it is that of many works, such as “Introduction”. */
const SHORT = 15;
/** An abstract with more characters is enough to rank by. */
const ENOUGH = 200;
/** So many entries are looked up at a time. */
const AT_ONCE = 250;
/** So many files of texts at most are read for a library, some 2 MB. */
const MOST_FILES = 160;
/** So many of them at a time. */
const FILES_AT_ONCE = 16;

/** A paper of the archive. */
interface Place {
  /** Its number. */
  paper: number;
  /** The id as in URLs, where it is known without the paper's text. */
  id: string | undefined;
}

/** The paper that an entry is, found by what is surest. */
async function placeOf(archive: Archive, entry: SketchedEntry): Promise<Place | undefined> {
  const { arxiv, doi, title } = entry;
  const [byId] = arxiv === undefined ? [] : await archive.postings(idTerm(arxiv));
  if (byId) return { paper: byId.paper, id: byId.keyword ? urlId(arxiv ?? "") : undefined };
  const [byDoi] = doi === undefined ? [] : await archive.postings(doiTerm(doi));
  const [found] =
    byDoi || title.length < SHORT ? [byDoi] : await archive.postings(titleTerm(title));
  return found && { paper: found.paper, id: undefined };
}

function needsText({ title, authors, hasAbstract }: SketchedEntry, { id }: Place): boolean {
  return !hasAbstract || id === undefined || title === "" || authors.length === 0;
}

/**
 * Papers as their texts have them, by number; those of the newest files.
 *
 * @param onProgress is told how many papers are left
 */
async function textsOf(
  archive: Archive,
  papers: readonly number[],
  signal: AbortSignal,
  onProgress: (left: number) => void,
): Promise<Map<number, KeptEntry>> {
  const sorted = [...new Set(papers)].sort((a, b) => a - b);
  const files = [...Map.groupBy(sorted, (paper) => archive.textAt(paper).file).values()];
  const runs = Array.from({ length: Math.ceil(Math.min(MOST_FILES, files.length) / FILES_AT_ONCE) },
    (_, run) => files.slice(run * FILES_AT_ONCE, (run + 1) * FILES_AT_ONCE).flat()); // prettier-ignore
  const load = (run: readonly number[] = []) =>
    Promise.all(run.map((paper) => archive.text(paper)));
  const texts = new Map<number, KeptEntry>();
  let coming = load(runs[0]);
  let left = papers.length;
  for (const [at, run] of runs.entries()) {
    onProgress(left);
    signal.throwIfAborted();
    const own = await coming;
    // They come while these are read. Where they don't, the next turn throws.
    coming = load(runs[at + 1]);
    coming.catch(() => {});
    for (const [place, text] of own.entries())
      texts.set(run[place] ?? 0, {
        title: text.words.slice(0, text.ends[0]).join(" "),
        id: text.id,
        ...sketchOfText(text),
      });
    left -= run.length;
  }
  onProgress(0);
  return texts;
}
