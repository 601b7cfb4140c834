/**
 * `<offline-download>`: shows how much of the digest is downloaded for offline use, and downloads
 * or removes it. `data-state` is `unknown`, `refused`, `none`, `part`, `loading`, `stale` or
 * `complete`. Where the worker shows this page in place of one that can't be loaded, it says so
 * and lists the pages that are stored.
 */
import { at, basePath, setHook } from "../../../digest/page-hooks.ts";
import { OFFLINE, pagePath, withBase } from "../../../digest/urls.ts";
import { sizeOf } from "../../../text/sizes.ts";
import { cacheNames } from "./cache-names.ts";
import {
  download,
  DownloadError,
  downloadStatus,
  removeDownload,
  type DownloadStatus,
} from "./download.ts";

type State = "unknown" | "refused" | "none" | "part" | "loading" | "stale" | "complete";

/** How many stored pages are listed. */
const MOST_LISTED = 20;

const START_LABELS: Partial<Record<State, string>> = { part: "Continue", stale: "Update" };

export class OfflineDownload extends HTMLElement {
  #download: DownloadStatus | undefined;
  #abort: AbortController | undefined;

  connectedCallback(): void {
    this.#onClick(at("start"), () => void this.#start());
    this.#onClick(at("stop"), () => this.#abort?.abort());
    this.#onClick(at("remove"), () => void this.#remove());
    if (!("caches" in window) || !("serviceWorker" in navigator))
      this.#show(
        "refused",
        "This browser can’t store pages for offline use: it is too old, this is a private window, or the site’s address doesn’t begin with https.",
      );
    else {
      this.#show("unknown", "Checking what is downloaded…");
      void this.#refresh();
      window.addEventListener("online", () => {
        if (!this.#abort) void this.#refresh();
      });
    }
    if (pagePath(location.pathname) !== withBase(this.#base, OFFLINE)) void this.#listStoredPages();
  }

  // --- internal ---

  async #refresh(failure?: string): Promise<void> {
    try {
      this.#download = await downloadStatus(this.#base, this.#download?.offered);
    } catch {
      this.#show(
        "refused",
        "Your browser refuses to store pages, as in a private window or because of a setting.",
      );
      return;
    }
    const state = stateOf(this.#download);
    this.#show(state, failure ?? describe(state, this.#download));
  }

  async #start(): Promise<void> {
    if (!this.#download?.offered) return;
    const { offered, here, all } = this.#download;
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const onProgress = (received: number, isPart: boolean) => {
      const progress = this.#find(at("progress"), HTMLProgressElement);
      progress.max = all;
      progress.value = received;
      // Screen readers read the sentence: once a bundle is often enough.
      if (isPart) return;
      this.#show("loading", `${sizeOf(received)} of ${sizeOf(all)} downloaded.`);
    };
    let failure: string | undefined;
    try {
      onProgress(here, false);
      const lockName = cacheNames(this.#base).download;
      await navigator.locks.request(lockName, { ifAvailable: true }, async (lock) => {
        if (!lock)
          throw new DownloadError("Another tab is downloading the digest. Wait until it is done.");
        await download(this.#base, offered, signal, onProgress);
      });
    } catch (error) {
      if (error instanceof DownloadError) failure = error.message;
      else if (!signal.aborted) throw error;
    } finally {
      this.#abort = undefined;
      await this.#refresh(failure);
    }
  }

  async #remove(): Promise<void> {
    this.#abort?.abort();
    await removeDownload(this.#base);
    await this.#refresh();
  }

  /** This page stands in for another one: lists the pages that were read last. */
  async #listStoredPages(): Promise<void> {
    this.#find(at("heading"), HTMLElement, document).textContent =
      "This page isn’t available offline";
    this.#find(at("missing"), HTMLElement).hidden = false;
    this.#find(at("about"), HTMLElement).hidden = true;
    const cache = await caches.open(cacheNames(this.#base).pages);
    const requests = (await cache.keys()).toReversed().slice(0, MOST_LISTED);
    const items = await Promise.all(
      requests.map(async (request) => link(request.url, await cache.match(request))),
    );
    this.#find(at("stored"), HTMLElement).replaceChildren(...items);
    this.#find(at("stored-section"), HTMLElement).hidden = items.length === 0;
    // These links lead to pages that may not be stored either.
    this.#find(at("ways"), HTMLElement).hidden = items.length > 0;
  }

  #show(state: State, status: string): void {
    const canStart = this.#download?.offered && ["none", "part", "stale"].includes(state);
    this.#find(at("start"), HTMLElement).hidden = !canStart;
    this.#find(at("stop"), HTMLElement).hidden = state !== "loading";
    this.#find(at("progress"), HTMLElement).hidden = state !== "loading";
    const canRemove = ["part", "stale", "complete"].includes(state);
    this.#find(at("remove"), HTMLElement).hidden = !canRemove;
    this.#find(at("start"), HTMLElement).textContent = START_LABELS[state] ?? "Download";
    this.#find(at("status"), HTMLElement).textContent = status;
    setHook(this, "state", state);
  }

  get #base(): string {
    return basePath();
  }

  #onClick(selector: string, listener: () => void): void {
    this.#find(selector, HTMLElement).addEventListener("click", listener);
  }

  #find<Kind extends HTMLElement>(
    selector: string,
    kind: new () => Kind,
    root: ParentNode = this,
  ): Kind {
    const found = root.querySelector(selector);
    if (found instanceof kind) return found;
    throw new Error(`<offline-download> lacks ${selector}`);
  }
}

function stateOf({ offered, complete, here, all }: DownloadStatus): State {
  if (complete && offered && offered.version !== complete.version) return "stale";
  if (complete) return here < all ? "part" : "complete";
  return here > 0 ? "part" : "none";
}

function describe(state: State, { offered, complete, here, all }: DownloadStatus): string {
  const list = offered ?? complete;
  const left = sizeOf(all - here);
  const upTo = list?.upTo ? ` up to ${list.upTo}` : "";
  if (state === "complete")
    return `The whole digest${upTo} is downloaded, the search included (${sizeOf(all)}).`;
  if (state === "stale")
    return `An older version of the digest is downloaded. The update takes ${left}.`;
  if (state === "part") return `${sizeOf(here)} of ${sizeOf(all)} downloaded; ${left} are left.`;
  return list
    ? `Everything${upTo} is ${sizeOf(all)}.`
    : "There is no network now, so nothing can be downloaded.";
}

/** A link to a stored page, with its title. */
async function link(address: string, response: Response | undefined): Promise<HTMLLIElement> {
  const text = (await response?.text()) ?? "";
  const title = new DOMParser().parseFromString(text, "text/html").title;
  const anchor = document.createElement("a");
  anchor.href = address;
  // Without the digest's name, which every title ends in.
  anchor.textContent = title.replace(/ · [^·]*$/, "") || address;
  const item = document.createElement("li");
  item.append(anchor);
  return item;
}

customElements.define("offline-download", OfflineDownload);
