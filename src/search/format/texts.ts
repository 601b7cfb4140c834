/**
 * The texts of papers, of which results are made. Some go together, newest first, since together
 * they take less room, and a page of results then asks for a few files: a line a text's part.
 */

/** A paper's text. */
export interface PaperText {
  /** The id as in URLs. */
  id: string;
  /** Who wrote it and when it was listed. */
  byline: string;
  words: string[];
  /** Where title, abstract, authors and keywords end among the words. */
  ends: [title: number, abstract: number, authors: number, keywords: number];
}

/** What is stored of a text: each is one line. */
export interface TextParts {
  id: string;
  byline: string;
  title: string;
  abstract: string;
  authors: string;
  keywords: string;
}

/** How many texts go together: some 10 kB compressed. */
export const RUN = 16;

/** Texts as the bytes of a file. */
export function packTexts(texts: readonly TextParts[]): Uint8Array<ArrayBuffer> {
  const lines = texts.flatMap(({ id, byline, title, abstract, authors, keywords }) => [
    id,
    byline,
    title,
    abstract,
    authors,
    keywords,
  ]);
  return new TextEncoder().encode(lines.map((line) => `${oneLine(line)}\n`).join(""));
}

/** Reads what `packTexts` wrote. @throws {Error} when it is something else, or cut off */
export function unpackTexts(bytes: Uint8Array): PaperText[] {
  const lines = new TextDecoder().decode(bytes).split("\n");
  if (lines.pop() !== "" || lines.length % LINES !== 0) throw new Error("These are no texts.");
  return Array.from({ length: lines.length / LINES }, (_, at) => {
    const [id = "", byline = "", ...parts] = lines.slice(at * LINES, (at + 1) * LINES);
    const words: string[] = [];
    const [title = 0, abstract = 0, authors = 0, keywords = 0] = parts.map((part) =>
      part === "" ? words.length : words.push(...part.split(" ")),
    );
    return { id, byline, words, ends: [title, abstract, authors, keywords] };
  });
}

// --- internal ---

const LINES = 6;

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
