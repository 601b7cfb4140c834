/** What joins segments to an index: its catalogue, its lists of words, and the head of the meaning. */
import type { Topic } from "../../paper/topics.ts";
import {
  countPapers,
  FORMAT,
  packCatalogue,
  type Catalogue,
  type Part,
} from "../format/catalogue.ts";
import { packMeaningHead, unpackCodeGroups, unpackMeaningHead } from "../format/meaning.ts";
import { CATALOGUE, commonPath, headPath, wordsPath } from "../format/names.ts";
import { packCommon, packWords } from "../format/words.ts";
import { compress, hashOf, type IndexFile } from "./index-file.ts";
import type { BuiltTable } from "./meaning.ts";
import type { SegmentSummary } from "./segment.ts";
import { commonest, joinWords } from "./vocabulary.ts";

/** What the catalogue needs of a segment and of its parts. */
export interface Joined {
  summary: SegmentSummary;
  /** The indexes of phrases of each part. */
  phrases: readonly Part["phrases"][];
}

/**
 * Makes the files that join segments to an index. It depends on nothing but what comes in.
 *
 * @param joined segments, newest first
 * @param topics all topics; those without papers are left out
 * @param table of words; undefined where there is none
 */
export function joinSegments(
  joined: readonly Joined[],
  topics: readonly Pick<Topic, "slug" | "title">[],
  table?: Pick<BuiltTable, "name" | "head">,
): IndexFile[] {
  const segments = joined.map(({ summary }) => summary);
  const vocabulary = joinWords(segments);
  const words = packWords(vocabulary);
  const common = packCommon(commonest(vocabulary));
  const head = table && headOf(table, segments);
  const own = joined.map(({ summary: { segment }, phrases }) => ({
    ...segment,
    parts: segment.parts.map((part, at) => ({ ...part, phrases: phrases[at] ?? [] })),
  }));
  const papers = countPapers(own);
  const length = segments.reduce((sum, one) => sum + one.length, 0);
  const used = new Set(segments.flatMap((one) => one.topics));
  const files = [
    { path: wordsPath(hashOf(words)), content: words },
    { path: commonPath(hashOf(common)), content: common },
    ...(head ? [{ path: headPath(hashOf(head)), content: head }] : []),
  ];
  const rest: Omit<Catalogue, "tag"> = {
    format: FORMAT,
    words: wordsPath(hashOf(words)),
    common: commonPath(hashOf(common)),
    length: Math.round(length / Math.max(1, papers)),
    meaning: table?.name ?? "",
    head: head ? hashOf(head) : "",
    topics: topics
      .filter(({ slug }) => used.has(slug))
      .map(({ slug, title }): [string, string] => [slug, title])
      .sort((a, b) => (a[1] < b[1] ? -1 : 1)),
    segments: own,
  };
  const catalogue = { ...rest, tag: hashOf(JSON.stringify(rest)) };
  return [
    ...files.map(({ path, content }) => ({ path, content: compress(content) })),
    { path: CATALOGUE, content: packCatalogue(catalogue) },
  ];
}

// --- internal ---

function headOf({ head }: Pick<BuiltTable, "head">, segments: readonly SegmentSummary[]) {
  const groups = segments
    .flatMap((segment) => segment.groups)
    .map((own) => unpackCodeGroups(Buffer.from(own, "base64")));
  return packMeaningHead({ ...unpackMeaningHead(head), groups });
}
