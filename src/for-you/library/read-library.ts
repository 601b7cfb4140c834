/** The bytes of a library's file → its entries, whatever its format. */
import { isBib, readBib } from "./bib.ts";
import { readJson } from "./csl.ts";
import { readIdList } from "./id-list.ts";
import { LARGEST, MOST_ENTRIES, tooLarge } from "./limits.ts";
import { isRdf, readRdf } from "./rdf.ts";
import type { LibraryReading } from "./read-entry.ts";
import { isRis, readRis } from "./ris.ts";

const FORMATS =
  "BibTeX (.bib), RIS, CSL-JSON, RDF of Zotero, a reading list (JSON), or a list of arXiv ids";

/** Reads a file. Never throws: a file that is no library is refused with the reason. */
export function readLibrary(bytes: Uint8Array): LibraryReading {
  if (bytes.length > LARGEST) return { refused: tooLarge(bytes.length) };
  const text = toText(bytes);
  if (text === undefined)
    return {
      refused: `${nameOf(bytes)}. Expected ${FORMATS}. Export the library as one of these.`,
    };
  if (text.trim() === "") return { refused: "The file is empty." };
  const reading = readText(text);
  if (reading.refused !== undefined) return reading;
  if (reading.entries.length === 0)
    return { refused: `There is no entry with a title in the file, read as ${reading.kind}.` };
  if (reading.entries.length > MOST_ENTRIES)
    return {
      refused: `The file has ${reading.entries.length} entries, and at most ${MOST_ENTRIES} are taken. Split it.`,
    };
  return reading;
}

// --- internal ---

function readText(text: string): LibraryReading {
  const start = text.trimStart();
  if (isRdf(start)) return readRdf(start);
  if (start.startsWith("{") || start.startsWith("[")) return readJson(start);
  if (isRis(start)) return readRis(start);
  if (isBib(start)) return readBib(start);
  if (start.startsWith("<"))
    return { refused: `This is XML or HTML, but not RDF of Zotero. Expected ${FORMATS}.` };
  return readIdList(start) ?? { refused: `The format isn’t known. Expected ${FORMATS}.` };
}

/** The text of a file in UTF-8, UTF-16 with its mark, or else Windows-1252; undefined of no text. */
function toText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const wide =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : undefined;
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  if (
    startsWith(bytes, "%PDF") ||
    startsWith(bytes, "PK\u0003") ||
    bytes.subarray(0, 4096).includes(0)
  )
    return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function nameOf(bytes: Uint8Array): string {
  if (startsWith(bytes, "%PDF")) return "This is a PDF, not a library";
  return startsWith(bytes, "PK") ? "This is a packed file (ZIP)" : "This is no text";
}

function startsWith(bytes: Uint8Array, letters: string): boolean {
  return [...letters].every((letter, at) => bytes[at] === letter.charCodeAt(0));
}
