/**
 * Where a paper has the long form of a query's abbreviation, or the short form of its words: the
 * index knows such papers by both, and their text shows one.
 */
import { shortForms } from "../../meaning/abbreviations.ts";
import { contentTerms, termsOf } from "../../text/terms.ts";

/** What a paper has in place of what was asked. */
export interface Abbreviated {
  /** As asked: `vlm`, or `vision language model`. */
  word: string;
  /** As the paper has it: `vision-language models`, or `VLM`. */
  by: string;
  /** The places of that among the paper's words. */
  places: number[];
}

/** A word of the query. */
export interface AskedWord {
  word: string;
  /** Whether the index has the paper under it as under a keyword, which isn't in its text. */
  isKeyword: boolean;
}

/**
 * The forms that stand for others. The letters of a short form are the first ones of as many words,
 * as `src/meaning/learn/abbreviations.ts` finds them.
 *
 * @param words of the paper's title and abstract
 * @param keywords the words of its own keywords, for which nothing else has to stand
 * @param asked all words of the query, in order
 */
export function abbreviatedIn(
  words: readonly string[],
  keywords: readonly string[],
  asked: readonly AskedWord[],
): Abbreviated[] {
  if (!asked.some(({ isKeyword }) => isKeyword)) return [];
  const own = new Set([...words, ...keywords].flatMap((word) => contentTerms(termsOf(word))));
  const query = asked.map(({ word, isKeyword }): QueryPlace => {
    const isWritten = termsOf(word).parts.every((term) => own.has(term));
    return { word, is: isWritten ? "written" : isKeyword ? "hidden" : "lacking" };
  });
  const hidden = query.filter(({ is }) => is === "hidden");
  const long = hidden.flatMap(({ word }) => longFormIn(words, word) ?? []);
  return hidden.length > 0 ? [...long, ...shortFormsIn(words, query)] : [];
}

// --- internal ---

/** A word of the query, and whether the paper has it, or the index knows the paper by it. */
interface QueryPlace {
  word: string;
  is: "written" | "hidden" | "lacking";
}

/** Longer ones are no abbreviations. */
const LONGEST = 8;

/** What ends a clause: no long form goes on behind it. */
const CLAUSE_END = /[.,;:!?]["')\]”’]*$/;

/** The first run of a paper's words, within a clause, whose first letters an abbreviation has. */
function longFormIn(words: readonly string[], word: string): Abbreviated | undefined {
  const letters = word.toLowerCase().replace(/[^a-z]/g, "");
  const firsts = words.flatMap((one, at) => [...initialsOf(one)].map((letter) => ({ letter, at })));
  const text = firsts.map(({ letter }) => letter).join("");
  for (const short of new Set([letters, letters.replace(/s$/, "")])) {
    if (short.length < 2) continue;
    for (let from = text.indexOf(short); from >= 0; from = text.indexOf(short, from + 1)) {
      const [first, last] = [firsts[from]?.at, firsts[from + short.length - 1]?.at];
      if (first === undefined || last === undefined) break;
      if (words.slice(first, last).some((one) => CLAUSE_END.test(one))) continue;
      const by = trim(words.slice(first, last + 1).join(" ")).toLowerCase();
      return { word, by, places: placesFrom(first, last) };
    }
  }
  return undefined;
}

/** The short forms in a paper's text of words that follow each other in the query. */
function shortFormsIn(words: readonly string[], query: readonly QueryPlace[]): Abbreviated[] {
  const forms = new Map<string, { by: string; places: number[] }>();
  for (const [at, word] of words.entries())
    for (const by of shortForms(word)) {
      const held = forms.get(by.toLowerCase()) ?? { by, places: [] };
      held.places.push(at);
      forms.set(by.toLowerCase(), held);
    }
  return query.flatMap((_, from) => {
    const found: Abbreviated[] = [];
    let [letters, isHidden] = ["", false];
    for (let to = from; to < query.length && letters.length < LONGEST; to += 1) {
      const { word = "", is = "lacking" } = query[to] ?? {};
      if (is === "lacking") break;
      isHidden ||= is === "hidden";
      letters += initialsOf(word);
      const form = letters.length > 1 && isHidden ? forms.get(letters) : undefined;
      const run = query.slice(from, to + 1).map((one) => one.word);
      if (form) found.push({ word: run.join(" "), ...form });
    }
    return found;
  });
}

/** `vl` of `Vision-Language`. */
function initialsOf(word: string): string {
  return (word.toLowerCase().match(/[a-z]+/g) ?? []).map(([first = ""]) => first).join("");
}

function placesFrom(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

function trim(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
}
