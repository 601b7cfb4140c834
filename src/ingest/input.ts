/** Where items come from: saved files, standard input, or the network. */
import fs from "node:fs";
import path from "node:path";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { formOf } from "../sources/fields.ts";
import { attempt, type Http } from "../sources/http.ts";
import { decodeText } from "./decode.ts";
import { SourceError, type Item, type FetchOptions, type Source } from "../sources/source.ts";

/** The items of one file or answer, or of a part of a long one. */
export interface Batch {
  /** The file or the address. */
  name: string;
  items: Item[];
  /** The day that was asked for, or that is in the file's name. */
  day?: string | undefined;
  /** Warnings about the whole file. */
  warnings?: string[];
  /** Why the file or answer was refused, or not read to its end. */
  error?: string;
}

/** How many items of a streamed file make a batch: few enough to hold in memory. */
const BATCH_SIZE = 500;

/**
 * Reads saved files, each once: one batch a file, or many where the source streams. `-` is standard
 * input.
 */
export async function* readFiles(
  source: Source,
  files: readonly string[],
  date: string | undefined,
): AsyncGenerator<Batch> {
  for (const file of new Set(files)) {
    const options = { file: file === "-" ? "standard input" : file, date };
    if (source.stream) {
      yield* streamBatches(options.file, source.stream(openBytes(file), options));
      continue;
    }
    const named = /\d{4}-\d{2}-\d{2}/.exec(path.basename(file))?.[0];
    const warnings: string[] = [];
    const batch = await readBatch(options.file, date ?? named, async () => {
      const bytes = Buffer.concat(await Array.fromAsync(openBytes(file)));
      const decoded = decodeText(bytes);
      if (!decoded) {
        const form = formOf(bytes.toString("latin1", 0, 10)) ?? "this is not text in UTF-8";
        throw new SourceError(`${options.file}: ${form}. Expected text: save it again, as UTF-8.`);
      }
      if (decoded.warning !== undefined) warnings.push(`${options.file}: ${decoded.warning}`);
      return [...(source.parse?.(decoded.text, options) ?? [])];
    });
    yield { ...batch, warnings };
  }
}

/** Asks the network: one batch an answer. */
export async function* readNetwork(
  source: Source,
  request: FetchOptions,
  http: Http,
): AsyncGenerator<Batch> {
  for await (const answer of source.fetch?.(request, http) ?? []) {
    if (answer instanceof SourceError) yield { name: "", items: [], error: answer.message };
    else
      yield await readBatch(answer.options.file, answer.options.date, async () => [
        ...(source.parse?.(answer.text, answer.options) ?? []),
      ]);
  }
}

// --- internal ---

/** A batch of what `read` gives, or with the reason why the source refuses the text. */
async function readBatch(
  name: string,
  day: string | undefined,
  read: () => Promise<Item[]>,
): Promise<Batch> {
  const items = await attempt(read);
  return items instanceof SourceError
    ? { name, items: [], error: items.message }
    : { name, day, items };
}

async function* streamBatches(name: string, items: AsyncIterable<Item>): AsyncGenerator<Batch> {
  let batch: Item[] = [];
  try {
    for await (const item of items) {
      batch.push(item);
      if (batch.length < BATCH_SIZE) continue;
      yield { name, items: batch };
      batch = [];
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    yield { name, items: batch, error: error.message };
    return;
  }
  if (batch.length > 0) yield { name, items: batch };
}

/** The bytes of a file, unpacked where its name ends in `.gz`. */
async function* openBytes(file: string): AsyncGenerator<Uint8Array> {
  const bytes: Readable = file === "-" ? process.stdin : fs.createReadStream(file);
  try {
    const unpacked: Readable = file.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes;
    // A pipe doesn't pass on errors of the stream before it.
    if (unpacked !== bytes) bytes.on("error", (error: Error) => unpacked.destroy(error));
    for await (const chunk of unpacked) yield chunkSchema.parse(chunk);
  } catch (error) {
    throw new SourceError(`${file}: ${readFailure(error, file)}`);
  }
}

const chunkSchema = z.instanceof(Uint8Array);

function readFailure(error: unknown, file: string): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT")
    return `there is no such file (looked in ${path.resolve(file)}); check the path after --file`;
  if (code === "EISDIR") return "this is a folder; --file takes a file";
  if (code === "EACCES") return "no permission to read the file";
  if (code === "Z_BUF_ERROR") return "the gzip file is cut off; fetch it again";
  if (code === "Z_DATA_ERROR") return "this is not a gzip file, or it is damaged";
  return error instanceof Error ? error.message : String(error);
}
