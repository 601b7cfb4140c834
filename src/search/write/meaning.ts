/** What papers and words mean, as files of the index. */
import { codeLength, toCode, type Steps } from "../../meaning/codes.ts";
import { groupCodes, type LastGroups, type LearnedGroups } from "../../meaning/groups.ts";
import { toNibbles } from "../../meaning/nibbles.ts";
import { vectorsOf, type WordTable } from "../../meaning/table.ts";
import { paperVector } from "../../meaning/vectors.ts";
import type { CodeRun } from "../format/catalogue.ts";
import {
  packCodeGroups,
  packGroupCodes,
  packMeaningHead,
  packMeaningWords,
  type MeaningWord,
} from "../format/meaning.ts";
import { codesPath, groupPath, meaningPath } from "../format/names.ts";
import { compress, hashOf, type IndexFile } from "./index-file.ts";
import type { Lexicon } from "./lexicon.ts";
import type { PaperTerms } from "./terms.ts";

/** The table's files, of as many words as there are, at most: each word of a query loads one. */
const MOST_FILES = 256;
/** Fewer words don't make a file. */
const LEAST_WORDS = 32;
/**
 * Of an archive of more papers than these, the codes are in groups, of which a query loads the
 * nearest; but for a run of few papers: in groups of its own, it would be more files and as many bytes.
 */
const SMALL_ARCHIVE = 6000;
const SMALL_RUN = 1000;
/** About so many papers are a group, and so many groups a run has at most. */
const A_GROUP = 384;
const MOST_GROUPS = 256;

/** The most papers whose codes go into one file, in an archive of so many. */
export function mostInOne(archive: number): number {
  return archive > SMALL_ARCHIVE ? SMALL_RUN : SMALL_ARCHIVE;
}

/** The codes of papers, one after the other. @param lexicon which has numbered their terms */
export function codesOf(
  papers: readonly PaperTerms[],
  lexicon: Lexicon,
  table: WordTable,
): Uint8Array<ArrayBuffer> {
  const vectors = vectorsOf({ ...table, words: table.words.map((word) => lexicon.termOf(word)) });
  const length = codeLength(table.size);
  const codes = new Uint8Array(papers.length * length);
  for (const [at, terms] of papers.entries())
    codes.set(toCode(paperVector(vectors, terms), table), at * length);
  return codes;
}

/** A run of papers with its files. */
export interface BuiltRun {
  /** As they are before they are compressed. */
  files: IndexFile[];
  run: CodeRun;
  /** Its groups, for the head: see `joinSegments`. */
  groups: Uint8Array;
  /** What they are made of; undefined where all codes are in one file. */
  learned?: LearnedGroups;
}

/**
 * Makes the files of a run's codes. It depends on nothing but what comes in.
 *
 * @param how.mostInOne the codes of more papers are in groups: see the function
 * @param how.last the groups of as many papers, as for `groupCodes`
 */
export function buildRun(
  codes: Uint8Array,
  how: Pick<Steps, "step"> & { mostInOne?: number | undefined; last?: LastGroups | undefined },
): BuiltRun {
  const { step, mostInOne: most = SMALL_ARCHIVE, last } = how;
  const length = codeLength(step.length);
  const count = codes.length / length;
  if (count <= most) {
    const name = hashOf(codes);
    const files = [{ path: codesPath(name), content: codes }];
    return { files, run: { name, count, groups: 0 }, groups: packCodeGroups([]) };
  }
  const wanted = Math.min(MOST_GROUPS, count / A_GROUP);
  const { centers, members, learned, places } = groupCodes(codes, step, wanted, last);
  const codeOf = (paper: number) => codes.subarray(paper * length, (paper + 1) * length);
  const groups = packCodeGroups(
    members.map((own, at) => ({
      count: own.length,
      center: toNibbles(centers.subarray(at * step.length, (at + 1) * step.length)),
    })),
  );
  const packed = members.map((own) => {
    // A paper without a vector is near nothing, and as good as one that isn't looked at.
    const papers = own.filter((paper) => codeOf(paper).some((byte) => byte !== 0));
    return packGroupCodes({ papers, codes: Buffer.concat(papers.map(codeOf)) });
  });
  const name = hashOf(groups, ...packed);
  const files = packed.map((content, at) => ({ path: groupPath(name, at), content }));
  const run = { name, count, groups: members.length };
  return { files, run, groups, learned: { learned, places } };
}

/** A table of words with its files. */
export interface BuiltTable {
  files: IndexFile[];
  name: string;
  /** What `joinSegments` makes the head of: a head without groups. */
  head: Uint8Array;
}

/** Makes the files of a table of words. The same table gives the same files. */
export function buildTable(table: WordTable): BuiltTable {
  const { size, words, rows, step, near } = table;
  const all = words.map((word, at): MeaningWord => ({
    word,
    vector: toNibbles(rows.subarray(at * size, (at + 1) * size)),
    near: near[at] ?? [],
  }));
  all.sort((a, b) => (a.word < b.word ? -1 : 1));
  const aFile = Math.max(LEAST_WORDS, Math.ceil(all.length / MOST_FILES));
  const cut = Array.from({ length: Math.ceil(all.length / aFile) }, (_, at) =>
    all.slice(at * aFile, (at + 1) * aFile),
  );
  const firsts = cut.map(([first]) => first?.word ?? "");
  const packed = cut.map(packMeaningWords);
  const name = hashOf(...packed);
  const files = packed.map((content, at) => ({
    path: meaningPath(name, at),
    content: compress(content),
  }));
  return { files, name, head: packMeaningHead({ step, firsts, groups: [] }) };
}
