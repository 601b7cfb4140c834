/** What joins segments to an index: its catalogue and the vocabulary. */
import type { Topic } from "../../paper/topics.ts";
import { countPapers, FORMAT, packCatalogue, type Catalogue } from "../format/catalogue.ts";
import { CATALOGUE, wordsPath } from "../format/names.ts";
import { packWords } from "../format/words.ts";
import { compress, hashOf, type IndexFile } from "./index-file.ts";
import type { SegmentSummary } from "./segment.ts";
import { joinWords } from "./vocabulary.ts";

/**
 * Makes the files that join segments to an index. It depends on nothing but what comes in.
 *
 * @param segments newest first
 * @param topics all topics; those without papers are left out
 * @param meaning the name of the table of words; empty where there is none
 */
export function joinSegments(
  segments: readonly SegmentSummary[],
  topics: readonly Pick<Topic, "slug" | "title">[],
  meaning = "",
): IndexFile[] {
  const words = packWords(joinWords(segments));
  const own = segments.map(({ segment }) => segment);
  const papers = countPapers(own);
  const length = segments.reduce((sum, one) => sum + one.length, 0);
  const used = new Set(segments.flatMap((one) => one.topics));
  const path = wordsPath(hashOf(words));
  const rest: Omit<Catalogue, "tag"> = {
    format: FORMAT,
    words: path,
    length: Math.round(length / Math.max(1, papers)),
    meaning,
    topics: topics
      .filter(({ slug }) => used.has(slug))
      .map(({ slug, title }): [string, string] => [slug, title])
      .sort((a, b) => (a[1] < b[1] ? -1 : 1)),
    segments: own,
  };
  const catalogue = { ...rest, tag: hashOf(JSON.stringify(rest)) };
  return [
    { path, content: compress(words) },
    { path: CATALOGUE, content: packCatalogue(catalogue) },
  ];
}
