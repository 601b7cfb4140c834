/**
 * Lists of names as sources write them → the names, given name first. BibTeX puts `and` between
 * people and a comma within a name; people also use commas, semicolons and `&` between people.
 *
 * @see https://www.ctan.org/pkg/btxdoc, section 4, "Names"
 * @see https://www.ctan.org/pkg/tamethebeast, section 11, "The author format"
 */
import type { Draft } from "../paper/finish-draft.ts";
import { dropGrouping } from "./bibtex-text.ts";
import { cutAtMarks } from "./name-marks.ts";
import {
  cleanPart,
  hasParticle,
  isIndexed,
  isInitials,
  isNoPerson,
  isPerson,
  readExtendedName,
} from "./name-parts.ts";
import { isCompany, isSuffix, isTeam } from "../text/name-words.ts";
import { shorten } from "../text/shorten.ts";

/** The names of a list, their LaTeX as the source has it. */
export type Names = Pick<Draft, "authors" | "moreAuthors">;

/**
 * Reads a text that lists names. What can't be told apart is kept as one name, with a warning.
 *
 * @param commas "people" where every comma stands between people, as in arXiv's lines of authors;
 *   "either" where it may, as in `Ada Lamp, Bo Mare`; "person" where one comma alone never does
 */
export function readNames(
  text: string,
  warnings: string[],
  commas: "people" | "either" | "person" = "either",
): Names {
  const isLine = commas === "people";
  const groups = cutAtMarks(firstOf(text, warnings), isLine);
  let moreAuthors = text.length > LONGEST;
  const authors = groups.flatMap((group, at) => {
    const parts = group.flatMap((part) => {
      const { name, isMore } = cleanPart(part, isLine);
      moreAuthors ||= isMore;
      return name === "" ? [] : [name];
    });
    if (isLine) return withSuffixes(parts);
    // Two parts that are a whole list, or stand before its one "and", may be two people.
    const isEnglish = groups.length === 2 && at === 0 && groups[1]?.length === 1;
    const pair = isEnglish ? "people" : groups.length === 1 && !isLine ? commas : "person";
    return readParts(parts, pair, warnings);
  });
  return { authors: withoutNumbers(authors).map(finish), moreAuthors };
}

/** Reads a list of names, each in its own text: `["Ada Lamp", "Mare, Bo", "et al."]`. */
export function readNameList(names: readonly string[], warnings: string[]): Names {
  const [only = ""] = names;
  if (names.length === 1 && !isTeam(only)) return readNames(only, warnings);
  let moreAuthors = false;
  const authors = names.flatMap((text) => {
    const { name, isMore } = cleanPart(text, false);
    moreAuthors ||= isMore;
    return readParts(
      name.split(",").flatMap((part) => part.trim() || []),
      "person",
      warnings,
    );
  });
  return { authors: authors.map(finish), moreAuthors };
}

// --- internal ---

/** In characters: more than the 10,000 authors that a paper has at most. */
const LONGEST = 500_000;

/** The whole names in the first part of a text that is too long. */
function firstOf(text: string, warnings: string[]): string {
  if (text.length <= LONGEST) return text;
  warnings.push(`authors: only those in the first ${LONGEST} characters were taken`);
  const part = text.slice(0, LONGEST);
  return part.slice(0, Math.max(...[",", ";", " and "].map((mark) => part.lastIndexOf(mark)), 0));
}

/**
 * The people in the parts between commas: `Last, First`, `Last, Jr., First`, or several people.
 *
 * @param pair what two parts are that look like names of people
 */
function readParts(
  parts: string[],
  pair: "person" | "people" | "either",
  warnings: string[],
): string[] {
  const [last = "", second = "", third = ""] = parts;
  const extended = readExtendedName(parts);
  if (extended !== undefined) return [extended];
  if (parts.length < 2 || parts.every(isIndexed)) return parts;
  const whole = parts.join(", ");
  const keep = (why: string) => {
    warnings.push(`authors: "${shorten(whole)}" ${why}; write "and" between people`);
  };
  if (parts.length === 2) {
    if (isCompany(second)) return [whole];
    if (isSuffix(second)) return [`${last} ${second}`];
    if (pair !== "person" && isPerson(last) && isPerson(second) && !hasParticle(last)) {
      if (pair === "either" && !isCertain(last) && !isCertain(second))
        keep("is read as two people");
      return parts;
    }
    if (!isNoPerson(last) && !isNoPerson(second)) return [`${second} ${last}`];
  } else {
    if (parts.length === 3 && isSuffix(second)) return [`${third} ${last} ${second}`];
    if (parts.length === 3 && isSuffix(third)) return [`${second} ${last} ${third}`];
    if (parts.length % 2 === 0 && parts.every((part, at) => isInitials(part) === at % 2 > 0))
      return parts.flatMap((part, at) => (at % 2 > 0 ? [`${part} ${parts[at - 1]}`] : []));
    const people = withSuffixes(parts);
    if (!people.some(isInitials) && people.filter(isPerson).length * 2 > people.length)
      return people;
  }
  keep("is kept as one name");
  return [whole];
}

/** A name with an initial isn't a surname of two words. */
function isCertain(name: string): boolean {
  return name.split(" ").some(isInitials);
}

/** People, each with the `Jr.` that a comma has cut off. */
function withSuffixes(parts: readonly string[]): string[] {
  const people: string[] = [];
  for (const part of parts)
    if (people.length > 0 && isSuffix(part)) people.push(`${people.pop()} ${part}`);
    else people.push(part);
  return people;
}

/** Without numbers of footnotes stuck to names, where most names have one: `Ada Lamp1`. */
function withoutNumbers(names: string[]): string[] {
  const NUMBER = /(?<=\s\S*\p{Ll})\d{1,2}$/u;
  const numbered = names.filter((name) => NUMBER.test(name.slice(-100)));
  if (numbered.length < 2 || numbered.length * 2 < names.length) return names;
  return names.map((name) => (NUMBER.test(name.slice(-100)) ? name.replace(/\d{1,2}$/, "") : name));
}

function finish(name: string): string {
  return dropGrouping(name).trim();
}
