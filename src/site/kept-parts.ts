/**
 * Parts of the index that an earlier build has made of the same texts: where a paper's topics or
 * upvotes alone are others, its words and phrases needn't be indexed again.
 */
import { z } from "zod";
import { keyOf, type Cache } from "../files/cache.ts";
import type { Tree } from "../files/tree.ts";
import type { IndexedPaper } from "../search/write/facts.ts";

/** The kind of the entries that tell what a part was last made of. */
export const LAST_PART = "last-part";

/** The name of a part's entry: it is written anew with the part. @param first its oldest day */
export function lastPartKey(code: string, table: string | undefined, first: string): string {
  return keyOf(LAST_PART, code, table, first);
}

/** A part of an earlier build. */
export interface LastPart {
  tree: Tree;
  /** From `textsKey`. */
  texts: string;
}

/** Changes with all that a part is made of but for the table of its papers: see `renewFacts`. */
export function textsKey(papers: readonly IndexedPaper[]): string {
  return keyOf(
    papers.map(({ paper: { upvotes: _0, comments: _1, ...paper }, note }) => [paper, note]),
  );
}

/** The last part of a name; undefined where it isn't there any more. @param readPart reads its tree */
export function readLastPart(
  cache: Cache,
  key: string,
  readPart: (key: string) => Tree | undefined,
): LastPart | undefined {
  const last = cache.readJson(LAST_PART, key, (value) => lastSchema.safeParse(value).data);
  const tree = last && readPart(last.part);
  return tree && last && { tree, texts: last.texts };
}

/** Stores what a part was made of. @param part the key of its tree */
export function writeLastPart(cache: Cache, key: string, part: string, texts: string): void {
  const last: z.input<typeof lastSchema> = { part, texts };
  cache.writeJson(LAST_PART, key, last);
}

// --- internal ---

const lastSchema = z.object({ part: z.string(), texts: z.string() });
