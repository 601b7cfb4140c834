/** Where the service worker and the offline page keep things. They agree on it here. */
import { cachePrefix } from "../../../reader/storage-keys.ts";

/** Counts up when what is kept changes its form; what an older worker has kept is then let go. */
const FORM = 1;

/** The names of a digest's caches: many can share one origin at different base paths. */
export function cacheNames(base: string) {
  const name = (part: string) => `${cachePrefix(base)}${FORM}/${part}`;
  return {
    /** Pages that were read. */
    pages: name("pages"),
    /** Styles, scripts, fonts, pictures. */
    files: name("files"),
    /** Files of the search index that were used. */
    index: name("index"),
    /** The digest as it was taken along. */
    copy: name("copy"),
  };
}

/** Whether a cache belongs to this digest and to an older form. */
export function isOutdated(cache: string, base: string): boolean {
  const form = cache.startsWith(cachePrefix(base))
    ? /^(\d+)\//.exec(cache.slice(cachePrefix(base).length))
    : null;
  return form !== null && Number(form[1]) !== FORM;
}

/** In the cache of the copy: the list of the bundles that make it, written when all are there. */
export const COMPLETE = "complete.json";
