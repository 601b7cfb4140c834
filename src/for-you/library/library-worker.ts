/** The worker that reads a library's file, so that the page stays in motion meanwhile. */
import { sketchFile, type FileReading } from "./sketch-file.ts";

/** What the worker says: how many entries it has read, and in the end what the file held. */
export type WorkerMessage = { read: number; of: number } | { done: FileReading };

addEventListener("message", ({ data }: MessageEvent<Uint8Array>) => {
  void sketchFile(data, (read, of) => postMessage({ read, of } satisfies WorkerMessage)).then(
    (done) => postMessage({ done } satisfies WorkerMessage),
  );
});
