/**
 * When each paper of a segment was published, which only the operator `published:` needs: a
 * separate file, so that no other search loads it. One line for each paper: in the order of days,
 * gzip takes about a byte for each.
 */

/** The dates of papers, in their order, as the bytes of a file; undefined where none is known. */
export function packDates(dates: readonly (string | undefined)[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(dates.map((date) => `${date ?? ""}\n`).join(""));
}

/** Reads what `packDates` wrote. */
export function unpackDates(bytes: Uint8Array): (string | undefined)[] {
  const lines = new TextDecoder().decode(bytes).split("\n").slice(0, -1);
  return lines.map((line) => line || undefined);
}
