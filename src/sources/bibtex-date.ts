/** The date of publication of a .bib entry, from BibTeX's fields and biblatex's. */
import { cleanLine } from "../paper/clean.ts";
import { readDate } from "../paper/read-date.ts";
import type { BibEntry } from "./bibtex-entries.ts";
import { dropGrouping } from "./bibtex-text.ts";
import { chooseDate } from "./dates.ts";
import { shorten } from "../text/shorten.ts";

/**
 * The most exact date of an entry, as written: biblatex's `date`, or `year` with `month` and
 * `day`, or ACM's `issue_date`.
 *
 * @see https://www.ctan.org/pkg/biblatex, section 2.3.8, "Date and Time Specifications"
 */
export function findDate(fields: BibEntry["fields"], warnings: string[]): string | undefined {
  const field = (name: string) =>
    cleanLine(dropGrouping(fields.get(name) ?? ""), name, (warning) => warnings.push(warning)) ??
    "";
  return chooseDate([field("date"), joinParts(field, warnings), field("issue_date")], warnings);
}

// --- internal ---

function joinParts(field: (name: string) => string, warnings: string[]): string {
  const [said, month, day] = [oneYear(field("year")), field("month"), field("day")];
  const year = readDate(said).date?.slice(0, 4);
  if (month === "" || year === undefined) return said || month;
  if (year !== said) warnings.push(`year: of "${said}" only "${year}" is read`);
  const [, number, rest] = /^(\d{1,2})(?![\d\p{L}]|.*\p{L})(.*)$/u.exec(month) ?? [];
  const date =
    number === undefined
      ? `${day} ${month}${month.includes(year) ? "" : ` ${year}`}`.trim()
      : `${year}-${number}${day && `-${day}`}${rest && ` ${rest}`}`;
  // The last page of a paper under "month" is no year.
  if (readDate(date).date?.startsWith(year)) return date;
  warnings.push(`month: dropped "${shorten(month)}", which is no month of ${year}`);
  return year;
}

/** `2003-04` in a field for years are two years, not an April. */
function oneYear(text: string): string {
  const [, year, next] = /^(\d{4})-(\d\d)$/.exec(text) ?? [];
  return Number(next) === (Number(year) + 1) % 100 ? `${year}–${next}` : text;
}
