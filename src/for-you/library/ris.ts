/**
 * A library as RIS, of reference managers and databases.
 *
 * @see https://en.wikipedia.org/wiki/RIS_(file_format)
 */
import { toEntry, type LibraryReading, type ReadEntry, type Skipped } from "./read-entry.ts";

/** Whether a text is RIS. */
export function isRis(text: string): boolean {
  return /^﻿?\s*TY {1,2}- ?/m.test(text);
}

/** Reads a whole file. A record ends with `ER`, or where the next one begins. */
export function readRis(text: string): LibraryReading {
  const entries: ReadEntry[] = [];
  const skipped: Skipped[] = [];
  let fields: Map<string, string[]> | undefined;
  let last: string[] | undefined;
  let start = 0;
  const close = () => {
    if (!fields) return;
    const entry = readRecord(fields);
    if (entry) entries.push(entry);
    else skipped.push({ place: `line ${start}`, why: "the record has no title" });
    [fields, last] = [undefined, undefined];
  };
  for (const [at, line] of text.split(/\r\n?|\n/).entries()) {
    const [, tag = "", value = ""] = /^\s{0,3}﻿?([A-Z][A-Z0-9]) {1,2}- ?(.*)$/.exec(line) ?? [];
    if (tag === "TY") {
      close();
      [fields, start] = [new Map(), at + 1];
    } else if (tag === "ER") close();
    else if (tag !== "" && fields) {
      last = fields.get(tag) ?? [];
      fields.set(tag, last);
      last.push(value.trim());
    } else if (tag === "" && last && line.trim() !== "")
      // A value that runs on.
      last[last.length - 1] = `${last.at(-1)} ${line.trim()}`;
  }
  close();
  return { kind: "RIS", entries, skipped };
}

// --- internal ---

function readRecord(fields: ReadonlyMap<string, string[]>): ReadEntry | undefined {
  const all = (...tags: string[]) => tags.flatMap((tag) => fields.get(tag) ?? []).filter(Boolean);
  const [title] = all("TI", "T1", "CT", "BT");
  const [abstract] = all("AB", "N2");
  return toEntry({
    title,
    abstract,
    authors: all("AU", "A1"),
    ids: all("DO", "UR", "L1", "L2", "M1", "M3", "N1", "AN", "JO", "T2", "PB"),
  });
}
