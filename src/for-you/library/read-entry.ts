/** What every format of libraries is read to. */
import { parseArxivId } from "../../paper/parse-arxiv-id.ts";
import { findDois } from "../../sources/doi.ts";
import { decodeText } from "../../text/decode.ts";
import { plainText } from "../../text/math.ts";

/** An entry of a library, its texts in plain characters. */
export interface ReadEntry {
  title: string;
  /** Empty where the entry has none. */
  abstract: string;
  authors: string[];
  /** Without its version. */
  arxiv: string | undefined;
  /** In lower case, without an address before it. */
  doi: string | undefined;
}

/** What an entry's fields hold, as they are written. */
export interface RawEntry {
  title?: string | undefined;
  abstract?: string | undefined;
  authors?: readonly string[] | undefined;
  /** Texts that may hold the arXiv id or the DOI: ids, addresses, remarks. */
  ids?: readonly (string | undefined)[] | undefined;
}

/** Why an entry is left out. */
export interface Skipped {
  /** Where it is: `line 12`, `record 3`. */
  place: string;
  why: string;
}

/** What a file held: entries, or why it is refused whole. */
export type LibraryReading =
  | { refused: string }
  | { refused?: undefined; kind: string; entries: ReadEntry[]; skipped: Skipped[] };

/** More of an abstract tells nothing new. */
const LONGEST = 10_000;
/** More authors than any paper of a library is followed by. */
const MOST_AUTHORS = 100;

/** An entry with its texts made plain; undefined where it has neither a title nor an id. */
export function toEntry(raw: RawEntry): ReadEntry | undefined {
  const title = plain(raw.title ?? "").slice(0, 1_000);
  const ids = (raw.ids ?? []).filter((text) => text !== undefined);
  const arxiv = firstOf(ids, arxivIdIn);
  const doi = firstOf(ids, (text) => findDois(text).find((one) => !parseArxivId(one)));
  if (title === "" && arxiv === undefined && doi === undefined) return undefined;
  return {
    title,
    abstract: plain((raw.abstract ?? "").slice(0, LONGEST)),
    authors: (raw.authors ?? []).slice(0, MOST_AUTHORS).map(plain).filter(Boolean),
    arxiv,
    doi: doi?.toLowerCase(),
  };
}

// --- internal ---

function plain(text: string): string {
  // Most names and many titles are plain: to decode each takes most of the time of a large library.
  const decoded = MARKED.test(text) ? plainText(decodeText(text).text) : text;
  const line = SPACED.test(decoded) ? decoded.replace(/[\s\p{Cc}]+/gu, " ") : decoded;
  return line.trim();
}

/** What stands for other characters, or may not be stored: commands, entities, marks of direction. */
const MARKED = /[\\{}$&<~^`\p{Cf}\p{Co}\p{Cs}]|--/u;
/** Space that isn't a single blank. */
const SPACED = /[^\S ]|\p{Cc}| {2}/u;

/** The id in a text that names arXiv, or is nothing but an id. */
function arxivIdIn(text: string): string | undefined {
  const whole = parseArxivId(text);
  if (whole !== undefined) return whole;
  if (!/arxiv/i.test(text)) return undefined;
  return firstOf(text.slice(0, LONGEST).match(/[^\s,;()[\]<>"'|]+/gu) ?? [], parseArxivId);
}

function firstOf<Item, Value>(
  items: readonly Item[],
  read: (item: Item) => Value | undefined,
): Value | undefined {
  for (const item of items) {
    const value = read(item);
    if (value !== undefined) return value;
  }
  return undefined;
}
