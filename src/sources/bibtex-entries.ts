/**
 * A .bib file → its entries, each with its line. The text is cut into entries first, so that one
 * with an error is named and the others are read; citation-js reads what is in them.
 *
 * @see https://www.ctan.org/pkg/btxdoc
 */
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { cutEntries, isBibtex, type RawEntry } from "./bibtex-cut.ts";

/** An entry as it stands in the file, macros expanded and braces kept. */
export interface BibEntry {
  line: number;
  /** `article`, in lower case. */
  kind: string;
  key: string;
  /** By names in lower case; empty where there is a problem. */
  fields: ReadonlyMap<string, string>;
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

/** Reads a whole file. It never throws: what can't be read is an entry with a problem. */
export function readBibFile(text: string): BibFile {
  const pieces = cutEntries(text);
  const last = pieces.at(-1);
  const whole = pieces.filter((piece) => piece.isClosed);
  const fields = parseAll(whole);
  const entries = pieces
    .filter(({ kind }) => kind !== "string" && kind !== "preamble")
    .map(({ line, kind, key, ...piece }): BibEntry => {
      const found = fields.get(piece.at);
      if (found instanceof Map) return { line, kind, key, fields: found };
      const problem = found ?? "its braces don't close before the next entry";
      return { line, kind, key, fields: new Map(), problem };
    });
  return { entries, isBibtex: isBibtex(text), ...(last?.isClosed === false && { cutOff: last }) };
}

// --- internal ---

/** The fields of each entry by its place, or what is wrong with it. */
function parseAll(pieces: readonly RawEntry[]): Map<number, Map<string, string> | string> {
  const found = new Map<number, Map<string, string> | string>();
  const whole = parseTogether(pieces);
  const fit = whole
    ? pieces
    : pieces.filter((piece) => {
        const problem = problemOf(piece);
        if (problem !== undefined) found.set(piece.at, problem);
        return problem === undefined;
      });
  // Together once more: an entry's macros are defined by the @string entries before it.
  const parsed = whole ?? parseTogether(fit) ?? [];
  const entries = fit.filter(({ kind }) => kind !== "string" && kind !== "preamble");
  for (const [index, { at }] of entries.entries())
    found.set(at, parsed[index] ?? new Map<string, string>());
  return found;
}

function parseTogether(pieces: readonly RawEntry[]): Map<string, string>[] | undefined {
  try {
    return parse(pieces.map(({ text }) => text).join("\n"));
  } catch {
    return undefined;
  }
}

function problemOf({ text }: RawEntry): string | undefined {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    if (error instanceof RangeError) return "its braces are nested too deep";
    const words = error instanceof Error ? error.message : String(error);
    const said = /^[^\n]*?(?= at line|\n|$)/.exec(words)?.[0] ?? "";
    return `it is not valid BibTeX (${said.slice(0, 80)}): a comma, an equals sign or a brace is missing`;
  }
}

function parse(text: string): Map<string, string>[] {
  // The parser refuses an entry without a key, which a digest doesn't need.
  const keyed = text.replace(/^(@\s*[A-Za-z]+\s*[{(]\s*),/gm, "$1unnamed,");
  return plugins.input.data(keyed, "@bibtex/text").map(({ properties }) => {
    // Numbers come as numbers, whatever the types say.
    const fields: [string, unknown][] = Object.entries(properties);
    return new Map(
      fields.flatMap(([name, value]): [string, string][] =>
        typeof value === "string" || typeof value === "number" ? [[name, String(value)]] : [],
      ),
    );
  });
}
