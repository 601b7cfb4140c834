/**
 * A paper's text in Pagefind: the build adds it as a record, and Pagefind writes it into a
 * fragment, of which the browser makes a result.
 */
import { fieldsOf, textOf } from "./json.ts";

/** What is kept with a text. Pagefind takes strings alone, hence no interface. */
export type Meta = {
  title: string;
  /** The id as in URLs. */
  id: string;
  /** Where the text's parts end, as `6-227-231-231`: see `spanOf`. */
  span: string;
  /** Who wrote it and when it was listed. */
  byline: string;
};

/** A paper's text. */
export interface PaperText {
  /** The address of its page, without the base path. */
  url: string;
  id: string;
  byline: string;
  words: string[];
  /** Where title, abstract, authors and keywords end among the words. */
  ends: [title: number, abstract: number, authors: number, keywords: number];
}

/** After how many words each part of a text ends: `6-227-231-231`. */
export function spanOf(parts: readonly string[]): string {
  let end = 0;
  return parts.map((part) => (end += part === "" ? 0 : part.split(/\s+/u).length)).join("-");
}

/**
 * Reads a fragment, unpacked.
 *
 * @throws {Error} when it is something else, or cut off
 */
export function readFragment(bytes: Uint8Array): PaperText {
  const text = new TextDecoder().decode(bytes);
  // Pagefind writes a mark of its own before the record.
  const { url, content, meta } = fieldsOf(JSON.parse(text.slice(text.indexOf("{"))));
  const { id, byline, span } = fieldsOf(meta);
  const [title = 0, abstract = 0, authors = 0, keywords = 0] = textOf(span).split("-").map(Number);
  return {
    url: textOf(url),
    id: textOf(id),
    byline: textOf(byline),
    words: textOf(content).split(/\s+/u),
    ends: [title, abstract, authors, keywords],
  };
}
