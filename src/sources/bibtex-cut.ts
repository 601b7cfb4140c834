/**
 * Where the entries of a .bib file start and end. The parser stops at the first error and
 * doesn't tell where it is; cut apart, that entry can be named and the others read.
 */

/** One `@kind{…}`. */
export interface RawEntry {
  at: number;
  line: number;
  kind: string;
  key: string;
  text: string;
  /** Whether its brace closes before the next entry starts. */
  isClosed: boolean;
}

/**
 * Cuts a .bib file into what starts with `@kind{`. What stands between is a comment; so is
 * `@comment`.
 */
export function cutEntries(text: string): RawEntry[] {
  const pieces: RawEntry[] = [];
  // An entry that is still open where a line starts the next one has lost a brace.
  const limits = [...text.matchAll(/^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]/gm)]
    .map(({ index }) => index)
    .concat(text.length);
  const start = new RegExp(START, "g");
  let nextLimit = 0;
  let line = 1;
  let counted = 0;
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const { 0: head, 1: word = "", 2: key = "", index } = found;
    const kind = word.toLowerCase();
    while ((limits[nextLimit] ?? text.length) <= index && nextLimit < limits.length - 1)
      nextLimit += 1;
    const limit = limits[nextLimit] ?? text.length;
    const close = closeOf(text, index + head.search(/[{(]/), limit);
    start.lastIndex = close === undefined ? limit : close + 1;
    if (kind === "comment") continue;
    line += countLines(text, counted, index);
    counted = index;
    pieces.push({
      at: index,
      line,
      kind,
      key,
      text: text.slice(index, start.lastIndex),
      isClosed: close !== undefined,
    });
  }
  return pieces;
}

/** Whether there is anything of BibTeX in a text, be it a comment. */
export function isBibtex(text: string): boolean {
  return START.test(text);
}

// --- internal ---

const START = /@\s*([A-Za-z]+)\s*[{(]\s*([^\s,{}()="]*)/;

/** The brace or parenthesis that closes the one at `open`, if there is one before `limit`. */
function closeOf(text: string, open: number, limit: number): number | undefined {
  const inBraces = text[open] === "{";
  let depth = 0;
  let isQuoted = false;
  for (let at = open + 1; at < limit; at += 1) {
    const sign = text[at];
    if (sign === "\\" && /[\\{}]/.test(text[at + 1] ?? "")) at += 1;
    else if (sign === "{") depth += 1;
    else if (sign === "}" && depth > 0) depth -= 1;
    else if (sign === "}" && inBraces) return at;
    else if (sign === '"' && depth === 0) isQuoted = !isQuoted;
    else if (sign === ")" && depth === 0 && !isQuoted && !inBraces) return at;
  }
  return undefined;
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1))
    lines += 1;
  return lines;
}
