/** Papers and texts to test with. */
import type { TestContext } from "node:test";
import fc from "fast-check";
import { cleanCharacters } from "../../src/text/characters.ts";
import { paperSchema, type Paper, type PaperInput } from "../../src/paper/schema.ts";

/** A valid paper, with the given fields in place of its own. */
export function aPaper(fields: Partial<PaperInput> = {}): Paper {
  return paperSchema.parse({
    id: "2510.12345",
    title: "A Paper",
    day: "2025-10-16",
    source: "page",
    abstract: "We show that it works.",
    ...fields,
  });
}

/** A paper's fields without those that are absent: a file doesn't tell `undefined` from nothing. */
export function present(paper: Partial<Paper>): Record<string, unknown> {
  const fields = Object.entries(paper);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

const OWN_ZONE = process.env["TZ"];

/** Sets the machine's time zone until the test is done. */
export function setTimeZone(t: TestContext, zone: string): void {
  t.after(() => {
    if (OWN_ZONE === undefined) delete process.env["TZ"];
    else process.env["TZ"] = OWN_ZONE;
  });
  process.env["TZ"] = zone;
}

/** Texts that MDX, Markdown, YAML or a terminal would read as something else. */
export const HOSTILE = [
  "{process.exit(1)}",
  "<script>alert(1)</script>",
  "</script><img src=x onerror=alert(1)>",
  "import x from 'y'",
  "export const a = 1",
  "---",
  "---\nid: other\n---",
  "<!-- comment -->",
  // Behind an address a parser may take the escaping backslash for a part of it.
  "https://example.org<script>alert(1)</script>",
  "www.example.org{process.exit(1)}",
  "{/* comment */}",
  "an unclosed $ and $x^2",
  "&lt;b&gt; &#123; &amp;amp;",
  "[text](javascript:alert(1))",
  "![image](https://example.org/x.png)",
  "[label]: https://example.org",
  "`code` and ```fence",
  "# heading",
  "- item",
  "1. item",
  "> quote",
  "===",
  "| a | b |",
  "*stars* _lines_ ~~tildes~~",
  "ends with a backslash \\",
  "!!js/function 'function () {}'",
  "null",
  "2025-10-16",
  "key: value # comment",
  "@at %percent &anchor *alias",
  "'single' \"double\"",
] as const;

/** Characters of all Unicode, halves of surrogate pairs among them. */
const character = fc.oneof(
  fc.integer({ max: 0xff, min: 0 }).map((code) => String.fromCharCode(code)),
  fc.integer({ max: 0xffff, min: 0 }).map((code) => String.fromCharCode(code)),
  fc.integer({ max: 0x10ffff, min: 0x10000 }).map((code) => String.fromCodePoint(code)),
);

/** Random texts, rich in what is hostile. Not cleaned. */
export const rawText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HOSTILE, ..."{}<>$\\\"'`*_[]()#-+=~!&|:.@%\n \t0a"),
      fc.constantFrom("\n\n", "import ", "export ", "\u202E", "\u0000", "é"),
      fc.array(character, { maxLength: 8 }).map((list) => list.join("")),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

/** Random texts as they leave `cleanCharacters`, paragraphs kept. */
export const cleanText = rawText.map((raw) => cleanCharacters(raw, { paragraphs: true }).text);

/** Random lines as they leave `cleanCharacters`, none of them empty. */
export const cleanLine = rawText.map((raw) => cleanCharacters(raw).text).filter(Boolean);
