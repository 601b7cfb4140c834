/**
 * The index on a disk, where browsers refuse to fetch. There, each file is wrapped as a classic
 * script, `<name>.js`, that hands over its bytes; a file is loaded when it is asked for.
 */

/** What hands over: the contents of a file in base64, or Pagefind's module. */
type HandOver = (content: unknown) => void;

declare global {
  interface Window {
    /** Called by the wrapped files. */
    broadsheetFile: HandOver;
  }
}

/** Whether the page was opened from a disk. */
export function isOnDisk(): boolean {
  return location.protocol === "file:";
}

/** The index's files on a disk, below the address of their folder, with a slash at the end. */
export function fileLoader(folder: string) {
  const load = (name: string) => loadScript(`${folder}${name}.js`);
  return {
    /** A file as it is stored. @throws {Error} when it is missing or damaged */
    stored: async (name: string): Promise<Uint8Array<ArrayBuffer>> => {
      const content = await load(name);
      if (typeof content !== "string")
        throw new Error(`${name} is not what it should be.`);
      return fromBase64(content);
    },
    /** Pagefind's module. @throws {Error} when it is missing or damaged */
    module: (name: string): Promise<unknown> => load(name),
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
