/** A plain list of arXiv ids, DOIs, and addresses that hold them. */
import { paperIdIn } from "../../digest/urls.ts";
import { fromUrlId } from "../../paper/arxiv-id.ts";
import { shorten } from "../../text/shorten.ts";
import { toEntry, type LibraryReading, type ReadEntry, type Skipped } from "./read-entry.ts";

/** Reads a list, a line or a word each; undefined where a text hardly has any id. */
export function readIdList(text: string): LibraryReading | undefined {
  const entries: ReadEntry[] = [];
  const skipped: Skipped[] = [];
  for (const [at, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === "" || /^\s*(?:#|\/\/)/.test(line)) continue;
    const found = line.split(/[\s,;|"<>]+/).flatMap((word) => entryOf(word) ?? []);
    entries.push(...found);
    if (found.length === 0)
      skipped.push({ place: `line ${at + 1}, “${shorten(line)}”`, why: "there is no id in it" });
  }
  return entries.length === 0 || skipped.length > 10 + entries.length
    ? undefined
    : { kind: "list", entries, skipped };
}

// --- internal ---

function entryOf(word: string): ReadEntry | undefined {
  const own = paperIdIn(word);
  return toEntry({ ids: [own === undefined ? word : (fromUrlId(own) ?? word)] });
}
