/**
 * The id of a paper: an arXiv id without its version, or a slug of the title with a short hash
 * where the source knows no arXiv id.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { isArxivId, urlId } from "./arxiv-id.ts";
import { plainText } from "../text/math.ts";
import { fitsWindows, UNFIT_NAME } from "./windows-names.ts";

export { isArxivId, urlId } from "./arxiv-id.ts";
export { parseArxivId } from "./parse-arxiv-id.ts";

const SLUG = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
/** Characters; with `.mdx`, a curator's name and a folder short enough for any file system. */
const MAX_LENGTH = 100;

/** A paper's id: `2510.12345`, `cs/0112017` or a slug such as `one-epoch-is-all-you-need-1f3c2a9b`. */
export const idSchema = z
  .string({ error: 'expected an id in quotes, such as "2510.12345"' })
  .max(MAX_LENGTH, `expected at most ${MAX_LENGTH} characters`)
  .refine((text) => isArxivId(text) || SLUG.test(text), {
    error: "expected an arXiv id such as 2510.12345 or cs/0112017, or a slug of a-z, 0-9 and -",
  })
  .refine(fitsWindows, { error: UNFIT_NAME });

/** Whether a text has the form of an id that `slugId` makes. */
export function isSlugId(text: string): boolean {
  return /-[0-9a-f]{8}$/.test(text) && idSchema.safeParse(text).success;
}

/**
 * The id of a paper that has no arXiv id: up to 60 characters of the title, cut at a word, and
 * eight hexadecimal digits of the SHA-256 of its letters, digits, `+` and `#`. Space, case and
 * other punctuation don't change the hash, so a page saved twice gives the same ids.
 *
 * @param distinction what tells the paper from another one that has the title's id; the hash is
 *   of both then
 */
export function slugId(title: string, distinction = ""): string {
  const text = plainText(title).normalize("NFKD").toLowerCase();
  const words = text.replace(/\p{M}/gu, "").match(/[a-z0-9]+/g) ?? [];
  let slug = "";
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > 60) break;
    slug = longer;
  }
  const letters = text.replace(/[^\p{L}\p{N}+#]/gu, "") || text;
  const hash = createHash("sha256")
    .update(letters + distinction)
    .digest("hex")
    .slice(0, 8);
  return slug ? `${slug}-${hash}` : `paper-${hash}`;
}

/** The ids that lead to a paper, as in URLs: its own, then its aliases. */
export function urlIds({ id, aliases = [] }: WithIds): string[] {
  return [id, ...aliases].map(urlId);
}

/** Items by every id, as in URLs, that leads to their papers. */
export function byUrlId<Item>(
  items: readonly Item[],
  paperOf: (item: Item) => WithIds,
): Map<string, Item> {
  const byId = new Map<string, Item>();
  for (const item of items) for (const id of urlIds(paperOf(item))) byId.set(id, item);
  return byId;
}

// --- internal ---

interface WithIds {
  id: string;
  aliases?: readonly string[] | undefined;
}
