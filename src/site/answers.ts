/** What the standing searches find in the index of a site, taken from the cache where it is the same. */
import path from "node:path";
import { z } from "zod";
import type { Catalogue } from "../content/catalogue.ts";
import { keyOf, type Cache } from "../files/cache.ts";
import type { Tree } from "../files/tree.ts";
import { INDEX } from "../search/format/names.ts";
import { answerSchema, answerSearches, type Answer } from "../search/standing/answer.ts";

/**
 * The answers to a catalogue's standing searches, in their order.
 *
 * @param index the trees of the whole index, from `makeIndex`
 * @throws {Error} when a file of the index is missing or damaged
 */
export async function keepAnswers(
  { cache, code, catalogue }: { cache: Cache; code: string; catalogue: Catalogue },
  index: readonly Tree[],
): Promise<Answer[]> {
  const { searches } = catalogue;
  if (searches.length === 0) return [];
  const files = index.flatMap((tree) => tree.files);
  const key = keyOf(
    code,
    searches,
    files.map((file) => [file.path, file.sha256]),
  );
  const known = cache.readJson(ANSWERS, key, (value) => z.array(answerSchema).parse(value));
  if (known) return known;
  const answers = await answerSearches(indexPlaces(index), searches);
  return cache.writeJson(ANSWERS, key, answers);
}

/** Where the files of an index lie, by their names in the index's folder. */
export function indexPlaces(index: readonly Tree[]): Map<string, string> {
  return new Map(
    index.flatMap(({ folder, files }) =>
      files.map((file) => [file.path.slice(INDEX.length + 1), path.join(folder, file.path)]),
    ),
  );
}

// --- internal ---

/** The kind of the cache's entries. */
const ANSWERS = "answers";
