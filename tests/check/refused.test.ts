/** `npm run check` on notes that are refused and on their harmless twins. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { before, describe, test } from "node:test";
import { z } from "zod";
import { run, type Ended } from "../e2e/run.ts";
import { sharedFolder } from "../folders.ts";
import { PAIRS, paperOf, writeNotes } from "../notes/fixtures.ts";

/** The first finding of each refused note: on which line, and what is said. */
const REFUSED: [name: string, line: number, message: RegExp][] = [
  ["address-in-a-paper", 6, /^a link stands in the words of a link/],
  ["attribute-element", 6, /^"title" of <Callout> is an expression, which runs code/],
  ["attribute-expression", 6, /^"kind" of <Callout> is an expression, which runs code/],
  ["attribute-template", 6, /^"title" of <Callout> is an expression, which runs code/],
  ["author-under-a-tower", 2, /^60 marks stand on one letter/],
  ["author-with-a-hidden-letter", 2, /^a character that hides or reorders text, U\+200B/],
  ["comment-expression", 6, /^\{.*\} is an expression, which runs code/],
  ["comment-of-html", 8, /^an HTML comment, <!-- -->, is no part of a note/],
  ["component-by-member", 6, /^there is no component <Callout\.constructor>/],
  [
    "component-in-other-letters",
    6,
    /^HTML such as <Сallout> is no part of a note; did you mean <Callout>\?/,
  ],
  ["component-that-is-put-off", 6, /^<Callout> has no attribute "server:defer"/],
  ["component-twice-the-same", 6, /^<Figure> has "src" twice/],
  ["component-without-an-end", 8, /^<Callout> has no end/],
  ["correction-in-reverse-by-an-escape", 5, /^a character that hides or reorders text, U\+202E/],
  ["correction-of-the-id", 5, /^unknown field "corrections\.id"/],
  [
    "correction-that-is-a-javascript-link",
    6,
    /^corrections\.links\.code: expected an http\(s\) address/,
  ],
  ["data-link", 6, /^a data: link can run code in a reader's browser/],
  ["data-link-in-a-footnote", 8, /^a data: link can run code in a reader's browser/],
  ["directive-on-a-component", 6, /^<Callout> has no attribute "client:load"/],
  ["export-const", 6, /^import and export run code/],
  ["export-default", 8, /^import and export run code/],
  ["export-in-a-component", 7, /^a line that starts with import or export reads as code/],
  ["expression-alone", 8, /^\{.*\} is an expression, which runs code/],
  ["expression-in-a-component", 7, /^\{.*\} is an expression, which runs code/],
  ["expression-in-a-footnote", 8, /^\{.*\} is an expression, which runs code/],
  ["expression-in-a-heading", 6, /^\{.*\} is an expression, which runs code/],
  ["expression-in-a-line", 6, /^\{.*\} is an expression, which runs code/],
  ["expression-in-a-link", 6, /^\{.*\} is an expression, which runs code/],
  ["expression-in-a-table", 8, /^\{.*\} is an expression, which runs code/],
  ["expression-of-several-lines", 8, /^\{.*\} is an expression, which runs code/],
  ["expression-where-code-is-indented", 8, /^\{.*\} is an expression, which runs code/],
  ["footnote-in-a-link", 6, /^a footnote stands in the words of a link/],
  ["form", 6, /^HTML such as <form> is no part of a note/],
  [
    "formula-over-its-neighbours",
    6,
    /^the formula .* can't be read: a length leads out of the formula/,
  ],
  ["formula-that-cant-be-read", 8, /^the formula .* can't be read: U/],
  [
    "formula-that-leads-elsewhere",
    8,
    /^the formula .* can't be read: the formula names a place or leads to one/,
  ],
  ["formula-with-a-class", 6, /^the formula .* can't be read: F/],
  ["formula-with-a-link", 6, /^the formula .* can't be read: U/],
  ["formula-without-an-end", 6, /^the formula .* can't be read: Too many expansions/],
  ["fragment-with-markup", 6, /^there is no component <Fragment>/],
  ["frontmatter-of-every-object", 4, /^unknown field "__proto__"/],
  ["frontmatter-that-grows", 1, /^the frontmatter repeats its parts by YAML's & and \*/],
  [
    "frontmatter-that-is-code",
    1,
    /^expected frontmatter: the first line of the file must be "---"/,
  ],
  ["frontmatter-that-is-merged", 2, /^unknown field "x"/],
  [
    "frontmatter-with-a-command",
    4,
    /^the frontmatter is no valid YAML: unknown tag !<tag:yaml\.org,2002:python/,
  ],
  [
    "frontmatter-with-a-function",
    2,
    /^the frontmatter is no valid YAML: unknown tag !<tag:yaml\.org,2002:js/,
  ],
  ["frontmatter-with-a-layout", 4, /^unknown field "layout"/],
  ["iframe", 8, /^HTML such as <iframe> is no part of a note/],
  ["import-of-a-data-address", 8, /^import and export run code/],
  ["import-statement", 6, /^import and export run code/],
  ["javascript-link-around-a-picture", 6, /^a javascript: link can run code in a reader's browser/],
  ["javascript-link-by-a-name", 6, /^a javascript: link can run code in a reader's browser/],
  [
    "javascript-link-by-a-second-definition",
    10,
    /^a javascript: link can run code in a reader's browser/,
  ],
  ["javascript-link-by-a-sign", 6, /^a javascript: link can run code in a reader's browser/],
  ["javascript-link-by-reference", 8, /^a javascript: link can run code in a reader's browser/],
  ["javascript-link-in-disguise", 8, /^a javascript: link can run code in a reader's browser/],
  [
    "javascript-link-with-a-line-end",
    6,
    /^the link "java\nscript:alert%281%29" has a space or a backslash in it/,
  ],
  ["javascript-link", 6, /^a javascript: link can run code in a reader's browser/],
  ["letter-under-a-tower", 6, /^60 marks stand on one letter, over the lines around it/],
  ["link-in-a-paper", 6, /^a link stands in the words of a link/],
  ["link-out-of-the-papers", 6, /^there is no paper "\.\."/],
  [
    "link-that-says-another-address",
    6,
    /^the link says "https:\/\/example\.org" and leads to "https:\/\/example/,
  ],
  [
    "link-that-says-another-host",
    6,
    /^the link says "example\.org\/paper" and leads to "https:\/\/example\.com"/,
  ],
  [
    "link-whose-words-end-in-another-address",
    6,
    /^the link says "The paper, at https:\/\/example\.org\." and leads to/,
  ],
  ["link-with-a-handler", 6, /^HTML such as <a> is no part of a note/],
  ["link-with-a-host-behind-a-backslash", 6, /has a space or a backslash in it/],
  [
    "link-with-a-name-before-its-host",
    6,
    /^"https:\/\/example\.org@example\.com\/" is no address that can be linked to/,
  ],
  ["link-without-a-scheme", 6, /^the link "\/\/example\.org" doesn't say http or https/],
  ["markup-on-a-component", 6, /^<Callout> has no attribute "set:html"/],
  ["nameless-element", 6, /^<> groups components, and there is nothing to group/],
  ["object", 6, /^HTML such as <object> is no part of a note/],
  ["paper-in-a-reference", 6, /^<Paper> stands in a link/],
  ["paper-of-every-object", 6, /^there is no paper "__proto__"/],
  ["paper-out-of-the-folder", 6, /^there is no paper "\.\.\/\.\.\/2510\.00000"/],
  ["paper-that-isnt-there", 6, /^there is no paper "2510\.99999"/],
  ["picture-by-javascript", 6, /^"src" of <Figure> says ".*"; expected a picture beside the notes/],
  [
    "picture-of-another-site",
    8,
    /^"src" of <Figure> says ".*"; expected a picture beside the notes/,
  ],
  ["picture-of-data", 6, /^"src" of <Figure> says ".*"; expected a picture beside the notes/],
  [
    "picture-of-data-by-reference",
    6,
    /^"src" of <Figure> says ".*"; expected a picture beside the notes/,
  ],
  [
    "picture-out-of-the-folder",
    6,
    /^"src" of <Figure> says ".*"; expected a picture beside the notes/,
  ],
  [
    "picture-out-of-the-folder-in-disguise",
    6,
    /^"src" of <Figure> says ".*"; expected a picture beside the notes/,
  ],
  [
    "picture-that-is-svg",
    6,
    /^"images\/square\.svg" is no PNG, JPEG, WebP, AVIF or GIF, or its name /,
  ],
  [
    "picture-that-isnt-there",
    6,
    /^there is no picture content\/notes\/images\/circle\.png; did you mean /,
  ],
  ["picture-with-a-handler", 8, /^HTML such as <img> is no part of a note/],
  ["picture-without-words", 8, /^"alt" of <Figure> says ""; expected what the picture shows/],
  [
    "reference-that-says-another-address",
    6,
    /^the link says "https:\/\/example\.org" and leads to "https:\/\/example\.com"/,
  ],
  ["script-with-an-expression", 6, /^HTML such as <script> is no part of a note/],
  ["script", 8, /^HTML such as <script> is no part of a note/],
  ["spread", 6, /^<Callout> has a spread/],
  ["style", 6, /^HTML such as <style> is no part of a note/],
  ["svg-with-a-handler", 6, /^HTML such as <svg> is no part of a note/],
  ["text-in-reverse-by-reference", 8, /^a character that hides or reorders text, U\+202E/],
  ["text-in-reverse", 8, /^a character that hides or reorders text, U\+202E \(and 1 more\)/],
  ["title-in-reverse-by-an-escape", 4, /^a character that hides or reorders text, U\+202E/],
  ["topic-that-isnt-there", 6, /^there is no topic "farr"; did you mean "far"\?/],
  ["unknown-component", 8, /^there is no component <Calout>; did you mean <Callout>\?/],
  ["vbscript-link", 6, /^a vbscript: link can run code in a reader's browser/],
  ["word-with-a-handler", 6, /^<sub> has attributes, which HTML in a note may not have/],
  ["word-with-a-style", 6, /^<b> has attributes, which HTML in a note may not have/],
  ["break-with-words", 6, /^<br> has something in it/u],
  ["expression-of-many-braces", 6, /^\{.*\} is an expression, which runs code/u],
  [
    "footnote-of-lists-without-end",
    8,
    /^lists, quotes or components stand in each other more than 30 deep/u,
  ],
  ["footnotes-alone", 6, /^the footnote \[\^1\] is shown nowhere/u],
  [
    "formula-in-centimetres-over-its-neighbours",
    6,
    /^the formula .* can't be read: a length leads out of the formula/u,
  ],
  [
    "formula-of-a-growing-command",
    6,
    /^formulas that define commands have \d+ characters together; they may have 1000/u,
  ],
  [
    "formula-that-creeps-over-its-neighbours",
    6,
    /^the formula .* can't be read: a length leads out of the formula/u,
  ],
  [
    "formula-that-climbs-over-its-neighbours",
    6,
    /^the formula .* can't be read: a length leads out of the formula/u,
  ],
  ["heading-without-words", 6, /^a heading has no words/u],
  ["letter-under-rings", 6, /^30 marks stand on one letter/u],
  [
    "link-in-wide-letters-that-says-another-host",
    6,
    /^the link says "ｅｘａｍｐｌｅ．ｏｒｇ" and leads to/u,
  ],
  ["link-that-says-a-path-elsewhere", 6, /^the link says "example\.co\/papers" and leads to/u],
  ["link-without-words", 6, /^the link to "https:\/\/example\.org" has no words/u],
  ["footnote-that-nothing-refers-to", 8, /^the footnote \[\^1\] is shown nowhere/],
  ["footnote-twice", 10, /^there is another footnote \[\^1\], and the first is shown/],
];

const reportSchema = z.object({
  papers: z.number(),
  topics: z.number(),
  notes: z.number(),
  findings: z.array(
    z.object({
      check: z.string(),
      level: z.enum(["error", "warning"]),
      file: z.string(),
      line: z.number(),
      message: z.string(),
      mend: z.string().min(1),
    }),
  ),
});

test("each pair of fixtures has its line in the table, and there are many", () => {
  assert.deepEqual(REFUSED.map(([name]) => name).sort(), PAIRS);
  assert.ok(PAIRS.length >= 30, `${PAIRS.length} pairs`);
});

describe("a note that is refused", () => {
  const folder = sharedFolder();
  let ended: Ended;
  let trace: string;
  let report: z.output<typeof reportSchema>;
  before(async () => {
    trace = await writeNotes(folder, "refused");
    ended = await run("check", ["--json"], { BROADSHEET_CONTENT: folder });
    report = reportSchema.parse(JSON.parse(ended.stdout));
  });

  for (const [name, line, message] of REFUSED)
    test(`${name}: named with its line, what is wrong and how to mend it`, () => {
      const file = path.join(folder, `notes/${paperOf(name)}.mdx`);
      const [first] = report.findings.filter((one) => one.file === file);
      assert.ok(first, "nothing was found");
      assert.equal(first.line, line);
      assert.match(first.message, message);
      assert.equal(first.level, "error");
    });

  test("fails the check", () => {
    assert.equal(ended.code, 1);
    assert.equal(report.notes, PAIRS.length);
    assert.match(ended.stderr, new RegExp(`${PAIRS.length} notes: \\d+ errors`));
  });

  test("runs no code", async () => {
    await assert.rejects(fs.stat(trace), { code: "ENOENT" });
  });
});

test("their harmless twins pass, all of them", async () => {
  const folder = sharedFolder();
  await writeNotes(folder, "accepted");
  const { code, stdout, stderr } = await run("check", [], {
    BROADSHEET_CONTENT: folder,
  });
  assert.equal(stdout, "");
  assert.equal(code, 0);
  assert.match(stderr, new RegExp(`${PAIRS.length} notes: nothing is wrong`));
});
