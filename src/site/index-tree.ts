/** How a part of the index, its phrases or a segment lies in the cache: its files, and what is made of it next. */
import fs from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import type { LinkFile, Tree, WriteFile } from "../files/tree.ts";
import { INDEX, textsPath } from "../search/format/names.ts";
import type { IndexFile } from "../search/write/index-file.ts";
import type { BuiltTable } from "../search/write/meaning.ts";
import type { Part } from "../search/format/catalogue.ts";
import { RUN, unpackTexts, type PaperText } from "../search/format/texts.ts";
import type { BuiltPart, LastPart, PartSummary, SegmentPart } from "../search/write/part.ts";
import type { BuiltSegment, LastSegment, SegmentSummary } from "../search/write/segment.ts";

/** What is stored of a part, its phrases or a segment. */
export interface IndexTree {
  files: readonly IndexFile[];
  facts?: Uint8Array;
  codes?: Uint8Array | undefined;
  /** Of the table of words. */
  name?: string;
  head?: Uint8Array;
  /** Of a segment. */
  learned?: Uint8Array;
  summary?: PartSummary | SegmentSummary;
  /** Of indexes of phrases. */
  phrases?: Part["phrases"];
}

/** Stores it. */
export function writeIndexTree(write: WriteFile, tree: IndexTree): void {
  const { files, facts, codes, name, head, learned, summary, phrases } = tree;
  for (const { path: below, content } of files) write(`${SITE}/${INDEX}/${below}`, content);
  if (facts) write(FACTS, facts);
  if (codes) write(CODES, codes);
  if (name !== undefined) write(NAME, Buffer.from(name));
  if (head) write(HEAD, head);
  if (learned) write(LEARNED, learned);
  if (summary) write(SUMMARY, Buffer.from(JSON.stringify(summary)));
  if (phrases) write(SUMMARY, Buffer.from(JSON.stringify(phrases)));
}

/**
 * Stores a part or a segment.
 *
 * @param last the tree of the one that it has kept files of
 */
export function writeKeptTree(
  write: WriteFile,
  link: LinkFile,
  { kept, ...tree }: BuiltPart | BuiltSegment,
  last: Tree | undefined,
): void {
  const known = new Map(last?.files.map((file) => [file.path, file]));
  for (const { path: below, was } of kept) {
    const file = known.get(`${SITE}/${INDEX}/${was}`);
    if (!last || !file) throw new Error(`The last tree of the index has no file ${was}.`);
    link(`${SITE}/${INDEX}/${below}`, last, file);
  }
  writeIndexTree(write, tree);
}

/** The tree's files of the site, as a tree of the site. */
export function siteFiles(tree: Tree): Tree {
  return partOf(tree, SITE);
}

/** A part for `buildSegment`. @param folder the part's tree */
export function readPart(folder: string): SegmentPart {
  const codes = path.join(folder, CODES);
  return {
    facts: new Uint8Array(fs.readFileSync(path.join(folder, FACTS))),
    codes: fs.existsSync(codes) ? new Uint8Array(fs.readFileSync(codes)) : undefined,
    summary: readPartSummary(folder),
  };
}

/** What names a part's files. @param folder the part's tree */
export function readPartSummary(folder: string): PartSummary {
  return readJson(folder, partSchema);
}

/** The texts of a part's papers, as the site has them. @param folder the part's tree */
export function readTexts(folder: string): PaperText[] {
  const { count, texts } = readPartSummary(folder);
  return Array.from({ length: Math.ceil(count / RUN) }, (_, at) =>
    fs.readFileSync(path.join(folder, SITE, INDEX, textsPath(texts, at))),
  ).flatMap((bytes) => unpackTexts(gunzipSync(bytes)));
}

/** A part's indexes of phrases, for `joinSegments`. @param folder their tree */
export function readPhrases(folder: string): Part["phrases"] {
  return readJson(folder, phrasesSchema);
}

/** A part for `buildPart`, as the last one. */
export function readLastPart(tree: Tree): LastPart {
  const { folder, files } = partOf(siteFiles(tree), INDEX);
  return {
    ...readPart(tree.folder),
    paths: files.map((file) => file.path),
    read: (file) => gunzipSync(fs.readFileSync(path.join(folder, file))),
  };
}

/** The table of words for `joinSegments`. @param folder the tree of its files */
export function readWords(folder: string): Pick<BuiltTable, "name" | "head"> {
  return {
    name: fs.readFileSync(path.join(folder, NAME), "utf8"),
    head: new Uint8Array(fs.readFileSync(path.join(folder, HEAD))),
  };
}

/** A segment for `joinSegments`. @param folder the segment's tree */
export function readSegment(folder: string): SegmentSummary {
  return readJson(folder, segmentSchema);
}

/** A segment for `buildSegment`, as the last one. @param parts its parts */
export function readLastSegment(tree: Tree, parts: LastSegment["parts"]): LastSegment {
  const { folder, files } = partOf(siteFiles(tree), INDEX);
  return {
    parts,
    files: files.map(({ path: file }) => ({
      path: file,
      content: gunzipSync(fs.readFileSync(path.join(folder, file))),
    })),
    summary: readSegment(tree.folder),
    learned: fs.readFileSync(path.join(tree.folder, LEARNED)),
  };
}

/** The part of a tree that lies in one of its folders. */
export function partOf({ folder, files }: Tree, below: string): Tree {
  const own = files.filter((file) => file.path.startsWith(`${below}/`));
  return {
    folder: path.join(folder, below),
    files: own.map((file) => ({ ...file, path: file.path.slice(below.length + 1) })),
  };
}

// --- internal ---

const SITE = "site";
const FACTS = "facts";
const CODES = "codes";
const NAME = "name";
const HEAD = "head";
const LEARNED = "learned";
const SUMMARY = "summary.json";

const partSchema = z.object({
  count: z.number(),
  texts: z.string(),
  notes: z.array(z.tuple([z.number(), z.string()])),
});
const phrasesSchema = z.array(z.tuple([z.string(), z.number()]));
const segmentSchema = z.object({
  segment: z.object({
    name: z.string(),
    parts: z.array(partSchema.omit({ notes: true })),
    codes: z.array(z.object({ name: z.string(), count: z.number(), groups: z.number() })),
  }),
  length: z.number(),
  topics: z.array(z.string()),
  words: z.string(),
  groups: z.array(z.string()),
});

function readJson<Value>(folder: string, schema: z.ZodType<Value>): Value {
  return schema.parse(JSON.parse(fs.readFileSync(path.join(folder, SUMMARY), "utf8")));
}
