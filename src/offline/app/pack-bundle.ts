/** Packs files of a built site into a bundle. */
import { gzipSync } from "../../files/gzip.ts";
import { isPacked } from "../../search/format/names.ts";
import { COMPRESSED } from "../site-files.ts";
import { writeBundle, type Block } from "./bundle-format.ts";

/** A file of a built site. */
export interface BuiltFile {
  /** Its path from the site's folder. */
  file: string;
  content: Uint8Array<ArrayBuffer>;
}

/**
 * The bundle of some files, in their order. It depends on nothing but them, so that a month's
 * bundle can be kept for as long as the month's files stay as they are.
 */
export function packBundle(files: readonly BuiltFile[]): Promise<Uint8Array<ArrayBuffer>> {
  const isReady = ({ file }: BuiltFile) => isPacked(file) || COMPRESSED.test(file);
  const ready = files.filter(isReady);
  const blocks = cutBlocks(files.filter((one) => !isReady(one))).map((own) => toBlock(own, true));
  return writeBundle(ready.length > 0 ? [...blocks, toBlock(ready, false)] : blocks, (bytes) =>
    gzipSync(bytes, LEVEL),
  );
}

// --- internal ---

const LEVEL = 6;

/**
 * How many bytes a block has before it is compressed: about 64 papers' pages. Larger ones save 2%
 * more, and each page that is read takes as much longer.
 */
const BLOCK = 512_000;

function cutBlocks(files: readonly BuiltFile[]): BuiltFile[][] {
  const blocks: BuiltFile[][] = [];
  let size = Infinity;
  for (const one of files) {
    if (size + one.content.length > BLOCK) {
      blocks.push([]);
      size = 0;
    }
    blocks.at(-1)?.push(one);
    size += one.content.length;
  }
  return blocks;
}

function toBlock(files: readonly BuiltFile[], packed: boolean): Block {
  const bytes = Buffer.concat(files.map(({ content }) => content));
  return {
    files: files.map(({ file, content }) => ({
      path: file.replace(/(^|\/)index\.html$/, "$1"),
      size: content.length,
    })),
    packed,
    bytes: packed ? gzipSync(bytes, LEVEL) : bytes,
  };
}
