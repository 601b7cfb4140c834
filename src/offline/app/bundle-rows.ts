/**
 * Rows of lists in a bundle. A paper's row is the same in its week, its month and its topics: all
 * rows lie in one block, and lists have in their place a sign that no text has, and the row's key.
 */

/** Bytes of a block. */
type Bytes = Uint8Array<ArrayBuffer>;

/** How many bytes a row's key has. */
export const ROW_KEY = 6;

/** What a list has in place of a row, and what stands before the row in the block of rows. */
export function rowSign(key: Uint8Array): Uint8Array {
  return Uint8Array.of(SIGN, ...key);
}

/** Whether a page has signs of rows. */
export function hasRows(page: Bytes): boolean {
  return page.includes(SIGN);
}

/** Reads a block of rows. */
export function readRows(block: Bytes): ReadonlyMap<string, Bytes> {
  return new Map(cutAtSigns(block).signed);
}

/**
 * Puts rows into a page in place of their signs.
 *
 * @throws {Error} where a row isn't among them
 */
export function putRows(page: Bytes, rows: ReadonlyMap<string, Bytes>): Blob {
  const { before, signed } = cutAtSigns(page);
  const parts = signed.flatMap(([key, text]) => {
    const row = rows.get(key);
    if (!row) throw new Error("The bundle lacks a row of this page.");
    return [row, text];
  });
  return new Blob([before, ...parts]);
}

// --- internal ---

/** No byte of UTF-8. */
const SIGN = 0xff;

/** What stands before the first sign, and each sign's key with what stands behind it. */
function cutAtSigns(bytes: Bytes): { before: Bytes; signed: [key: string, text: Bytes][] } {
  const signed: [string, Bytes][] = [];
  const first = bytes.indexOf(SIGN);
  if (first === -1) return { before: bytes, signed };
  for (let at = first; at < bytes.length;) {
    const from = at + 1 + ROW_KEY;
    const next = bytes.indexOf(SIGN, from);
    const end = next === -1 ? bytes.length : next;
    signed.push([bytes.subarray(at + 1, from).join(), bytes.subarray(from, end)]);
    at = end;
  }
  return { before: bytes.subarray(0, first), signed };
}
