/** A library as BibTeX or biblatex, read by the rules of ingest. */
import { findArxivId } from "../../sources/bibtex-arxiv.ts";
import { readBibFile, type BibEntry } from "../../sources/bibtex-entries.ts";
import { readTitle } from "../../sources/bibtex-publication.ts";
import { dropGrouping } from "../../sources/bibtex-text.ts";
import { shorten } from "../../text/shorten.ts";
import { toEntry, type LibraryReading, type ReadEntry, type Skipped } from "./read-entry.ts";

/** Whether a text is BibTeX. */
export function isBib(text: string): boolean {
  return /^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]/m.test(text);
}

/** Reads a whole file. What can't be read is skipped; a file that breaks off keeps what came before. */
export function readBib(text: string): LibraryReading {
  const { entries: all, cutOff } = readBibFile(text);
  const entries: ReadEntry[] = [];
  const skipped: Skipped[] = [];
  for (const one of all) {
    const place = `line ${one.line}, “${shorten(one.key)}”`;
    const isCut = cutOff?.line === one.line;
    const entry = one.problem === undefined && !isCut ? readOne(one) : undefined;
    if (entry) entries.push(entry);
    else {
      const why = isCut ? "the file ends in the middle of it" : (one.problem ?? "it has no title");
      skipped.push({ place, why });
    }
  }
  return { kind: "BibTeX", entries, skipped };
}

// --- internal ---

function readOne(entry: BibEntry): ReadEntry | undefined {
  const text = (name: string) => dropGrouping(entry.fields.get(name) ?? "");
  const read = toEntry({
    title: readTitle(entry),
    abstract: text("abstract"),
    authors: text("author").split(/\s+and\s+/),
    ids: [text("doi"), text("url")],
  });
  if (!read || read.title === "") return undefined;
  return { ...read, arxiv: findArxivId(entry.fields) ?? read.arxiv };
}
