/**
 * `<offline-copy>`: says how much of the digest is in this browser, and takes the rest along when
 * the reader wants it. `data-state` is `unknown`, `refused`, `none`, `part`, `loading`, `stale`
 * or `complete`. In place of a page that isn't there, it says so and offers what is.
 */
import { parsePath } from "../../../digest/urls.ts";
import { download, DownloadError, lookUp, remove, type Holding } from "./download.ts";
import { cacheNames } from "./stores.ts";

type State = "unknown" | "refused" | "none" | "part" | "loading" | "stale" | "complete";

/** How many pages that were read are offered. */
const OFFERED = 20;

export class OfflineCopy extends HTMLElement {
  #holding: Holding | undefined;
  #stop: AbortController | undefined;

  connectedCallback(): void {
    this.#on("[data-start]", () => void this.#start());
    this.#on("[data-stop]", () => this.#stop?.abort());
    this.#on("[data-remove]", () => void this.#remove());
    if (!("caches" in window) || !("serviceWorker" in navigator))
      this.#show(
        "refused",
        "This browser keeps no pages for later: it is too old, this is a private window, or the site’s address doesn’t begin with https.",
      );
    else {
      this.#show("unknown", "Looking up what is here…");
      void this.#look();
      window.addEventListener("online", () => {
        if (!this.#stop) void this.#look();
      });
    }
    if (parsePath(location.pathname, this.#base)?.kind !== "offline") void this.#standIn();
  }

  // --- internal ---

  async #look(failure?: string): Promise<void> {
    try {
      this.#holding = await lookUp(this.#base, this.#holding?.offered);
    } catch {
      this.#show(
        "refused",
        "Your browser refuses to keep pages, as in a private window, or by one of its settings.",
      );
      return;
    }
    const { offered, complete, here, all } = this.#holding;
    const state = stateOf(this.#holding);
    this.#show(state, failure ?? describe(state, offered ?? complete, here, all));
  }

  async #start(): Promise<void> {
    const offered = this.#holding?.offered;
    if (!offered) return;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const all = this.#holding?.all ?? 0;
    const onProgress = (here: number, isPart: boolean) => {
      const progress = this.#find("[data-progress]", HTMLProgressElement);
      progress.max = all;
      progress.value = here;
      // The sentence is read aloud, and not with every packet.
      if (isPart) return;
      this.#show("loading", `${megabytes(here)} of ${megabytes(all)} are here.`);
    };
    let failure: string | undefined;
    try {
      onProgress(this.#holding?.here ?? 0, false);
      await navigator.locks.request(
        cacheNames(this.#base).copy,
        { ifAvailable: true },
        async (lock) => {
          if (!lock)
            throw new DownloadError("Another tab is taking the digest along. Wait for it.");
          await download(this.#base, offered, signal, onProgress);
        },
      );
    } catch (error) {
      if (error instanceof DownloadError) failure = error.message;
      else if (!signal.aborted) throw error;
    } finally {
      this.#stop = undefined;
      await this.#look(failure);
    }
  }

  async #remove(): Promise<void> {
    this.#stop?.abort();
    await remove(this.#base);
    await this.#look();
  }

  /** This page was shown in place of another one. */
  async #standIn(): Promise<void> {
    this.#find("[data-title]", HTMLElement, document).textContent = "This page isn’t here offline";
    this.#find("[data-missing]", HTMLElement).hidden = false;
    this.#find("[data-about]", HTMLElement).hidden = true;
    const cache = await caches.open(cacheNames(this.#base).pages);
    const requests = await cache.keys();
    const items = await Promise.all(
      requests
        .toReversed()
        .slice(0, OFFERED)
        .map(async (request) => link(request.url, await cache.match(request))),
    );
    this.#find("[data-kept]", HTMLElement).replaceChildren(...items);
    this.#find("[data-read]", HTMLElement).hidden = items.length === 0;
    // They lead to pages that may not be here either.
    this.#find("[data-ways]", HTMLElement).hidden = items.length > 0;
  }

  #show(state: State, status: string): void {
    const can = this.#holding?.offered !== undefined;
    const hidden: Record<string, boolean> = {
      "[data-start]": !can || !["none", "part", "stale"].includes(state),
      "[data-stop]": state !== "loading",
      "[data-progress]": state !== "loading",
      "[data-remove]": !["part", "stale", "complete"].includes(state),
    };
    for (const [selector, is] of Object.entries(hidden))
      this.#find(selector, HTMLElement).hidden = is;
    const words: Partial<Record<State, string>> = {
      part: "Go on",
      stale: "Update",
    };
    this.#find("[data-start]", HTMLElement).textContent = words[state] ?? "Make available offline";
    this.#find("[data-status]", HTMLElement).textContent = status;
    this.dataset["state"] = state;
  }

  get #base(): string {
    return document.documentElement.dataset["base"] ?? "/";
  }

  #on(selector: string, listen: () => void): void {
    this.#find(selector, HTMLElement).addEventListener("click", listen);
  }

  #find<Kind extends HTMLElement>(
    selector: string,
    kind: new () => Kind,
    root: ParentNode = this,
  ): Kind {
    const found = root.querySelector(selector);
    if (found instanceof kind) return found;
    throw new Error(`<offline-copy> lacks ${selector}`);
  }
}

function stateOf({ offered, complete, here, all }: Holding): State {
  if (complete && (!offered || offered.version === complete.version))
    return here < all ? "part" : "complete";
  if (complete) return "stale";
  return here > 0 ? "part" : "none";
}

function describe(
  state: State,
  list: { upTo?: string | undefined } | undefined,
  here: number,
  all: number,
): string {
  const left = megabytes(all - here);
  const upTo = list?.upTo ? ` up to ${list.upTo}` : "";
  if (state === "complete")
    return `The whole digest${upTo} is in this browser, the search included (${megabytes(all)}).`;
  if (state === "stale")
    return `An older state of the digest is in this browser. What is new takes ${left}.`;
  if (state === "part")
    return `${megabytes(here)} of ${megabytes(all)} are here; ${left} are to come.`;
  return list
    ? `Everything${upTo} is ${megabytes(all)}.`
    : "There is no network now, so nothing can be taken along.";
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A page that was read, by the title that it has. */
async function link(address: string, response: Response | undefined): Promise<HTMLLIElement> {
  const text = (await response?.text()) ?? "";
  const title = new DOMParser().parseFromString(text, "text/html").title;
  const anchor = document.createElement("a");
  anchor.href = address;
  // Without the digest's name, which each of them has.
  anchor.textContent = title.replace(/ · [^·]*$/, "") || address;
  const item = document.createElement("li");
  item.append(anchor);
  return item;
}

customElements.define("offline-copy", OfflineCopy);
