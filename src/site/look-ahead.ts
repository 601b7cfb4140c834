/**
 * Looks at the files of an older site while the new one is being made: at ninety thousand it takes a
 * second or two, for which nothing else would be left to do at the end.
 */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Found } from "./assemble.ts";

export class LookAhead {
  readonly #folder: string;
  #thread: Worker | undefined;
  #found: Promise<Found | undefined> | undefined;
  #isStopped = false;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Begins: it is known that the site changes. Not where it was stopped, as `LinkAhead`. */
  begin(): void {
    if (this.#thread || this.#isStopped) return;
    this.#thread = new Worker(new URL("./look-thread.ts", import.meta.url), {
      workerData: this.#folder,
    });
    this.#found = once(this.#thread, "message").then(
      ([found]: Found[]) => found,
      () => undefined,
    );
  }

  /** Waits for what is there; undefined where it hasn't begun, or couldn't look. */
  async end(): Promise<Found | undefined> {
    return this.#found;
  }

  /** Ends at once and for good. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#thread?.terminate();
  }
}
