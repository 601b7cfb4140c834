/**
 * Pages that an earlier build has rendered of the same things: they are taken as they are. A day
 * more changes the related papers of a few others, and the pages of the topics that its papers are
 * of, and leaves most pages of its month. What a page is made of says `page-key.ts`.
 */
import { z } from "zod";
import { keyOf, type Cache } from "../files/cache.ts";
import type { LinkFile, Tree } from "../files/tree.ts";
import type { TakeFile, UnitKind } from "./render-pages.ts";

/** The kind of the entries that tell what a unit's pages were last made of. */
export const LAST_PAGES = "last-pages";

/**
 * The name of a unit's entry: it is written anew with the unit.
 *
 * @param of the unit's day, its month, or `front`
 */
export function lastPagesKey(unit: UnitKind, of: string): string {
  return keyOf(LAST_PAGES, unit, of);
}

/** What pages are made of, as keys, by their files. */
export type PageKeys = Readonly<Record<string, string>>;

/** Pages of an earlier build. */
export interface LastPages {
  tree: Tree;
  /** The key of what all of its pages depend on. */
  common: string;
  pages: PageKeys;
}

/**
 * The last pages of a unit; undefined where they aren't there any more.
 *
 * @param key from `lastPagesKey`
 * @param readUnit reads a unit's tree
 */
export function readLastPages(
  cache: Cache,
  key: string,
  readUnit: (key: string) => Tree | undefined,
): LastPages | undefined {
  const last = cache.readJson(LAST_PAGES, key, (value) => lastSchema.safeParse(value).data);
  const tree = last && readUnit(last.unit);
  return tree && { ...last, tree };
}

/** Stores what a unit's pages are made of. @param last its `unit` is the key of their tree */
export function writeLastPages(cache: Cache, key: string, last: z.input<typeof lastSchema>): void {
  cache.writeJson(LAST_PAGES, key, last);
}

/** Takes pages that were made of the same things, by links. */
export function takeKept(
  last: LastPages | undefined,
  common: string,
  link: LinkFile,
): { take: TakeFile; pages: PageKeys } {
  const same = last?.common === common ? last : undefined;
  const there = new Map(same?.tree.files.map((file) => [file.path, file]));
  const pages: Record<string, string> = {};
  const take: TakeFile = (file, madeOf) => {
    if (madeOf === undefined) return false;
    pages[file] = madeOf;
    const known = same?.pages[file] === madeOf ? there.get(file) : undefined;
    if (same && known) link(file, same.tree, known);
    return known !== undefined;
  };
  return { take, pages };
}

// --- internal ---

const lastSchema = z.object({
  unit: z.string(),
  common: z.string(),
  pages: z.record(z.string(), z.string()),
});
