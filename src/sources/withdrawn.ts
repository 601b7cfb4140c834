/** Whether a paper is withdrawn, by the words of its comment and abstract. */

/**
 * Whether the authors or arXiv have withdrawn the paper: arXiv has no field for it, so authors say
 * it in the comment or in place of the abstract. What is said of another version, of a part of the
 * paper or of its submission to a journal or conference doesn't count.
 *
 * @see https://info.arxiv.org/help/withdraw.html
 */
export function isWithdrawn(comment: string | undefined, abstract: string | undefined): boolean {
  // Most papers have no such word, and looking for one is fast.
  if (!MARK.test(comment ?? "") && !MARK.test(abstract ?? "")) return false;
  const text = oneLine(abstract);
  // An abstract of some length may speak of other papers.
  const isNotice = text.length <= LONGEST_NOTICE;
  return isSaid(oneLine(comment)) || (isNotice ? isSaid(text) : SAID_OF_THIS.test(text));
}

// --- internal ---

const MARK = /withdr|retract|removed\s+by/i;

/** In characters: how long a notice in place of an abstract may be. */
const LONGEST_NOTICE = 400;

const PAPER =
  "(?:paper|article|manuscript|preprint|pre-print|e-?print|submission|work|note|letter|draft|report|document|comment|reply|study|thesis)";

/** Withdrawing a submission from a journal leaves the paper at arXiv as it is. */
const HERE = "(?!(?:\\s+by(?:\\s+[\\w.'’]+){1,4}?)?\\s+from\\s+(?!(?:the\\s+)?arxiv))";
const WITHDRAWN = `(?:withdraw(?:n|ed)?|retracted|removed\\s+by\\s+(?:the\\s+)?arxiv)\\b${HERE}`;
const ADVERBS = "(?:\\s+(?:now|since|been|being|hereby|therefore|thus|also|\\w+ly))*";
const IS = `(?:has|have|is|was|are|were|(?:will|should|must|(?:(?:is|was|has|had|needs)\\s+)?to)\\s+be)${ADVERBS}`;

/** `and its abstract`, `(cs/0112017)`, `was sent by mistake and`. */
const BETWEEN =
  "(?:\\s+and\\s+(?:its\\s+|the\\s+)?abstract)?(?:\\s*\\([^()]{0,80}\\))?(?:(?:\\s+[\\w'’-]+){1,10}?\\s+and)?";

const isSaidOf = (determiner: string) => [
  // "A section of this paper is withdrawn" speaks of the section.
  `(?<!\\b(?:about|by|for|from|in|of|on|to|with)\\s+)\\b(?:${determiner})\\s+(?:(?:arxiv|short|brief|research)\\s+)?${PAPER}${BETWEEN}\\s+${IS}\\s+${WITHDRAWN}`,
  `(?<!\\bin\\s+)\\bthis\\s+version\\s+${IS}\\s+${WITHDRAWN}`,
  `\\b(?:i|we|authors?|submitters?|administrators?|admins?)\\b(?:\\s+(?!not\\b|never\\b)[\\w'’]+){0,6}?\\s+(?:withdr[ae]w(?:n|s|ing)?|retract(?:s|ed|ing)?)\\s+(?:${determiner})\\s+${PAPER}\\b${HERE}`,
];

const SAID_OF_THIS = new RegExp(isSaidOf("this").join("|"), "i");
const SAID_OF_PAPER = new RegExp(isSaidOf("this|the|the\\s+present|our|my").join("|"), "i");

/** A paper that was withdrawn and is there again. */
const RESTORED =
  /(?<!\bbe\s)(?:been|is|was|now)\s+(?:now\s+)?(?:reinstated|restored|resubmitted|re-?posted)\b/i;

/** `Withdrawn`, `Paper withdrawn by the author`, `To be withdrawn`: a whole part of a comment. */
const BARE = new RegExp(
  `^(?:${PAPER}\\s+)?(?:${IS}\\s+)?(?:now\\s+|\\w+ly\\s+)?${WITHDRAWN}(?:$|\\s+[-–—]|\\s+(?:after|as|at|because|by|due|for|from|in|on|owing|pending|see|since|to|until|upon|\\w+ly)\\b)`,
  "i",
);

/** Words behind it that make it a notice about a version or a submission elsewhere. */
const OF_OTHER = /\b(?:v(?:ersion)?\s*\d+|accepted|appear|presented|published|review|submitted)\b/i;

function isSaid(text: string): boolean {
  return !RESTORED.test(text) && (SAID_OF_PAPER.test(text) || hasBareWord(text));
}

function hasBareWord(comment: string): boolean {
  for (const sentence of comment.split(/(?<![.;!?])[.;!?]+(?:\s|$)/)) {
    const parts = sentence.split(/[,:()[\]]+/).map((part) => part.trim());
    const at = parts.findIndex((part) => BARE.test(part));
    if (at >= 0 && !OF_OTHER.test(parts.slice(0, at).join(" "))) return true;
  }
  return false;
}

function oneLine(text: string | undefined): string {
  return (text ?? "").replace(/\s+/g, " ").trim();
}
