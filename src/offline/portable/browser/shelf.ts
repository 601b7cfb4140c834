/**
 * Firefox gives each file on a disk a storage of its own, so that a paper saved on one page would
 * be missing from the reading list. A hidden frame with one file, the same for all pages, keeps
 * what they share: it is copied into the page's storage before the page's scripts read it, and
 * what they write is passed on.
 */
import { PREFIX } from "../../../reader/storage-keys.ts";
import type { FromShelf, ToShelf } from "./shelf-names.ts";

/** How long a page waits for the frame, in milliseconds. It works without it, by itself. */
const PATIENCE = 1_500;

/**
 * Connects the page's storage with the shelf.
 *
 * @param address of the frame
 * @throws {Error} when the frame doesn't answer, or the browser keeps nothing
 */
export async function borrowShelf(address: URL): Promise<void> {
  // Where a reader's setting refuses it, this throws, and there is nothing to share.
  const storage = window.localStorage;
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.title = "Storage";
  frame.src = address.href;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("No shelf.")), PATIENCE);
    window.addEventListener("message", ({ source, data }) => {
      if (source !== frame.contentWindow || !isFromShelf(data)) return;
      if (data.broadsheet === "all") {
        passOn(storage, frame);
        const isChanged = takeAll(storage, data.entries);
        clearTimeout(timer);
        if (isChanged) repeatHeadScript(resolve);
        else resolve();
        return;
      }
      for (const [key, value] of data.entries) {
        put(storage, key, value);
        window.dispatchEvent(new StorageEvent("storage", { key, newValue: value }));
      }
    });
    document.body.append(frame);
  });
}

// --- internal ---

const own = {
  setItem: Storage.prototype.setItem,
  removeItem: Storage.prototype.removeItem,
};

function isFromShelf(data: unknown): data is FromShelf {
  return (
    typeof data === "object" &&
    data !== null &&
    "broadsheet" in data &&
    "entries" in data &&
    Array.isArray(data.entries)
  );
}

/** Makes the page's storage as the shelf is; whether anything was different. */
function takeAll(storage: Storage, entries: FromShelf["entries"]): boolean {
  const shared = new Map(entries);
  const stale = Object.keys(storage).filter((key) => key.startsWith(PREFIX) && !shared.has(key));
  const news = entries.filter(([key, value]) => storage.getItem(key) !== value);
  for (const key of stale) put(storage, key, null);
  for (const [key, value] of news) put(storage, key, value);
  return stale.length + news.length > 0;
}

function put(storage: Storage, key: string, value: string | null): void {
  if (value === null) own.removeItem.call(storage, key);
  else own.setItem.call(storage, key, value);
}

/** From now on, whatever a script keeps is kept on the shelf, too. */
function passOn(storage: Storage, frame: HTMLIFrameElement): void {
  const tell = (key: string, value: string | null) => {
    const message: ToShelf = { broadsheet: "keep", key, value };
    frame.contentWindow?.postMessage(message, "*");
  };
  Storage.prototype.setItem = function (key, value) {
    own.setItem.call(this, key, value);
    if (this === storage && key.startsWith(PREFIX)) tell(key, value);
  };
  Storage.prototype.removeItem = function (key) {
    own.removeItem.call(this, key);
    if (this === storage && key.startsWith(PREFIX)) tell(key, null);
  };
}

/**
 * The script in the page's head ran before the shelf came: theme and density may be others. The
 * page's own scripts come after it, as ever: it may have the page wait for them.
 */
function repeatHeadScript(then: () => void): void {
  const first = document.head.querySelector("script");
  if (!first) {
    then();
    return;
  }
  const { dataset } = document.documentElement;
  delete dataset["theme"];
  delete dataset["density"];
  const again = document.createElement("script");
  const done = () => {
    again.remove();
    then();
  };
  again.addEventListener("load", done);
  again.addEventListener("error", done);
  again.src = first.src;
  document.head.append(again);
}
