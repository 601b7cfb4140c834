/** Packs files of a built site into a bundle. */
import { gzipSync } from "../../files/gzip.ts";
import { isPacked } from "../../search/format/names.ts";
import { paperPath } from "../../digest/urls.ts";
import { COMPRESSED } from "../site-files.ts";
import { writeBundle, type Block } from "./bundle-format.ts";
import { TakenRows } from "./take-rows.ts";

/** A file of a built site. */
export interface BuiltFile {
  /** Its path from the site's folder. */
  file: string;
  /** In bytes. */
  size: number;
  /** Gives its bytes. */
  read: () => Uint8Array;
}

/** A bundle that is packed. */
export interface PackedBundle<File extends BuiltFile> {
  bytes: Uint8Array<ArrayBuffer>;
  /** Its compressed blocks, in their order, and where they lie in its bytes. */
  blocks: { files: readonly File[]; start: number; size: number }[];
}

/**
 * The bundle of some files, in their order. It depends on nothing but them, so that a month's
 * bundle can be kept for as long as the month's files stay as they are.
 *
 * @param parts files that change together: where one part changes, most blocks of the others are
 *   the same ones
 * @param known gives the compressed block of these files, where it was packed before
 */
export async function packBundle<File extends BuiltFile>(
  parts: readonly (readonly File[])[],
  known: (files: readonly File[]) => Uint8Array<ArrayBuffer> | undefined = () => undefined,
): Promise<PackedBundle<File>> {
  const isReady = ({ file }: File) => isPacked(file) || COMPRESSED.test(file);
  const ready = parts.flat().filter(isReady);
  const rows = new TakenRows();
  const cut = cutBlocks(
    parts.map((files) => files.filter((one) => !isReady(one)).map((one) => withoutRows(one, rows))),
  );
  const packed = cut.map((contents) => {
    const files = contents.map(({ of }) => of);
    return { files, contents, bytes: known(files) ?? gzipSync(bytesOf(contents), LEVEL) };
  });
  const blocks = packed.map(({ contents, bytes }) => toBlock(contents, bytes, "packed"));
  if (ready.length > 0) blocks.push(toBlock(ready, bytesOf(ready), "as they are"));
  const block = rows.block();
  if (block.length > 0) blocks.push({ files: [], kind: "rows", bytes: gzipSync(block, LEVEL) });
  const bytes = await writeBundle(blocks, (table) => gzipSync(table, LEVEL));
  let start = bytes.length - blocks.reduce((sum, block) => sum + block.bytes.length, 0);
  return {
    bytes,
    blocks: packed.map(({ files, bytes: { length: size } }) => {
      const place = { files, start, size };
      start += size;
      return place;
    }),
  };
}

// --- internal ---

const LEVEL = 6;

/**
 * How many bytes a block has before it is compressed: about 64 papers' pages. Larger ones save 2%
 * more, and each page that is read takes as much longer.
 */
const BLOCK = 512_000;
/** A block of so many ends with its part. */
const ENOUGH = BLOCK / 2;

/** What a bundle has of a file. */
interface Content<File> extends BuiltFile {
  of: File;
}

/** Pages of papers, which have no rows: they need not be read. */
const PAPERS = paperPath("").slice(1, -1);

/** A list without its rows; any other file as it is. */
function withoutRows<File extends BuiltFile>(of: File, rows: TakenRows): Content<File> {
  const { file, size, read } = of;
  if (!file.endsWith(".html") || file.startsWith(PAPERS)) return { of, file, size, read };
  const rest = rows.takeFrom(Buffer.from(read()));
  return { of, file, size: rest.length, read: () => rest };
}

function cutBlocks<File extends BuiltFile>(parts: readonly (readonly File[])[]): File[][] {
  const blocks: File[][] = [];
  let size = Infinity;
  for (const part of parts) {
    if (size >= ENOUGH) size = Infinity;
    for (const one of part) {
      if (size + one.size > BLOCK) {
        blocks.push([]);
        size = 0;
      }
      blocks.at(-1)?.push(one);
      size += one.size;
    }
  }
  return blocks;
}

function bytesOf(files: readonly BuiltFile[]): Buffer<ArrayBuffer> {
  return Buffer.concat(files.map((one) => one.read()));
}

function toBlock(
  files: readonly BuiltFile[],
  bytes: Uint8Array<ArrayBuffer>,
  kind: Block["kind"],
): Block {
  return {
    files: files.map(({ file, size }) => ({
      path: file.replace(/(^|\/)index\.html$/, "$1"),
      size,
    })),
    kind,
    bytes,
  };
}
