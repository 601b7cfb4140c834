/** The texts in the fields of a .bib file: braces. */

/**
 * Takes off the braces that only keep BibTeX from changing letters: `A {GPT} for {B}ayes` →
 * `A GPT for Bayes`. Those of commands (`\emph{x}`, `{\o}`) and of math stay for the LaTeX decoder.
 */
export function dropGrouping(text: string): string {
  const open: boolean[] = [];
  // A list, since looking at the end of a growing string copies it each time.
  const out: string[] = [];
  let isMath = false;
  let wasKept = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === "\\") {
      out.push(sign, text.charAt(at + 1));
      at += 1;
    } else if (sign === "{") {
      const follows = wasKept && text[at - 1] === "}";
      const keep = isMath || follows || isArgument(out) || text[at + 1] === "\\";
      open.push(keep);
      if (keep) out.push(sign);
    } else if (sign === "}") {
      wasKept = open.pop() ?? true;
      if (wasKept) out.push(sign);
    } else {
      if (sign === "$") isMath = !isMath;
      out.push(sign);
    }
  }
  return out.join("");
}

// --- internal ---

/** Whether a brace that comes next holds a command's argument: behind `\emph`, `\"`, `\v`. */
function isArgument(before: readonly string[]): boolean {
  return /\\(?:[A-Za-z]+\*?|[^A-Za-z\\{}$])$/.test(before.slice(-40).join(""));
}
