/** Whether two written names can be one person's, and which of two lists of names tells more. */
import { toPlainLetters } from "../text/characters.ts";

/**
 * Whether two names can be one person's: initials for given names, a middle name or a particle
 * left out, accents or `ue` for `ü`, the family name first. Two given names that are both written
 * out must agree; one may begin the other (`Sam`, `Samuel`). A first name that is an initial is
 * that of the other's first name.
 */
export function isSamePerson(a: string, b: string): boolean {
  if (a === b) return true;
  const others = readings(b);
  return readings(a).some((one) => others.some((other) => agree(one, other)));
}

/**
 * Whether a list of names says nothing that another one doesn't say, and says less: it is cut off,
 * or has initials where the other has names.
 */
export function tellsLess(names: readonly string[], than: readonly string[]): boolean {
  const pairs = names.map((name, index) => [name, than[index] ?? ""] as const);
  if (!pairs.every(([name, other]) => lettersOf(name).length <= lettersOf(other).length))
    return false;
  const isShorter =
    names.length < than.length ||
    pairs.some(([name, other]) => lettersOf(name).length < lettersOf(other).length);
  return isShorter && pairs.every(([name, other]) => isSamePerson(name, other));
}

// --- internal ---

/** The number tells people of one name apart in DBLP; other numbers are part of a name. */
const SUFFIX = /^(?:jr|sr|ii|iii|iv|0\d{3})$/;

/** The words of a name in lower case, given names first; both ways where capitals may be initials. */
function readings(name: string): string[][] {
  const [before = "", ...after] = name.split(",");
  const inOrder = `${after.join(" ")} ${before}`;
  const words = toPlainLetters(inOrder.replace(/['’]/g, "")).match(/[\p{L}\p{N}]+/gu) ?? [];
  const kept = words.filter((word, index) => index === 0 || !SUFFIX.test(word.toLowerCase()));
  // `AB Lamp`, and PubMed's `Lamp AB`.
  const isInitials = (word: string | undefined) => /^\p{Lu}{1,3}$/u.test(word ?? "");
  const turned = isInitials(kept.at(-1)) ? [...kept.slice(-1), ...kept.slice(0, -1)] : kept;
  const apart = turned.flatMap((word) => (isInitials(word) ? [...word] : [word]));
  const all = kept.some(isInitials) ? [kept, apart] : [kept];
  return all.map((list) => list.map((word) => withoutUmlautE(word.toLowerCase())));
}

/** `mueller` and `müller`, without its accent `muller`, are one name. */
function withoutUmlautE(word: string): string {
  return word.replace(/(?<=[aou])e/g, "");
}

function lettersOf(name: string): string {
  return name.replace(/[^\p{L}]/gu, "");
}

function agree(a: readonly string[], b: readonly string[]): boolean {
  if (a.join("") === b.join("")) return true;
  if (a.toSorted().join(" ") === b.toSorted().join(" ")) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const [first = "", start = ""] = [short[0], long[0]];
  if (short.length > 1 && first.length === 1 && !canBeOne(first, start)) return false;
  let at = 0;
  for (const [index, word] of short.entries()) {
    const isFamily = index === short.length - 1;
    const found = long.findIndex(
      (other, place) => place >= at && (isFamily ? word === other : canBeOne(word, other)),
    );
    if (found < 0) return false;
    at = found + 1;
  }
  return short.length > 0;
}

function canBeOne(word: string, other: string): boolean {
  const [start, whole] = word.length <= other.length ? [word, other] : [other, word];
  if (start === whole) return true;
  const isShort = (start.length === 1 || start.length >= 3) && whole.startsWith(start);
  return isShort && !/\p{N}/u.test(whole);
}
