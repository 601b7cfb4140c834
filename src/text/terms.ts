/**
 * How a text becomes the terms of the search index. The build and the browser use the same rules,
 * so that a query meets what was indexed.
 */
import { stemmer } from "stemmer";
import { toPlainLetters } from "./characters.ts";
import { setOf, STOP_WORDS } from "./stop-words.ts";

/** What a word, as it stands between spaces, is found by. */
export interface WordTerms {
  /** Its parts, stemmed: `gpt`, `4` of `GPT-4`; one for a plain word; pairs of Chinese characters. */
  parts: readonly string[];
  /** Those parts that are in most abstracts and count in titles alone: `to` of `text-to-image`. */
  common: readonly string[];
  /** All in one, where there are several parts: `gpt4`. */
  whole: string | undefined;
  /** The parts before stemming, place by place. */
  surface: readonly string[];
}

/** Lower case, without accents, in plain letters; a Greek letter alone is its name. */
export function fold(text: string): string {
  return toPlainLetters(text.toLowerCase())
    .normalize("NFC")
    .replace(LONE_GREEK, (letter) => GREEK[letter] ?? letter);
}

/** The words of a text, as they stand between spaces. */
export function splitWords(text: string): string[] {
  return text.split(/\s+/u).filter(Boolean);
}

/** The words of a plain text with their terms, one after the other. */
export function textWords(text: string): WordTerms[] {
  return splitWords(text).map(termsOf);
}

/** The terms of a word. Kept from call to call: texts repeat their words. */
export function termsOf(word: string): WordTerms {
  const known = memory.get(word);
  if (known) return known;
  if (memory.size > MEMORY) memory.clear();
  const terms = analyse(word);
  memory.set(word, terms);
  return terms;
}

/** The terms that a text is found by: the parts of a word, and the whole. */
export function contentTerms({
  parts,
  whole,
}: Pick<WordTerms, "parts" | "whole">): readonly string[] {
  return whole === undefined ? parts : [...parts, whole];
}

/** All terms of a word, those included that count in titles and names alone. */
export function allTerms(word: string): readonly string[] {
  const terms = termsOf(word);
  return [...contentTerms(terms), ...terms.common];
}

/** Whether a term is Chinese, Japanese or Korean, where one character is a word already. */
export function isCjk(term: string): boolean {
  return STARTS_CJK.test(term);
}

/** A folded word without its ending: `diffusion models` and `diffusion model` are one. */
export function stem(part: string): string {
  // Porter's algorithm is one of English words. @see https://tartarus.org/martin/PorterStemmer/
  return /^[a-z]{3,}$/.test(part) ? stemmer(part) : part;
}

// --- internal ---

const STOPPED = setOf(STOP_WORDS);
const CJK = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}";
/** A run of Chinese, Japanese or Korean; or one of letters and digits, as in `C++` and `C#`. */
const PIECE = new RegExp(
  `[${CJK}ー]+|(?:(?![${CJK}])[\\p{L}\\p{N}])+(?:[+#]+(?![\\p{L}\\p{N}]))?`,
  "gu",
);
const STARTS_CJK = new RegExp(`^[${CJK}]`, "u");
/** What may join the parts of one word: `GPT-4`, `fine-tuning`, `3.5`. */
const JOINT = /^[-‐‑‒–._+·]$/u;
const LONE_GREEK = /(?<!\p{Script=Greek})\p{Script=Greek}(?!\p{Script=Greek})/gu;
const GREEK: Record<string, string> = {
  α: "alpha", β: "beta", γ: "gamma", δ: "delta", ε: "epsilon", ζ: "zeta", η: "eta", θ: "theta",
  κ: "kappa", λ: "lambda", μ: "mu", ν: "nu", ξ: "xi", π: "pi", ρ: "rho", σ: "sigma", τ: "tau",
  φ: "phi", χ: "chi", ψ: "psi", ω: "omega",
}; // prettier-ignore
/** A longer part is cut: an address or a slip, and nobody types it. */
const LONGEST = 40;
/** So is a longer word: an abstract in Chinese, all of it one word, is shorter. */
const LONGEST_WORD = 50_000;
const MEMORY = 200_000;
const memory = new Map<string, WordTerms>();

function analyse(word: string): WordTerms {
  const text = fold(word.slice(0, LONGEST_WORD)).replace(/['’ʼ`](?:s(?![\p{L}\p{N}]))?/gu, "");
  const surface: string[] = [];
  let isJoined = true;
  let end = 0;
  for (const { 0: piece, index: at } of text.matchAll(PIECE)) {
    isJoined &&= surface.length === 0 || JOINT.test(text.slice(end, at));
    end = at + piece.length;
    surface.push(...cut(piece));
  }
  const latin = surface.filter((part) => !STARTS_CJK.test(part));
  const named = surface.filter(
    // A letter alone between others is no word: `U-Net` is found as `unet`.
    (part) => surface.length === 1 || !/^[a-z]$/.test(part),
  );
  const own = named.filter((part) => !STOPPED.has(part));
  const joined = latin.join("").slice(0, LONGEST);
  const hasWhole = latin.length > 1 && latin.length === surface.length;
  return {
    parts: [...new Set(own.map(stem))],
    common: named.filter((part) => STOPPED.has(part)),
    whole: hasWhole && isJoined ? stem(joined) : undefined,
    surface: own,
  };
}

/** `gpt4` is `gpt` and `4`, too; a run of Chinese is its pairs of characters. */
function cut(piece: string): string[] {
  if (STARTS_CJK.test(piece)) {
    const letters = [...piece];
    if (letters.length === 1) return letters;
    return letters.slice(1).map((letter, at) => (letters[at] ?? "") + letter);
  }
  const model = /^([a-z]{2,})(\d+)$/.exec(piece);
  return model?.[1] && model[2]
    ? [model[1].slice(0, LONGEST), model[2].slice(0, LONGEST)]
    : [piece.slice(0, LONGEST)];
}
