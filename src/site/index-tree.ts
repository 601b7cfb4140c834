/** How a part or a segment of the index lies in the cache: its files, and what is made of it next. */
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Tree, WriteFile } from "../files/cache.ts";
import { INDEX } from "../search/format/names.ts";
import type { IndexFile } from "../search/write/index-file.ts";
import type { BuiltPart } from "../search/write/part.ts";
import type { SegmentSummary } from "../search/write/segment.ts";

/** What is stored of a part or a segment. */
export interface IndexTree {
  files: readonly IndexFile[];
  facts?: Uint8Array;
  summary?: BuiltPart["summary"] | SegmentSummary;
}

/** Stores it. */
export function writeIndexTree(write: WriteFile, { files, facts, summary }: IndexTree): void {
  for (const { path: below, content } of files) write(`${SITE}/${INDEX}/${below}`, content);
  if (facts) write(FACTS, facts);
  if (summary) write(SUMMARY, Buffer.from(JSON.stringify(summary)));
}

/** The tree's files of the site, as a tree of the site. */
export function siteFiles(tree: Tree): Tree {
  return partOf(tree, SITE);
}

/** A part for `buildSegment`. @param folder the part's tree */
export function readPart(folder: string): Pick<BuiltPart, "facts" | "summary"> {
  const facts = new Uint8Array(fs.readFileSync(path.join(folder, FACTS)));
  return { facts, summary: readJson(folder, partSchema) };
}

/** A segment for `joinSegments`. @param folder the segment's tree */
export function readSegment(folder: string): SegmentSummary {
  return readJson(folder, segmentSchema);
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
const SUMMARY = "summary.json";

const partSchema = z.object({
  count: z.number(),
  texts: z.string(),
  phrases: z.array(z.tuple([z.string(), z.number()])),
});
const segmentSchema = z.object({
  segment: z.object({ name: z.string(), parts: z.array(partSchema) }),
  length: z.number(),
  topics: z.array(z.string()),
  words: z.string(),
});

function readJson<Value>(folder: string, schema: z.ZodType<Value>): Value {
  return schema.parse(JSON.parse(fs.readFileSync(path.join(folder, SUMMARY), "utf8")));
}
