/**
 * The files of papers in chunks, which are what the catalogue keeps in the cache. Light to load:
 * the threads that read an unchanged folder begin with it.
 */
import fs from "node:fs";
import { crc32 } from "node:zlib";
import { keyOf } from "../files/cache.ts";

/** Files of papers as their bytes are. */
export interface ChunkBytes {
  /** All files, one after the other. */
  bytes: Uint8Array;
  /** Where each file ends in `bytes`. */
  ends: number[];
}

/**
 * Sorted files in chunks of about 256. Where a chunk begins depends on the names near its begin
 * alone, so a file that comes or goes changes one chunk or two, and the papers of a day, whose ids
 * are near each other, change few.
 */
export function chunkFiles(files: readonly string[]): string[][] {
  const chunks: string[][] = [];
  let chunk: string[] = [];
  for (const file of files) {
    if (chunk.length === 0 || chunk.length === MOST_FILES || crc32(file) % USUAL_FILES === 0)
      chunks.push((chunk = []));
    chunk.push(file);
  }
  return chunks;
}

/** Reads the files, which are paths below the folder. */
export function readChunk(folder: string, files: readonly string[]): ChunkBytes {
  let size = 0;
  const ends: number[] = [];
  for (const file of files) {
    const handle = fs.openSync(`${folder}/${file}`, "r");
    try {
      for (let read = -1; read !== 0; size += read) {
        if (buffer.length - size < ROOM) buffer = Buffer.concat([buffer], buffer.length * 2);
        read = fs.readSync(handle, buffer, size, buffer.length - size, null);
      }
    } finally {
      fs.closeSync(handle);
    }
    ends.push(size);
  }
  return { bytes: buffer.subarray(0, size), ends };
}

/** The key of what is made of the files. @param code the key of the program that makes it */
export function keyOfChunk(code: string, files: readonly string[], read: ChunkBytes): string {
  return keyOf(code, files, read.ends, read.bytes);
}

/** The text of each file. */
export function textsOf({ bytes, ends }: ChunkBytes): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return ends.map((end, at) => buffer.toString("utf8", ends[at - 1] ?? 0, end));
}

// --- internal ---

/** How many files a chunk has, on an average and at most. */
const USUAL_FILES = 256;
const MOST_FILES = 1024;

/** In bytes; more than nearly every paper's file has. */
const ROOM = 1 << 16;
/** The files of one chunk after the other are read into it. */
let buffer: Buffer = Buffer.allocUnsafe(1 << 21);
