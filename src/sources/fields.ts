/** Reads the fields of records whose content is unknown. */
import { z } from "zod";
import { asObject, type JsonObject } from "../text/json-object.ts";

const objectSchema = z.record(z.string(), z.unknown());
const objectsSchema = z.array(objectSchema);
const textSchema = z.string();
const textsSchema = z.array(textSchema);
const countSchema = z.int().nonnegative();
const flagSchema = z.boolean();
/** A text, a year as a number, or CSL's lists of year, month and day. */
const dateSchema = z.union([
  z.string(),
  z.int().transform(String),
  z
    .looseObject({ "date-parts": z.tuple([z.array(z.coerce.string())]).rest(z.unknown()) })
    .transform((date) => date["date-parts"][0].join("-")),
]);

/** Reads fields of one record; a value of another type is dropped with a warning. */
export class Fields {
  readonly warnings: string[] = [];
  readonly #record: JsonObject;
  readonly #name: string;
  readonly #asked = new Set<string>();

  /** `name` is the part of the item that the record is, for the warnings: `paper.`. */
  constructor(record: JsonObject, name = "") {
    this.#record = record;
    this.#name = name;
  }

  text(key: string): string | undefined {
    return this.#read(key, textSchema, "a text");
  }

  texts(key: string): string[] | undefined {
    return this.#read(key, textsSchema, "a list of texts");
  }

  count(key: string): number | undefined {
    return this.#read(key, countSchema, "a number from 0");
  }

  flag(key: string): boolean | undefined {
    return this.#read(key, flagSchema, "true or false");
  }

  /** A date in words or numbers, still to be read. */
  date(key: string): string | undefined {
    return this.#read(key, dateSchema, "a date");
  }

  object(key: string): JsonObject | undefined {
    return this.#read(key, objectSchema, "an object");
  }

  objects(key: string): JsonObject[] | undefined {
    return this.#read(key, objectsSchema, "a list of objects");
  }

  /** The value as it is. */
  value(key: string): unknown {
    this.#asked.add(key);
    return this.#record[key];
  }

  /** The first of some fields that holds a text, in a list or as an object's name, too. */
  first(...keys: string[]): string | undefined {
    return keys.map((key) => plainText(this.value(key))).find((text) => text !== undefined);
  }

  /** The fields with a value that were never read. */
  unread(): string[] {
    return Object.keys(this.#record).filter(
      (key) => !this.#asked.has(key) && this.#record[key] !== null && this.#record[key] !== "",
    );
  }

  #read<Value>(key: string, schema: z.ZodType<Value>, expected: string): Value | undefined {
    const value = this.value(key);
    if (value === undefined || value === null) return undefined;
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    this.warnings.push(`${this.#name}${key}: dropped, expected ${expected}`);
    return undefined;
  }
}

/**
 * A text as JSON.
 *
 * @throws {SyntaxError} with the parser's message
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
  return value;
}

/** What a text that isn't valid JSON looks like, for the message. */
export function describeText(text: string): string {
  const form = formOf(text) ?? "this is not JSON";
  return form === FORM_JSON ? "the JSON is cut off or damaged" : form;
}

/** What a text is by its first characters, for messages; undefined where they don't show it. */
export function formOf(text: string): string | undefined {
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (start === "") return "the file is empty";
  if (start.startsWith("%PDF-")) return "this is a PDF";
  if (/^<(?:!doctype html|html|head|body)\b/i.test(start)) return "this is a web page";
  if (/^<[\w?!]/.test(start)) return FORM_XML;
  return /^[{[]/.test(start) ? FORM_JSON : undefined;
}

/** What `formOf` returns for XML. */
export const FORM_XML = "this is XML";
const FORM_JSON = "this is JSON";

// --- internal ---

/** A text, the first of a list, or what an object holds as its text, address or name. */
function plainText(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim() || undefined;
  if (Array.isArray(value)) return typeof value[0] === "string" ? plainText(value[0]) : undefined;
  const { text, url, name, display_name } = asObject(value) ?? {};
  const found = [text, url, name, display_name].find((one) => typeof one === "string");
  return typeof found === "string" ? plainText(found) : undefined;
}
