/** The texts in the fields of a .bib file: names and braces. */

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

/**
 * Names in the order in which they are read: `Last, First and von Last, Jr, First and {A Team}`.
 * `others` is left out.
 *
 * @see https://www.ctan.org/pkg/btxdoc, section 4, "Names"
 */
export function readNames(text: string): string[] {
  return splitOutside(text.replace(/\s+/g, " "), / and /gi)
    .map((name) => readName(name.trim()))
    .filter((name) => name !== "" && name.toLowerCase() !== "others");
}

// --- internal ---

/** Whether a brace that comes next holds a command's argument: behind `\emph`, `\"`, `\v`. */
function isArgument(before: readonly string[]): boolean {
  return /\\(?:[A-Za-z]+\*?|[^A-Za-z\\{}$])$/.test(before.slice(-40).join(""));
}

function readName(name: string): string {
  const parts = splitOutside(name, /,/g).map((part) => dropGrouping(part).trim());
  const [last = "", second, ...first] = parts;
  const order = first.length > 0 ? [...first, last, second] : [second, last];
  return order.filter(Boolean).join(" ");
}

/** The parts between the separators that stand outside braces. */
function splitOutside(text: string, separator: RegExp): string[] {
  const depths = depthsOf(text);
  const parts: string[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(separator)) {
    if (depths[index] !== 0 || index < from) continue;
    parts.push(text.slice(from, index));
    from = index + found.length;
  }
  return [...parts, text.slice(from)];
}

/** In how many braces each character stands. */
function depthsOf(text: string): number[] {
  let depth = 0;
  return Array.from({ length: text.length }, (_, at) => {
    const isEscaped = text[at - 1] === "\\";
    if (text[at] === "{" && !isEscaped) depth += 1;
    else if (text[at] === "}" && !isEscaped) depth = Math.max(0, depth - 1);
    return depth;
  });
}
