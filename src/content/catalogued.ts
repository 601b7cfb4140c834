/** A content folder as the catalogue reads it: its papers in brief, and the rest when it is asked for. */
import fs from "node:fs";
import path from "node:path";
import type { PaperFile } from "../check/check.ts";
import type { Cache } from "../files/cache.ts";
import { ExpectedError } from "../files/errors.ts";
import { showPath } from "../files/path.ts";
import type { PaperBrief } from "../paper/brief.ts";
import type { Problem } from "../paper/problem.ts";
import type { Paper } from "../paper/schema.ts";
import { compareTexts } from "../text/compare.ts";
import type { FolderOf } from "./annotate.ts";
import { chunkFiles, keyOfChunk, readChunk } from "./chunks.ts";
import { walkContent } from "./files.ts";
import { parsePapers, type KeptPaper, type ReadFile } from "./make-chunk.ts";
import { openWhole, type Shelf } from "./open-chunk.ts";
import { openChunks, type OnProgress } from "./open-chunks.ts";
import { findDoubles, listPapers } from "./papers.ts";
import { readBeside } from "./read.ts";

/** How to open a catalogue. */
export interface CatalogueOptions {
  /** Holds what was made of the same files before. */
  cache: Cache;
  /** The key of the program and of what it depends on: another version finds nothing in the cache. */
  code: string;
  onProgress?: OnProgress | undefined;
  /** How many threads open it, this one among them; as many as pay where it isn't given. */
  threads?: number | undefined;
}

/** Files that are loaded together. */
export interface Chunk {
  folder: string;
  /** Below the folder, with slashes. */
  files: readonly string[];
  load: () => ReadFile[];
}

/** A paper's file, of which the brief is in memory, and the rest is loaded whenever it is asked for. */
export class CataloguedFile implements PaperFile {
  readonly brief: PaperBrief;
  readonly source: string;
  readonly removal: string | undefined;
  /** The key of the whole paper: another one where any field is another. */
  readonly key: string;
  /** Slugs, the best first, as the file alone has them. */
  readonly topics: string[];
  readonly chunk: Chunk;
  readonly #at: number;

  constructor(chunk: Chunk, at: number, { brief, source, key, topics, removal }: KeptPaper) {
    this.brief = brief;
    this.source = source;
    this.removal = removal;
    this.key = key;
    this.topics = topics;
    this.chunk = chunk;
    this.#at = at;
  }

  get file(): string {
    return showPath(this.#path);
  }

  get text(): string {
    return fs.readFileSync(this.#path, "utf8");
  }

  /** @throws {ExpectedError} when the file has changed since the brief was made */
  get value(): Paper {
    const paper = this.chunk.load()[this.#at];
    if (paper === undefined || Array.isArray(paper)) throw new Error(`${this.file} is no paper`);
    return paper;
  }

  get #path(): string {
    return path.join(this.chunk.folder, this.chunk.files[this.#at] ?? "");
  }
}

/**
 * Reads a content folder as its files have it.
 *
 * @throws {ExpectedError} when there is no such folder
 * @throws {Error} of the system, where a file can't be read or the cache can't be written
 */
export async function readCatalogued(
  folder: string,
  { cache, code, onProgress, threads }: CatalogueOptions,
): Promise<FolderOf<CataloguedFile>> {
  const tree = walkContent(folder);
  const beside = readBeside(tree);
  const topics = beside.topics
    .map(({ value }) => value)
    .sort((a, b) => compareTexts(a.slug, b.slug));
  const shelf: Shelf = { folder, cache, code, rules: { topics, removed: beside.removed } };
  const chunks = chunkFiles(listPapers(tree));
  const opened = await openChunks(shelf, chunks, { onProgress, threads });
  const load = chunkLoader(shelf);
  const papers: CataloguedFile[] = [];
  const problems: Problem[] = [...beside.problems];
  for (const [index, { key, kept }] of opened.entries()) {
    const files = chunks[index] ?? [];
    const chunk: Chunk = { folder, files, load: () => load(key, files) };
    for (const [at, one] of kept.entries())
      if (!Array.isArray(one)) papers.push(new CataloguedFile(chunk, at, one));
      else {
        const file = showPath(path.join(folder, files[at] ?? ""));
        problems.push(...one.map((problem) => ({ file, ...problem })));
      }
  }
  return { ...beside, papers, problems: [...problems, ...findDoubles(papers)] };
}

// --- internal ---

/** Loads the whole papers of chunks. Of several in turn that are of one chunk, it is loaded once. */
function chunkLoader(shelf: Shelf): (key: string, files: readonly string[]) => ReadFile[] {
  let last: { key: string; papers: ReadFile[] } | undefined;
  return (key, files) => {
    if (last?.key !== key)
      last = { key, papers: openWhole(shelf.cache, key) ?? readAgain(shelf, key, files) };
    return last.papers;
  };
}

/** For when the cache was damaged after the catalogue was opened. */
function readAgain(shelf: Shelf, key: string, files: readonly string[]): ReadFile[] {
  const { folder, code } = shelf;
  const bytes = readChunk(folder, files);
  if (keyOfChunk(code, files, bytes) !== key)
    throw new ExpectedError(
      `${showPath(folder)}: papers have changed while they were being read. Nothing was written; run the command again.`,
    );
  return parsePapers(files, bytes);
}
