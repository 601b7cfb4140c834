/** What the browser keeps for the order "For you". */
import { packLibrary, unpackLibrary, type StoredLibrary } from "../../for-you/library/stored.ts";
import { NO_LIBRARY, type Library } from "../../for-you/library/kept.ts";
import { packMarks, unpackMarks, type Marks } from "../../for-you/profile.ts";
import { packSnapshot, readSnapshot, type Snapshot } from "../../for-you/shown.ts";
import { store } from "../browser.ts";
import type { StateField } from "../storage.ts";

/** The library. What is stored is its packed form, which `readLibrary` and `keepLibrary` know. */
const LIBRARY: StateField<unknown> = { name: "library", parse: (raw) => raw };
/** The order as it was shown last; any change of what it is made of removes it. */
const RANKED: StateField<Snapshot | undefined> = { name: "ranked", parse: readSnapshot };
const TASTE: StateField<unknown> = { name: "taste", parse: (raw) => raw };

/** The library; that of an older version of the site is none, and `isOutdated`. */
export function readLibrary(): { library: Library; isOutdated: boolean } {
  const stored: StoredLibrary = unpackLibrary(store.read(LIBRARY));
  return {
    library: typeof stored === "string" ? NO_LIBRARY : stored,
    isOutdated: stored === "outdated",
  };
}

export function keepLibrary(library: Library): void {
  store.remove(RANKED);
  store.change(LIBRARY, () => packLibrary(library));
}

export function readMarks(): Marks {
  return unpackMarks(store.read(TASTE));
}

export function changeMarks(change: (marks: Marks) => Marks): void {
  store.remove(RANKED);
  store.change(TASTE, (now) => packMarks(change(unpackMarks(now))));
}

/** Removes everything that the order is made of. */
export function forgetAll(): void {
  store.remove(RANKED, LIBRARY, TASTE);
}

/** The order as it was shown last, if all that it is made of is as it was. */
export function lastRanked(): Snapshot | undefined {
  return store.read(RANKED);
}

export function keepRanked(snapshot: Snapshot): void {
  store.change<unknown>(
    { name: RANKED.name, parse: (raw) => raw },
    () => packSnapshot(snapshot),
    true,
  );
}

/** Whether anything is kept by which papers can be ranked. */
export function hasTaste(): boolean {
  return store.has(LIBRARY) || store.has(TASTE);
}
