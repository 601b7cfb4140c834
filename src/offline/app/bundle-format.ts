/**
 * Bundles: many files of the site as one, so that the offline download is a few dozen requests.
 * A bundle is the length of its table in four bytes, little-endian; the table as JSON in gzip; then
 * blocks, one after the other. The pages of a block are compressed together, since what pages have
 * in common, their frame above all, then costs next to nothing. To read one page is to unpack its
 * block, which is small. Files that are compressed already lie in blocks as they are. The rows of
 * lists lie in a block of their own, each once.
 */
import { hasRows, putRows, readRows } from "./bundle-rows.ts";

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

/** Files that lie together in a bundle: bytes in gzip, or as they are; or the rows of lists, in gzip. */
export interface Block {
  /** With their addresses below the base path, `papers/2510.12345/`, and their sizes in the block. */
  files: { path: string; size: number }[];
  kind: "as they are" | "packed" | "rows";
  bytes: Uint8Array<ArrayBuffer>;
}

/** Where bytes lie in a bundle. */
interface Span {
  /** The first byte, from the bundle's first byte. */
  from: number;
  size: number;
}

/** A file's place in a bundle. */
export interface Place {
  path: string;
  block: Span;
  /** Whether the block is compressed. */
  packed: boolean;
  /** The block of rows of the bundle, where it has one. */
  rows: Span | undefined;
  /** Its first byte in the block when that is unpacked, and how many bytes it has. */
  start: number;
  size: number;
}

/** Writes a bundle. @param compress gzip, by which the browser's readers unpack the table */
export function writeBundle(
  blocks: readonly Block[],
  compress: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const rows = blocks.map(({ files, kind, bytes }): Row => [
    bytes.length,
    KINDS.indexOf(kind),
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
  const table = new TextDecoder().decode(await unpack(bundle, { from: HEAD, size: length }));
  const list: Row[] = JSON.parse(table);
  let from = HEAD + length;
  const blocks = list.map(([size, kind, files]) => {
    const block: Span = { from, size };
    from += size;
    return { block, kind: KINDS[kind], files };
  });
  const rows = blocks.find(({ kind }) => kind === "rows")?.block;
  return blocks.flatMap(({ block, kind, files }) => {
    let start = 0;
    return files.map(([path, size]) => {
      const place = { path, block, packed: kind === "packed", rows, start, size };
      start += size;
      return place;
    });
  });
}

/** A file of a bundle as it was before it was bundled. */
export async function readFile(bundle: Blob, place: Place): Promise<Blob> {
  const { block, packed, rows, start, size } = place;
  if (!packed) return bundle.slice(block.from + start, block.from + start + size);
  const bytes = (await unpack(bundle, block)).subarray(start, start + size);
  if (!rows || !hasRows(bytes)) return new Blob([bytes]);
  return putRows(bytes, readRows(await unpack(bundle, rows)));
}

// --- internal ---

/** How many bytes the table's length takes. */
const HEAD = 4;

/** In the table, a kind is its place in this list. */
const KINDS = ["as they are", "packed", "rows"] as const satisfies Block["kind"][];

/** A block in the table. */
type Row = [bytes: number, kind: number, files: [path: string, size: number][]];

async function unpack(bundle: Blob, { from, size }: Span): Promise<Uint8Array<ArrayBuffer>> {
  const packed = bundle.slice(from, from + size).stream();
  const stream = packed.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
