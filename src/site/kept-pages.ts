/**
 * Pages of papers that an earlier build has rendered of the same things: they are taken as they
 * are. A new paper of a month changes the related papers of a few others, and leaves most pages.
 */
import { z } from "zod";
import { paperPath } from "../digest/urls.ts";
import { keyOf, type Cache } from "../files/cache.ts";
import type { LinkFile, Tree } from "../files/tree.ts";
import type { MonthDigest } from "./digest.ts";

/** The kind of the entries that tell what a day's pages of papers were last made of. */
export const LAST_PAGES = "last-pages";

/** The name of a day's entry: it is written anew with the day's pages. */
export function lastPagesKey(day: string): string {
  return keyOf(LAST_PAGES, day);
}

/** What pages are made of, as keys, by the paper's id as in URLs. */
export type PageKeys = Readonly<Record<string, string>>;

/** Pages of an earlier build. */
export interface LastPages {
  tree: Tree;
  pages: PageKeys;
}

/**
 * The last pages of a day's papers; undefined where they aren't there any more.
 *
 * @param readUnit reads a unit's tree
 */
export function readLastPages(
  cache: Cache,
  day: string,
  readUnit: (key: string) => Tree | undefined,
): LastPages | undefined {
  const last = cache.readJson(
    LAST_PAGES,
    lastPagesKey(day),
    (value) => lastSchema.safeParse(value).data,
  );
  const tree = last && readUnit(last.unit);
  return tree && { tree, pages: last.pages };
}

/** Stores what a day's pages are made of. @param unit the key of their tree */
export function writeLastPages(cache: Cache, day: string, unit: string, pages: PageKeys): void {
  const last: z.input<typeof lastSchema> = { unit, pages };
  cache.writeJson(LAST_PAGES, lastPagesKey(day), last);
}

/**
 * What each page of a paper is made of. A page with notes has no key, since a note may show any
 * paper: it is always rendered.
 *
 * @param common the key of what all pages depend on
 */
export function pageKeys(
  common: string,
  { days, named, notes, pagesFrom }: Pick<MonthDigest, "days" | "named" | "notes" | "pagesFrom">,
): PageKeys {
  const shown = days.flatMap(({ entries }) =>
    entries.map((entry, at) => ({ entry, around: [entries[at - 1], entries[at + 1]] })),
  );
  return Object.fromEntries(
    shown
      .filter(({ entry: { slug } }) => !notes.has(slug))
      .map(({ entry, around }) => [
        entry.slug,
        keyOf(
          common,
          pagesFrom,
          // All that its texts as HTML are made of, so that those of a kept page aren't made.
          [entry.paper, entry.abstract, entry.topics, entry.related],
          entry.related.map(({ slug }) => named.get(slug)),
          around.map((one) => one && [one.slug, one.paper.title]),
        ),
      ]),
  );
}

/**
 * Takes pages that were made of the same things, by links.
 *
 * @returns takes a file of the unit, and tells whether it could
 */
export function takeKept(
  last: LastPages | undefined,
  pages: PageKeys,
  link: LinkFile,
): (file: string) => boolean {
  if (!last) return () => false;
  const { tree } = last;
  const kept = new Set(
    Object.entries(pages)
      .filter(([slug, key]) => last.pages[slug] === key)
      .map(([slug]) => `${paperPath(slug).slice(1)}index.html`),
  );
  const there = new Map(tree.files.map((file) => [file.path, file]));
  return (file) => {
    const known = kept.has(file) ? there.get(file) : undefined;
    if (known) link(file, tree, known);
    return known !== undefined;
  };
}

// --- internal ---

const lastSchema = z.object({ unit: z.string(), pages: z.record(z.string(), z.string()) });
