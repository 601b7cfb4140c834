/** Opens the index, and answers searches: a reader's query and filters in, results out. */
import { countPapers, unpackCatalogue } from "../format/catalogue.ts";
import { CATALOGUE } from "../format/names.ts";
import { Archive } from "./archive.ts";
import { httpBytes, once, type Bytes } from "./bytes.ts";
import { diskBytes, isOnDisk } from "./disk-bytes.ts";
import { find, type SearchResults } from "./find.ts";
import type { Meaning } from "./meaning.ts";
import { phrasesOf } from "./phrases.ts";
import type { SearchState } from "./url-state.ts";

/** The search of an opened index. */
export interface Search {
  /** What is open of the index: the newest months first, then all. */
  archive: Archive;
  /** How many papers all months have. */
  total: number;
  /** All months, opened. */
  whole: () => Promise<Archive>;
  /** The results of all months. */
  find: (state: SearchState) => Promise<SearchResults>;
  /** The same by words alone. */
  findByWords: (state: SearchState) => Promise<SearchResults>;
  /** What can be shown before all results are here. */
  findEarly: (state: SearchState) => Promise<EarlyResults | undefined>;
}

/** Results by words alone: of the newest months, as long as the older ones aren't open. */
export interface EarlyResults extends SearchResults {
  areNewest: boolean;
}

/** A load that takes longer has failed, in milliseconds: the reader is told, and may try again. */
export const PATIENCE = 20_000;

/**
 * Opens the index of a folder.
 *
 * @param folder the address of the index, with the base path and a slash at the end
 * @param isAgain whether a reader tries again
 * @throws {Error} when it can't be loaded
 */
export async function openSearch(folder: string, isAgain = false): Promise<Search> {
  const bytes = isOnDisk() ? diskBytes(folder) : httpBytes(folder, isAgain);
  return searchOf(bytes, folder);
}

/** The tag of a folder's index. @throws {Error} when its catalogue can't be loaded */
export async function readTag(folder: string): Promise<string> {
  const bytes = isOnDisk() ? diskBytes(folder) : httpBytes(folder);
  return inTime(bytes.contents(CATALOGUE).then((content) => unpackCatalogue(content).tag));
}

/** The search of an index, wherever its bytes come from. Otherwise as `openSearch`. */
export async function searchOf(bytes: Bytes, folder: string): Promise<Search> {
  const contents = once(bytes.contents);
  const catalogue = await inTime(contents(CATALOGUE).then(unpackCatalogue));
  const newest = { ...catalogue, segments: catalogue.segments.slice(0, 1) };
  const findPhrase = phrasesOf(bytes, folder, catalogue.tag);
  const hasOlder = catalogue.segments.length > 1;
  let whole: Promise<Archive> | undefined;
  const search: Search = {
    archive: await inTime(Archive.open(contents, newest)),
    total: countPapers(catalogue.segments),
    whole: () => inTime(openWhole()),
    find: (state) => inTime(openWhole().then((archive) => ask(archive, state, archive.meaning))),
    findByWords: (state) => inTime(openWhole().then((archive) => ask(archive, state))),
    findEarly: async (state) => {
      const { archive } = search;
      const areNewest = hasOlder && archive.catalogue === newest;
      if (!areNewest && !archive.meaning) return undefined;
      return { ...(await inTime(ask(archive, state))), areNewest };
    },
  };
  const ask = async (
    archive: Archive,
    state: SearchState,
    meaning?: Meaning,
  ): Promise<SearchResults> => {
    return withPatience(await find(archive, findPhrase, state, meaning));
  };
  const openWhole = () => {
    whole ??= hasOlder ? Archive.open(contents, catalogue) : Promise.resolve(search.archive);
    whole.then(
      (archive) => (search.archive = archive),
      () => (whole = undefined),
    );
    return whole;
  };
  return search;
}

// --- internal ---

function withPatience({ load, others, topics, ...results }: SearchResults): SearchResults {
  return {
    ...results,
    topics: topics && { ...topics, load: () => inTime(topics.load()) },
    load: (from, to) => inTime(load(from, to)),
    others: others && (() => inTime(others()).then(withPatience)),
  };
}

async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The search took too long.")), PATIENCE);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
