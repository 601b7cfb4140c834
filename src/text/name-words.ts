/** Words of names, as ingest reads them and citations write them: particles, suffixes, groups. Also for the browser. */

/** Longer texts are no names, and are not looked at. */
const LONGEST = 500;

/** `Jr.`, `III`, `PhD`. */
export function isSuffix(part: string): boolean {
  return /^(?:[js]r|junior|senior|i{2,3}|iv|2nd|3rd|ph\.? ?d|esq)\.?$/i.test(part);
}

/** The end of a company's name: `Inc.`. */
export function isCompany(part: string): boolean {
  return /^(?:inc|ltd|llc|gmbh|corp|plc|llp)\.?$/i.test(part);
}

/** Whether it names a group of people. */
export function isTeam(part: string): boolean {
  return part.length <= LONGEST && TEAM.test(part);
}

/** A word in small letters, of which surnames have some. */
export function isParticle(word: string): boolean {
  return /^(?:a[bf]|al|aus|av|bin|d[aeiou]|de[lnr]|della|d[ao]s|du|e|el|ibn|in|la|las|le|lo|los|op|'?s|'t|te[nr]?|und|v[ao]n|y|zu[mr]?|af)$/.test(
    word,
  );
}

// --- internal ---

const TEAM =
  /\b(?:collaboration|consortium|team|group|university|universit[àäéy]t?|institut\w*|department|laborator\w+|lab|society|association|organi[sz]ation|committee|council|foundation|agency|ministry|cent(?:er|re)|initiative|project|network|bureau|office|commission|academy|faculty|school|college|research|nations|working)\b/i;
