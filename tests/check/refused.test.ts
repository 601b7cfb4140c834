/** `npm run check` on notes that are refused and on their harmless twins. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { before, describe, test } from "node:test";
import { z } from "zod";
import { runCheck } from "../../src/commands/check.ts";
import { runHere } from "../commands/run-here.ts";
import { run, type Ended } from "../e2e/run.ts";
import { sharedFolder } from "../folders.ts";
import { PAIRS, paperOf, writeNotes } from "../notes/fixtures.ts";

/** Messages, and the notes whose first finding has it, each with its line. */
const MESSAGES: [message: RegExp, notes: string][] = [
  // Code.
  [/^import and export run code/, "export-const:6 export-default:8 import-of-a-data-address:8 import-statement:6"],
  [/^a line that starts with import or export is read as code/, "export-in-a-component:7"],
  [/^\{.*\} is an expression, which runs code/, "comment-expression:6 expression-alone:8 expression-in-a-component:7 expression-in-a-footnote:8 expression-in-a-heading:6 expression-in-a-line:6 expression-in-a-link:6 expression-in-a-table:8 expression-of-several-lines:8 expression-where-code-is-indented:8 expression-of-many-braces:6"],
  [/^"title" of <Callout> is an expression, which runs code/, "attribute-element:6 attribute-template:6"],
  [/^"kind" of <Callout> is an expression, which runs code/, "attribute-expression:6"],
  [/^<Callout> has a spread/, "spread:6"],
  // Components and HTML.
  [/^there is no component <Callout\.constructor>/, "component-by-member:6"],
  [/^there is no component <Calout>; did you mean <Callout>\?/, "unknown-component:8"],
  [/^there is no component <Fragment>/, "fragment-with-markup:6"],
  [/^<Callout> has no attribute "server:defer"/, "component-that-is-put-off:6"],
  [/^<Callout> has no attribute "client:load"/, "directive-on-a-component:6"],
  [/^<Callout> has no attribute "set:html"/, "markup-on-a-component:6"],
  [/^<Figure> has "src" twice/, "component-twice-the-same:6"],
  [/^<Callout> isn't closed/, "component-without-an-end:8"],
  [/^<> groups nothing/, "nameless-element:6"],
  [/^a note can't contain the HTML element <Сallout>; did you mean <Callout>\?/, "component-in-other-letters:6"],
  [/^a note can't contain the HTML element <form>/, "form:6"],
  [/^a note can't contain the HTML element <iframe>/, "iframe:8"],
  [/^a note can't contain the HTML element <a>/, "link-with-a-handler:6"],
  [/^a note can't contain the HTML element <object>/, "object:6"],
  [/^a note can't contain the HTML element <img>/, "picture-with-a-handler:8"],
  [/^a note can't contain the HTML element <script>/, "script-with-an-expression:6 script:8"],
  [/^a note can't contain the HTML element <style>/, "style:6"],
  [/^a note can't contain the HTML element <svg>/, "svg-with-a-handler:6"],
  [/^a note can't contain an HTML comment, <!-- -->/, "comment-of-html:8"],
  [/^<sub> has attributes, which HTML in a note can't have/, "word-with-a-handler:6"],
  [/^<b> has attributes, which HTML in a note can't have/, "word-with-a-style:6"],
  [/^<br> has content/, "break-with-words:6"],
  // Hidden and stacked characters.
  [/^60 marks on one letter cover the lines around it/, "author-under-a-tower:2 letter-under-a-tower:6"],
  [/^30 marks on one letter/, "letter-under-rings:6"],
  [/^a character that hides or reorders text, U\+200B/, "author-with-a-hidden-letter:2"],
  [/^a character that hides or reorders text, U\+202E/, "correction-in-reverse-by-an-escape:5 text-in-reverse-by-reference:8 title-in-reverse-by-an-escape:4"],
  [/^a character that hides or reorders text, U\+202E \(and 1 more\)/, "text-in-reverse:8"],
  // Frontmatter.
  [/^unknown field "corrections\.id"/, "correction-of-the-id:5"],
  [/^unknown field "__proto__"/, "frontmatter-of-every-object:4"],
  [/^unknown field "x"/, "frontmatter-that-is-merged:2"],
  [/^unknown field "layout"/, "frontmatter-with-a-layout:4"],
  [/^corrections\.links\.code: expected an http\(s\) address/, "correction-that-is-a-javascript-link:6"],
  [/^the frontmatter repeats its parts by YAML's & and \*/, "frontmatter-that-grows:1"],
  [/^expected frontmatter: the first line of the file must be "---"/, "frontmatter-that-is-code:1"],
  [/^the YAML is not valid: unknown tag !<tag:yaml\.org,2002:python/, "frontmatter-with-a-command:4"],
  [/^the YAML is not valid: unknown tag !<tag:yaml\.org,2002:js/, "frontmatter-with-a-function:2"],
  // Links.
  [/^a data: link can run code in a reader's browser/, "data-link:6 data-link-in-a-footnote:8"],
  [/^a vbscript: link can run code in a reader's browser/, "vbscript-link:6"],
  [/^a javascript: link can run code in a reader's browser/, "javascript-link-around-a-picture:6 javascript-link-by-a-name:6 javascript-link-by-a-second-definition:10 javascript-link-by-a-sign:6 javascript-link-by-reference:8 javascript-link-in-disguise:8 javascript-link:6"],
  [/^the link "java\nscript:alert%281%29" contains a space or a backslash/, "javascript-link-with-a-line-end:6"],
  [/contains a space or a backslash/, "link-with-a-host-behind-a-backslash:6"],
  [/^a note can't link to the address "https:\/\/example\.org@example\.com\/"/, "link-with-a-name-before-its-host:6"],
  [/^the link "\/\/example\.org" lacks https:/, "link-without-a-scheme:6"],
  [/^the link to "https:\/\/example\.org" has no text/, "link-without-words:6"],
  [/^the link shows "https:\/\/example\.org" but leads to "https:\/\/example/, "link-that-says-another-address:6 reference-that-says-another-address:6"],
  [/^the link shows "example\.org\/paper" but leads to "https:\/\/example\.com"/, "link-that-says-another-host:6"],
  [/^the link shows "The paper, at https:\/\/example\.org\." but leads to/, "link-whose-words-end-in-another-address:6"],
  [/^the link shows "ｅｘａｍｐｌｅ．ｏｒｇ" but leads to/, "link-in-wide-letters-that-says-another-host:6"],
  [/^the link shows "example\.co\/papers" but leads to/, "link-that-says-a-path-elsewhere:6"],
  [/^the link shows "arxiv。org" but leads to/, "link-with-a-round-dot:6"],
  [/^the link shows "аrxiv\.org" but leads to "https:\/\/arxiv\.org"/, "link-in-letters-that-look-alike:6"],
  [/^the link shows "paypal\.me" but leads to/, "link-that-says-a-host-of-another-ending:6"],
  [/^the link shows "arXiv 2510\.12345" but leads to/, "link-that-says-another-paper:6"],
  [/^the link shows "hep-th\/9901001" but leads to/, "link-that-says-another-old-paper:6"],
  [/^a link is inside the text of a link/, "address-in-a-paper:6 link-in-a-paper:6"],
  [/^a footnote is inside the text of a link/, "footnote-in-a-link:6"],
  [/^<Paper> is in a link/, "paper-in-a-reference:6"],
  [/^there is no paper "\.\."/, "link-out-of-the-papers:6"],
  [/^there is no paper "__proto__"/, "paper-of-every-object:6"],
  [/^there is no paper "\.\.\/\.\.\/2510\.00000"/, "paper-out-of-the-folder:6"],
  [/^there is no paper "2510\.99999"/, "paper-that-isnt-there:6"],
  [/^there is no topic "farr"; did you mean "far"\?/, "topic-that-isnt-there:6"],
  // Images.
  [/^"src" of <Figure> is ".*"; expected an image in the folder of the notes/, "picture-by-javascript:6 picture-of-another-site:8 picture-of-data:6 picture-of-data-by-reference:6 picture-out-of-the-folder:6 picture-out-of-the-folder-in-disguise:6"],
  [/^"images\/square\.svg" isn't a PNG, JPEG, WebP, AVIF or GIF image/, "picture-that-is-svg:6"],
  [/^there is no image content\/notes\/images\/circle\.png; did you mean /, "picture-that-isnt-there:6"],
  [/^"alt" of <Figure> is ""; expected what the image shows/, "picture-without-words:8"],
  // Formulas.
  [/^the formula .* can't be read: a length leads out of the formula/, "formula-over-its-neighbours:6 formula-in-centimetres-over-its-neighbours:6 formula-that-creeps-over-its-neighbours:6 formula-that-climbs-over-its-neighbours:6"],
  [/^the formula .* can't be read: U/, "formula-that-cant-be-read:8 formula-with-a-link:6"],
  [/^the formula .* can't be read: the formula names a place or leads to one/, "formula-that-leads-elsewhere:8"],
  [/^the formula .* can't be read: F/, "formula-with-a-class:6"],
  [/^the formula .* can't be read: Too many expansions/, "formula-without-an-end:6"],
  [/^formulas that define commands have \d+ characters together; at most 1000/, "formula-of-a-growing-command:6"],
  // Text that isn't shown, or takes the parser minutes.
  [/^lists, quotes or components are nested more than 30 deep/, "footnote-of-lists-without-end:8"],
  [/^the footnote \[\^1\] isn't shown/, "footnotes-alone:6 footnote-that-nothing-refers-to:8"],
  [/^there is another footnote \[\^1\], and only the first is shown/, "footnote-twice:10"],
  [/^a heading has no text/, "heading-without-words:6"],
]; // prettier-ignore

const REFUSED = MESSAGES.flatMap(([message, notes]) =>
  notes.split(" ").map((note) => {
    const [name = "", line] = note.split(":");
    return { name, line: Number(line), message };
  }),
);

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

test("each pair of fixtures is in the table, and there are many", () => {
  assert.deepEqual(REFUSED.map(({ name }) => name).sort(), PAIRS);
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

  for (const { name, line, message } of REFUSED)
    test(`${name}: the finding has the line, what is wrong and what to do`, () => {
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
  const { code, stdout, stderr } = await runHere(runCheck, [], { BROADSHEET_CONTENT: folder });
  assert.equal(stdout, "");
  assert.equal(code, 0);
  assert.match(stderr, new RegExp(`${PAIRS.length} notes: nothing is wrong`));
});
