/**
 * What a page is made of, as a key: with the same key it has the same bytes, so that a build takes
 * it from the last one (`kept-pages.ts`). A key covers all props that the page gets, and what it may
 * ask the digest besides: whether the papers in them have notes, and where papers are. Topics and
 * settings are in the key of all pages (`commonKey`).
 */
import type { Entry } from "../digest/entry.ts";
import { keyOf } from "../files/cache.ts";
import type { CommonDigest } from "./digest.ts";

/** A page's path, as `getStaticPaths` gives it. */
interface PagePath {
  params: Record<string, string | undefined>;
  props: object;
}

/**
 * Paths with the keys of their pages, as Astro's own incremental builds have them.
 *
 * @param hasNotes whether a page shows the texts of notes: it gets no key and is always rendered,
 *   since a note may show any paper
 */
export function keptPaths<Path extends PagePath>(
  { notes, pagesFrom }: Pick<CommonDigest, "notes" | "pagesFrom">,
  paths: readonly Path[],
  hasNotes: (props: Path["props"]) => boolean = () => false,
): (Path & { cacheKey?: string })[] {
  const toData = (_: string, value: unknown) =>
    isEntry(value) ? keyOfEntry(value, notes.has(value.slug)) : onlyData(value);
  return paths.map((path) => {
    if (hasNotes(path.props)) return path;
    const props = JSON.stringify(path.props, toData);
    return { ...path, cacheKey: keyOf(pagesFrom, path.params, props) };
  });
}

// --- internal ---

function isEntry(value: unknown): value is Entry {
  return typeof value === "object" && value !== null && "html" in value && "slug" in value;
}

/** An entry is of one digest, which has a note on it or has none. */
const known = new WeakMap<Entry, string>();

function keyOfEntry(entry: Entry, hasNote: boolean): string {
  const key = known.get(entry) ?? keyOf(fieldsOf(entry), hasNote);
  known.set(entry, key);
  return key;
}

/** An entry but for its texts, which are made of the rest: those of a kept page aren't made. */
function fieldsOf({ paper, slug, topics, abstract, related }: Entry) {
  return { paper, slug, topics, abstract, related } satisfies Omit<Entry, "html" | "description">;
}

/** @throws {Error} for what JSON would leave out */
function onlyData(value: unknown): unknown {
  if (typeof value === "function" || value instanceof Map || value instanceof Set)
    throw new Error("The key of a page covers no function, map or set: give it plain data.");
  return value;
}
