/** The index on a disk: `src/search/format/on-disk.ts` describes its files. */
import { ENGINE } from "../format/names.ts";
import { HAND_OVER, scriptPath, type HandOver } from "../format/on-disk.ts";
import { contentsOf, failing, type Bytes } from "./bytes.ts";

declare global {
  interface Window {
    [HAND_OVER]: HandOver;
  }
}

/** Whether the page was opened from a disk. */
export function isOnDisk(): boolean {
  return location.protocol === "file:";
}

/**
 * The index on a disk.
 *
 * @param folder the path of `pagefind/`, with a slash at the end
 */
export function diskBytes(folder: string): Bytes {
  const read = failing(async (name) => {
    const content = await loadScript(folder + scriptPath(name));
    if (typeof content !== "string") throw new Error("It holds no bytes.");
    const stored = fromBase64(content);
    return { stored, contents: await contentsOf(name, stored) };
  });
  return {
    stored: async (name) => (await read(name)).stored,
    contents: async (name) => (await read(name)).contents,
    engine: () => loadScript(folder + scriptPath(ENGINE)),
  };
}

// --- internal ---

/** What each script element has handed over; two loads of one file at once are two elements. */
const handed = new WeakMap<Element, unknown>();

function loadScript(address: string): Promise<unknown> {
  window[HAND_OVER] = (content) => {
    const { currentScript } = document;
    if (currentScript) handed.set(currentScript, content);
  };
  const script = document.createElement("script");
  script.src = address;
  return new Promise((resolve, reject) => {
    script.addEventListener("error", () => {
      script.remove();
      reject(new Error(`${address} is missing.`));
    });
    // Comes also after a syntax error, which a file that is cut off has.
    script.addEventListener("load", () => {
      script.remove();
      if (handed.has(script)) resolve(handed.get(script));
      else reject(new Error(`${address} is damaged.`));
    });
    document.head.append(script);
  });
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
