/** Texts compared by their letters, and by a short hash of them. */
import { toPlainLetters } from "./characters.ts";

/** A title's letters and digits, `+` and `#`: space, case, accents and other marks don't count. */
export function lettersOf(text: string): string {
  return toPlainLetters(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]/gu, "");
}

/**
 * A text's hash of 52 bits, in letters and digits: among 100,000 papers, two have the same with a
 * likelihood of one in a million. Not for secrets. FNV-1a, twice with 32 bits.
 *
 * @see https://datatracker.ietf.org/doc/draft-eastlake-fnv/
 */
export function shortHash(text: string): string {
  let [one, other] = [0x811c9dc5, 0x01234567];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code ^ (one >>> 15), 0x01000193);
  }
  return ((one >>> 0) * 2 ** 20 + ((other >>> 0) % 2 ** 20)).toString(36);
}
