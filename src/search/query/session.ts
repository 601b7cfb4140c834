/** The index as a page uses it over time: opened when needed, and again when it is outdated. */
import { LoadError } from "./bytes.ts";
import { openSearch, readTag, type Search } from "./search.ts";

export class Session {
  readonly #folder: string;
  #opening: Promise<Search> | undefined;
  #isAgain = false;

  /** @param folder the address of `pagefind/`, with the base path and a slash at the end */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Begins to load what every search needs. A failure is reported by `use`. */
  open(): void {
    this.#open().catch(() => {});
  }

  /**
   * The tag of the index, for which no more than its catalogue is loaded.
   *
   * @throws {Error} when it can't be loaded
   */
  tag(): Promise<string> {
    return this.#opening
      ? this.#opening.then((search) => search.archive.catalogue.tag)
      : readTag(this.#folder);
  }

  /**
   * Runs `work` with the index. If a file of it is gone because the site was updated while the
   * page was open, runs it once more with the new index.
   *
   * @throws {Error} when the index can't be loaded
   */
  async use<Value>(work: (search: Search) => Promise<Value>): Promise<Value> {
    const search = await this.#open();
    try {
      return await work(search);
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      const renewed = await openSearch(this.#folder, true).catch(() => {
        throw error;
      });
      if (renewed.archive.catalogue.tag === search.archive.catalogue.tag) throw error;
      this.#opening = Promise.resolve(renewed);
      return work(renewed);
    }
  }

  /** Drops the index after a failure: the next use loads everything again. */
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
