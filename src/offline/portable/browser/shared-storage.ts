/**
 * Firefox gives each file on a disk a storage of its own, so that a paper saved on one page would
 * be missing from the reading list. All pages therefore load the same file in a hidden frame, and
 * share its storage: its entries are copied into the page's storage before the page's scripts
 * read it, and what they write is sent to the frame.
 */
import { setHook } from "../../../digest/page-hooks.ts";
import { PREFIX } from "../../../reader/storage-keys.ts";
import { isMessage, PASS_KEY, type Change, type Hello, type Welcome } from "./copy-contract.ts";

/** How long a page waits for the frame, in milliseconds. Without it, it uses its own storage. */
const FRAME_TIMEOUT = 2_500;

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
  const joined = introduce(storage, frame).then(async ({ entries, port }) => {
    sendChanges(storage, port);
    takeChanges(storage, port);
    if (copyAll(storage, entries)) await repeatHeadScript();
  });
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("The frame doesn't answer.")), FRAME_TIMEOUT);
  });
  return Promise.race([joined, late]);
}

// --- internal ---

const own = { setItem: Storage.prototype.setItem, removeItem: Storage.prototype.removeItem };

/** Puts the frame into the page and proves to it that the page is of its copy. */
function introduce(
  storage: Storage,
  frame: HTMLIFrameElement,
): Promise<{ entries: Welcome["entries"]; port: MessagePort }> {
  return new Promise((resolve) => {
    const hello = () => {
      const message: Hello = {
        broadsheet: "hello",
        page: location.href,
        pass: storage.getItem(PASS_KEY),
      };
      frame.contentWindow?.postMessage(message, "*");
    };
    frame.addEventListener("load", hello);
    window.addEventListener("storage", ({ key }) => {
      if (key === PASS_KEY) hello();
    });
    window.addEventListener("message", ({ source, data, ports: [port] }) => {
      if (source === frame.contentWindow && port && isMessage<Welcome>(data, "welcome"))
        resolve({ entries: data.entries, port });
    });
    document.body.append(frame);
  });
}

/** Copies the frame's entries into the page's storage; whether anything was different. */
function copyAll(storage: Storage, entries: Welcome["entries"]): boolean {
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
function sendChanges(storage: Storage, port: MessagePort): void {
  const tell = (...change: Change) => port.postMessage(change);
  Storage.prototype.setItem = function (key, value) {
    own.setItem.call(this, key, value);
    if (this === storage && key.startsWith(PREFIX)) tell(key, value);
  };
  Storage.prototype.removeItem = function (key) {
    own.removeItem.call(this, key);
    if (this === storage && key.startsWith(PREFIX)) tell(key, null);
  };
}

/** What another page of the copy stores is stored in this page, too, and told to its scripts. */
function takeChanges(storage: Storage, port: MessagePort): void {
  port.addEventListener("message", ({ data: [key, value] }: MessageEvent<Change>) => {
    put(storage, key, value);
    window.dispatchEvent(new StorageEvent("storage", { key, newValue: value }));
  });
  port.start();
}

/**
 * Runs the script of the page's head again: it ran before the frame's entries came, and theme and
 * density may have changed. The page's own scripts still run after it.
 */
function repeatHeadScript(): Promise<void> {
  const first = document.head.querySelector("script");
  if (!first) return Promise.resolve();
  setHook(document.documentElement, "theme", undefined);
  setHook(document.documentElement, "density", undefined);
  return new Promise((resolve) => {
    const again = document.createElement("script");
    const done = () => {
      again.remove();
      resolve();
    };
    again.addEventListener("load", done);
    again.addEventListener("error", done);
    again.src = first.src;
    document.head.append(again);
  });
}
