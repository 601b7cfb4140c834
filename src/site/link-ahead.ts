/**
 * Puts trees of a site into its folder while others are still being made: ten thousand links take a
 * second or two, for which nothing else would be left to do at the end.
 */
import { Worker } from "node:worker_threads";
import type { Tree } from "../files/tree.ts";
import type { Linked } from "./link-thread.ts";

export class LinkAhead {
  readonly #folder: string;
  /** Trees that came before it began. */
  readonly #waiting: Tree[] = [];
  readonly #linked = new Set<Tree>();
  #thread: Worker | undefined;
  /** How many trees the thread has not done yet. */
  #left = 0;
  #failure: { error: unknown } | undefined;
  #isStopped = false;
  #onSettled = () => {};

  /** @param folder of which nothing may be there; it is made when the first tree comes */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Begins: it is known that the site changes. Not where it was stopped: of a build that has failed,
   * something may still go on, and nobody would end the thread.
   */
  begin(): void {
    if (this.#thread || this.#isStopped) return;
    this.#thread = new Worker(new URL("./link-thread.ts", import.meta.url), {
      workerData: this.#folder,
    });
    this.#thread.on("message", ({ error }: Linked) => {
      this.#left -= 1;
      if (error !== undefined) this.#failure ??= { error };
      if (this.#left === 0 || this.#failure) this.#onSettled();
    });
    this.#thread.on("error", (error) => {
      this.#failure ??= { error };
      this.#onSettled();
    });
    for (const tree of this.#waiting.splice(0)) this.#link(tree);
  }

  /** Adds a tree of the site. */
  add(tree: Tree): void {
    if (this.#thread) this.#link(tree);
    else this.#waiting.push(tree);
  }

  /**
   * Waits until the trees are in the folder, and ends.
   *
   * @returns the trees that are there: all that were added, or none where it hasn't begun
   * @throws {Error} of the system, as `linkTree`
   */
  async end(): Promise<ReadonlySet<Tree>> {
    if (this.#left > 0 && !this.#failure)
      await new Promise<void>((resolve) => (this.#onSettled = resolve));
    await this.stop();
    if (this.#failure) throw this.#failure.error;
    return this.#linked;
  }

  /** Ends at once and for good, and leaves what is there. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#thread?.terminate();
  }

  #link(tree: Tree): void {
    this.#linked.add(tree);
    this.#left += 1;
    this.#thread?.postMessage(tree);
  }
}
