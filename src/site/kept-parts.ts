/**
 * Parts of the index that an earlier build has made of about the same papers: what is made of the
 * same texts is taken from them.
 */
import { keyOf, type Cache } from "../files/cache.ts";
import type { Tree } from "../files/tree.ts";

/** The kind of the entries that name the part that was last made. */
export const LAST_PART = "last-part";

/** The name of a part's entry: it is written anew with the part. @param first its oldest day */
export function lastPartKey(code: string, table: string | undefined, first: string): string {
  return keyOf(LAST_PART, code, table, first);
}

/** The last part of a name; undefined where it isn't there any more. @param readPart reads its tree */
export function findLastPart(
  cache: Cache,
  key: string,
  readPart: (key: string) => Tree | undefined,
): Tree | undefined {
  const last = cache.read(LAST_PART, key)?.toString("utf8");
  return last === undefined ? undefined : readPart(last);
}

/** Stores which part was made. @param part the key of its tree */
export function writeLastPart(cache: Cache, key: string, part: string): void {
  cache.write(LAST_PART, key, Buffer.from(part));
}
