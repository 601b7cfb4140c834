/** The index on a disk: `src/search/format/on-disk.ts` describes its files. */
import { CATALOGUE, ENGINE, fragmentName } from "../format/names.ts";
import {
  HAND_OVER,
  runPath,
  runWith,
  scriptPath,
  unpackRun,
  type HandOver,
} from "../format/on-disk.ts";
import { contentsOf, failing, unpackBytes, once, type Bytes } from "./bytes.ts";

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
  /** The first name of each run of texts, once the catalogue has told them. */
  let firsts: readonly string[] | undefined;
  const load = async (name: string) => {
    const handed = await loadScript(folder + scriptPath(name));
    if (typeof handed.content !== "string") throw new Error("It holds no bytes.");
    firsts = handed.firsts ?? firsts;
    return fromBase64(handed.content);
  };
  const textsIn = once(async (run) => unpackRun(await unpackBytes(await load(run))));
  const readText = async (name: string) => {
    if (firsts === undefined) await load(CATALOGUE);
    const text = (await textsIn(runPath(runWith(firsts ?? [], name)))).get(name);
    if (text === undefined) throw new Error(`${name} is missing.`);
    return new TextEncoder().encode(text);
  };
  const read = failing(async (name) => {
    const text = fragmentName(name);
    if (text !== undefined) {
      const contents = await readText(text);
      // Pagefind takes a text that isn't packed, too.
      return { stored: contents, contents };
    }
    const stored = await load(name);
    return { stored, contents: await contentsOf(name, stored) };
  });
  return {
    stored: async (name) => (await read(name)).stored,
    contents: async (name) => (await read(name)).contents,
    engine: async () => (await loadScript(folder + scriptPath(ENGINE))).content,
  };
}

// --- internal ---

/** What a wrapped file hands over. */
interface Handed {
  content: unknown;
  firsts: readonly string[] | undefined;
}

/** What each script element has handed over; two loads of one file at once are two elements. */
const handed = new WeakMap<Element, Handed>();

function loadScript(address: string): Promise<Handed> {
  window[HAND_OVER] = (content, firsts) => {
    const { currentScript } = document;
    if (currentScript) handed.set(currentScript, { content, firsts });
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
      const own = handed.get(script);
      if (own) resolve(own);
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
