/**
 * The index on a disk, where browsers refuse to fetch. There, each file is wrapped as a classic
 * script, `<name>.js`, that hands over its bytes; a file is loaded when it is asked for.
 */
import { contentsOf, ENGINE, LoadError, type Bytes } from "./bytes.ts";

declare global {
  interface Window {
    /** Called by the wrapped files with their bytes in base64, or with Pagefind's module. */
    broadsheetFile: (content: unknown) => void;
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
  const get = async (name: string) => {
    try {
      const content = await loadScript(`${folder}${name}.js`);
      if (typeof content !== "string") throw new Error("It holds no bytes.");
      const stored = fromBase64(content);
      return { stored, contents: await contentsOf(name, stored) };
    } catch (cause) {
      throw new LoadError(name, cause);
    }
  };
  return {
    stored: async (name) => (await get(name)).stored,
    contents: async (name) => (await get(name)).contents,
    engine: () => loadScript(`${folder}${ENGINE}.js`),
  };
}

// --- internal ---

/** What each script element has handed over; two loads of one file at once are two elements. */
const handed = new WeakMap<Element, unknown>();

function loadScript(address: string): Promise<unknown> {
  window.broadsheetFile = (content) => {
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
  for (let at = 0; at < bytes.length; at += 1)
    bytes[at] = binary.charCodeAt(at);
  return bytes;
}
