/** The texts in the fields of a .bib file: braces. */

/**
 * Takes off the braces that only keep BibTeX from changing letters: `A {GPT} for {B}ayes` →
 * `A GPT for Bayes`. Those of commands (`\emph{x}`, `{\o}`) and of math stay for the LaTeX decoder.
 */
export function dropGrouping(text: string): string {
  if (!/[{}]/.test(text)) return text;
  const open: boolean[] = [];
  const out: string[] = [];
  let isMath = false;
  let wasKept = false;
  let wasCommand = false;
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    if (piece === "{") {
      const follows = wasKept && text[index - 1] === "}";
      const keep = isMath || follows || wasCommand || text[index + 1] === "\\";
      open.push(keep);
      if (!keep) continue;
    } else if (piece === "}") {
      wasKept = open.pop() ?? true;
      if (!wasKept) continue;
    } else if (piece === "$") isMath = !isMath;
    out.push(piece);
    // Behind `\emph`, `\"` or `\v`, a brace holds the argument.
    wasCommand = /^\\[^\\{}$]/.test(piece);
  }
  return out.join("");
}

// --- internal ---

/** A brace, a dollar, a command's name, or what stands between these. */
const PIECE = /[{}$]|\\(?:[A-Za-z]+\*?|[^]?)|[^{}$\\]+/g;
