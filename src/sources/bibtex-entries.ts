/**
 * A .bib file → its entries, each with its line. An entry with an error is named and the others
 * are read.
 */
import { inheritFields } from "./bibtex-inherit.ts";
import { MACROS } from "./bibtex-macros.ts";
import { closeOf, scanEntry } from "./bibtex-scan.ts";

/** An entry as it stands in the file, macros expanded and braces kept. */
export interface BibEntry {
  line: number;
  /** `article`, in lower case. */
  kind: string;
  key: string;
  /** By names in lower case, with those that it has from other entries. */
  fields: ReadonlyMap<string, string>;
  /** What had to be guessed. */
  warnings: string[];
  /** Why the entry could not be read. */
  problem?: string;
}

/** The file's entries, in their order. */
export interface BibFile {
  entries: BibEntry[];
  /** Whether there is anything of BibTeX in the file, be it a comment. */
  isBibtex: boolean;
  /** The entry in whose middle the file ends. */
  cutOff?: { line: number; key: string };
}

/**
 * Reads a whole file. It never throws: what can't be read is an entry with a problem. What stands
 * between entries is a comment, as are `@comment`, `@preamble` and lines that start with `%`.
 */
export function readBibFile(raw: string): BibFile {
  const text = raw.replace(/\r\n?/g, "\n");
  // An entry that is still open where a line starts the next one has lost a brace.
  const limits = [...text.matchAll(/^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]/gm)]
    .map(({ index }) => index)
    .concat(text.length);
  const file: BibFile = { entries: [], isBibtex: false };
  const macros = new Map(MACROS);
  const start = new RegExp(START);
  let nextLimit = 0;
  let line = 1;
  let counted = 0;
  let commentsClose = true;
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const { 0: head, 1: word, index } = found;
    if (word === undefined) continue;
    file.isBibtex = true;
    const kind = word.toLowerCase();
    const open = index + head.length - 1;
    while ((limits[nextLimit] ?? text.length) <= index && nextLimit < limits.length - 1)
      nextLimit += 1;
    const limit = limits[nextLimit] ?? text.length;
    if (kind === "comment" || kind === "preamble") {
      // To look to the end of the file for each of them would take quadratic time.
      const close = closeOf(commentsClose ? text : text.slice(0, limit), open);
      commentsClose &&= close !== undefined;
      start.lastIndex = close ?? limit;
      continue;
    }
    line += countLines(text, counted, index);
    counted = index;
    const { fields, end, ...entry } = scanEntry(text.slice(0, limit), open, macros);
    start.lastIndex = end ?? limit;
    if (end === undefined && limit === text.length) file.cutOff = { line, key: entry.key };
    if (kind === "string") for (const [name, value] of fields) macros.set(name, value);
    else file.entries.push({ line, kind, fields, ...entry });
  }
  file.entries = inheritFields(file.entries);
  return file;
}

// --- internal ---

const START = /^[ \t]*%.*|@\s*([A-Za-z]+)\s*[{(]/gm;

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1))
    lines += 1;
  return lines;
}
