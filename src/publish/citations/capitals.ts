/**
 * Braces around the capitals of a title that no style may make small, and around no others: a style
 * that wants small letters gets them. Styles leave alone the first letter, and one behind a colon.
 */

/**
 * Words of a title with braces where they are needed: around names such as `BERT`, `LoRA`, `3D` and
 * `X` in `X-ray`; and in a title that writes its words small, around every word with a capital.
 *
 * @param words a part of the title without math
 * @param title the whole title in plain characters
 * @param isStart whether the part begins the title
 * @param write how a piece is written in the file
 */
export function protectCapitals(
  words: string,
  title: string,
  isStart: boolean,
  write: (piece: string) => string,
): string {
  const isSmall = writesSmall(title);
  let isFirst = isStart;
  return words
    .split(/([\s/–—-]+)/)
    .map((piece, at) => {
      if (at % 2 > 0 || piece === "") return write(piece);
      const isKept = isFirst;
      isFirst = piece.endsWith(":");
      const [, before = "", core = "", after = ""] = PIECE.exec(piece) ?? [];
      const needs = SHAPES.test(core) || (isSmall && !isKept && CAPITAL.test(core));
      return needs ? `${write(before)}{${write(core)}}${write(after)}` : write(piece);
    })
    .join("");
}

// --- internal ---

/** Punctuation, the word, punctuation. */
const PIECE = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su;
const CAPITAL = /^\p{Lu}/u;
/** A capital behind another character, or a capital alone but for `A`. */
const SHAPES = /.\p{Lu}|^(?!A$)\p{Lu}$/su;

/** Whether most longer words of a title are written small, so that a capital marks a name. */
function writesSmall(title: string): boolean {
  const words = title.split(/[\s/–—-]+/).filter((word) => /^\p{L}\p{Ll}{3,}/u.test(word));
  const small = words.slice(1).filter((word) => /^\p{Ll}/u.test(word));
  return small.length * 2 > Math.max(1, words.length - 1);
}
