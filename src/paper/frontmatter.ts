/** Reads and writes YAML frontmatter with gray-matter, so that no code in it can run. */
import matter from "gray-matter";
import { z } from "zod";
import { ProblemError } from "./problem.ts";
import { describeIssues } from "./schema-issues.ts";

/** A file's frontmatter, as the schema gives it, and the text below it. */
export interface Parsed<Data> {
  data: Data;
  body: string;
  /** The line of the file on which the body starts. */
  line: number;
}

/**
 * Reads a file's frontmatter by a schema.
 *
 * @param text the file's text
 * @param file its path, for the errors
 * @throws {ProblemError} with file and line, when there is no frontmatter, when it isn't YAML
 *   or when a field isn't what the schema expects
 */
export function readFrontmatter<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
): Parsed<z.output<Schema>> {
  const clean = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const { data, content } = parse(clean, file);
  const lineOf = (field: string) => lineOfField(clean, field);
  return { data: validate(data, schema, file, lineOf), ...cutBody(clean, content) };
}

/**
 * Reads a whole YAML file by a schema.
 *
 * @throws {ProblemError} with file and line, when it isn't YAML or not what the schema expects
 */
export function readYaml<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
): z.output<Schema> {
  // As the only field of a frontmatter: two lines come before the text.
  const wrapped = `---\nfile:\n${text.replace(/^\uFEFF/, "").replace(/^/gm, "  ")}\n---\n`;
  try {
    const { data } = readFrontmatter(wrapped, file, z.object({ file: z.unknown() }));
    return validate(data.file, schema, file, (field) => lineOfField(wrapped, `file.${field}`));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const back = (line: number | undefined) => line && Math.max(1, line - 2);
    throw new ProblemError(error.problems.map((one) => ({ ...one, line: back(one.line) })));
  }
}

/** Frontmatter and body as a file's text: keys in the order given, long lines left whole. */
export function writeFrontmatter(data: Record<string, unknown>, body: string): string {
  // Options of js-yaml, which the types of gray-matter don't have.
  const options: Record<string, unknown> = { lineWidth: -1, noRefs: true };
  const text = matter.stringify(body ? `\n${body}` : "", data, options);
  return `${text.trimEnd()}\n`;
}

/**
 * The line of a field of the frontmatter, such as `links.code`: that of its key, else of its
 * parent's key, else of the first line.
 */
export function lineOfField(text: string, field: string): number {
  const lines = text.split(/\r\n?|\n/);
  const end = lines.indexOf("---", 1);
  let at = 0;
  for (const [depth, key] of field.split(".").entries()) {
    if (depth > 0 && /^\d+$/.test(key)) return itemLine(lines, at, end, key);
    const below = lines.slice(at + 1, end);
    const found = below.findIndex((line) => startsWith(line, key, depth > 0));
    if (found < 0) break;
    at += 1 + found;
  }
  return at + 1;
}

// --- internal ---

/** Enough for a person; finding the line of each takes time. */
const MOST_ISSUES = 100;

/** Whether a value has at most `most` parts and characters: YAML's aliases can make gigabytes of a line. */
function isWithin(value: unknown, most: number): boolean {
  let left = most;
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && left >= 0) {
    const next = waiting.pop();
    left -= typeof next === "string" ? next.length + 1 : 1;
    if (typeof next === "object" && next !== null)
      for (const part of Object.values(next)) waiting.push(part);
  }
  return left >= 0;
}

function problem(file: string, line: number | undefined, message: string): ProblemError {
  return new ProblemError([{ file, line, message }]);
}

/** gray-matter would run `---js` frontmatter, so no engine but YAML is left. */
const refuse = (): never => {
  throw new Error("frontmatter must be YAML");
};
const ENGINES = { javascript: refuse, js: refuse, json: refuse, coffee: refuse, toml: refuse };

function cutBody(text: string, content: string) {
  const start = text.length - content.trimStart().length;
  const line = text.slice(0, start).split("\n").length;
  return { body: content.trim(), line };
}

/** The fields of a file with Unix line ends, and the text below the frontmatter. */
function parse(text: string, file: string): { data: unknown; content: string } {
  if (!text.startsWith("---\n"))
    throw problem(file, 1, 'expected frontmatter: the first line of the file must be "---"');
  if (!/\n---(?:\n|$)/.test(text))
    throw problem(file, 1, 'the frontmatter has no end: a line "---" must follow its last field');
  const lines = text.split("\n");
  const tab = lines.findIndex((line) => /^ *\t/.test(line));
  if (tab > 0 && tab < lines.indexOf("---", 1))
    throw notYaml(file, tab + 1, "a line starts with a tab; put two spaces in its place");
  const { data, content } = parseYaml(text, file);
  if (!isWithin(data, 2 * text.length + 1000))
    throw problem(
      file,
      1,
      "the frontmatter repeats its parts by YAML's & and * until it is many times as long as the file: write them out",
    );
  return { data, content };
}

function parseYaml(text: string, file: string): { data: unknown; content: string } {
  try {
    // Without options gray-matter keeps every file in a cache for ever.
    return matter(text, { language: "yaml", engines: ENGINES });
  } catch (error) {
    const known = yamlErrorSchema.safeParse(error).data;
    // js-yaml counts from 0 at the line of the opening fence, which gray-matter leaves in place.
    const line = known?.mark && known.mark.line + 1;
    const reason = error instanceof Error ? error.message : String(error);
    throw notYaml(file, line, known?.reason ?? reason);
  }
}

function notYaml(file: string, line: number | undefined, reason: string): ProblemError {
  return problem(file, line, `the YAML is not valid: ${reason}`);
}

/** What a js-yaml error tells. */
const yamlErrorSchema = z.object({
  reason: z.string(),
  mark: z.object({ line: z.number() }).optional(),
});

function validate<Schema extends z.ZodType>(
  data: unknown,
  schema: Schema,
  file: string,
  lineOf: (field: string) => number,
): z.output<Schema> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  throw new ProblemError(
    describeIssues(result.error, schema)
      .slice(0, MOST_ISSUES)
      .map(({ field, message }) => ({ file, line: lineOf(field), message })),
  );
}

/** Whether a line starts with a key. Not by a regular expression: a key may be as long as a file. */
function startsWith(line: string, key: string, isIndented: boolean): boolean {
  const text = line.trimStart();
  return (
    text.length < line.length === isIndented &&
    ["", '"', "'"].some((quote) => text.startsWith(`${quote}${key}${quote}:`))
  );
}

/** The line of an item of the list below line `at`, else `at` itself. */
function itemLine(lines: string[], at: number, end: number, key: string) {
  const items = lines
    .slice(at + 1, at + 1 + Number(key) + 1)
    .filter((line, index) => at + 1 + index < end && /^\s*-/.test(line));
  return items.length > Number(key) ? at + 1 + items.length : at + 1;
}
