/**
 * The search index of a site: its parts, segments and what joins them, each taken from the cache
 * where the papers that it is made of are as they were.
 */
import type { Catalogue } from "../content/catalogue.ts";
import { keyOf, type Cache } from "../files/cache.ts";
import type { Tree } from "../files/tree.ts";
import { monthOf } from "../paper/day.ts";
import { byUrlId } from "../paper/id.ts";
import { indexedPapers } from "../search/write/build-index.ts";
import { joinSegments } from "../search/write/join.ts";
import { engineFiles } from "../search/write/phrases.ts";
import { mostInOne } from "../search/write/meaning.ts";
import { planSegments } from "../search/write/plan.ts";
import {
  readPartSummary,
  readPhrases,
  readSegment,
  readWords,
  siteFiles,
  writeIndexTree,
} from "./index-tree.ts";
import { LAST_SEGMENT, lastSegmentKey, readKeptSegment } from "./kept-segments.ts";
import { findLastPart, LAST_PART, lastPartKey } from "./kept-parts.ts";
import type { Pool } from "./pool.ts";
import { INDEX_PART, type Task } from "./worker.ts";

/** What the index is made of. */
export interface IndexContext {
  /** The hash of the table of words; undefined where the settings choose none. */
  table: string | undefined;
  cache: Cache;
  /** The hash of the code, from `codeKey`. */
  code: string;
  catalogue: Catalogue;
  pool: Pool;
}

/**
 * The trees of all files of the index.
 *
 * @throws {Error} with Pagefind's message, when it fails
 */
export async function makeIndex(context: IndexContext): Promise<Tree[]> {
  const { cache, code, catalogue, table } = context;
  const maker = new IndexMaker(context);
  const making = table === undefined ? undefined : maker.words();
  // It is awaited below; until then a failure of a part is told first.
  making?.catch(() => {});
  const made: { parts: Made[]; segment: Made; indexing: Promise<Made>[] }[] = [];
  const plan = planParts(catalogue);
  for (const [at, daysOfParts] of plan.entries()) {
    const parts: Made[] = [];
    const indexing: Promise<Made>[] = [];
    for (const days of daysOfParts) {
      const part = await maker.part(days);
      parts.push(part);
      indexing.push(maker.phrases(part));
    }
    made.push({ parts, segment: await maker.segment(parts, plan.length - at), indexing });
  }
  const segments: (Made & { phrases: Made[] })[] = [];
  const trees: Tree[] = [];
  for (const { parts, segment, indexing } of made) {
    const phrases = await Promise.all(indexing);
    segments.push({ ...segment, phrases });
    trees.push(...[...parts, ...phrases, segment].map(({ tree }) => tree));
  }
  const words = (await making)?.tree;
  const key = keyOf(
    code,
    "join",
    segments.map(({ key: own, phrases }) => [own, keysOf(phrases)]),
    catalogue.topics,
    table,
  );
  const joined = await keep(cache, key, () => ({
    files: joinSegments(
      segments.map(({ tree, phrases }) => ({
        summary: readSegment(tree.folder),
        phrases: phrases.map((one) => readPhrases(one.tree.folder)),
      })),
      catalogue.topics,
      words && readWords(words.folder),
    ),
  }));
  const engine = await keep(cache, keyOf(code, "engine"), async () => ({
    files: await engineFiles(),
  }));
  return [engine, ...(words ? [words] : []), ...trees, joined].map(siteFiles);
}

/** Makes those parts of the index whose newest day is of some months, for the cache. */
export async function makeIndexParts(
  context: IndexContext & { only: ReadonlySet<string> },
): Promise<void> {
  const maker = new IndexMaker(context);
  for (const days of planParts(context.catalogue).flat())
    if (context.only.has(monthOf(days[0] ?? ""))) await maker.phrases(await maker.part(days));
}

// --- internal ---

function planParts({ months }: Catalogue): string[][][] {
  return planSegments(months.flatMap(({ days }) => days));
}

interface Made {
  key: string;
  tree: Tree;
}

