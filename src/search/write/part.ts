/** A part of the index: some days' texts, their phrases, and what segments are made of. */
import type { WordTable } from "../../meaning/table.ts";
import type { Part } from "../format/catalogue.ts";
import { textsPath } from "../format/names.ts";
import { Packer, Unpacker } from "../format/packing.ts";
import { packTexts, RUN } from "../format/texts.ts";
import { packFacts, renewTable, unpackFacts, type Facts, type IndexedPaper } from "./facts.ts";
import { compress, hashOf, type IndexFile } from "./index-file.ts";
import { Lexicon } from "./lexicon.ts";
import { codesOf } from "./meaning.ts";
import { indexPhrases, type OpenIndex } from "./phrases.ts";
import { phraseText, textOf } from "./record.ts";
import { collectTerms } from "./terms.ts";

/** A part that is made. */
export interface BuiltPart {
  /** Files of the index. */
  files: IndexFile[];
  /** What `buildSegment` needs of it; no file of the index. */
  facts: Uint8Array<ArrayBuffer>;
  /** Its papers' codes of meaning, where there is a table of words; likewise. */
  codes: Uint8Array<ArrayBuffer> | undefined;
  /** What the catalogue has of it. */
  summary: Part;
}

/** What a segment needs of a part. */
export type SegmentPart = Pick<BuiltPart, "facts" | "codes" | "summary">;

/** So many papers at most go into one of Pagefind's indexes, which needs some 115 kB for each. */
const MOST_IN_INDEX = 3000;

/**
 * Makes a part of the index. It depends on nothing but what comes in.
 *
 * @param papers newest first, those of a day by id; at least one
 * @param options.table of words, by which papers are ranked by meaning
 * @param options.index makes an index of phrases of some texts
 * @throws {Error} with Pagefind's message, when it fails
 */
export async function buildPart(
  papers: readonly IndexedPaper[],
  {
    table,
    index = indexPhrases,
  }: {
    table?: WordTable | undefined;
    index?: (texts: readonly string[]) => Promise<OpenIndex>;
  } = {},
): Promise<BuiltPart> {
  const read = papers.map((one) => ({ ...one, text: textOf(one.paper) }));
  const runs = inRuns(read, RUN).map((run) => packTexts(run.map(({ text }) => text)));
  const name = hashOf(...runs);
  const files = runs.map((run, at) => ({ path: textsPath(name, at), content: compress(run) }));
  const phrases: Part["phrases"] = [];
  const facts = new Packer();
  const codes: Uint8Array[] = [];
  const pieces = Math.ceil(papers.length / MOST_IN_INDEX);
  for (const piece of inRuns(read, Math.ceil(papers.length / pieces))) {
    const open = await index(piece.map(({ text, note }) => phraseText(text, note)));
    const lexicon = new Lexicon(table?.abbreviations);
    const collected = collectTerms(piece, lexicon);
    facts.block(packFacts(piece, collected));
    if (table) codes.push(codesOf(collected.texts, lexicon, table));
    const own = await open.made;
    files.push(...own.files);
    phrases.push([own.name, piece.length]);
  }
  return {
    files,
    facts: facts.done(),
    codes: table && Buffer.concat(codes),
    summary: { count: papers.length, texts: name, phrases },
  };
}

/**
 * The facts of a part whose papers are the same but for topics, upvotes and comments, on which
 * nothing else of the part depends.
 */
export function renewFacts(
  facts: Uint8Array,
  papers: readonly IndexedPaper[],
): Uint8Array<ArrayBuffer> {
  const unpacker = new Unpacker(facts);
  const renewed = new Packer();
  for (let from = 0; !unpacker.isDone;) {
    const piece = unpacker.block();
    const to = from + unpackFacts(piece).table.lengths.length;
    renewed.block(renewTable(piece, papers.slice(from, to)));
    from = to;
  }
  return renewed.done();
}

/** Reads the facts of a part, those of its newest papers first. */
export function readFacts(bytes: Uint8Array): Facts[] {
  const unpacker = new Unpacker(bytes);
  const all: Facts[] = [];
  while (!unpacker.isDone) all.push(unpackFacts(unpacker.block()));
  return all;
}

// --- internal ---

function inRuns<Item>(items: readonly Item[], length: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / length) }, (_, at) =>
    items.slice(at * length, (at + 1) * length),
  );
}
