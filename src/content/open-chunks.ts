/** All chunks of a content folder, opened on several cores. */
import os from "node:os";
import { Worker } from "node:worker_threads";
import { Cache } from "../files/cache.ts";
import { openBriefs, openChunk, type OpenedChunk, type Shelf } from "./open-chunk.ts";

/** Called with the number of files that were read, and how many there are. */
export type OnProgress = (done: number, of: number) => void;

/**
 * Opens the chunks, in their order. The result is the same in one thread and in several.
 *
 * @throws {Error} of the system, where a file can't be read, or the cache can't be written
 */
export async function openChunks(
  shelf: Shelf,
  chunks: readonly string[][],
  {
    onProgress,
    threads: most,
  }: { onProgress?: OnProgress | undefined; threads?: number | undefined } = {},
): Promise<OpenedChunk[]> {
  const of = chunks.reduce((sum, files) => sum + files.length, 0);
  const helpers = (most ?? threadsFor(of)) - 1;
  const counters = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const threads = Array.from({ length: helpers }, () => startThread(shelf, { chunks, counters }));
  try {
    const opened = new Map<number, OpenedChunk>();
    for await (const [at, chunk] of takeChunks(shelf, { chunks, counters })) {
      opened.set(at, chunk);
      onProgress?.(Atomics.load(counters, DONE), of);
    }
    // A thread that is still starting has nothing to tell then.
    if (opened.size < chunks.length)
      for (const { found } of threads) {
        const { keys, used } = await found;
        shelf.cache.use(used);
        for (const [at, key] of keys) {
          const kept = openBriefs(shelf, key);
          opened.set(at, kept ? { key, kept } : await openChunk(shelf, chunks[at] ?? []));
        }
      }
    onProgress?.(of, of);
    return chunks.flatMap((_, at) => opened.get(at) ?? []);
  } finally {
    for (const { worker } of threads) await worker.terminate();
  }
}

/** A thread's work. A cache can't be sent, so it gets what one is opened with. */
export interface Task extends Work {
  shelf: Omit<Shelf, "cache">;
  cache: { folder: string; isFresh: boolean };
}

/** What a thread has opened. */
export interface Found {
  /** The keys of chunks, by their places. */
  keys: [at: number, key: string][];
  /** The entries of the cache, for `Cache.use`. */
  used: string[];
}

/** Does a thread's work. */
export async function runTask({
  shelf,
  cache: { folder, isFresh },
  ...work
}: Task): Promise<Found> {
  const cache = new Cache(folder, isFresh);
  const keys: Found["keys"] = [];
  for await (const [at, { key }] of takeChunks({ ...shelf, cache }, work)) keys.push([at, key]);
  return { keys, used: cache.used() };
}

// --- internal ---

/** With fewer files, one thread is done before another has started. */
const ENOUGH_FILES = 4000;
/** More threads cost more memory than they save time. */
const MOST_THREADS = 4;

function threadsFor(files: number): number {
  return files < ENOUGH_FILES ? 1 : Math.min(os.availableParallelism(), MOST_THREADS);
}

/** What the threads count together: the chunks that were taken, and the files that were read. */
const [TAKEN, DONE] = [0, 1];

interface Work {
  chunks: readonly string[][];
  counters: Int32Array;
}

/** Opens one chunk after the other that no other thread has taken. */
async function* takeChunks(
  shelf: Shelf,
  { chunks, counters }: Work,
): AsyncGenerator<[at: number, chunk: OpenedChunk]> {
  for (;;) {
    const at = Atomics.add(counters, TAKEN, 1);
    const files = chunks[at];
    if (files === undefined) return;
    const chunk = await openChunk(shelf, files);
    Atomics.add(counters, DONE, files.length);
    yield [at, chunk];
  }
}

function startThread({ cache, ...shelf }: Shelf, work: Work) {
  const { folder, isFresh } = cache;
  const task: Task = { ...work, shelf, cache: { folder, isFresh } };
  const worker = new Worker(new URL("./open-chunks-thread.ts", import.meta.url), {
    workerData: task,
  });
  const found = new Promise<Found>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  // Awaited when this thread's chunks are done; until then a failure is not yet unhandled.
  found.catch(() => {});
  return { worker, found };
}
