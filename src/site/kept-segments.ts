/**
 * Segments of the index that an earlier build has made of nearly the same parts: what the texts of
 * a few papers don't change is taken from them.
 */
import { z } from "zod";
import { keyOf, type Cache } from "../files/cache.ts";
import type { Tree } from "../files/tree.ts";

/** The kind of the entries that tell what a segment was last made of. */
export const LAST_SEGMENT = "last-segment";

/** The name of a segment's entry: it is written anew with the segment. @param at its place, from the oldest */
export function lastSegmentKey(code: string, table: string | undefined, at: number): string {
  return keyOf(LAST_SEGMENT, code, table, at);
}

/** A segment of an earlier build. */
export interface KeptSegment {
  tree: Tree;
  /** The folders of its parts. */
  parts: readonly string[];
}

/**
 * The last segment of a place; undefined where it isn't there any more.
 *
 * @param readTree reads the tree of a segment or a part
 */
export function readKeptSegment(
  cache: Cache,
  key: string,
  readTree: (key: string) => Tree | undefined,
): KeptSegment | undefined {
  const last = cache.readJson(LAST_SEGMENT, key, (value) => lastSchema.safeParse(value).data);
  const tree = last && readTree(last.segment);
  if (!tree) return undefined;
  const parts = last.parts.flatMap((part) => readTree(part)?.folder ?? []);
  return parts.length === last.parts.length ? { tree, parts } : undefined;
}

/** Stores what a segment was made of. @param last the keys of its tree and of its parts */
export function writeKeptSegment(
  cache: Cache,
  key: string,
  last: { segment: string; parts: readonly string[] },
): void {
  cache.writeJson(LAST_SEGMENT, key, last);
}

// --- internal ---

const lastSchema = z.object({ segment: z.string(), parts: z.array(z.string()) });
