/** The papers that the digest holds, as far as an ingest needs them; read when first asked for. */
import fs from "node:fs/promises";
import path from "node:path";
import { isArxivId, urlId } from "../paper/id.ts";
import { identityOf, isSamePaper, type Identity } from "../paper/identity.ts";
import { monthOf } from "../paper/day.ts";
import { ProblemError } from "../paper/problem.ts";
import type { Paper } from "../paper/schema.ts";
import { readPaper, type Store } from "./store.ts";

/** Finds papers that are held under another id, and counts days. */
export interface HeldPapers {
  /** The id, as in file names, under which a paper is held; undefined for a new one. */
  find: (paper: Paper) => Promise<string | undefined>;
  /** Adds a paper that has just been planned, so that `find` finds it. */
  add: (paper: Paper) => void;
  /** How many papers of a source are held for a day. */
  countDay: (day: string, source: string) => Promise<number>;
  /** Files that could not be read: a paper in one of them may be written a second time. */
  problems: () => string[];
  /** The newest listing day; undefined where no paper is held. */
  newestDay: () => Promise<string | undefined>;
}

/** The papers in a store's files. */
export function openHeldPapers(store: Store): HeldPapers {
  /** Papers without an arXiv id of their own are few, and any new paper may be one of them. */
  let withoutArxivId: Promise<IdentityIndex> | undefined;
  /** All files are read only for a paper that comes without an arXiv id. */
  let all: Promise<IdentityIndex> | undefined;
  const added: Identity[] = [];
  const problems = new Set<string>();
  const months = new Map<string, Promise<Listing[]>>();

  const readIndex = async (ids: string[]) => {
    const identities = await Promise.all(ids.map((id) => readIdentity(store, id, problems)));
    const index: IdentityIndex = new Map();
    for (const identity of identities) if (identity) addTo(index, identity);
    return index;
  };
  const openIndex = (hasArxivId: boolean) => {
    const ids = [...store.files.keys()];
    if (hasArxivId) return (withoutArxivId ??= readIndex(ids.filter((id) => !isArxivId(id))));
    return (all ??= readIndex(ids));
  };

  return {
    find: async (paper) => {
      if (store.files.has(urlId(paper.id))) return urlId(paper.id);
      const identity = identityOf(paper);
      const index = await openIndex(isArxivId(paper.id));
      for (const one of added.splice(0)) {
        if (withoutArxivId && !isArxivId(one.id)) addTo(await withoutArxivId, one);
        if (all) addTo(await all, one);
      }
      const held = keysOf(identity)
        .flatMap((key) => index.get(key) ?? [])
        .find((one) => isSamePaper(one, identity));
      if (held && held.arxiv === undefined && identity.arxiv !== undefined) {
        // From now on it has an arXiv id: another paper of the same title is another paper.
        held.arxiv = identity.arxiv;
        addTo(index, held);
      }
      return held && urlId(held.id);
    },
    add: (paper) => added.push(identityOf(paper)),
    countDay: async (day, source) => {
      const month = monthOf(day);
      const listings = months.get(month) ?? readListings(store, month);
      months.set(month, listings);
      return (await listings).filter((one) => one.day === day && one.source === source).length;
    },
    problems: () => [...problems],
    newestDay: async () => {
      const folders = new Set([...store.files.values()].flat().map(monthOfFile));
      const newest = [...folders].sort().at(-1);
      if (newest === undefined) return undefined;
      const days = (await readListings(store, newest)).map(({ day }) => day);
      return days.sort().at(-1);
    },
  };
}

// --- internal ---

/** Identities by each key that two files of one paper may share. */
type IdentityIndex = Map<string, Identity[]>;

/** The part of a file by which days are counted. */
interface Listing {
  day: string;
  source: string;
}

function keysOf({ arxiv, doi, title }: Identity): string[] {
  return [
    ...(arxiv === undefined ? [] : [`arxiv:${arxiv}`]),
    ...(doi === undefined ? [] : [`doi:${doi}`]),
    ...(title === "" ? [] : [`title:${title}`]),
  ];
}

function addTo(index: IdentityIndex, identity: Identity): void {
  for (const key of keysOf(identity)) index.set(key, [...(index.get(key) ?? []), identity]);
}

async function readIdentity(
  store: Store,
  id: string,
  problems: Set<string>,
): Promise<Identity | undefined> {
  const [file] = store.files.get(id) ?? [];
  if (file === undefined) return undefined;
  try {
    return identityOf((await readPaper(store, file)).paper);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.add(`${error.message}. Fix the file, or its paper may be written a second time`);
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
