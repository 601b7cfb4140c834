/** Where things are kept in the reader's browser. The page's head and the scripts agree on it here. */

/** The reader's choice of theme. */
export const THEME_KEY = "broadsheet-theme";

/** What is kept for each digest on its own: many can share one origin at different base paths. */
export const STORED = ["settings", "saved", "seen", "hidden", "followed", "visit"] as const;
export type Stored = (typeof STORED)[number];

/** The key of a part of the reader's state: `broadsheet/digest/seen`. `base` has both slashes. */
export function storageKey(base: string, name: Stored): string {
  return `broadsheet${base}${name}`;
}
