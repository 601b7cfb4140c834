/** A library that is being taken in: how far it is, and the way to stop it. */
import { at, findIn } from "../../digest/page-hooks.ts";
import { newestTexts, NEWEST } from "../../for-you/newest.ts";
import type { Session } from "../../search/query/session.ts";
import { countOf } from "../../text/counts.ts";
import type { Taken } from "./take-library.ts";

/** Reads a source, such as a file, and keeps what it has. */
export type Take<Source> = (
  source: Source,
  session: Session,
  signal: AbortSignal,
  onProgress: (what: string, done: number, of: number) => void,
) => Promise<Taken>;

export class Taking {
  readonly #line: HTMLElement;
  #work: AbortController | undefined;

  /** @param root the element that holds the line with the progress and its button */
  constructor(root: HTMLElement) {
    this.#line = findIn(root, at("progress"), HTMLElement);
    findIn(root, at("stop"), HTMLElement).addEventListener("click", () => this.#work?.abort());
  }

  /** Takes a library in; undefined where another one was begun meanwhile. Never throws. */
  async take<Source>(
    take: Take<Source>,
    source: Source,
    session: Session,
  ): Promise<Taken | undefined> {
    this.#work?.abort();
    const work = new AbortController();
    this.#work = work;
    this.#line.hidden = false;
    this.#show("Opening", 0, 0);
    // Loaded while the library is read; where they don't come, ranking says so.
    void session.use((search) => newestTexts(search, NEWEST)).catch(() => {});
    const taken = await take(source, session, work.signal, (...far) => this.#show(...far));
    if (this.#work !== work) return undefined;
    this.#line.hidden = true;
    return taken;
  }

  // --- internal ---

  #show(what: string, done: number, of: number): void {
    const bar = findIn(this.#line, "progress", HTMLProgressElement);
    if (of > 0) [bar.max, bar.value] = [of, done];
    else bar.removeAttribute("value");
    findIn(this.#line, "span", HTMLElement).textContent =
      of > 0 ? `${what}: ${done} of ${countOf(of, "entry")}` : `${what}…`;
  }
}
