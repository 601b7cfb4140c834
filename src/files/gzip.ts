/** gzip that gives the same bytes everywhere. */
import { promisify } from "node:util";
import { gzip as zip } from "node:zlib";

/**
 * Compresses bytes; the same bytes and level give the same result on every system.
 *
 * @param level from 1, fast, to 9, small
 */
export async function gzip(bytes: Uint8Array | string, level: number): Promise<NonSharedBuffer> {
  const packed = await zipped(bytes, { level });
  // Node writes no time, but names the operating system in byte 9; 255 is "unknown".
  // @see https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1
  packed[9] = 255;
  return packed;
}

// --- internal ---

const zipped = promisify(zip);
