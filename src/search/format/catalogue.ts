/**
 * What the index consists of: `pagefind/search.json`, the first file that a search loads. The
 * other files are named after their bytes, so that a browser may keep them for ever.
 */

/** A run of years with files of its own: a closed year's files don't change when papers come. */
export interface Segment {
  /** Its table of papers. */
  papers: string;
  /** How many papers it has. */
  count: number;
  /** Its years, newest first, and how many papers each has. */
  years: [year: string, papers: number][];
  /** Its files of terms, each with its first term, by code units. */
  terms: [first: string, file: string][];
}

export interface Catalogue {
  /** Of how the files are written. A page that knows another one has to be loaded anew. */
  format: number;
  /** Changes with the index: Pagefind's `metaCacheTag`. */
  tag: string;
  /** The archive's commonest terms with their counts. */
  words: string;
  /** Names of authors, each file with the first name that is in it. */
  authors: [first: string, file: string][];
  /** How many words a title and an abstract have on average, the commonest words left out. */
  length: number;
  /** Topics that have papers, by title. */
  topics: [slug: string, title: string][];
  /** Newest first. */
  segments: Segment[];
}

export const FORMAT = 1;

/** The file of a sorted list of files that holds an entry; undefined before the first. */
export function fileOf(
  files: readonly (readonly [first: string, file: string])[],
  entry: string,
): string | undefined {
  let low = 0;
  let high = files.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((files[middle]?.[0] ?? "") <= entry) low = middle + 1;
    else high = middle;
  }
  return files[low - 1]?.[1];
}
