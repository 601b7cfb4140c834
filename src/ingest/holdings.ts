/** What the digest holds, as far as an ingest needs to know it, read when it is first asked for. */
import fs from "node:fs/promises";
import path from "node:path";
import { isArxivId, urlId } from "../paper/id.ts";
import { identityOf, isSamePaper, type Identity } from "../paper/identity.ts";
import { monthOf } from "../paper/day.ts";
import { ProblemError } from "../paper/problem.ts";
import type { Paper } from "../paper/schema.ts";
import { readPaper, type Store } from "./store.ts";

/** Finds papers that are held under another id, and counts days. */
export interface Holdings {
  /** The id, as in file names, under which a paper is held; undefined for a new one. */
  find: (paper: Paper) => Promise<string | undefined>;
  /** Notes a paper that has just been planned. */
  add: (paper: Paper) => void;
  /** How many papers of a source are held for a day. */
  countDay: (day: string, source: string) => Promise<number>;
  /** Files that could not be read: a paper in one of them may come a second time. */
  problems: () => string[];
  /** The newest listing day; undefined where nothing is held. */
  newestDay: () => Promise<string | undefined>;
}

/** Looks into a store's files. */
export function openHoldings(store: Store): Holdings {
  /** Papers without an arXiv id of their own are few, and any new paper may be one of them. */
  let slugs: Promise<Book> | undefined;
  /** All papers are looked through only for a paper that comes without an arXiv id. */
  let all: Promise<Book> | undefined;
  const added: Identity[] = [];
  const problems = new Set<string>();
  const months = new Map<string, Promise<Head[]>>();

  const bookOf = async (ids: string[]) => {
    const identities = await Promise.all(ids.map((id) => readIdentity(store, id, problems)));
    return toBook(identities.filter((one) => one !== undefined));
  };
  const openBook = (arxiv: boolean) => {
    const ids = [...store.files.keys()];
    if (arxiv) return (slugs ??= bookOf(ids.filter((id) => !isArxivId(id))));
    return (all ??= bookOf(ids));
  };

  return {
    find: async (paper) => {
      if (store.files.has(urlId(paper.id))) return urlId(paper.id);
      const identity = identityOf(paper);
      const book = await openBook(isArxivId(paper.id));
      for (const one of added.splice(0)) {
        if (slugs && !isArxivId(one.id)) enter(await slugs, one);
        if (all) enter(await all, one);
      }
      const held = keysOf(identity)
        .flatMap((key) => book.get(key) ?? [])
        .find((one) => isSamePaper(one, identity));
      if (held && held.arxiv === undefined && identity.arxiv !== undefined) {
        // From now on it has an arXiv id: another paper of the same title is another paper.
        held.arxiv = identity.arxiv;
        enter(book, held);
      }
      return held && urlId(held.id);
    },
    add: (paper) => added.push(identityOf(paper)),
    countDay: async (day, source) => {
      const month = monthOf(day);
      const heads = months.get(month) ?? readHeads(store, month);
      months.set(month, heads);
      return (await heads).filter((head) => head.day === day && head.source === source).length;
    },
    problems: () => [...problems],
    newestDay: async () => {
      const folders = new Set([...store.files.values()].flat().map(monthOfFile));
      const newest = [...folders].sort().at(-1);
      if (newest === undefined) return undefined;
      return (await readHeads(store, newest))
        .map(({ day }) => day)
        .sort()
        .at(-1);
    },
  };
}

// --- internal ---

/** Identities by everything that may give them away. */
type Book = Map<string, Identity[]>;

/** The part of a file that days are counted by. */
interface Head {
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

function toBook(identities: Identity[]): Book {
  const book: Book = new Map();
  for (const identity of identities) enter(book, identity);
  return book;
}

function enter(book: Book, identity: Identity): void {
  for (const key of keysOf(identity)) {
    const others = book.get(key);
    if (others) others.push(identity);
    else book.set(key, [identity]);
  }
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
    problems.add(`${error.message}. Mend the file: a paper in it would come a second time`);
    return undefined;
  }
}

/** `…/papers/2025/10/x.mdx` → `2025-10`. */
function monthOfFile(file: string): string {
  return path.dirname(file).split(path.sep).slice(-2).join("-");
}

/** Days and sources of a month's files, by their lines: thousands of files need no YAML for that. */
async function readHeads(store: Store, month: string): Promise<Head[]> {
  const files = [...store.files.values()].flat().filter((file) => monthOfFile(file) === month);
  const texts = await Promise.all(files.map((file) => fs.readFile(file, "utf8")));
  return texts.map((text) => ({
    day: /^day: '?(\d{4}-\d{2}-\d{2})/m.exec(text)?.[1] ?? "",
    source: /^source: (\S+)$/m.exec(text)?.[1] ?? "",
  }));
}
