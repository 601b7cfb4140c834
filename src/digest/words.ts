/** The words and phrases by which texts are compared. */
import { toPlainLetters } from "../paper/characters.ts";
import { plainText } from "../paper/math.ts";

/** A word of a text, or a phrase of two words that stand side by side. */
export interface Word {
  /** What it is compared by: plain lower-case letters, in the singular, a space in a phrase. */
  term: string;
  /** As the text writes it. */
  written: string;
}

/** Reads a text's words and phrases in their order. */
export type WordReader = (text: string) => Word[];

/**
 * Makes a reader that remembers the words that it has met, which saves most of the work. It
 * passes over what says nothing of a text's subject: the small words of English, those that stand
 * in any abstract, single letters and plain numbers. A phrase is two words with a space or a
 * hyphen between them, so `fine-tuning` and `fine tuning` are one. Math counts as the characters
 * that it becomes in plain text.
 */
export function wordReader(): WordReader {
  const known = new Map<string, string | undefined>();
  const termOf = (written: string) => {
    if (!known.has(written)) known.set(written, toTerm(written));
    return known.get(written);
  };
  return (text) => {
    const plain = plainText(text).replace(/\s+/g, " ");
    const words: Word[] = [];
    let before: { term: string; start: number; end: number } | undefined;
    for (const { 0: written, index: start } of plain.matchAll(WORD)) {
      const term = termOf(written);
      const end = start + written.length;
      if (term === undefined) {
        before = undefined;
        continue;
      }
      words.push({ term, written });
      if (before && GAP.test(plain.slice(before.end, start)))
        words.push({
          term: `${before.term} ${term}`,
          written: plain.slice(before.start, end),
        });
      before = { term, start, end };
    }
    return words;
  };
}

/**
 * A word in the singular: the three rules of Harman's S stemmer, and `classes` as `class`. What is
 * no plural stays as it is: `analysis`, `bias`, `loss`.
 *
 * @see https://doi.org/10.1002/(SICI)1097-4571(199101)42:1<7::AID-ASI2>3.0.CO;2-P
 */
export function toSingular(word: string): string {
  if (word.length < 4 || !/[^saiou]s$/.test(word)) return word;
  if (/[^ae]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|[^a]ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** The spelling with fewer capitals at the heads of words: a title's and a sentence's say nothing. */
export function plainer(one: string, other: string): string {
  return countCapitals(other) < countCapitals(one) ? other : one;
}

// --- internal ---

function countCapitals(written: string): number {
  return written.match(/(?<![\p{L}\p{N}])\p{Lu}/gu)?.length ?? 0;
}

/** Letters and digits, with a point between digits: `Qwen2.5`. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:\.\p{N}+)*/gu;
/** What may stand between the words of a phrase. */
const GAP = /^[ ‐‑–-]$/u;

function toTerm(written: string): string | undefined {
  const plain = toPlainLetters(written).toLowerCase();
  if (plain.length < 2 || !/\p{L}/u.test(plain) || COMMON.has(plain))
    return undefined;
  return toSingular(plain);
}

/** The small words of English, then what abstracts say whatever their subject. */
const COMMON = new Set(
  `a about above across after again against all along also although always am among an and another
  any are aren around as at be because become been before being below best better between beyond
  both but by can cannot could currently despite did didn directly do does doesn doing don done
  down due during each effectively either else especially etc even ever every existing few first
  for from fully further furthermore get gets give given gives good had has hasn have having he
  hence her here high highly his how however if in including indeed instead into is isn it its
  itself just key known large largely last later lead leads least less let like low made mainly
  make makes making many may me might more moreover most much must my namely nearly need needs
  neither never new next no nor not notably novel now of off often on once one only onto or other
  others otherwise our ourselves out over own per perhaps prior quite rather recent recently same
  second see seen several shall she should show showing shown shows significant significantly
  simple since so some still such than that the their them themselves then there thereby therefore
  these they third this those though three through throughout thus to together too toward towards
  two typically under until up upon us use used uses using various very via was wasn we well were
  what when where whereas whether which while who whole whom whose why wide widely will with within
  without would yet you your

  abstract achieve achieved achieves achieving address addresses addressing aim aims applied apply
  approach approaches available challenge challenges challenging compared comprehensive conduct
  contribution contributions demonstrate demonstrated demonstrates demonstrating designed develop
  developed effective effectiveness enable enables enabling evaluate evaluated evaluation
  evaluations experiment experimental experiments explore extensive finally find findings focus
  framework github http https improve improved improvement improvements improves improving
  introduce introduced introduces investigate issue issues leverage leverages leveraging limitation
  limitations limited major method methods offer offers outperform outperforming
  outperforms paper papers perform performance present presented presents previous problem problems
  propose proposed proposes provide provides providing release released remain remains research
  result results resulting reveal reveals specifically strategy strategies strong studies
  study superior technique techniques thorough unlike validate work works www`.split(
    /\s+/,
  ),
);
