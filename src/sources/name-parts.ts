/** What the parts of a name look like, and what is no part of one. */
import { decodeLatex } from "../text/latex.ts";
import { isParticle, isSuffix, isTeam } from "../text/name-words.ts";

/** Longer texts are no names, and are not looked at. */
const LONGEST = 500;

/**
 * A part without footnotes, addresses and affiliations, and without an "et al." at its end; empty
 * where no name is left.
 *
 * @param isLine whether any parentheses at the end hold an affiliation, as in arXiv's lines
 */
export function cleanPart(part: string, isLine: boolean): { name: string; isMore: boolean } {
  if (part.length > LONGEST) return { name: part.trim(), isMore: false };
  const bare = dropParentheses(part.replace(NOTES, "").trim(), isLine).replace(EDGES, "");
  const plain = plainOf(bare);
  const isMore = OTHERS.test(plain);
  const name = isMore ? plain.replace(OTHERS, "").replace(EDGES, "") : bare;
  return { name: /\p{L}/u.test(name) ? name : "", isMore };
}

/** Whether all words are initials: `J.A.`, `J.-P. M`, `Th.`. */
export function isInitials(part: string): boolean {
  const words = wordsOf(part);
  return words.length > 0 && words.every(isInitial);
}

/** Whether a surname may start or contain a word in small letters: `van der Lamp`, `Silva dos Mares`. */
export function hasParticle(part: string): boolean {
  return wordsOf(part).some(isParticle);
}

/** Whether it is a whole name of a person, given name first: `Ada Lamp`, `A. van der Lamp`. */
export function isPerson(part: string): boolean {
  if (part.length > LONGEST) return false;
  if (/^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}·]{2,}$/u.test(part))
    return true;
  const words = wordsOf(part);
  const names = words.filter((word) => !isParticle(word));
  const [first = "", last = ""] = [words[0], words.at(-1)];
  if (names.length < 2 || names.length > 3 || !names.every(isName) || isTeam(part)) return false;
  return !isParticle(first) && !isInitial(last) && !names.slice(0, 1).some(isCapitalParticle);
}

/** Whether initials follow a surname, as in indexes of medicine: `Lamp AB`. */
export function isIndexed(part: string): boolean {
  const words = wordsOf(part);
  const [first = "", last = ""] = [words[0], words.at(-1)];
  return words.length > 1 && !isInitial(first) && /^\p{Lu}{1,3}$/u.test(last) && !isSuffix(last);
}

/** Whether it can be no part of a person's name: `Brown University`, `Office of Light`. */
export function isNoPerson(part: string): boolean {
  const words = wordsOf(part);
  return (
    words.length > 1 && (isTeam(part) || words.length > 6 || /\b(?:of|for|the|and)\b/.test(part))
  );
}

/**
 * A name in biblatex's extended form, `given=Hans, family=Lamp, prefix=von`, given name first;
 * undefined where it is none.
 */
export function readExtendedName(parts: readonly string[]): string | undefined {
  if (!parts[0]?.includes("=")) return undefined;
  const named = parts.map((part) => /^"?\s*([a-z-]+)\s*=\s*(.*?)"?$/s.exec(part));
  if (named.some((one) => one === null)) return undefined;
  const values = new Map(named.map((one) => [one?.[1], (one?.[2] ?? "").replace(/^"/, "")]));
  if (!values.has("family") && !values.has("given")) return undefined;
  const order = ["given", "prefix", "family", "suffix"];
  return order.flatMap((name) => values.get(name)?.trim() || []).join(" ");
}

// --- internal ---

/** Footnotes, their numbers and marks, and addresses. */
const NOTES =
  /\\(?:thanks|footnote|footnotemark|inst|orcidlink|orcidID|textsuperscript|email)\s?(?:\[[^[\]]*\])?\{[^{}]*\}|\$\s?\^[^$]*\$|(?<!\\)\^(?:\{[^{}]*\}|[\d*])|[¹²³⁰-⁹*†‡§¶‖]+|[<([]?[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+[>)\]]?/gu;

/** Marks around a name that are no part of it. */
const EDGES = /^(?:[\s,;:&]|and\s)+|[\s,;:&]+$/gi;

/** `et al.`, `and others` and the like, alone or behind the last name. */
const OTHERS =
  /(?:^|[\s,[(])(?:et\.?,?\s?al(?:ii|iae|ia|\.)?|et coll\.?|etal\.?|u\.\s?a\.|(?:and|&|plus)\s(?:\d+\s)?(?:many\s)?(?:others?|co-?workers?|colleagues|collaborators)|…|\.{3})\.?[\])]?$|^\[?(?:\d+\s|many\s|several\s|the\s)?(?:others?|other authors|co-?workers?|colleagues|collaborators|\d+\smore(?:\sauthors)?)\.?\]?$/i;

function wordsOf(part: string): string[] {
  if (part.length > LONGEST) return [];
  // A group in braces is one word.
  const grouped = part.includes("{")
    ? part.replace(/\{[^{}\\]*\}/g, (group) => group.replaceAll(" ", "_"))
    : part;
  return plainOf(grouped).match(/\S+/g) ?? [];
}

function plainOf(text: string): string {
  // Most names have braces without a command: no need for the decoder.
  return /[\\$~]/.test(text) ? decodeLatex(text) : text.replace(/[{}]/g, "");
}

/** `J.`, `JA`, `J.-P.`, `Yu.` */
function isInitial(word: string): boolean {
  return /^(?:\p{Lu}\.?-?){1,3}$/u.test(word) || /^\p{Lu}\p{Ll}{1,2}\.$/u.test(word);
}

/** A word with which a surname may start, and no given name. */
function isCapitalParticle(word: string): boolean {
  return /^(?:De[lrn]?|Della|D[ao]s|El|St\.?|Van|Von|Ter|Ten)$/.test(word);
}

/** A word of a name: with a capital, or in letters that have none. */
function isName(word: string): boolean {
  return /^["“'’(]?(?:\p{Ll}{1,3}['’-])?[\p{Lu}\p{Lt}\p{Lo}]/u.test(word);
}

/**
 * Without parentheses at the end: those of an affiliation, of an address or a footnote. A nickname
 * stays outside of arXiv's lines: `Lamp, Ada (Addy)`.
 */
function dropParentheses(part: string, isLine: boolean): string {
  let name = part;
  while (name.endsWith(")")) {
    const start = openingOf(name);
    if (start < 0) break;
    const inner = name.slice(start + 1, -1);
    if (!isLine && start === 0) return inner;
    const isNickname = /^["“'‘]?\p{Lu}\p{Ll}+["”'’]?$/u.test(inner);
    if (!isLine && isNickname) break;
    name = name.slice(0, start).trim();
  }
  return name;
}

function openingOf(name: string): number {
  let depth = 0;
  for (let at = name.length - 1; at >= 0; at -= 1) {
    if (name[at] === ")") depth += 1;
    else if (name[at] === "(" && --depth === 0) return at;
  }
  return -1;
}
