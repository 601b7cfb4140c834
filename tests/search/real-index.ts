/** A whole index in memory, Pagefind's part included, and a search of it as a browser does it. */
import path from "node:path";
import { after, before } from "node:test";
import { readContent } from "../../src/content/read.ts";
import { ENGINE } from "../../src/search/format/names.ts";
import { httpBytes, type Bytes } from "../../src/search/query/bytes.ts";
import { searchOf, type Search } from "../../src/search/query/search.ts";
import type { SearchResults } from "../../src/search/query/find.ts";
import { describeResults } from "../../src/search/query/status.ts";
import type { Result } from "../../src/search/query/result.ts";
import type { SearchState } from "../../src/search/query/url-state.ts";
import { writeYears } from "../e2e/fixture.ts";
import { ROOT, sharedFolder } from "../folders.ts";
import { stateOf } from "./sample.ts";
import { buildIndex } from "../../src/search/write/build-index.ts";

/** The folder of the index, as in an address. */
export const FOLDER = "/pagefind/";

/**
 * Gives the tests of a suite a page's address, against which Pagefind resolves addresses, and takes
 * it away after them, with the `fetch` that a search without an end leaves.
 */
export function atSearchPage(): void {
  const { fetch } = globalThis;
  let leave = () => {};
  before(() => {
    leave = standAt("http://localhost/search/");
  });
  after(() => {
    leave();
    globalThis.fetch = fetch;
  });
}

/** Gives the process a page's address, as a browser has one. @returns what takes it away */
export function standAt(address: string): () => void {
  Object.defineProperty(globalThis, "location", { value: new URL(address), configurable: true });
  return () => Reflect.deleteProperty(globalThis, "location");
}

/** A server: answers a file's path in the index's folder. */
export type Serve = (path: string) => Promise<Response> | Response;

/** The files of a content folder's index, by path. */
async function indexOf(folder: string): Promise<Map<string, Uint8Array>> {
  const files = await buildIndex(readContent(folder));
  return new Map(files.map(({ path, content }) => [path, content]));
}

/** The index of the bundled content, built once for all who ask. */
export function bundledIndex(): Promise<Map<string, Uint8Array>> {
  bundled ??= indexOf(path.join(ROOT, "content"));
  return bundled;
}

/** The index of the made-up years, built once for all who ask. */
export function yearsIndex(): Promise<Map<string, Uint8Array>> {
  years ??= indexOfYears();
  return years;
}

/** The index of content without papers. */
export function emptyIndex(): Promise<Map<string, Uint8Array>> {
  return indexOf(sharedFolder());
}

/** A server of files. */
export function serving(files: ReadonlyMap<string, Uint8Array>): Serve {
  return (path) => {
    const content = files.get(path);
    return content
      ? new Response(new Uint8Array(content))
      : new Response("Not found", { status: 404 });
  };
}

/** The bytes of an index over HTTP, by whatever answers. */
export function bytesFrom(serve: Serve, isAgain = false): Bytes {
  const load = async (input: string | URL | Request) =>
    serve(new URL(String(input), location.href).pathname.slice(FOLDER.length));
  return {
    ...httpBytes(FOLDER, isAgain, load),
    // Node imports no module over HTTP.
    engine: async () => {
      const code = await (await load(FOLDER + ENGINE)).text();
      modules += 1;
      return import(`data:text/javascript,${encodeURIComponent(`${code}\n//${modules}`)}`);
    },
  };
}

/** Opens the search of an index. */
export function openFrom(serve: Serve, isAgain = false): Promise<Search> {
  return searchOf(bytesFrom(serve, isAgain), FOLDER);
}

/** What the page shows of a search. */
export interface Shown {
  results: SearchResults;
  /** Ids of the first results, in order. */
  ids: string[];
  first: Result[];
  status: string;
}

/** Asks a search. @param fields of the page's state; a text is the query alone */
export async function ask(search: Search, fields: string | Partial<SearchState>): Promise<Shown> {
  const state = stateOf(typeof fields === "string" ? { query: fields } : fields);
  const results = await search.find(state);
  const first = await results.load(0, 10);
  const status = describeResults(results, state.query.trim());
  return { results, first, ids: first.map(({ id }) => id), status };
}

// --- internal ---

let bundled: ReturnType<typeof indexOf> | undefined;
let years: ReturnType<typeof indexOf> | undefined;

async function indexOfYears() {
  const folder = sharedFolder();
  await writeYears(folder);
  return indexOf(folder);
}

let modules = 0;
