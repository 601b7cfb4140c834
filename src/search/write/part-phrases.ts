/** The indexes of phrases of a part. */
import type { Part } from "../format/catalogue.ts";
import type { PaperText, TextParts } from "../format/texts.ts";
import { cutWhere, type IndexFile } from "./index-file.ts";
import type { PartSummary } from "./part.ts";
import { indexPhrases } from "./phrases.ts";
import { phraseText } from "./record.ts";

/** What phrases are found in. */
type PhraseText = Pick<TextParts, "title" | "abstract" | "keywords">;

/** Indexes that are made. */
export interface BuiltPhrases {
  files: IndexFile[];
  /** What the catalogue has of them. */
  phrases: Part["phrases"];
}

/** So many papers at most go into one of Pagefind's indexes, which needs some 115 kB for each. */
const MOST_IN_INDEX = 3000;

/**
 * Makes the indexes. They depend on nothing but what comes in.
 *
 * @param texts of the part's papers, as they are in the part; at least one
 * @throws {Error} with Pagefind's message, when it fails
 */
export async function buildPhrases(
  texts: readonly PhraseText[],
  { notes }: Pick<PartSummary, "notes">,
): Promise<BuiltPhrases> {
  const noteAt = new Map(notes);
  const all = texts.map((text, at) => phraseText(text, noteAt.get(at)));
  const length = Math.ceil(all.length / Math.ceil(all.length / MOST_IN_INDEX));
  const built: BuiltPhrases = { files: [], phrases: [] };
  for (const own of cutWhere(all, (open) => open.length === length)) {
    const { name, files } = await indexPhrases(own);
    built.files.push(...files);
    built.phrases.push([name, own.length]);
  }
  return built;
}

/** The texts of a paper that is stored, for `buildPhrases`. */
export function phraseTextOf({ words, ends }: PaperText): PhraseText {
  const [title, abstract, authors, keywords] = ends;
  const part = (from: number, to: number) => words.slice(from, to).join(" ");
  return {
    title: part(0, title),
    abstract: part(title, abstract),
    keywords: part(authors, keywords),
  };
}
