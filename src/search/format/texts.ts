/**
 * The texts of papers, of which results are made. Some go together, newest first, since together
 * they take less room, and a page of results then asks for a few files: a line a text's part.
 */
import { dateInWords } from "../../paper/date.ts";

/** A paper's text. */
export interface PaperText {
  /** The id as in URLs. */
  id: string;
  /** The day on which the digest lists it. */
  day: string;
  /** Who wrote it and when it was listed. */
  byline: string;
  /** Whether it has more authors than are named. */
  moreAuthors: boolean;
  /** The address of its code; undefined where it has none. */
  code: string | undefined;
  /** The address of its PDF, where its id doesn't tell it. */
  pdf: string | undefined;
  words: string[];
  /** Where title, abstract, authors and keywords end among the words. */
  ends: [title: number, abstract: number, authors: number, keywords: number];
}

/** What is stored of a text: each is one line. */
export interface TextParts {
  id: string;
  day: string;
  /** Who wrote it, in one line. */
  by: string;
  title: string;
  abstract: string;
  authors: string;
  keywords: string;
  /** What else is known of it; no value has a space. */
  more: { code?: string | undefined; pdf?: string | undefined; authors?: "more" | undefined };
}

/** How many texts go together: some 10 kB compressed. */
export const RUN = 16;

/** Texts as the bytes of a file. */
export function packTexts(texts: readonly TextParts[]): Uint8Array<ArrayBuffer> {
  const lines = texts.flatMap(({ id, day, by, title, abstract, authors, keywords, more }) => [
    id,
    day,
    by,
    title,
    abstract,
    authors,
    keywords,
    Object.entries(more)
      .flatMap(([name, value]) => (value === undefined ? [] : `${name}=${value}`))
      .join(" "),
  ]);
  return new TextEncoder().encode(lines.map((line) => `${oneLine(line)}\n`).join(""));
}

/** Reads what `packTexts` wrote. @throws {Error} when it is something else, or cut off */
export function unpackTexts(bytes: Uint8Array): PaperText[] {
  const lines = new TextDecoder().decode(bytes).split("\n");
  if (lines.pop() !== "" || lines.length % LINES !== 0) throw new Error("These are no texts.");
  return Array.from({ length: lines.length / LINES }, (_, at) => {
    const [id = "", day = "", by = "", ...rest] = lines.slice(at * LINES, (at + 1) * LINES);
    const more = readMore(rest.pop() ?? "");
    const words: string[] = [];
    const [title = 0, abstract = 0, authors = 0, keywords = 0] = rest.map((part) =>
      part === "" ? words.length : words.push(...part.split(" ")),
    );
    return {
      id,
      day,
      byline: [by, `listed ${dateInWords(day)}`].filter(Boolean).join(" · "),
      moreAuthors: more.has("authors"),
      code: more.get("code"),
      pdf: more.get("pdf"),
      words,
      ends: [title, abstract, authors, keywords],
    };
  });
}

// --- internal ---

const LINES = 8;

function readMore(line: string): Map<string, string> {
  return new Map(
    line.split(" ").flatMap((entry) => {
      const [, name, value] = /^(\w+)=(.+)$/.exec(entry) ?? [];
      return name !== undefined && value !== undefined ? [[name, value]] : [];
    }),
  );
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
