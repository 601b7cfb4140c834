/** Reads a library's file: in a worker, or, where there is none, as on a disk, in the page. */
import { LARGEST, tooLarge } from "../../for-you/library/limits.ts";
import type { WorkerMessage } from "../../for-you/library/library-worker.ts";
import type { FileReading, TakeEntries } from "../../for-you/library/sketch-file.ts";
import { isOnDisk } from "../../search/query/disk-bytes.ts";

/**
 * Reads a file. What is no library is refused with the reason.
 *
 * @param signal stops the reading
 * @throws {Error} when the file can't be opened, the reader doesn't load, or `signal` is aborted
 */
export async function readFile(
  file: File,
  signal: AbortSignal,
  take: TakeEntries,
): Promise<FileReading> {
  if (file.size > LARGEST) return { refused: tooLarge(file.size) };
  const bytes = new Uint8Array(await file.arrayBuffer());
  signal.throwIfAborted();
  const worker = startWorker();
  if (!worker) {
    const { sketchFile } = await import("../../for-you/library/sketch-file.ts");
    return sketchFile(bytes, take, signal);
  }
  return new Promise<FileReading>((resolve, reject) => {
    signal.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")));
    worker.addEventListener("error", () => reject(new Error("The reader of libraries failed.")));
    worker.addEventListener("message", ({ data }: MessageEvent<WorkerMessage>) => {
      if ("done" in data) resolve(data.done);
      else take(data.entries, data.of);
    });
    worker.postMessage(bytes, [bytes.buffer]);
  }).finally(() => worker.terminate());
}

// --- internal ---

function startWorker(): Worker | undefined {
  if (isOnDisk()) return undefined;
  try {
    return new Worker(new URL("../../for-you/library/library-worker.ts", import.meta.url), {
      type: "module",
    });
  } catch {
    return undefined;
  }
}
