/**
 * How much a field may hold: more than any paper is known to have, and little enough for a page.
 * Longer texts and lists are cut, also those in files of earlier versions; longer addresses are
 * dropped. `CONTRIBUTING.md` has the same table.
 */
export interface Bound {
  /** UTF-16 code units of the text, or of each item of the list. */
  characters: number;
  items?: number;
}

export const BOUNDS = {
  title: { characters: 1000 },
  venue: { characters: 500 },
  authors: { items: 10_000, characters: 300 },
  categories: { items: 100, characters: 100 },
  keywords: { items: 100, characters: 300 },
  tldr: { characters: 2000 },
  links: { characters: 2000 },
  thumbnail: { characters: 2000 },
  organization: { characters: 300 },
  submittedBy: { characters: 300 },
  abstract: { characters: 50_000 },
} satisfies Record<string, Bound>;

/** The bound of a field; undefined where its schema allows few values. */
export function boundOf(field: string): Bound | undefined {
  const bounds: Readonly<Record<string, Bound | undefined>> = BOUNDS;
  return bounds[field];
}

/** A text of at most `most` code units: cut at a word, where there is one, and marked by `…`. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const space = cut.search(/\s\S*$/u);
  const whole = space > most / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, "");
  return `${whole.trimEnd()}…`;
}

/**
 * The beginning of a source's text, which is all that is decoded: markup may make a text many times
 * longer, but the time for decoding has to be bounded.
 */
export function cutRaw(raw: string, most: number): string {
  return raw.slice(0, RAW_A_CHARACTER * most);
}

// --- internal ---

const RAW_A_CHARACTER = 20;
