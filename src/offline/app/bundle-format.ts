/**
 * Bundles: many files of the site as one, so that the offline download is a few dozen requests.
 * A bundle is the length of its table in four bytes, little-endian; the table as JSON; then the
 * files one after the other. Each file is compressed by itself, so that one can be read without
 * the others.
 */

/** What the site offers for download. */
export interface BundleList {
  /** Changes with any bundle. */
  version: string;
  /** The newest day that they hold, as pages write days. */
  upTo: string | undefined;
  bundles: { file: string; bytes: number }[];
}

/** A file in a bundle, as the table has it. */
export interface BundledFile {
  /** Its address below the base path: `papers/2510.12345/`. */
  path: string;
  /** How many bytes it takes in the bundle. */
  size: number;
  /** Whether it is compressed with gzip. */
  packed: boolean;
}

/** A file's place in a bundle: where it starts, from the bundle's first byte. */
export interface Place extends BundledFile {
  start: number;
}

/** Writes a bundle of files whose `bytes` are compressed already where `packed` says so. */
export function writeBundle(
  files: readonly { path: string; packed: boolean; bytes: Uint8Array<ArrayBuffer> }[],
): Promise<Uint8Array> {
  const rows = files.map(({ path, packed, bytes }): BundledFile => ({
    path,
    size: bytes.length,
    packed,
  }));
  const table = new TextEncoder().encode(JSON.stringify(rows));
  const head = new DataView(new ArrayBuffer(HEAD));
  head.setUint32(0, table.length, true);
  return new Blob([head, table, ...files.map(({ bytes }) => bytes)]).bytes();
}

/** Reads the table of a bundle without reading the rest. */
export async function readTable(bundle: Blob): Promise<Place[]> {
  const head = new DataView(await bundle.slice(0, HEAD).arrayBuffer());
  const length = head.getUint32(0, true);
  const table = await bundle.slice(HEAD, HEAD + length).text();
  const files: BundledFile[] = JSON.parse(table);
  let start = HEAD + length;
  return files.map((file) => {
    const place = { ...file, start };
    start += file.size;
    return place;
  });
}

/** A file of a bundle as it was before it was bundled. */
export async function readFile(bundle: Blob, { start, size, packed }: Place): Promise<ArrayBuffer> {
  const part = bundle.slice(start, start + size);
  if (!packed) return part.arrayBuffer();
  const stream = part.stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

// --- internal ---

/** How many bytes the table's length takes. */
const HEAD = 4;
