/** Whether what a remark names is the paper itself, or another one. */

/**
 * Whether an identifier or an address that follows `before` in a remark is that of the paper:
 * its clause has only words such as "preprint available at", and none before it speaks of another
 * paper ("extends", "see also", "comment on").
 */
export function isOwn(before: string): boolean {
  if (OTHER_PAPER.test(before)) return false;
  const clause = before.split(/[.;,()[\]|]+/).at(-1) ?? "";
  return clause
    .toLowerCase()
    .split(/[\s:/–—-]+/)
    .every((word) => LEAD_IN.has(word));
}

/** Whether words before an identifier speak of another paper. */
export function namesOther(before: string): boolean {
  return OTHER_PAPER.test(before);
}

// --- internal ---

const OTHER_PAPER =
  /\b(?:see|cf|compare[sd]?|extend(?:s|ed by|ing)|extension of|builds? (?:up)?on|based on|follow(?:s|ing|-up|up)|companion|overlaps?|repl(?:y|ies)|respon(?:se|ds)|comments? on|errat(?:um|a)|corrigendum|corrects?|correction|supersede[sd]?|superseding|replace[sd]?|relat(?:ed|es)|versions? of(?! (?:this|the) (?:paper|article|work))|sequel|continu(?:es|ation)|generali[sz](?:es|ing)|improv(?:es|ing)|refut(?:es|ing)|counter|implement(?:s|ation of)|us(?:es|ing)|merged?|parts? (?:of|\d|i+)|cites?|reviews?|translation|translated|reprint of|originally|withdrawn|differs?|contains?|includes?)\b/i;

const LEAD_IN = new Set(
  "_eprint a access accessed accessible an and announced appeared archived article arxiv as at available be blog by can code corr data dataset demo documentation download eprint eprints e prints first found free full from github home homepage http https id identifier implementation in is last link long longer mirror no number of official on online open page pages paper pdf posted preprint preprints pre print project post published report repository retrieved site software source submitted technical text the to under unpublished url version via video visited web webpage website www extended"
    .split(" ")
    .concat("", "&"),
);
