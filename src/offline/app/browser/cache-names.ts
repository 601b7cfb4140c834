/** Under which names the service worker and the offline page keep things in the browser. */
import { cachePrefix } from "../../../reader/storage-keys.ts";

/** Raise it when what is kept changes its form: older caches are then deleted. */
const CACHE_VERSION = 3;

/** The names of a digest's caches: many can share one origin at different base paths. */
export function cacheNames(base: string) {
  const name = (part: string) => `${cachePrefix(base)}${CACHE_VERSION}/${part}`;
  return {
    /** Pages that were read. */
    pages: name("pages"),
    /** Styles, scripts, fonts, images. */
    files: name("files"),
    /** Files of the search index that were used. */
    index: name("index"),
    /** The offline download. */
    download: name("copy"),
  };
}

/** In the cache of the download: the list of its bundles, written when all are there. */
export const COMPLETE = "complete.json";

/** What the download asks for: the worker would keep another copy of it. */
export const PAST_WORKER = { cache: "no-store" } as const;

/** Whether a cache belongs to this digest and to an older version of the caches. */
export function isOutdated(cache: string, base: string): boolean {
  const prefix = cachePrefix(base);
  if (!cache.startsWith(prefix)) return false;
  const version = /^(\d+)\/[a-z]+$/.exec(cache.slice(prefix.length))?.[1];
  return version !== undefined && Number(version) !== CACHE_VERSION;
}
