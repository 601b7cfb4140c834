/**
 * One JSON object a line: in the fields of our own files, or as in arXiv's public metadata
 * snapshot. Read as a stream, so that a file may be larger than the memory.
 *
 * @see https://jsonlines.org/
 */
import { describeText, Fields, formOf, parseJson } from "./fields.ts";
import { asObject, type JsonObject } from "../text/json-object.ts";
import { readOwnLine } from "./jsonl-own.ts";
import { isSnapshotLine, readSnapshotLine } from "./jsonl-snapshot.ts";
import { readLines } from "./lines.ts";
import { SourceError, type Item, type ReadOptions, type Source } from "./source.ts";
import { shorten } from "../text/shorten.ts";

export const jsonl: Source = {
  name: "jsonl",
  summary: "one JSON object a line: our own fields, or arXiv's metadata snapshot; also as .gz",
  stream: streamJsonl,
};

/**
 * Reads the lines as they come. A line that is no paper is skipped, named by its number.
 *
 * @throws {SourceError} when the first line shows that the file is something else
 */
export async function* streamJsonl(
  bytes: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<Item> {
  let isFirst = true;
  for await (const { number, text, problem } of readLines(bytes)) {
    const place = `${options.file}:${number}`;
    if (problem !== undefined) {
      if (isFirst) throw refusal(options.file, `in line ${number}, ${problem}`);
      yield { place, skipped: problem };
      continue;
    }
    if (text.trim() === "") continue;
    if (isFirst) refuseOther(text, options.file);
    isFirst = false;
    const record = readObject(text);
    yield typeof record === "string"
      ? { place, skipped: record }
      : readRecord(record, place, options);
  }
}

// --- internal ---

function readRecord(record: JsonObject, place: string, options: ReadOptions): Item {
  const title = new Fields(record).first("title", "display_name");
  if (title === undefined) return { place, skipped: "it has no title" };
  const named = `${place} ("${shorten(title)}")`;
  return isSnapshotLine(record)
    ? readSnapshotLine(record, title, named, options)
    : readOwnLine(record, title, named, options);
}

/** The line's object, or why it is none. */
function readObject(text: string): JsonObject | string {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch {
    return `${describeText(text).replace("the file", "the line")}: expected one JSON object a line`;
  }
  return asObject(value) ?? "expected a JSON object, found another value";
}

/** Refuses a file of another format at its first line, rather than report each line. */
function refuseOther(line: string, file: string): void {
  const start = line.trim();
  if (/^(?:<|%PDF-)/.test(start)) throw refusal(file, formOf(start) ?? "this is not JSON");
  if (start.startsWith("["))
    throw refusal(file, "this is one JSON list (jq -c '.[]' makes lines of it)");
  if (start === "{")
    throw refusal(file, "this is JSON spread over several lines (jq -c . makes one line of it)");
}

function refusal(file: string, found: string): SourceError {
  return new SourceError(
    `${file}: ${found}. Expected one JSON object a line, as UTF-8 text; a packed file's name must end in .gz. Nothing was taken from it.`,
  );
}
