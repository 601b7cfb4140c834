/**
 * The keys of everything that the site keeps in a reader's browser: entries of `localStorage` and
 * `sessionStorage`, and names of caches. `base` is always the base path with both slashes: many digests can share one
 * origin.
 */

/** All keys start with it. The portable copy shares the entries that do between its pages. */
export const PREFIX = "broadsheet";

/** The reader's choice of theme. */
export const THEME_KEY = `${PREFIX}-theme`;

/** The parts of the reader's state. */
export const STORED = [
  "settings",
  "saved",
  "seen",
  "hidden",
  "followed",
  "visit",
  "welcome",
  "library",
  "taste",
  "ranked",
  "following",
  "searches",
] as const;
export type Stored = (typeof STORED)[number];

/** The key of a part of the reader's state: `broadsheet/digest/seen`. */
export function storageKey(base: string, name: Stored): string {
  return PREFIX + base + name;
}

/** The key of the path of the page that was read last. */
export function lastPageKey(base: string): string {
  return `${PREFIX}${base}last-page`;
}

/** The key of what a tab keeps of a reader's way, in its `sessionStorage`. */
export function tabKey(base: string, name: "trail" | "opened"): string {
  return PREFIX + base + name;
}

/** The beginning of the names of the service worker's caches. */
export function cachePrefix(base: string): string {
  return `${PREFIX}${base}offline-`;
}
