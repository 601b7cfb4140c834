/** A stream of bytes → its lines. No more than one line is held in memory. */
import { isUtf8 } from "node:buffer";

/** One line of a text, without its end. */
export interface TextLine {
  /** From 1. */
  number: number;
  text: string;
  /** Why there is no text: the line is too long, or not UTF-8. */
  problem?: string;
}

/** A paper's line with 5,000 authors takes half a megabyte; what is longer is no line of text. */
const LONGEST = 10 * 1024 * 1024;
const LINE_FEED = 10;

/**
 * Cuts a stream of bytes into lines, which end in LF or CR LF. A character may be cut between two
 * chunks. A byte order mark at the start goes. Empty lines are counted and left out.
 */
export async function* readLines(
  bytes: AsyncIterable<Uint8Array>,
  longest = LONGEST,
): AsyncGenerator<TextLine> {
  let number = 0;
  let pending: Buffer[] = [];
  let length = 0;
  const hold = (piece: Buffer) => {
    length += piece.length;
    // Of a line that is too long, only the length is kept.
    if (length <= longest) pending.push(piece);
    else pending = [];
  };
  const take = (): TextLine => {
    number += 1;
    const line =
      length > longest
        ? refuse(number, `it is longer than ${longest / 1024 / 1024} MB`)
        : decode(pending, number);
    pending = [];
    length = 0;
    return line;
  };
  for await (const raw of bytes) {
    const chunk = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      // To yield each line is too slow for a million empty ones.
      if (end === from && length === 0) number += 1;
      else {
        hold(chunk.subarray(from, end));
        yield take();
      }
      from = end + 1;
    }
    if (from < chunk.length) hold(chunk.subarray(from));
  }
  if (length > 0) yield take();
}

// --- internal ---

function refuse(number: number, problem: string): TextLine {
  return { number, text: "", problem };
}

function decode(pieces: Buffer[], number: number): TextLine {
  const [only] = pieces;
  const bytes = pieces.length === 1 && only ? only : Buffer.concat(pieces);
  if (!isUtf8(bytes)) return refuse(number, "it is not UTF-8 text");
  const text = bytes.toString("utf8").replace(/\r$/, "");
  return { number, text: number === 1 ? text.replace(/^\uFEFF/, "") : text };
}
