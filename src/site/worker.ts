/**
 * A thread of a build: does one task after the other. What renders pages and what makes an index is
 * loaded with the first task of its kind: in a build with few changes a thread often has one kind.
 */
import { parentPort, workerData } from "node:worker_threads";
import { stretchWords, type Compared } from "../digest/related/stretch-words.ts";
import { Cache } from "../files/cache.ts";
import type { Tree } from "../files/tree.ts";
import type { IndexedPaper } from "../search/write/facts.ts";
import { bundleFile } from "../offline/app/bundle-list.ts";
import {
  readLastPart,
  readLastSegment,
  readPart,
  readPartSummary,
  readTexts,
  writeIndexTree,
  writeKeptTree,
} from "./index-tree.ts";
import { filesOf, findBlock, writeLastBundle, type LastBundle } from "./kept-blocks.ts";
import { takeKept, writeLastPages, type LastPages, type PageKeys } from "./kept-pages.ts";
import { writeKeptSegment, type KeptSegment } from "./kept-segments.ts";
import { writeLastPart } from "./kept-parts.ts";
import { readTable, type ChosenTable } from "./meaning-table.ts";
import type { FrontInput, MonthInput } from "./unit-input.ts";
import type { Pages } from "./render-pages.ts";
import type { Settings } from "./settings.ts";

/** What a thread gets at its start. */
export interface WorkerStart {
  settings: Settings;
  /** The folder of the cache that units go into. */
  cache: string;
}

/**
 * What a thread can do: count the words of a stretch's papers; make a part of the index of papers,
 * or a part's indexes of phrases, or a segment of parts, or the files of the table of words; pack files into a bundle; render the
 * pages of a unit. `key` is the entry of the cache that is made.
 */
export type Task =
  | { kind: "words"; papers: readonly Compared[] }
  | {
      kind: "index-part";
      key: string;
      papers: readonly IndexedPaper[];
      last: Tree | undefined;
      /** From `lastPartKey`. */
      lastKey: string;
    }
  | {
      kind: "index-phrases";
      key: string;
      /** The part's tree. */
      part: string;
    }
  | {
      kind: "index-segment";
      key: string;
      parts: readonly { key: string; folder: string }[];
      mostInOne: number;
      last: KeptSegment | undefined;
      /** From `lastSegmentKey`. */
      lastKey: string;
    }
  | { kind: "index-words"; key: string }
  | {
      kind: "bundle";
      key: string;
      name: string;
      parts: readonly Tree[];
      last: LastBundle | undefined;
      /** From `lastBundleKey`. */
      lastKey: string;
    }
  | ({
      kind: "pages";
      renderer: string;
      key: string;
      /** The key of what all pages depend on. */
      common: string;
      last: LastPages | undefined;
      /** From `lastPagesKey`. */
      lastKey: string;
    } & UnitInput);

/** A unit and what it is made of. */
export type UnitInput =
  { unit: "month" | "day" | "papers"; input: MonthInput } | { unit: "front"; input: FrontInput };

export type TaskOf<Kind extends Task["kind"]> = Extract<Task, { kind: Kind }>;

/** What comes of a task that makes an entry of the cache, and the entries that the thread has used. */
export interface MadeTree {
  tree: Tree;
  used: string[];
}

/** What comes of a task. */
export type Answer =
  | { kind: "words"; words: Uint8Array }
  | ({ kind: "index-part" } & MadeTree)
  | ({ kind: "index-phrases" } & MadeTree)
  | ({ kind: "index-segment" } & MadeTree)
  | ({ kind: "index-words" } & MadeTree)
  | ({ kind: "bundle" } & MadeTree)
  | ({ kind: "pages" } & MadeTree);

/** The kind of the units' entries in the cache. */
export const UNIT = "unit";
/** The kind of the entries of parts, phrases and segments of the index. */
export const INDEX_PART = "index";
/** The kind of the entries of bundles. */
export const BUNDLE = "bundle";

