/**
 * The facts and the codes of a part's papers. They are in pieces, since a piece whose papers have
 * the texts that they had isn't made again, and a segment joins the others alone.
 */
import type { WordTable } from "../../meaning/table.ts";
import { keyOf } from "../../files/cache.ts";
import { Packer, Unpacker } from "../format/packing.ts";
import type { TextParts } from "../format/texts.ts";
import { packFacts, renewTable, unpackFacts, type Facts, type IndexedPaper } from "./facts.ts";
import { Lexicon } from "./lexicon.ts";
import { codesOf } from "./meaning.ts";
import { collectTerms } from "./terms.ts";

/** What is made of a part's papers, as bytes. */
export interface PartFacts {
  /** For `readFacts`. */
  facts: Uint8Array<ArrayBuffer>;
  /** The codes of meaning, one after the other; undefined where there is no table of words. */
  codes: Uint8Array<ArrayBuffer> | undefined;
}

/** A paper with what results show of it. */
export type TextedPaper = IndexedPaper & { text: TextParts };

/** Papers that follow each other. */
export interface PartPiece {
  papers: readonly TextedPaper[];
  /** Changes with all that its facts and codes are made of but for topics, upvotes and comments. */
  key: string;
}

/** Cuts a part's papers, newest first, from the oldest on: a new paper changes the first piece. */
export function cutPieces(papers: readonly TextedPaper[]): PartPiece[] {
  const pieces: PartPiece[] = [];
  for (let to = papers.length; to > 0; to -= A_PIECE) {
    const own = papers.slice(Math.max(0, to - A_PIECE), to);
    pieces.unshift({ papers: own, key: keyOf(own.map(textsOf)) });
  }
  return pieces;
}

/** Makes the facts of pieces. @param last of other papers, made with the same table: saves time, and changes nothing */
export function makeFacts(
  pieces: readonly PartPiece[],
  table: WordTable | undefined,
  last?: PartFacts,
): PartFacts {
  const known = new Map(last && readPieces(last).map(({ key, ...own }) => [key, own]));
  const facts = new Packer();
  const codes: Uint8Array[] = [];
  for (const { papers, key } of pieces) {
    const before = known.get(key);
    const own = before
      ? { facts: renewTable(before.facts, papers), codes: before.codes }
      : readPapers(papers, table);
    facts.text(key).block(own.facts);
    if (own.codes) codes.push(own.codes);
  }
  return { facts: facts.done(), codes: table && Buffer.concat(codes) };
}

/** Whether facts are of pieces with these texts. */
export function areOf({ facts }: PartFacts, pieces: readonly PartPiece[]): boolean {
  const keys = unpackPieces(facts).map(({ key }) => key);
  return keys.length === pieces.length && pieces.every(({ key }, at) => key === keys[at]);
}

/** The facts of a part's pieces, those of its newest papers first. */
export function readFacts(bytes: Uint8Array): Facts[] {
  return unpackPieces(bytes).map(({ facts }) => unpackFacts(facts));
}

// --- internal ---

/** So many papers are a piece: of fewer, a segment would be joined of more pieces. */
const A_PIECE = 400;

type PieceFacts = { facts: Uint8Array; codes: Uint8Array | undefined };

function textsOf({ paper: { upvotes: _0, comments: _1, ...paper }, note }: TextedPaper): unknown {
  return [paper, note];
}

function readPapers(papers: readonly TextedPaper[], table: WordTable | undefined): PieceFacts {
  const lexicon = new Lexicon(table?.abbreviations);
  const collected = collectTerms(papers, lexicon);
  const facts = packFacts(papers, collected);
  return { facts, codes: table && codesOf(collected.texts, lexicon, table) };
}

function readPieces({ facts, codes }: PartFacts): (PieceFacts & { key: string })[] {
  const pieces = unpackPieces(facts);
  const counts = pieces.map((piece) => unpackFacts(piece.facts).table.lengths.length);
  const aCode = (codes?.length ?? 0) / counts.reduce((sum, count) => sum + count, 0);
  let to = 0;
  return pieces.map((piece, at) => {
    const from = to;
    to += (counts[at] ?? 0) * aCode;
    return { ...piece, codes: codes?.subarray(from, to) };
  });
}

function unpackPieces(bytes: Uint8Array): { key: string; facts: Uint8Array }[] {
  const unpacker = new Unpacker(bytes);
  const pieces = [];
  while (!unpacker.isDone) pieces.push({ key: unpacker.text(), facts: unpacker.block() });
  return pieces;
}