class IndexMaker {
  readonly #context: IndexContext;
  /** Notes by the day of their papers: their words are found, too. */
  readonly #notes: ReadonlyMap<string, Catalogue["notes"]>;
  readonly #keys: ReadonlyMap<string, string>;
  /** Ends with the indexes of phrases that were begun. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(context: IndexContext) {
    const { papers, notes, months } = context.catalogue;
    const byId = byUrlId(papers, (paper) => paper);
    this.#context = context;
    this.#notes = Map.groupBy(notes, ({ paper }) => byId.get(paper)?.day ?? "");
    this.#keys = new Map(months.flatMap(({ days }) => days.map(({ day, key }) => [day, key])));
  }

  /** @param days newest first */
  async part(days: readonly string[]): Promise<Made> {
    const { cache, code, catalogue, table } = this.#context;
    const notes = days.flatMap((day) => this.#notes.get(day) ?? []);
    const keys = days.map((day) => this.#keys.get(day));
    const lastKey = lastPartKey(code, table, days.at(-1) ?? "");
    const made = await this.#make(keyOf(code, "part", keys, notes, table), (key) => {
      const own = new Set(days);
      const papers = [...new Set(days.map(monthOf))].flatMap((month) => catalogue.read(month, own));
      papers.sort((a, b) => (a.id < b.id ? -1 : 1));
      return {
        kind: "index-part",
        key,
        papers: indexedPapers({ papers, topicsOf: catalogue.topicsOf, notes }),
        last: findLastPart(cache, lastKey, (part) => cache.readTree(INDEX_PART, part)),
        lastKey,
      };
    });
    cache.keep(LAST_PART, lastKey);
    return made;
  }

  /**
   * A part's indexes of phrases, which depend on its texts and notes alone. They are made one after
   * the other, since Pagefind needs a few hundred megabytes for each; segments needn't wait for them.
   */
  phrases({ tree: { folder: part } }: Made): Promise<Made> {
    const { count, texts, notes } = readPartSummary(part);
    const key = keyOf(this.#context.code, "phrases", count, texts, notes);
    const made = this.#last.then(() =>
      this.#make(key, (own) => ({ kind: "index-phrases", key: own, part })),
    );
    this.#last = made.catch(() => {});
    return made;
  }

  /**
   * @param parts newest first
   * @param at the segment's place, from the oldest
   */
  async segment(parts: readonly Made[], at: number): Promise<Made> {
    const { cache, code, catalogue, table } = this.#context;
    const most = mostInOne(catalogue.papers.length);
    const lastKey = lastSegmentKey(code, table, at);
    const folders = new Map(parts.map(({ key, tree }) => [key, tree]));
    const made = await this.#make(keyOf(code, "segment", keysOf(parts), most), (key) => ({
      kind: "index-segment",
      key,
      parts: parts.map((part) => ({ key: part.key, folder: part.tree.folder })),
      mostInOne: most,
      last: readKeptSegment(
        cache,
        lastKey,
        (one) => folders.get(one) ?? cache.readTree(INDEX_PART, one),
      ),
      lastKey,
    }));
    cache.keep(LAST_SEGMENT, lastKey);
    return made;
  }

  /** The files of the table of words, which depend on it alone. */
  words(): Promise<Made> {
    const { code, table } = this.#context;
    const key = keyOf(code, "words", table);
    return this.#make(key, (own) => ({ kind: "index-words", key: own }));
  }

  async #make(
    key: string,
    makeTask: (
      key: string,
    ) => Extract<Task, { kind: "index-part" | "index-phrases" | "index-segment" | "index-words" }>,
  ): Promise<Made> {
    const { cache, pool } = this.#context;
    const known = cache.readTree(INDEX_PART, key);
    if (known) return { key, tree: known };
    const { tree, used } = await pool.do(() => makeTask(key));
    cache.use(used);
    return { key, tree };
  }
}

function keysOf(made: readonly Made[]): string[] {
  return made.map(({ key }) => key);
}

async function keep(
  cache: Cache,
  key: string,
  make: () => Parameters<typeof writeIndexTree>[1] | Promise<Parameters<typeof writeIndexTree>[1]>,
): Promise<Tree> {
  return (
    cache.readTree(INDEX_PART, key) ??
    cache.writeTree(INDEX_PART, key, async (write) => writeIndexTree(write, await make()))
  );
}
