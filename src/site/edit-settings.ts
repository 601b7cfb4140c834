/** Changes fields in the text of the operator's file, and leaves all else as it is. */
import { ExpectedError } from "../files/errors.ts";
import { findPlaces, isFirstOfLine, type Places, type Property } from "./settings-places.ts";
import { afterColon, toSourceString } from "./source-string.ts";

/** New values by the names of fields; undefined for one that is left out from now on. */
export type Changes = ReadonlyMap<string, string | undefined>;

/** A field as a line of the file: `title: "Lab papers",`. */
export function toLine(name: string, value: string): string {
  return `${name}: ${toSourceString(value)},`;
}

/**
 * The file's text with other values. A field that stands there gets its new value in place; one
 * that a comment shows (`// site: "…",`) takes the comment's place; others come to the end. One
 * that is left out becomes a comment. The caller checks that the result says what it should.
 *
 * @throws {ExpectedError} where the file is in another form, with the lines to write by hand
 */
export function editSettings(text: string, changes: Changes): string {
  let edited = text;
  for (const [name, value] of changes) {
    const next = editField(edited, name, value);
    if (next === undefined) throw byHand(changes);
    edited = next;
  }
  return edited;
}

/** What to say where the file can't be changed by a program. */
export function byHand(changes: Changes): ExpectedError {
  const lines = [...changes].map(([name, value]) =>
    value === undefined ? `  delete the line of ${name}` : `  ${toLine(name, value)}`,
  );
  return new ExpectedError(
    [
      "src/site.config.ts is written in a way that this command can't change safely, such as a field that isn't one text in quotes. Nothing was written. Make the changes by hand:",
      ...lines,
    ].join("\n"),
  );
}

// --- internal ---

/** Undefined where the form of the file doesn't allow it. */
function editField(text: string, name: string, value: string | undefined): string | undefined {
  const places = findPlaces(text);
  if (!places) return undefined;
  const property = places.properties.findLast((one) => one.name === name);
  if (property && !property.string) return undefined;
  if (value === undefined) return property ? leaveOut(text, property) : text;
  return property ? replace(text, property, value) : add(text, places, name, value);
}

function replace(text: string, { start, colon, string }: Property, value: string): string {
  if (!string) return text;
  const source = toSourceString(value);
  // A comment before the value keeps its place.
  const isPlain = text.slice(colon, string.start).trim() === "";
  if (!isPlain) return splice(text, string.start, string.end, source);
  const before = text.slice(lineStart(text, start), colon);
  return splice(text, colon, string.end, afterColon(before, source, eolOf(text)));
}

function leaveOut(text: string, { start, end, colon, string, comma }: Property): string {
  const [name, old] = [text.slice(start, colon), text.slice(string?.start, string?.end)];
  return splice(text, start, comma ?? end, `// ${name} ${old},`);
}

function add(text: string, places: Places, name: string, value: string): string {
  const { properties, examples, close } = places;
  const last = properties.at(-1);
  const example = examples.find((one) => one.name === name);
  const [source, eol] = [toSourceString(value), eolOf(text)];
  const indent = indentAt(text, example?.start ?? last?.start ?? close) || "  ";
  const line = `${name}:${afterColon(`${indent}${name}:`, source, eol)},`;
  let added: string;
  if (example) added = splice(text, example.start, example.end, line);
  else if (isFirstOfLine(text, close))
    added = splice(text, lineStart(text, close), lineStart(text, close), `${indent}${line}${eol}`);
  else added = splice(text, close, close, `${line} `);
  const needsComma =
    last !== undefined && last.comma === undefined && last.end < (example?.start ?? close);
  return needsComma ? splice(added, last.end, last.end, ",") : added;
}

function splice(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
}

function indentAt(text: string, at: number): string {
  return isFirstOfLine(text, at) ? text.slice(lineStart(text, at), at) : "";
}

function eolOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}
