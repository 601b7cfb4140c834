/**
 * The names of the index's files. Everything that writes, loads, caches or copies the index takes
 * them from here. Our own files are named after their bytes, and so are Pagefind's but for a few,
 * so that a browser may keep them for ever.
 */

/** The folder of the index, below the site's. */
export const INDEX = "pagefind";
/** The first file that a search loads: it names our other files. */
export const CATALOGUE = "search.json";
/** Pagefind's module. */
export const ENGINE = "pagefind.js";

/** Our own packed files, by folder: tables and dates of papers, words, postings, authors' names. */
export type PackFolder = "papers" | "dates" | "words" | "terms" | "authors";

/** The path of a packed file: `terms/0123456789.pack`. @param hash of its bytes before packing */
export function packPath(folder: PackFolder, hash: string): string {
  return `${folder}/${hash}.pack`;
}

/** The folder of fragments, in which Pagefind keeps papers' texts. */
export const FRAGMENTS = "fragment";

/** The path of the file in which Pagefind keeps a paper's text. @param name such as `en_aa98d3c` */
export function fragmentPath(name: string): string {
  return `${FRAGMENTS}/${name}${FRAGMENT}`;
}

/** The name of a fragment, `en_aa98d3c`, from its path; undefined for any other file. */
export function fragmentName(path: string): string | undefined {
  return path.endsWith(FRAGMENT)
    ? path.slice(path.lastIndexOf("/") + 1, -FRAGMENT.length)
    : undefined;
}

/** The hash in a fragment's name: `en_aa98d3c` → `aa98d3c`. */
export function hashIn(name: string): string {
  return name.slice(name.indexOf("_") + 1);
}

/** The name of the fragment with a hash. All records are indexed as English. */
export function nameOf(hash: string): string {
  return `en_${hash}`;
}

/** Whether a file is stored as gzip: all are, but for the catalogue, Pagefind's module and its entry file. */
export function isPacked(path: string): boolean {
  return /\.(?:pack|pf_\w+|pagefind)$/.test(path);
}

/** Whether a file has the same name in every index, so that a cached one may be outdated. */
export function keepsItsName(path: string): boolean {
  return /\.json$|(?:^|\/)(?:pagefind\.js|wasm\.[^/]*)$/.test(path);
}

/** Whether a file of Pagefind's is of no use here: its interfaces, its worker, other languages. */
export function isUnused(path: string): boolean {
  return /(?:-ui\.(?:js|css)|-(?:highlight|worker)\.js|^wasm\.unknown\.pagefind)$/.test(path);
}

// --- internal ---

const FRAGMENT = ".pf_fragment";
