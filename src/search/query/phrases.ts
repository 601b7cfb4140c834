/**
 * Phrases in quotes. Pagefind holds every word's place and answers for them; it is loaded with
 * the first phrase. Everything that it loads comes through our `Bytes`.
 */
import {
  ENGINE,
  ENGINE_PROGRAM,
  inPhrases,
  PHRASE_ENTRY,
  PHRASE_PAPERS,
  phrasesFolder,
} from "../format/names.ts";
import { unpackPhrasePapers } from "../format/phrase-papers.ts";
import { LoadError, once, type Bytes } from "./bytes.ts";

/** Finds the papers of one of Pagefind's indexes that have a phrase, by their places in it. */
export type FindPhrase = (phrase: string, index: string) => Promise<number[]>;

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
  const papersIn = once(async (index) =>
    unpackPhrasePapers(await bytes.contents(phrasesFolder(index) + PHRASE_PAPERS)),
  );
  const program = once(bytes.stored);
  const stored: Bytes["stored"] = async (path) => {
    const [index, file] = inPhrases(path) ?? [];
    if (file === ENGINE_PROGRAM) return program(ENGINE_PROGRAM);
    if (index === undefined || file !== PHRASE_ENTRY) return bytes.stored(path);
    return new TextEncoder().encode((await papersIn(index)).entry);
  };
  let loading: Promise<PagefindModule> | undefined;
  const opened = new Map<string, Pagefind>();
  const search = async (phrase: string, index: string): Promise<number[]> => {
    try {
      const { names } = await papersIn(index);
      const { createInstance } = await (loading ??= load(bytes, tag));
      // Requests of a worker can't be taken over.
      const options = {
        basePath: folder + phrasesFolder(index),
        noWorker: true,
        metaCacheTag: tag,
      };
      const pagefind = opened.get(index) ?? createInstance(options);
      opened.set(index, pagefind);
      // A quote inside would end the phrase.
      const found = await pagefind.search(`"${phrase.replaceAll('"', " ")}"`);
      return (found?.results ?? []).map(({ id }) => names.indexOf(id));
    } catch (error) {
      loading = undefined;
      throw error;
    }
  };
  /** The first search of all: instances share Pagefind's program, which it loads. */
  let first: Promise<unknown> | undefined;
  const find = once(async (key) => {
    const [index = "", phrase = ""] = key.split(BETWEEN);
    const own = () => withBytes(stored, folder, () => search(phrase, index));
    try {
      if (first) await first;
      return await (first ? own() : (first = own()));
    } catch (error) {
      // An instance goes on without a file that didn't come.
      opened.clear();
      first = undefined;
      throw error;
    }
  });
  return (phrase, index) =>
    typeof WebAssembly === "undefined"
      ? Promise.reject(new PhraseError())
      : find(index + BETWEEN + phrase);
}

// --- internal ---

const BETWEEN = "\n";

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

async function load(bytes: Bytes, tag: string): Promise<PagefindModule> {
  const attempt = starts === 0 ? "" : `&attempt=${starts}`;
  starts += 1;
  try {
    const module = await bytes.engine(tag + attempt);
    if (!isPagefind(module)) throw new Error("It is something else.");
    return module;
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
 * Lets `stored` answer Pagefind's requests while it works, from its start on. It calls `fetch`,
 * logs a file that doesn't come, and goes on without it, so that the page would show no matches
 * where the network failed.
 *
 * @throws {LoadError} when something that was asked for didn't come
 */
async function withBytes<Value>(
  stored: Bytes["stored"],
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
      return new Response(await stored(url.pathname.slice(folder.length)));
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
