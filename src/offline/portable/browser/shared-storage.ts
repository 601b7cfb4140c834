/**
 * Firefox gives each file on a disk a storage of its own, so that a paper saved on one page would
 * be missing from the reading list. All pages therefore load the same file in a hidden frame, and
 * share its storage: its entries are copied into the page's storage before the page's scripts
 * read it, and what they write is sent to the frame.
 */
import { setHook } from "../../../digest/page-hooks.ts";
import { PREFIX } from "../../../reader/storage-keys.ts";
import type { FromFrame, ToFrame } from "./copy-contract.ts";

/** How long a page waits for the frame, in milliseconds. Without it, it uses its own storage. */
const FRAME_TIMEOUT = 1_500;

/**
 * Connects the page's storage with the frame's.
 *
 * @param address of the frame
 * @throws {Error} when the frame doesn't answer, or the browser blocks storage
 */
export async function shareStorage(address: URL): Promise<void> {
  // Throws where a setting blocks it: then there is nothing to share.
  const storage = window.localStorage;
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.title = "Storage";
  frame.src = address.href;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The frame doesn't answer.")), FRAME_TIMEOUT);
    window.addEventListener("message", ({ source, data }) => {
      if (source !== frame.contentWindow || !isFromFrame(data)) return;
      if (data.broadsheet === "all") {
        sendChanges(storage, frame);
        const isChanged = copyAll(storage, data.entries);
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

const own = { setItem: Storage.prototype.setItem, removeItem: Storage.prototype.removeItem };

function isFromFrame(data: unknown): data is FromFrame {
  return (
    typeof data === "object" &&
    data !== null &&
    "broadsheet" in data &&
    "entries" in data &&
    Array.isArray(data.entries)
  );
}

/** Copies the frame's entries into the page's storage; whether anything was different. */
function copyAll(storage: Storage, entries: FromFrame["entries"]): boolean {
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

/** From now on, whatever a script stores is stored in the frame, too. */
function sendChanges(storage: Storage, frame: HTMLIFrameElement): void {
  const tell = (key: string, value: string | null) => {
    const message: ToFrame = { broadsheet: "keep", key, value };
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
 * Runs the script of the page's head again: it ran before the frame's entries came, and theme and
 * density may have changed. The page's own scripts still run after it.
 */
function repeatHeadScript(then: () => void): void {
  const first = document.head.querySelector("script");
  if (!first) {
    then();
    return;
  }
  setHook(document.documentElement, "theme", undefined);
  setHook(document.documentElement, "density", undefined);
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
