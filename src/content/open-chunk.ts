/** A chunk of papers from the cache; what isn't there is made and stored. Light to load, too. */
import { keyOf, type Cache } from "../files/cache.ts";
import type { Removed } from "../paper/removed.ts";
import type { Topic } from "../paper/topics.ts";
import { keyOfChunk, readChunk } from "./chunks.ts";
import type { KeptFile, ReadFile } from "./make-chunk.ts";

/** What the papers of a folder are made with, and where they are kept. */
export interface Shelf {
  /** The content folder. */
  folder: string;
  cache: Cache;
  /** The key of the program: another one for another version. */
  code: string;
  rules: Rules;
}

/** What decides on papers beside their own files. */
export interface Rules {
  /** By slug. */
  topics: readonly Topic[];
  removed: Removed;
}

/** The papers of a chunk in brief, and the key of the whole ones. */
export interface OpenedChunk {
  key: string;
  kept: KeptFile[];
}

/** Reads a chunk's files, and opens what was made of the same bytes, or makes it. */
export async function openChunk(shelf: Shelf, files: readonly string[]): Promise<OpenedChunk> {
  const { folder, cache, code } = shelf;
  const bytes = readChunk(folder, files);
  const key = keyOfChunk(code, files, bytes);
  const known = openBriefs(shelf, key);
  if (known) {
    // They are read only where a page shows them, and kept for the next build.
    cache.use([`${WHOLE}/${key}`]);
    return { key, kept: known };
  }
  // Loading takes a third of a second, which a thread that finds all in the cache is spared.
  const { keepInBrief, parsePapers } = await import("./make-chunk.ts");
  const whole = openWhole(cache, key) ?? parsePapers(files, bytes);
  cache.write(WHOLE, key, toBytes(whole));
  const made = toBytes(keepInBrief(whole, shelf.rules));
  cache.write(BRIEF, keyOfBriefs(shelf, key), made);
  // Read back, so that it is the same as what comes from the cache.
  return { key, kept: toBriefs(made) };
}

/** The papers of a chunk in brief; undefined where the cache hasn't got them. */
export function openBriefs(shelf: Shelf, key: string): KeptFile[] | undefined {
  const known = shelf.cache.read(BRIEF, keyOfBriefs(shelf, key));
  return known && toBriefs(known);
}

/** The whole papers of a chunk; undefined where the cache hasn't got them. */
export function openWhole(cache: Cache, key: string): ReadFile[] | undefined {
  const known = cache.read(WHOLE, key);
  if (!known) return undefined;
  const papers: ReadFile[] = JSON.parse(known.toString("utf8"));
  return papers;
}

// --- internal ---

/** What the cache calls them. */
const WHOLE = "papers";
const BRIEF = "papers-in-brief";

/** The keys of rules, which are the same for all chunks. */
const keysOfRules = new WeakMap<Rules, string>();

function keyOfBriefs({ rules }: Shelf, key: string): string {
  const known = keysOfRules.get(rules) ?? keyOf(rules.topics, [...rules.removed]);
  keysOfRules.set(rules, known);
  return keyOf(key, known);
}

function toBytes(value: readonly unknown[]): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function toBriefs(bytes: Buffer): KeptFile[] {
  const kept: KeptFile[] = JSON.parse(bytes.toString("utf8"));
  return kept;
}