if (parentPort) {
  const port = parentPort;
  const { settings, cache: folder }: WorkerStart = workerData;
  const cache = new Cache(folder);
  /** One renderer a build. */
  let renderer: Promise<Pages> | undefined;
  let table: { chosen: ChosenTable | undefined } | undefined;
  const tableOf = () => (table ??= { chosen: readTable(settings) }).chosen?.table;

  const render = async (task: TaskOf<"pages">): Promise<Tree> => {
    const [{ Pages }, { withCurrent }, { toFrontDigest, toMonthDigest }] = await Promise.all([
      import("./render-pages.ts"),
      import("./current.ts"),
      import("./unit-input.ts"),
    ]);
    const own = await (renderer ??= Pages.open(task.renderer, settings));
    const { key, common, last, lastKey } = task;
    const digest =
      task.unit === "front"
        ? { front: toFrontDigest(task.input) }
        : { month: toMonthDigest(task.input) };
    let pages: PageKeys = {};
    const tree = await withCurrent({ settings, ...digest }, () =>
      cache.writeTree(UNIT, key, async (write, link) => {
        const kept = takeKept(last, common, link);
        await own.render(task.unit, write, kept.take);
        pages = kept.pages;
      }),
    );
    writeLastPages(cache, lastKey, { unit: key, common, pages });
    return tree;
  };

  const indexPart = async (task: TaskOf<"index-part">): Promise<Tree> => {
    const { key, papers, last, lastKey } = task;
    const { buildPart } = await import("../search/write/part.ts");
    const part = buildPart(papers, { table: tableOf(), last: last && readLastPart(last) });
    const tree = await cache.writeTree(INDEX_PART, key, (write, link) =>
      writeKeptTree(write, link, part, last),
    );
    writeLastPart(cache, lastKey, key);
    return tree;
  };

  const indexPhrases = async ({ key, part }: TaskOf<"index-phrases">): Promise<Tree> => {
    const { buildPhrases, phraseTextOf } = await import("../search/write/part-phrases.ts");
    const phrases = await buildPhrases(readTexts(part).map(phraseTextOf), readPartSummary(part));
    return cache.writeTree(INDEX_PART, key, (write) => writeIndexTree(write, phrases));
  };

  const indexSegment = async (task: TaskOf<"index-segment">): Promise<Tree> => {
    const { key, parts, mostInOne, last, lastKey } = task;
    const { buildSegment } = await import("../search/write/segment.ts");
    const own = new Map(parts.map(({ folder }) => [folder, readPart(folder)]));
    const partsOf = (folders: readonly string[]) =>
      folders.map((folder) => own.get(folder) ?? readPart(folder));
    const segment = buildSegment(partsOf(parts.map(({ folder }) => folder)), {
      step: tableOf()?.step,
      mostInOne,
      last: last && readLastSegment(last.tree, partsOf(last.parts)),
    });
    const tree = await cache.writeTree(INDEX_PART, key, (write, link) =>
      writeKeptTree(write, link, segment, last?.tree),
    );
    const keys = parts.map((part) => part.key);
    writeKeptSegment(cache, lastKey, { segment: key, parts: keys });
    return tree;
  };

  const indexWords = async ({ key }: TaskOf<"index-words">): Promise<Tree> => {
    const words = tableOf();
    if (!words) throw new Error("The settings choose no table of words.");
    const { buildTable } = await import("../search/write/meaning.ts");
    return cache.writeTree(INDEX_PART, key, (write) => writeIndexTree(write, buildTable(words)));
  };

  const bundle = async (task: TaskOf<"bundle">): Promise<Tree> => {
    const { key, name, parts, last, lastKey } = task;
    const { packBundle } = await import("../offline/app/pack-bundle.ts");
    const { bytes, blocks } = await packBundle(parts.map(filesOf), findBlock(last));
    const tree = await cache.writeTree(BUNDLE, key, (write) =>
      write(bundleFile(name, bytes), bytes),
    );
    writeLastBundle(cache, lastKey, key, blocks);
    return tree;
  };

  const makeTree = (task: Exclude<Task, { kind: "words" }>): Promise<Tree> => {
    switch (task.kind) {
      case "index-part":
        return indexPart(task);
      case "index-phrases":
        return indexPhrases(task);
      case "index-segment":
        return indexSegment(task);
      case "index-words":
        return indexWords(task);
      case "bundle":
        return bundle(task);
      case "pages":
        return render(task);
    }
  };

  const answer = async (task: Task): Promise<Answer> => {
    if (task.kind === "words") return { kind: task.kind, words: stretchWords(task.papers) };
    const tree = await makeTree(task);
    return { kind: task.kind, tree, used: cache.used() };
  };

  port.on("message", (task: Task) => {
    answer(task).then(
      (answered) => port.postMessage(answered),
      (error: unknown) => port.postMessage({ error }),
    );
  });
}
