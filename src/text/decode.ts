/** Makes plain text of what any source sends: titles, names, abstracts and venues. */
import { cleanCharacters, type Cleaned } from "./characters.ts";
import { decodeHtml } from "./html.ts";
import { decodeLatex } from "./latex.ts";

/**
 * Makes a source's raw text plain: LaTeX, HTML, JATS and entities become the characters that they
 * stand for, and what may not be stored is dropped (see `cleanCharacters`). Math stays, between
 * dollar signs. Paragraphs are kept, apart by a blank line, where `paragraphs` is set; otherwise
 * the result is one line. A text that went through once isn't changed by a second time.
 */
export function decodeText(raw: string, { paragraphs = false } = {}): Cleaned {
  const dropped: string[] = [];
  const clean = (text: string) => {
    const cleaned = cleanCharacters(text, { paragraphs });
    dropped.push(...cleaned.dropped);
    return cleaned.text;
  };
  let text = clean(raw);
  // One kind of markup can hold another: `{\textless}i{\textgreater}`, `&lt;i&gt;`.
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const decoded = decodeLatex(decodeHtml(text));
    if (decoded === text) break;
    text = clean(decoded);
  }
  return { text, dropped };
}

// --- internal ---

/** No real text needs more than four. */
const MOST_ROUNDS = 8;
