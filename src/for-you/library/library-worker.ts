/** The worker that reads a library's file, so that the page stays in motion meanwhile. */
import type { SketchedEntry } from "./match.ts";
import { sketchFile, type FileReading } from "./sketch-file.ts";

/** What the worker says: entries as they are read, and in the end what else the file held. */
export type WorkerMessage = { entries: SketchedEntry[]; of: number } | { done: FileReading };

addEventListener("message", ({ data }: MessageEvent<Uint8Array>) => {
  void sketchFile(data, (entries, of) => say({ entries, of })).then((done) => say({ done }));
});

function say(message: WorkerMessage): void {
  postMessage(message);
}
