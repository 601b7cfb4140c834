/**
 * The names of the index's files. Everything that writes, loads, caches or copies the index takes
 * them from here. But for the catalogue and Pagefind's engine, a file or its folder is named after
 * its bytes, so that a browser may keep it for ever.
 */

/** The folder of the index, below the site's. */
export const INDEX = "pagefind";
/** The first file that a search loads: it names our other files. */
export const CATALOGUE = "search.json";
/** Pagefind's module. */
export const ENGINE = "pagefind.js";
/** Pagefind's program, which its module loads. All records are indexed as English. */
export const ENGINE_PROGRAM = "wasm.en.pagefind";

/** The archive's vocabulary. @param hash of its bytes before packing */
export function wordsPath(hash: string): string {
  return `words/${hash}.pack`;
}

/** A folder of a segment: the names and the order of its files are all that differs. */
export type SegmentFolder = "terms" | "authors";

/** The commonest terms. @param hash of its bytes before packing */
export function commonPath(hash: string): string {
  return `common/${hash}.pack`;
}

/** A segment's table of papers, their topics, or their dates. @param name of the segment */
export function segmentPath(name: string, file: "papers" | "topics" | "dates"): string {
  return `${file}/${name}.pack`;
}

/** One of a segment's files of terms, or of authors' names, which count from 0. */
export function listPath(name: string, folder: SegmentFolder, at: number): string {
  return `${folder}/${name}/${at}.pack`;
}

/** What is needed before any word of the table. @param name of it in the catalogue */
export function headPath(name: string): string {
  return `meaning/${name}.pack`;
}

/** A file of words of the table, which count from 0. */
export function meaningPath(name: string, file: number): string {
  return `meaning/${name}/${file}.pack`;
}

/** The codes of a run's papers, all in one. @param name of the run */
export function codesPath(name: string): string {
  return `codes/${name}.pack`;
}

/** The codes of one of a large run's groups, which count from 0. */
export function groupPath(name: string, file: number): string {
  return `codes/${name}/${file}.pack`;
}

/** Whether a file is one that a search by meaning needs, as above. */
export function isOfMeaning(path: string): boolean {
  return /^(?:meaning|codes)\//.test(path);
}

/** A run of the texts of a part's papers. @param name of the part's texts; runs count from 0 */
export function textsPath(name: string, run: number): string {
  return `texts/${name}/${run}.pack`;
}

/** The folder of one of Pagefind's indexes, with a slash at the end. */
export function phrasesFolder(name: string): string {
  return `phrases/${name}/`;
}

/** The Pagefind index that a path is of, and the file in its folder; undefined for other paths. */
export function inPhrases(path: string): [index: string, file: string] | undefined {
  const [, index, file] = /^phrases\/([^/]+)\/(.+)$/.exec(path) ?? [];
  return index === undefined || file === undefined ? undefined : [index, file];
}

/** Which papers a Pagefind index has: a file of ours in its folder. */
export const PHRASE_PAPERS = "papers.pack";
/** What Pagefind asks for first: ours is within `PHRASE_PAPERS`. */
export const PHRASE_ENTRY = "pagefind-entry.json";

/** Whether a file is stored as gzip: all are, but for the catalogue and Pagefind's module. */
export function isPacked(path: string): boolean {
  return /\.(?:pack|pf_\w+|pagefind)$/.test(path);
}

/** Whether a file has the same name in every index, so that a cached one may be outdated. */
export function keepsItsName(path: string): boolean {
  return /\.json$|(?:^|\/)(?:pagefind\.js|wasm\.[^/]*)$/.test(path);
}
