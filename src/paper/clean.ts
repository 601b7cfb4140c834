/** From a source's raw text to a field's value: repaired, or dropped with a warning. */
import { decodeText } from "../text/decode.ts";
import { splitMath } from "../text/math.ts";
import { BOUNDS } from "./bounds.ts";
import { parseCslType } from "./csl-types.ts";
import { FIRST_YEAR, LAST_YEAR } from "./is-date.ts";
import { httpUrl } from "./links.ts";
import { readDate } from "./read-date.ts";

/** Takes a warning about a field. */
export type Warn = (warning: string) => void;

/** Makes a field's value of a source's text; undefined where none is left. */
export type Cleaner = (raw: string, field: string, warn: Warn) => string | undefined;

/** One line without control characters, its markup decoded. */
export const cleanLine: Cleaner = (raw, field, warn) => {
  const { text, dropped } = decodeText(raw);
  for (const what of dropped) warn(`${field}: dropped ${what}`);
  return text || undefined;
};

/** A title: one line, with a warning about a `$` without a partner. */
export const cleanTitle: Cleaner = (raw, field, warn) => {
  const title = cleanLine(raw, field, warn);
  if (title !== undefined) warnOfLoneDollars(title, field, warn);
  return title;
};

/** Paragraphs, apart by a blank line. */
export function cleanAbstract(raw: string, warn: Warn): string {
  const { text, dropped } = decodeText(raw, { paragraphs: true });
  for (const what of dropped) warn(`abstract: dropped ${what}`);
  warnOfLoneDollars(text, "abstract", warn);
  return text;
}

/** A date as exact as the source's. Of a time, the day is kept; what is lost gives a warning. */
export const cleanDate: Cleaner = (raw, field, warn) => {
  const text = /[\\{}$\n]/.test(raw) ? (cleanLine(raw, field, warn) ?? "") : raw.trim();
  if (text === "") return undefined;
  const { date, saysMore } = readDate(text);
  const said = text.slice(0, 60);
  if (date === undefined)
    warn(`${field}: dropped "${said}", which names no year from ${FIRST_YEAR} to ${LAST_YEAR}`);
  else if (saysMore) warn(`${field}: of "${said}" only ${date} is kept`);
  return date;
};

/** An address that is safe to link to. */
export const cleanAddress: Cleaner = (raw, field, warn) => {
  if (raw.trim() === "") return undefined;
  const most = BOUNDS.links.characters;
  if (raw.length > most) {
    warn(`${field}: dropped an address of ${raw.length} characters; expected at most ${most}`);
    return undefined;
  }
  const url = httpUrl(raw);
  if (url === undefined)
    warn(`${field}: dropped "${raw.slice(0, 60)}", which is no http(s) address`);
  return url;
};

/** A CSL type. */
export const cleanType: Cleaner = (raw, field, warn) => {
  if (raw.trim() === "") return undefined;
  const type = parseCslType(raw);
  if (type === undefined)
    warn(`${field}: dropped "${raw.slice(0, 60)}", which is no CSL type such as article-journal`);
  return type;
};

// --- internal ---

/** A `$` that opens no math and is no money; it stays, as a character like any other. */
function warnOfLoneDollars(text: string, field: string, warn: Warn): void {
  const isLone = splitMath(text).some(
    ({ kind, value }) => kind === "text" && /(?<![\\\d])\$(?!\s?\d)/.test(value),
  );
  if (isLone) warn(`${field}: a "$" without a partner is shown as it is`);
}
