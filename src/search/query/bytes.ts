/**
 * Gets the index's files, also for Pagefind: here over HTTP, where a service worker may answer;
 * `disk-bytes.ts` from a disk. All other code is the same for both.
 */
import { ENGINE, isPacked, keepsItsName } from "../format/names.ts";

/** A source of the index's files, which are named from its folder: `texts/0123456789/0.pack`. */
export interface Bytes {
  /** A file as it is stored, checked to be whole. */
  stored: (name: string) => Promise<Uint8Array<ArrayBuffer>>;
  /** A file's contents, unpacked where it is packed. */
  contents: (name: string) => Promise<Uint8Array<ArrayBuffer>>;
  /** Pagefind's module; `version` changes where another one must not come from a cache. */
  engine: (version: string) => Promise<unknown>;
}

/** Thrown when a file of the index doesn't come, is cut off, or is something else. */
export class LoadError extends Error {
  constructor(file: string, cause: unknown) {
    super(`${file} of the search index could not be loaded.`, { cause });
    this.name = "LoadError";
  }
}

/**
 * The index over HTTP.
 *
 * @param folder the address of `pagefind/`, with the base path and a slash at the end
 * @param isAgain whether a reader tries again: what the browser holds may be what is broken
 * @param load what gets a file, the browser's own where something else looks after `fetch`
 */
export function httpBytes(folder: string, isAgain = false, load = browserFetch): Bytes {
  const ask = async (name: string) => {
    const cache = cacheMode(name, isAgain);
    const response = await load(folder + name, { cache });
    if (!response.ok) throw new Error(String(response.status));
    return response;
  };
  return {
    stored: failing(async (name) => {
      const bytes = await bytesOf(await ask(name));
      await contentsOf(name, bytes);
      return bytes;
    }),
    contents: failing(async (name) => {
      const response = await ask(name);
      return isPacked(name) ? unpack(response) : bytesOf(response);
    }),
    engine: (version) => import(/* @vite-ignore */ `${folder}${ENGINE}?index=${version}`),
  };
}

/** Names the file in the error when it doesn't come. */
export function failing<Value>(
  get: (name: string) => Promise<Value>,
): (name: string) => Promise<Value> {
  return (name) =>
    get(name).catch((cause: unknown) => {
      throw new LoadError(name, cause);
    });
}

/** Loads what has a name the first time; what failed is asked for again the next time. */
export function once<Value>(
  load: (name: string) => Promise<Value>,
): (name: string) => Promise<Value> {
  const held = new Map<string, Promise<Value>>();
  return (name) => {
    const known = held.get(name);
    if (known) return known;
    const coming = load(name);
    held.set(name, coming);
    coming.catch(() => held.delete(name));
    return coming;
  };
}

/** A file's contents, unpacked where it is packed. @throws {Error} when it is cut off */
export async function contentsOf(
  name: string,
  stored: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  return isPacked(name) ? unpackBytes(stored) : stored;
}

/** Unpacks gzip to the end, which a file that is cut off or isn't packed doesn't have. */
export function unpackBytes(stored: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return unpack(new Response(stored));
}

// --- internal ---

/** As it is before Pagefind's requests are taken over. */
const browserFetch = globalThis.fetch.bind(globalThis);

/** Files that keep their names are checked for a newer version: a tab may be older than the index. */
function cacheMode(name: string, isAgain: boolean): RequestCache {
  if (isAgain) return "reload";
  return keepsItsName(name) ? "no-cache" : "default";
}

async function unpack({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  if (!body) throw new Error("no bytes");
  return bytesOf(new Response(body.pipeThrough(new DecompressionStream("gzip"))));
}

async function bytesOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await response.arrayBuffer());
}
