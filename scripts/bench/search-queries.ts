/** Queries for papers that are known to be in a built site. */
import fs from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { unpackCatalogue } from "../../src/search/format/catalogue.ts";
import { CATALOGUE, INDEX, textsPath } from "../../src/search/format/names.ts";
import { RUN, unpackTexts, type PaperText } from "../../src/search/format/texts.ts";

const querySchema = z.object({
  paper_id: z.string(),
  title: z.string().optional(),
  sentence: z.string().optional(),
  keywords: z.array(z.string()).optional(),
  lay: z.string().optional(),
  short: z.string().optional(),
});
/** A paper, and what somebody may remember of it, or call it who hasn't read it. */
export type Query = z.output<typeof querySchema>;

/** A text to search for, and the paper that it should find. */
export interface KnownItem {
  paper: string;
  text: string;
}

/** The texts to search for, by the kind of query. Kinds without one are left out. */
export function byKind(queries: readonly Query[]): Record<string, KnownItem[]> {
  const kinds = Object.entries(KINDS).map(([kind, textOf]): [string, KnownItem[]] => [
    kind,
    queries.flatMap((query) => {
      const text = textOf(query) ?? "";
      return text.length > 3 ? [{ paper: query.paper_id, text }] : [];
    }),
  ]);
  return Object.fromEntries(kinds.filter(([, asked]) => asked.length > 0));
}

/**
 * The queries of some files of JSON lines.
 *
 * @throws {z.ZodError} when a line isn't a query
 */
export function readQueries(files: readonly string[]): Query[] {
  return files.flatMap((file) =>
    fs
      .readFileSync(file, "utf8")
      .trim()
      .split("\n")
      .map((line) => querySchema.parse(JSON.parse(line))),
  );
}

/** Queries for the papers of a built site, in their own words: a sentence, and three words. */
export function ownQueries(folder: string): Query[] {
  return readTexts(path.join(folder, INDEX))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ id, words, ends }) => {
      const abstract = words.slice(ends[0], ends[1]).join(" ");
      const sentences = abstract.split(/(?<=[.!?]) /).toSorted(byLength);
      const long = [...new Set(abstract.match(/\b[a-z]{5,}\b/g) ?? [])];
      const keywords = long.toSorted(byLength).slice(0, 3);
      const [sentence = ""] = sentences;
      const query = { paper_id: id, title: words.slice(0, ends[0]).join(" "), sentence, keywords };
      return keywords.length === 3 ? [query] : [];
    });
}

// --- internal ---

function readTexts(index: string): PaperText[] {
  const { segments } = unpackCatalogue(fs.readFileSync(path.join(index, CATALOGUE)));
  return segments
    .flatMap(({ parts }) => parts)
    .flatMap(({ texts, count }) =>
      Array.from({ length: Math.ceil(count / RUN) }, (_, run) =>
        unpackTexts(gunzipSync(fs.readFileSync(path.join(index, textsPath(texts, run))))),
      ).flat(),
    );
}

/** A text of each kind; undefined where the paper has none. */
const KINDS: Record<string, (query: Query) => string | undefined> = {
  keywords: ({ keywords }) => keywords?.join(" "),
  sentence: ({ sentence }) => sentence,
  typo: ({ keywords }) => keywords && withTypo(keywords.join(" ")),
  title: ({ title }) => title && garbled(title),
  lay: ({ lay }) => lay,
  short: ({ short }) => short,
};

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
