/**
 * Answers standing searches by a finished index, with the code that answers readers. In a thread,
 * which gets the address of a page.
 */
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { z } from "zod";
import type { StandingSearch } from "../../paper/standing-search.ts";
import { readState } from "../query/url-state.ts";
import { searchOfFiles } from "./index-files.ts";

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

async function answerAll({ files, searches }: Task): Promise<Answer[]> {
  const search = await searchOfFiles(files);
  const answers: Answer[] = [];
  for (const { slug, query } of searches) {
    const state = readState(`?${new URLSearchParams({ q: query, sort: "newest" })}`);
    const { total, corrected, load } = await search.findByWords(state);
    const [unknown] = corrected;
    const found = unknown ? [] : await load(0, Math.min(total, MOST_ANSWERS));
    const papers = found.map(({ id }) => id);
    answers.push({ search: slug, total: unknown ? 0 : total, papers, unknown });
  }
  return answers;
}

if (!isMainThread && parentPort) {
  const task: Task = workerData;
  parentPort.postMessage(await answerAll(task));
}
