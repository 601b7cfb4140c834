/** The parts of a person's name, which every format of citations wants apart. */
import { isCompany, isParticle, isSuffix, isTeam } from "../../text/name-words.ts";
import { oncePer } from "./once-per.ts";

/** A person's name in parts, or one that has none: a group's, or a name in letters without cases. */
export type Name =
  | {
      literal: string;
      family?: undefined;
      given?: undefined;
      particle?: undefined;
      suffix?: undefined;
    }
  | {
      literal?: undefined;
      family: string;
      given?: string | undefined;
      /** Small words before the family name: `van der`. */
      particle?: string | undefined;
      /** `Jr.`, `III`. */
      suffix?: string | undefined;
    };

/**
 * Takes a name with the given name first apart. The family name is the last word with what belongs
 * to it: the words after a particle (`Maria dos Santos Silva`), both names around a Spanish `y`. A
 * single word is a family name, as styles print it. A group or a company stays whole.
 */
export function splitName(name: string): Name {
  const [before = "", ...after] = name.split(/,\s*/);
  const isPerson = after.every(isSuffix) && !isCompany(after.at(-1) ?? "");
  // Scripts without capitals put the family name first or don't part it from the given name.
  const isCased = /\p{Lu}|\p{Ll}/u.test(name);
  if (!isPerson || !isCased || isTeam(name) || /[&;]|\s(?:and|of|for)\s/i.test(name))
    return { literal: name };
  const words = before.split(/\s+/).filter(Boolean);
  const suffix = after[0] ?? (words.length > 2 && isSuffix(words.at(-1) ?? "") ? words.pop() : "");
  const [start, end] = familyIn(words);
  return {
    family: words.slice(end).join(" "),
    given: words.slice(0, start).join(" ") || undefined,
    particle: words.slice(start, end).join(" ") || undefined,
    suffix: suffix || undefined,
  };
}

/** The same for a paper's authors. */
export const splitNames = oncePer((authors: readonly string[]) => authors.map(splitName));

// --- internal ---

/** Between two family names: `Ortega y Gasset`. */
const JOINS = /^[yei]$/;

/** Where the particle starts, and where it ends and the family name starts. */
function familyIn(words: readonly string[]): [start: number, end: number] {
  const last = words.length - 1;
  const first = words.findIndex((word, at) => at < last && isParticle(word));
  if (first < 0) return [last, last];
  if (JOINS.test(words[first] ?? "")) return first > 1 ? [first - 1, first - 1] : [last, last];
  let end = first;
  while (end < last && isParticle(words[end] ?? "")) end += 1;
  return [first, end];
}
