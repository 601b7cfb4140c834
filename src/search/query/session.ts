/** The index as a page uses it over time: opened when it is wanted, and anew when it is outdated. */
import { LoadError } from "./bytes.ts";
import { openSearch, type Search } from "./search.ts";

export class Session {
  readonly #folder: string;
  #opening: Promise<Search> | undefined;
  #isAgain = false;

  /** @param folder the address of `pagefind/`, with the base path and a slash at the end */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Begins to load what every search needs. A failure shows when it is used. */
  open(): void {
    this.#open().catch(() => {});
  }

  /**
   * Lets `work` have the index. Where a file of it is gone because the site was renewed while the
   * page was open, `work` gets the new index and runs once more.
   *
   * @throws {Error} when the index can't be loaded
   */
  async use<Value>(work: (search: Search) => Promise<Value>): Promise<Value> {
    const search = await this.#open();
    try {
      return await work(search);
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      const renewed = await openSearch(this.#folder, true);
      if (renewed.archive.catalogue.tag === search.archive.catalogue.tag) throw error;
      this.#opening = Promise.resolve(renewed);
      return work(renewed);
    }
  }

  /** Lets go of what has failed: the next use loads everything anew. */
  renew(): void {
    this.#opening = undefined;
    this.#isAgain = true;
  }

  // --- internal ---

  #open(): Promise<Search> {
    this.#opening ??= openSearch(this.#folder, this.#isAgain);
    return this.#opening;
  }
}
