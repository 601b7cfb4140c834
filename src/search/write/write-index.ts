/**
 * Writes the search index, in a thread of its own: making it takes about as long as rendering the
 * pages, and on two cores the two run side by side. A file of its own, since the thread starts
 * with this module.
 */
import fs from "node:fs/promises";
import path from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { buildIndex, type Indexed } from "./build-index.ts";

/** What the thread gets. */
interface Task {
  content: Indexed;
  folder: string;
}

/**
 * Writes the index of the papers into a folder, which is made anew.
 *
 * @throws {Error} with Pagefind's message, when it fails
 */
export function writeIndexInThread(content: Indexed, folder: string): Promise<void> {
  const task: Task = { content, folder };
  const worker = new Worker(new URL(import.meta.url), { workerData: task });
  return new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error("The search index could not be made.")),
    );
  });
}

// --- internal ---

/** How many files are open at a time: an index has thousands, more than a system may allow. */
const AT_ONCE = 16;

async function writeIndex({ content, folder }: Task): Promise<void> {
  await fs.rm(folder, { recursive: true, force: true });
  const files = await buildIndex(content);
  const folders = new Set(files.map((file) => path.dirname(path.join(folder, file.path))));
  for (const one of folders) await fs.mkdir(one, { recursive: true });
  const waiting = files.values();
  const work = async () => {
    for (const file of waiting) await fs.writeFile(path.join(folder, file.path), file.content);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

if (!isMainThread && parentPort) {
  const task: Task = workerData;
  await writeIndex(task);
}
