/**
 * Phrases in quotes. Pagefind holds every word's place and answers for them; it is loaded with
 * the first phrase. Everything that it loads comes through our `Bytes`.
 */
import { ENGINE } from "../format/names.ts";
import { LoadError, once, type Bytes } from "./bytes.ts";

/** Finds the papers that have a phrase, by the names of their fragments: `en_aa98d3c`. */
export type FindPhrase = (phrase: string) => Promise<string[]>;

/** Thrown where a browser can't run Pagefind. The page shows the message. */
export class PhraseError extends Error {
  constructor() {
    super(
      "Phrases in quotes need WebAssembly, which this browser lacks or has switched off. Without the quotes, the search works.",
    );
    this.name = "PhraseError";
  }
}

/**
 * Prepares phrases; nothing is loaded before the first.
 *
 * @param folder the address of `pagefind/`, with the base path and a slash at the end
 * @param tag changes with the index, so that no other one's entry file is taken from a cache
 */
export function phrasesOf(bytes: Bytes, folder: string, tag: string): FindPhrase {
  let opening: Promise<Pagefind> | undefined;
  const find = once(async (phrase) => {
    try {
      return await withBytes(bytes, folder, async () => {
        opening ??= open(bytes, folder, tag);
        const pagefind = await opening;
        // A quote inside would end the phrase.
        const found = await pagefind.search(`"${phrase.replaceAll('"', " ")}"`);
        return (found?.results ?? []).map(({ id }) => id);
      });
    } catch (error) {
      opening = undefined;
      throw error;
    }
  });
  return (phrase) =>
    typeof WebAssembly === "undefined" ? Promise.reject(new PhraseError()) : find(phrase);
}

// --- internal ---

/** The part of Pagefind's API that we use. @see https://pagefind.app/docs/api/ */
interface PagefindModule {
  createInstance: (options: {
    basePath: string;
    noWorker: boolean;
    metaCacheTag: string;
  }) => Pagefind;
}
interface Pagefind {
  search: (query: string) => Promise<{ results: { id: string }[] } | null>;
}

/** Counts starts, for a new address each time: a browser doesn't load again a module that failed. */
let starts = 0;

async function open(bytes: Bytes, folder: string, tag: string): Promise<Pagefind> {
  const attempt = starts === 0 ? "" : `&attempt=${starts}`;
  starts += 1;
  try {
    const module = await bytes.engine(tag + attempt);
    if (!isPagefind(module)) throw new Error("It is something else.");
    // Requests of a worker can't be taken over.
    return module.createInstance({ basePath: folder, noWorker: true, metaCacheTag: tag });
  } catch (cause) {
    throw new LoadError(ENGINE, cause);
  }
}

function isPagefind(module: unknown): module is PagefindModule {
  return typeof module === "object" && module !== null && "createInstance" in module;
}

/** How many searches are running, and the browser's own `fetch` to put back. */
const lent = { count: 0, fetch: globalThis.fetch };

/**
 * Lets Pagefind's requests go through `bytes` while it works, from its start on. It calls `fetch`, logs a file that
 * doesn't come, and goes on without it, so that the page would show no matches where the network
 * failed.
 *
 * @throws {LoadError} when something that was asked for didn't come
 */
async function withBytes<Value>(
  bytes: Bytes,
  folder: string,
  work: () => Promise<Value>,
): Promise<Value> {
  let failure: unknown;
  if (lent.count === 0) lent.fetch = globalThis.fetch;
  lent.count += 1;
  globalThis.fetch = async (input, options) => {
    const url = new URL(input instanceof Request ? input.url : String(input), location.href);
    if (!url.pathname.startsWith(folder)) return lent.fetch(input, options);
    try {
      return new Response(await bytes.stored(url.pathname.slice(folder.length)));
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  try {
    const value = await work();
    if (failure !== undefined) throw failure;
    return value;
  } finally {
    lent.count -= 1;
    if (lent.count === 0) globalThis.fetch = lent.fetch;
  }
}
