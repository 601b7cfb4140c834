/** A date in any form that bibliographies have → a date as exact as what it says. */
import { fold } from "../text/terms.ts";
import { MONTHS } from "./date.ts";
import { FIRST_YEAR, isDate, LAST_YEAR } from "./is-date.ts";

/** What a text says of a date. */
export interface DateReading {
  /** `'2019'`, `'2019-05'` or `'2019-05-03'`; undefined where it names no year. */
  date: string | undefined;
  /** Whether the text says more than the date: a season, a second year, a question mark. */
  saysMore: boolean;
}

/**
 * Reads a date: ISO 8601 and EDTF (`2019-05`, `2019-05/2019-06`, `2019?`, `2019-05-03T10:00Z`),
 * numbers (`5/2019`, `3.5.2019`), and words (`3 May 2019`, `May 27–30, 2019`, `to appear 2019`).
 * Of a range it takes the start. What may be read in two ways (`3/5/2019`) is left out.
 *
 * @param text one line; only its first 200 characters are read
 * @see https://www.loc.gov/standards/datetime/
 */
export function readDate(text: string): DateReading {
  const line = text.slice(0, LONGEST).trim();
  return readNumbers(line) ?? readWords(line);
}

// --- internal ---

const LONGEST = 200;

/** `2019-05-03`, `2019/5`. No digit follows: `2019-2020` is two years. */
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?!\d)/;
/** `3.5.2019`, `5/2019`. */
const YEAR_LAST = /^(?:(\d{1,2})([-/.]))?(\d{1,2})[-/.](\d{4})(?!\d)/;
/** `1990s` and `350 BC` name no year that we hold. */
const OTHER_ERA = /\d{3,4}(?:s\b|\s?B\.?C)/i;
const COMPACT = /^(\d{4})(\d\d)(\d\d)$/;
/** A time of day and a weekday: they are left out of the date. */
const TIME = /^(?:[T\s,]+\d{1,2}:\d\d.*)?$/;

function readNumbers(line: string): DateReading | undefined {
  const iso = YEAR_FIRST.exec(line);
  if (iso) {
    const [whole, year, , month, day] = iso;
    const rest = line.slice(whole.length);
    return { ...mostExact(year, month, day), ...(!TIME.test(rest) && { saysMore: true }) };
  }
  const last = YEAR_LAST.exec(line);
  if (last) {
    const [whole, first, sign, second, year] = last;
    const reading = mostExact(year, ...monthAndDay(first, sign, second));
    return whole === line ? reading : { ...reading, saysMore: true };
  }
  const [, year, month, day] = COMPACT.exec(line) ?? [];
  return year === undefined ? undefined : mostExact(year, month, day);
}

/** The month and the day of two numbers, in the order of the language that writes them so. */
function monthAndDay(
  first: string | undefined,
  sign: string | undefined,
  second: string | undefined,
): [month: string | undefined, day?: string | undefined] {
  if (first === undefined || first === second) return [second, first];
  if (sign === "." || Number(first) > 12) return [second, first];
  return Number(second) > 12 ? [first, second] : ["?"];
}

/** As much of a year, a month and a day as the calendar has. */
function mostExact(year = "", month?: string, day?: string): DateReading {
  const parts = [year, month?.padStart(2, "0"), day?.padStart(2, "0")].filter(
    (part) => part !== undefined,
  );
  const exact = [3, 2, 1]
    .filter((count) => count <= parts.length)
    .map((count) => parts.slice(0, count).join("-"))
    .find(isDate);
  return { date: exact, saysMore: exact !== parts.join("-") };
}

interface Token {
  text: string;
  /** Of a number of four digits, where it is a year. */
  isYear: boolean;
  /** From 1; undefined where it isn't the name of one. */
  month: number | undefined;
  /** Whether it is a number that may be a day. */
  isDay: boolean;
}

function readWords(line: string): DateReading {
  const tokens = [...line.replace(/\b\d{1,2}:\d\d.*$/, "").matchAll(/\d+|[\p{L}\p{M}]+|[?%~]$/gu)]
    .map(([text]) => toToken(text))
    .filter(({ text }) => !FILLER.test(text));
  const yearAt = tokens.findIndex(({ isYear }) => isYear);
  const year = tokens[yearAt]?.text;
  if (year === undefined || OTHER_ERA.test(line)) return { date: undefined, saysMore: true };
  // The month and the day stand next to the year: in "may appear in 2019" is no month.
  let from = yearAt;
  while (isPart(tokens[from - 1])) from -= 1;
  let to = yearAt + 1;
  if (from === yearAt) while (isPart(tokens[to])) to += 1;
  const span = tokens.slice(from, to).filter(({ isYear }) => !isYear);
  const monthAt = span.findIndex(({ month }) => month !== undefined);
  const month = span[monthAt]?.month;
  const day = monthAt > 0 ? span[0] : span.slice(monthAt + 1).find(({ isDay }) => isDay);
  const reading = month === undefined ? mostExact(year) : mostExact(year, String(month), day?.text);
  const used = month === undefined ? 1 : day === undefined ? 2 : 3;
  return { date: reading.date, saysMore: reading.saysMore || tokens.length > used };
}

/** Words that say nothing of a date beside its parts. */
const FILLER =
  /^(?:of|de|del|the|st|nd|rd|th|er|(?:mon|tues?|wed|thu|fri|sat|sun)(?:[a-z]*day)?)$/i;

function toToken(text: string): Token {
  const number = /^\d+$/.test(text) ? Number(text) : undefined;
  return {
    text,
    isYear:
      text.length === 4 && number !== undefined && number >= FIRST_YEAR && number <= LAST_YEAR,
    isDay: number !== undefined && number >= 1 && number <= 31,
    month: number === undefined ? monthNamed(text) : undefined,
  };
}

function isPart(token: Token | undefined): boolean {
  return token !== undefined && (token.isDay || token.month !== undefined);
}

/** The number of a month by its name or the start of it, in English or another common language. */
function monthNamed(word: string): number | undefined {
  const plain = fold(word);
  if (plain.length < 3) return undefined;
  const numberIn = (names: readonly string[]) =>
    names.findIndex((name) => name.startsWith(plain)) + 1;
  return numberIn(ENGLISH) || others().map(numberIn).find(Boolean);
}

const ENGLISH = MONTHS.map(fold);
const LANGUAGES = ["de", "fr", "es", "it", "pt", "nl", "sv"];
let held: string[][] | undefined;

/** Made when a file has a word that isn't English: loading names takes some milliseconds. */
function others(): string[][] {
  held ??= LANGUAGES.map((language) => {
    const { format } = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
    return MONTHS.map((_, month) => fold(format(Date.UTC(2019, month))));
  });
  return held;
}
