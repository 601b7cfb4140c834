/** Queries for papers that are known to be in a built site. */
import fs from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { readFragment } from "../../src/search/format/fragment.ts";
import { FRAGMENTS, INDEX } from "../../src/search/format/names.ts";

const querySchema = z.object({
  paper_id: z.string(),
  title: z.string(),
  sentence: z.string(),
  keywords: z.array(z.string()),
});
/** A paper, and what somebody may remember of it. */
export type Query = z.output<typeof querySchema>;

/** The text to search for, by the kind of query. */
export const KINDS: Record<string, (query: Query) => string> = {
  keywords: ({ keywords }) => keywords.join(" "),
  sentence: ({ sentence }) => sentence,
  typo: ({ keywords }) => withTypo(keywords.join(" ")),
  title: ({ title }) => garbled(title),
};

/**
 * Queries for papers that the site has.
 *
 * @param file JSON lines of queries; without it they are made of the papers' own words
 * @throws {z.ZodError} when a line isn't a query
 */
export function readQueries(folder: string, file: string | undefined): Query[] {
  const lines =
    file === undefined
      ? ownQueries(folder)
      : fs
          .readFileSync(file, "utf8")
          .trim()
          .split("\n")
          .map((line) => querySchema.parse(JSON.parse(line)));
  return lines.filter(({ paper_id: id }) => fs.existsSync(path.join(folder, "papers", id)));
}

// --- internal ---

/** Of each paper's text: its longest sentence, and three of its longest words. */
function ownQueries(folder: string): Query[] {
  const fragments = path.join(folder, INDEX, FRAGMENTS);
  return fs
    .readdirSync(fragments)
    .sort()
    .flatMap((name) => {
      const packed = fs.readFileSync(path.join(fragments, name));
      const { id, words, ends } = readFragment(gunzipSync(packed));
      const abstract = words.slice(ends[0], ends[1]).join(" ");
      const sentences = abstract.split(/(?<=[.!?]) /).toSorted(byLength);
      const long = [...new Set(abstract.match(/\b[a-z]{5,}\b/g) ?? [])];
      const keywords = long.toSorted(byLength).slice(0, 3);
      const [sentence = ""] = sentences;
      const query = { paper_id: id, title: words.slice(0, ends[0]).join(" "), sentence, keywords };
      return keywords.length === 3 ? [query] : [];
    });
}

function byLength(one: string, other: string): number {
  return other.length - one.length || (one < other ? -1 : 1);
}

/** Swaps two inner letters of the longest word. */
function withTypo(text: string): string {
  const [longest = ""] = text
    .split(" ")
    .filter((word) => /^[a-z]{5,}$/i.test(word))
    .toSorted(byLength);
  const slip = longest.replace(/^(..)(.)(.)/, "$1$3$2");
  return longest === "" ? text : text.replace(longest, slip);
}

/** Leaves the third word out, and swaps the first two. */
function garbled(title: string): string {
  const [one = "", two = "", , ...rest] = title.split(" ");
  return rest.length < 2 ? title : [two, one, ...rest].join(" ");
}
