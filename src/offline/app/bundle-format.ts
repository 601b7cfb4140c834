/**
 * Bundles: many files of the site as one, so that the offline download is a few dozen requests.
 * A bundle is the length of its table in four bytes, little-endian; the table as JSON in gzip; then
 * blocks, one after the other. The pages of a block are compressed together, since what pages have
 * in common, their frame above all, then costs next to nothing. To read one page is to unpack its
 * block, which is small. Files that are compressed already lie in blocks as they are.
 */

/** What the site offers for download. */
export interface BundleList {
  /** Changes with any bundle and any file. */
  version: string;
  /** The newest day that they hold, as pages write days. */
  upTo: string | undefined;
  bundles: SizedFile[];
  /**
   * Files of the search index, by address below the base path. They are packed and named after
   * their contents, so that the download takes them as they are.
   */
  files: SizedFile[];
}

/** A file that the download loads. */
export interface SizedFile {
  file: string;
  bytes: number;
}

/** Files that lie together in a bundle: bytes in gzip, or as they are. */
export interface Block {
  /** With their addresses below the base path, `papers/2510.12345/`, and their sizes. */
  files: { path: string; size: number }[];
  packed: boolean;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A file's place in a bundle. */
export interface Place {
  path: string;
  /** The first byte of its block, from the bundle's first byte, and how many bytes that has. */
  block: number;
  blockSize: number;
  /** Whether the block is compressed. */
  packed: boolean;
  /** Its first byte in the block when that is unpacked, and how many bytes it has. */
  start: number;
  size: number;
}

/** Writes a bundle. @param compress gzip, by which the browser's readers unpack the table */
export function writeBundle(
  blocks: readonly Block[],
  compress: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const rows = blocks.map(({ files, packed, bytes }): Row => [
    bytes.length,
    packed ? 1 : 0,
    files.map(({ path, size }) => [path, size]),
  ]);
  const table = compress(new TextEncoder().encode(JSON.stringify(rows)));
  const head = new DataView(new ArrayBuffer(HEAD));
  head.setUint32(0, table.length, true);
  return new Blob([head, table, ...blocks.map(({ bytes }) => bytes)]).bytes();
}

/** Reads the table of a bundle without reading the rest. */
export async function readTable(bundle: Blob): Promise<Place[]> {
  const head = new DataView(await bundle.slice(0, HEAD).arrayBuffer());
  const length = head.getUint32(0, true);
  const table = new TextDecoder().decode(await unpack(bundle.slice(HEAD, HEAD + length)));
  const rows: Row[] = JSON.parse(table);
  let block = HEAD + length;
  return rows.flatMap(([blockSize, packed, files]) => {
    let start = 0;
    const places = files.map(([path, size]) => {
      const place = { path, block, blockSize, packed: packed === 1, start, size };
      start += size;
      return place;
    });
    block += blockSize;
    return places;
  });
}

/** A file of a bundle as it was before it was bundled. */
export async function readFile(bundle: Blob, place: Place): Promise<ArrayBuffer> {
  const { block, blockSize, packed, start, size } = place;
  if (!packed) return bundle.slice(block + start, block + start + size).arrayBuffer();
  return (await unpack(bundle.slice(block, block + blockSize))).slice(start, start + size);
}

// --- internal ---

/** How many bytes the table's length takes. */
const HEAD = 4;

/** A block in the table. */
type Row = [bytes: number, packed: 0 | 1, files: [path: string, size: number][]];

function unpack(part: Blob): Promise<ArrayBuffer> {
  return new Response(part.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
