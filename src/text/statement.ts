/** The sentence of an abstract that says what its paper does: most begin with what others did. */
import { findMath } from "./find-math.ts";

/**
 * An abstract from that sentence on: the first in which the authors propose, present or introduce
 * something, else the first in which they do anything else, else the whole text. A sentence that
 * adds to others ("Furthermore, we …") comes last.
 *
 * @param text with `$math$`, as in a paper's file
 */
export function fromStatement(text: string): string {
  const sentences = splitSentences(text);
  const main = sentences.filter(({ masked }) => !MORE.test(masked));
  const found = findFirst(main, SURE) ?? findFirst(sentences, [...SURE, LIKELY]);
  return found ? text.slice(found.start) : text;
}

/** The place of the word with which that text begins. @param words in plain characters */
export function statementAt(words: readonly string[]): number {
  const from = fromStatement(words.join(" "));
  return words.length - (from === "" ? 0 : from.split(" ").length);
}

// --- internal ---

/** A sentence; `masked` has letters in place of math and of line ends. */
interface Sentence {
  start: number;
  masked: string;
}

/** A kind of sentence, and what the same sentence must not have. */
interface Saying {
  says: RegExp;
  but: RegExp;
}

/** The first sentence of the first kind that any is of. */
function findFirst(
  sentences: readonly Sentence[],
  sayings: readonly Saying[],
): Sentence | undefined {
  for (const { says, but } of sayings) {
    const found = sentences.find(({ masked }) => says.test(masked) && !but.test(masked));
    if (found) return found;
  }
  return undefined;
}

/** Words between "we" and what they do. */
const BETWEEN =
  "(?:\\s+(?:\\w+ly|then|thus|also|hence|here|first|instead|further|hereby|therefore|have|has|will|do|aim|seek|to|and),?){0,3}\\s+";
const AUTHORS =
  "(?:we|i|(?:this|the|our|present|current)\\s+(?:(?:technical|position|research|white|short|survey|review)\\s+)?(?:paper|work|article|study|report|thesis|survey|review|tutorial|note|essay|chapter|research|project|authors?))";

/** What authors do to what is new. */
const PROPOSE =
  "(?:propos|present|introduc|develop|describ|design|devis|creat|construct|build|built|unveil|put\\s+forward|formulat|curat|collect|assembl|pioneer)\\w*";
/** What they do to what is known. */
const STUDY =
  "(?:releas|contribut|unif|recast|reinterpret|reformulat|systemati[sz]|formali[sz]|delv|bridg|offer|establish|open-?sourc|detail|outlin|advanc|suggest|provid|launch|show|stud|investigat|explor|examin|analy[sz]|demonstrat|evaluat|address|tackl|revisit|argu|find|found|ask|conduct|perform|prov|deriv|compar|benchmark|identif|observ|discover|reveal|report|consider|extend|leverag|us|appl|combin|train|test|assess|survey|review|characteri[sz]|quantif|measur|generali[sz]|improv|focus|adapt|adopt|employ|tak|look|rethink|deal|discuss|cover|describ|summari[sz]|implement|optimi[sz]|replac|simulat|achiev|aim|seek|determin|enabl|highlight|estimat|treat|give|gave)\\w*";

/** A sentence that says where code and data are says nothing of them. */
const WHERE = /https?:|\bavailable\b|\b(?:code|data|weights) (?:is|are|will be|and models are)\b/i;

/** Nor does one that says how well a thing works, without saying what it is. */
const ASIDE = new RegExp(
  `${WHERE.source}|\\bdemonstrate the (?:effectiveness|efficacy)\\b|\\bextensive (?:empirical )?(?:experiments|evaluations|studies)\\b`,
  "i",
);

/** A sentence that adds to what others say. */
const MORE = new RegExp(
  `^(?:furthermore|moreover|additionally|in addition|besides|finally|lastly)\\b|^(?:[^,]{1,60},\\s*)?${AUTHORS}\\s+(?:further|furthermore|also|additionally|then|finally)\\b`,
  "i",
);

/** The surest first. */
const SURE: readonly Saying[] = [
  { says: new RegExp(`\\b${AUTHORS}${BETWEEN}${PROPOSE}`, "i"), but: /https?:/ },
  // "We see a map as a text, and propose a reader of it."
  {
    says: new RegExp(
      `\\b${AUTHORS}\\s[^;:]{1,200}\\band\\s+(?:\\w+ly\\s+)?(?:propos|present|introduc)\\w*`,
      "i",
    ),
    but: /https?:/,
  },
  {
    says: /\b(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:proposed|presented|introduced|developed)\b|^(?:introducing|presenting|proposing)\b/i,
    but: WHERE,
  },
  { says: new RegExp(`\\b${AUTHORS}${BETWEEN}${STUDY}`, "i"), but: ASIDE },
  {
    says: /^(?:to (?:address|tackle|bridge|fill|overcome|solve|mitigate|alleviate|resolve|close|meet|this end)|here,|in response|in this (?:paper|work|article|study|report))\b/i,
    but: ASIDE,
  },
];

/** Where none of these is found. */
const LIKELY: Saying = {
  says: /\b(?:our|the proposed) (?:method|approach|framework|model|system|results?|key|main|findings)\b/i,
  but: ASIDE,
};

/** What ends with a full stop inside of a sentence. */
const SHORT =
  /(?:\b(?:e\.g|i\.e|al|etc|vs|cf|resp|approx|fig|figs|eq|eqs|sec|ref|refs|no|dr|prof|st|u\.s|w\.r\.t|[A-Za-z])|^)\.$/i;

/** The end of a sentence, also where the space behind it is missing, before a common word. */
const STOP =
  /[.!?]["'”’)\]]{0,3}\s+(?=["'“‘([]{0,2}[\p{Lu}\d])|(?<=\p{Ll}{3}[)\]]?)\.(?=(?:In|To|We|This|Our|The|However|While|First|Here|For|These|As|Based|By|It|Moreover|Furthermore|Specifically|Extensive|Experiments)\s)/gu;

/** Sentences, in one pass. */
function splitSentences(text: string): Sentence[] {
  const masked = maskMath(text);
  const sentences: Sentence[] = [];
  let start = 0;
  const add = (end: number) => {
    const value = masked.slice(start, end).trim();
    if (value !== "") sentences.push({ start, masked: value });
  };
  for (const { 0: stop, index } of masked.matchAll(STOP)) {
    if (stop.startsWith(".") && SHORT.test(masked.slice(Math.max(start, index - 8), index + 1)))
      continue;
    add(index + stop.length);
    start = index + stop.length;
  }
  add(text.length);
  return sentences;
}

/** Math as one letter repeated, so that no full stop in it ends a sentence. */
function maskMath(text: string): string {
  let masked = "";
  let from = 0;
  for (const { start, end } of findMath(text)) {
    masked += text.slice(from, start) + "X".repeat(end - start);
    from = end;
  }
  return (masked + text.slice(from)).replace(/\s/g, " ");
}
