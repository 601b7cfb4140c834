/** gzip that gives the same bytes everywhere. */
import { promisify } from "node:util";
import { gzip as zip, gzipSync as zipSync } from "node:zlib";

/**
 * Compresses bytes; the same bytes and level give the same result on every system.
 *
 * @param level from 1, fast, to 9, small
 */
export async function gzip(bytes: Uint8Array | string, level: number): Promise<NonSharedBuffer> {
  return nameless(await zipped(bytes, { level }));
}

/**
 * As `gzip`, at once. For thousands of small files in a thread of its own: that many in the
 * system's threads take twice the time.
 */
export function gzipSync(bytes: Uint8Array | string, level: number): NonSharedBuffer {
  return nameless(zipSync(bytes, { level }));
}

// --- internal ---

const zipped = promisify(zip);

/** Node writes no time, but names the operating system in byte 9; 255 is "unknown". */
function nameless(packed: NonSharedBuffer): NonSharedBuffer {
  // @see https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1
  packed[9] = 255;
  return packed;
}
