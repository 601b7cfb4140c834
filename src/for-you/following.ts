/**
 * What a reader follows and mutes: authors, institutions, phrases and topics. As a file:
 *
 *     { "format": "broadsheet-following", "version": 1,
 *       "follows": [ { "kind": "author", "value": "Ada Example", "at": "Example University"? } ],
 *       "mutes": [ { "kind": "phrase", "value": "quantum" } ] }
 *
 * A topic's `value` is its slug.
 */
import { isSamePerson } from "../paper/person.ts";
import { asObject } from "../text/json-object.ts";
import type { PaperText } from "../search/format/texts.ts";
import { fold, splitWords, termsOf } from "../text/terms.ts";

export const KINDS = ["author", "institution", "phrase", "topic"] as const;

/** One thing that is followed, or muted. */
export interface Rule {
  kind: (typeof KINDS)[number];
  value: string;
  /** Of an author: the institution that a paper has to name, too. */
  at?: string;
}

export interface Following {
  follows: readonly Rule[];
  mutes: readonly Rule[];
}

export const NOTHING_FOLLOWED: Following = { follows: [], mutes: [] };

const FORMAT = "broadsheet-following";
const VERSION = 1;
/** At most so many rules of each are kept. */
const MOST = 500;
/** In characters. */
const LONGEST = 200;

/** A rule of what a reader typed, or of a file; undefined where it says nothing. */
export function toRule(raw: unknown): Rule | undefined {
  const { kind: name, value: text, at: place } = asObject(raw) ?? {};
  const kind = KINDS.find((one) => one === name);
  const value = lineOf(text);
  const at = lineOf(place);
  if (!kind || value === "") return undefined;
  return { kind, value, ...(kind === "author" && at !== "" && { at }) };
}

/** Reads what `packFollowing` gave, or a file. Never throws. */
export function readFollowing(raw: unknown): Following {
  const { follows, mutes } = asObject(raw) ?? {};
  const rulesOf = (list: unknown) =>
    Array.isArray(list) ? list.flatMap((one) => toRule(one) ?? []).reduce(withRule, []) : [];
  return { follows: rulesOf(follows), mutes: rulesOf(mutes) };
}

/** Reads the text of a file; a sentence where it is refused. Never throws. */
export function readFollowingFile(text: string): Following | string {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return text.trim() === "" ? "The file is empty." : "The file is not valid JSON.";
  }
  const { format, version } = asObject(raw) ?? {};
  if (format !== FORMAT)
    return `The file is JSON, but no list of what is followed: expected "format": "${FORMAT}".`;
  if (version !== VERSION) return `The file is of version ${String(version)}, and 1 is read.`;
  return readFollowing(raw);
}

/** As JSON for the browser's storage, and for a file. */
export function packFollowing({ follows, mutes }: Following): unknown {
  return { format: FORMAT, version: VERSION, follows, mutes };
}

/** A list with a rule as its last; one that is there already stays. */
export function withRule(rules: readonly Rule[], rule: Rule): Rule[] {
  const isThere = rules.some((one) => keyOf(one) === keyOf(rule));
  return isThere || rules.length >= MOST ? [...rules] : [...rules, rule];
}

/** A rule in words: `Ada Example at Example University`. */
export function nameOf({ value, at }: Rule): string {
  return at === undefined ? value : `${value} at ${at}`;
}

/** Tests papers against rules. */
export class RuleBook {
  readonly #rules: readonly { rule: Rule; phrase: string }[];

  constructor(rules: readonly Rule[]) {
    this.#rules = rules.map((rule) => ({ rule, phrase: termLine(splitWords(rule.value)) }));
  }

  /** The rules that a paper answers to. @param topics slugs of the paper's */
  of({ words, ends }: PaperText, topics: readonly string[]): Rule[] {
    if (this.#rules.length === 0) return [];
    const [, abstract, authors, keywords] = ends;
    const text = termLine(words.slice(0, abstract));
    const names = words.slice(abstract, authors).join(" ").split(", ").filter(Boolean);
    // Institutions are among the keywords.
    const named = words.slice(authors, keywords).join(" ").split(", ").map(fold);
    const isAt = (place: string) => named.some((one) => ` ${one} `.includes(` ${fold(place)} `));
    return this.#rules.flatMap(({ rule, phrase }) => {
      const { kind, value, at } = rule;
      const is = {
        author: () => names.some((name) => isSamePerson(name, value)) && (at === undefined || isAt(at)),
        institution: () => isAt(value),
        phrase: () => phrase.length > 1 && text.includes(phrase),
        topic: () => topics.includes(value),
      }[kind](); // prettier-ignore
      return is ? [rule] : [];
    });
  }
}

// --- internal ---

/** Words as a line of their terms with a space around each: ` specul decod `. */
function termLine(words: readonly string[]): string {
  return ` ${words.flatMap((word) => termsOf(word).parts).join(" ")} `;
}

function keyOf({ kind, value, at = "" }: Rule): string {
  return `${kind} ${fold(value)} ${fold(at)}`;
}

/** A text on one line, without control characters and marks of direction. */
function lineOf(value: unknown): string {
  if (typeof value !== "string") return "";
  return value
    .replace(/[\s\p{Cc}]+/gu, " ")
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, "")
    .trim()
    .slice(0, LONGEST);
}
