/**
 * Bundles: many files of the site as one, so that taking the whole digest along is a few dozen
 * requests. A bundle is the length of its table in four bytes, little-endian; the table as JSON;
 * then the files one after the other. Each file is packed by itself, so that one can be read
 * without the others.
 */

/** A file in a bundle. */
export interface BundledFile {
  /** Its address below the base path: `papers/2510.12345/`. */
  path: string;
  /** How many bytes it takes in the bundle. */
  size: number;
  /** Whether it is packed with gzip. */
  packed: boolean;
}

/** What the site offers to take along. */
export interface BundleList {
  /** Changes with any bundle. */
  version: string;
  /** The newest day that they hold, as pages write days. */
  upTo: string | undefined;
  bundles: { file: string; bytes: number }[];
}

/** The folder of the bundles, below the base path. */
export const BUNDLES = "bundles/";
/** Their list, in that folder. */
export const LIST = "list.json";

/** A file's place in a bundle: where it starts, from the bundle's first byte. */
export interface Place extends BundledFile {
  start: number;
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

/** How many bytes the table's length takes. */
export const HEAD = 4;
