/** The papers that the digest holds, as far as an ingest needs them; read when first asked for. */
import fs from "node:fs/promises";
import path from "node:path";
import { fromUrlId, isArxivId, urlId } from "../paper/arxiv-id.ts";
import { identityOf, type Identity } from "../paper/identity.ts";
import { monthOf } from "../paper/day.ts";
import { ProblemError } from "../paper/problem.ts";
import type { Paper } from "../paper/schema.ts";
import { IdentityIndex, type Match } from "./identity-index.ts";
import { readPaper, type Store } from "./store.ts";

/** Finds papers that are held under another id, and counts days. */
export interface HeldPapers {
  /** Prepares for a batch of papers. Those that were added before are on disk by now. */
  prepare: (papers: readonly Paper[]) => Promise<void>;
  /** The held paper that an item of the batch is, by its identity; an equal id is not enough. */
  find: (paper: Paper) => Match;
  /** Adds a paper that has just been planned, so that `find` finds it. */
  add: (paper: Paper) => void;
  /** How many papers of a source are held for a day. */
  countDay: (day: string, source: string) => Promise<number>;
  /** Files that could not be read: a paper in one of them may be written a second time. */
  problems: () => string[];
  /** The newest listing day that isn't after `last`; undefined where there is none. */
  newestDay: (last: string) => Promise<string | undefined>;
}

/** The papers in a store's files. */
export function openHeldPapers(store: Store): HeldPapers {
  const index = new IdentityIndex();
  /** Papers without an arXiv id of their own are few, and any new paper may be one of them. */
  let withoutArxivId: Promise<void> | undefined;
  /** The others are read only for a paper that comes without an arXiv id. */
  let withArxivId: Promise<void> | undefined;
  const problems = new Map<string, string>();
  const months = new Map<string, Promise<Listing[]>>();

  const read = async (isWanted: (id: string) => boolean) => {
    const ids = [...store.files.keys()].filter(isWanted);
    const identities = await Promise.all(ids.map((id) => readIdentity(store, id, problems)));
    for (const identity of identities) if (identity) index.add(identity, { isUnmet: true });
  };

  return {
    prepare: async (papers) => {
      await (withoutArxivId ??= read((id) => fromUrlId(id) === undefined));
      if (papers.some(({ id }) => !isArxivId(id)))
        await (withArxivId ??= read((id) => fromUrlId(id) !== undefined));
      for (const paper of papers) index.learn(identityOf(paper));
    },
    find: (paper) =>
      // A file with the item's id that can't be read has to be fixed before the item is written.
      problems.has(urlId(paper.id)) ? { held: paper } : index.find(identityOf(paper)),
    add: (paper) => {
      // Others are found by their id, and there may be more than the memory holds.
      if (!isArxivId(paper.id) || withArxivId !== undefined) index.add(identityOf(paper));
    },
    countDay: async (day, source) => {
      const month = monthOf(day);
      const listings = months.get(month) ?? readListings(store, month);
      months.set(month, listings);
      return (await listings).filter((one) => one.day === day && one.source === source).length;
    },
    problems: () => [...problems.values()],
    newestDay: async (last) => {
      const folders = new Set([...store.files.values()].flat().map(monthOfFile));
      for (const month of [...folders].sort().reverse()) {
        if (month > last) continue;
        const days = (await readListings(store, month)).map(({ day }) => day);
        const newest = days
          .filter((day) => day !== "" && day <= last)
          .sort()
          .at(-1);
        if (newest !== undefined) return newest;
      }
      return undefined;
    },
  };
}

// --- internal ---

/** The part of a file by which days are counted. */
interface Listing {
  day: string;
  source: string;
}

async function readIdentity(
  store: Store,
  id: string,
  problems: Map<string, string>,
): Promise<Identity | undefined> {
  const [file] = store.files.get(id) ?? [];
  if (file === undefined) return undefined;
  try {
    return identityOf((await readPaper(store, file)).paper);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.set(id, `${error.message}. Fix the file, or its paper may be written a second time`);
    return undefined;
  }
}

/** `…/papers/2025/10/x.mdx` → `2025-10`. */
function monthOfFile(file: string): string {
  return path.dirname(file).split(path.sep).slice(-2).join("-");
}

/** Reads single lines of a month's files: parsing the YAML of thousands takes many times as long. */
async function readListings(store: Store, month: string): Promise<Listing[]> {
  const files = [...store.files.values()].flat().filter((file) => monthOfFile(file) === month);
  const texts = await Promise.all(files.map((file) => fs.readFile(file, "utf8")));
  return texts.map((text) => ({
    day: /^day: '?(\d{4}-\d{2}-\d{2})/m.exec(text)?.[1] ?? "",
    source: /^source: (\S+)$/m.exec(text)?.[1] ?? "",
  }));
}
