/**
 * Answers standing searches by a finished index, with the code that answers readers. In a thread,
 * since Pagefind's module takes it for granted that it runs in a page: it asks for the page's
 * address, and its requests are taken over.
 */
import fs from "node:fs/promises";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { z } from "zod";
import type { StandingSearch } from "../../paper/standing-search.ts";
import { ENGINE, INDEX } from "../format/names.ts";
import { contentsOf, failing, type Bytes } from "../query/bytes.ts";
import { searchOf } from "../query/search.ts";
import { readState } from "../query/url-state.ts";

/** At most so many papers of a standing search are named: the search itself has the others. */
export const MOST_ANSWERS = 50;

/** What a standing search finds. */
export const answerSchema = z.object({
  /** The search's slug. */
  search: z.string(),
  /** How many papers match. */
  total: z.number(),
  /** The newest, as ids in URLs. */
  papers: z.array(z.string()),
  /**
   * A word that no paper has, and the one that a reader would get in its place. A standing search
   * doesn't: nobody looks, and its feed would fill with something else.
   */
  unknown: z.object({ word: z.string(), by: z.string() }).optional(),
});
export type Answer = z.infer<typeof answerSchema>;

/**
 * Answers searches, in their order: papers that have every word and meet every condition, the
 * newest first.
 *
 * @param files where the index's files lie on the disk, by their names in the index's folder
 * @throws {Error} when a file of the index is missing or damaged
 */
export async function answerSearches(
  files: ReadonlyMap<string, string>,
  searches: readonly StandingSearch[],
): Promise<Answer[]> {
  if (searches.length === 0) return [];
  const task: Task = { files, searches };
  const worker = new Worker(new URL(import.meta.url), { workerData: task });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The standing searches could not be answered.")));
  });
}

// --- internal ---

interface Task {
  files: ReadonlyMap<string, string>;
  searches: readonly StandingSearch[];
}

/** The index's folder as in an address. */
const ADDRESS = `/${INDEX}/`;

async function answerAll({ files, searches }: Task): Promise<Answer[]> {
  const page = new URL(ADDRESS, "http://localhost");
  Object.defineProperty(globalThis, "location", { value: page });
  const search = await searchOf(bytesOf(files), ADDRESS);
  const answers: Answer[] = [];
  for (const { slug, query } of searches) {
    const state = readState(`?${new URLSearchParams({ q: query, sort: "newest" })}`);
    const { total, corrected, load } = await search.find(state);
    const [unknown] = corrected;
    const found = unknown ? [] : await load(0, Math.min(total, MOST_ANSWERS));
    const papers = found.map(({ id }) => id);
    answers.push({ search: slug, total: unknown ? 0 : total, papers, unknown });
  }
  return answers;
}

function bytesOf(files: ReadonlyMap<string, string>): Bytes {
  const read = async (name: string) => {
    const file = files.get(name);
    if (file === undefined) throw new Error(`The index has no file ${name}.`);
    return new Uint8Array(await fs.readFile(file));
  };
  return {
    stored: failing(read),
    contents: failing(async (name) => contentsOf(name, await read(name))),
    // Not by its path: in a folder without a package.json, Node wouldn't know that it is a module.
    engine: async () => {
      const code = new TextDecoder().decode(await read(ENGINE));
      return import(`data:text/javascript,${encodeURIComponent(code)}`);
    },
  };
}

if (!isMainThread && parentPort) {
  const task: Task = workerData;
  parentPort.postMessage(await answerAll(task));
}
