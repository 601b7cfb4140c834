/**
 * What a reader types: words, and operators as other search engines have them. `"…"` is a phrase, `-` leaves
 * out, and `author:`, `topic:`, `year:`, `published:` and `has:` narrow. What isn't an operator is a word:
 * no input is wrong.
 */

/** Something that a paper has to be or have; or must not, where `isNot`. */
export interface Condition {
  kind: "word" | "phrase" | "author" | "topic" | "year" | "published" | "has";
  /** As typed, without quotes. */
  value: string;
  isNot: boolean;
}

/** A query, taken apart. */
export interface Query {
  /** The words to look for, in their order; those of phrases included. */
  words: string[];
  /** Everything else. */
  conditions: Condition[];
}

/** The operators that have a name. */
export const FIELDS = ["author", "topic", "year", "published", "has"] as const;
type Field = (typeof FIELDS)[number];

/** The query for the papers of an author. */
export function byAuthor(name: string): string {
  return `author:"${name.replaceAll('"', "")}"`;
}

/** Takes a query apart. An operator without a value is left out. */
export function parseQuery(text: string): Query {
  const words: string[] = [];
  const conditions: Condition[] = [];
  for (const token of tokenize(text)) {
    const { isNot, field, value, isQuoted } = token;
    if (!/[\p{L}\p{N}]/u.test(value)) continue;
    if (field) conditions.push({ kind: field, value, isNot });
    else if (isQuoted && /\s/u.test(value.trim())) {
      conditions.push({ kind: "phrase", value: value.trim(), isNot });
      if (!isNot) words.push(...value.trim().split(/\s+/u));
    } else if (isNot) conditions.push({ kind: "word", value: value.trim(), isNot });
    else words.push(value.trim());
  }
  return { words, conditions };
}

/**
 * The query's text with a named operator set to a value, or taken away: so that a control beside
 * the box and the words in it never contradict each other.
 */
export function withField(text: string, field: Field, value: string): string {
  const quoted = /[\s"]/u.test(value) ? `"${value.replaceAll('"', "")}"` : value;
  return replace(
    text,
    (token) => token.field === field && !token.isNot,
    value && `${field}:${quoted}`,
  );
}

/** The operators that have a field beside the box: what it shows of a query, and the query with another text. */
export const TEXT_FIELDS: Record<
  string,
  { read: (text: string) => string; write: (text: string, value: string) => string }
> = {
  author: {
    read: (text) => valuesOf(text, "author", false).at(-1) ?? "",
    write: (text, value) => withField(text, "author", value.trim()),
  },
  /** Words in quotes. */
  phrase: {
    read: (text) => valuesOf(text, "phrase", false).join(" "),
    write: (text, value) => {
      const plain = value.replaceAll('"', " ").trim();
      return replace(
        text,
        ({ field, isQuoted, isNot }) => !field && isQuoted && !isNot,
        plain && `"${plain}"`,
      );
    },
  },
  /** Words with a minus. */
  without: {
    read: (text) => valuesOf(text, "word", true).join(" "),
    write: (text, value) => {
      const words = value
        .replaceAll('"', " ")
        .split(/\s+/u)
        .map((word) => word.replace(/^-+/, ""));
      return replace(
        text,
        ({ field, isNot }) => !field && isNot,
        ...words.map((word) => word && `-${word}`),
      );
    },
  },
};

/** From one date to another, both included: years, months or days. */
export interface DateRange {
  from: string;
  to: string;
}

/**
 * The dates of `2025`, `2025-03`, `2024-2025`, `2024-03..2025-02`, `2024-` and `-2024`; undefined
 * for anything else.
 */
export function parseDates(value: string): DateRange | undefined {
  const [, single, first, last] = DATES.exec(value) ?? [];
  if (single !== undefined) return { from: single, to: single };
  if (first === undefined && last === undefined) return undefined;
  const [from, to] = [first ?? "0000", last ?? "9999"];
  return startOf(from) <= endOf(to) ? { from, to } : { from: to, to: from };
}

/** Whether all of a date lies in a range: the whole of 2019 does not lie in May 2019. */
export function isWithin(date: string, { from, to }: DateRange): boolean {
  return startOf(date) >= startOf(from) && endOf(date) <= endOf(to);
}

/** A part of the query's text: a word, a phrase or an operator with its value. */
export interface Token {
  /** As typed. */
  source: string;
  isNot: boolean;
  field: Field | undefined;
  value: string;
  isQuoted: boolean;
}

/** The parts of a query's text, in their order. */
export function tokenize(text: string): Token[] {
  return [...text.replace(QUOTES, '"').matchAll(TOKEN)]
    .filter(([source]) => source !== "")
    .map(([source, minus, name, quoted, bare = ""]) => {
      const field = FIELDS.find((one) => one === name?.toLowerCase());
      // `graph:edge` is two words with a colon between them.
      const rest = quoted ?? bare;
      const value = field || name === undefined ? rest : `${name}:${rest}`;
      const isQuoted = quoted !== undefined && (field !== undefined || name === undefined);
      return { source, isNot: minus === "-", field, value, isQuoted };
    });
}

// --- internal ---

const DATE = String.raw`\d{4}(?:-\d\d(?!\d)(?:-\d\d(?!\d))?)?`;
const DATES = new RegExp(String.raw`^(?:(${DATE})|(${DATE})?(?:\.\.|[-–])(${DATE})?)$`);

/** Before the first and behind the last day of a year or a month, as texts are compared. */
const startOf = (date: string) => date + "-00-00".slice(date.length - 4);
const endOf = (date: string) => date + "-99-99".slice(date.length - 4);

function valuesOf(text: string, kind: Condition["kind"], isNot: boolean): string[] {
  return parseQuery(text)
    .conditions.filter((one) => one.kind === kind && one.isNot === isNot)
    .map(({ value }) => value);
}

/** The query's text with some parts left out and others, unless empty, at its end. */
function replace(text: string, isOld: (token: Token) => boolean, ...added: string[]): string {
  const kept = tokenize(text).filter((token) => !isOld(token));
  return [...kept.map(({ source }) => source), ...added.filter(Boolean)].join(" ");
}

const QUOTES = /[“”„‟«»″]/gu;
/** `-author:"Ada Example"`, `"a phrase"`, `-word`, `word`. A quote without a second one is a character like any other. */
const TOKEN = /(?<=^|\s)(-?)(?:([a-z]+):)?(?:"([^"]*)"|(\S*))/giu;
