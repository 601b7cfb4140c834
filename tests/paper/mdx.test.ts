import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { toString } from "mdast-util-to-string";
import { mdxToMdast } from "satteri";
import { fromMdx, escapeText, parseBody, readText, toMdx } from "../../src/paper/mdx.ts";
import type { Paper } from "../../src/paper/schema.ts";
import { aPaper, cleanLine, cleanText, HOSTILE, rawText } from "./sample.ts";

/** Runs of what MDX would run: an expression, a tag, an import. Astro's own parser tells. */
function activeNodes(body: string): string[] {
  const inert = new Set(["root", "paragraph", "text", "link"]);
  const found: string[] = [];
  const visit = (node: { type: string; children?: { type: string }[] }) => {
    if (!inert.has(node.type)) found.push(node.type);
    node.children?.forEach(visit);
  };
  visit(mdxToMdast(body, { position: false }));
  return found;
}

test("the file of a paper: fields in the schema's order, then the abstract", () => {
  const paper = aPaper({
    abstract: "First.\n\nSecond, with {braces} and $x_1$.",
    links: { code: "https://github.com/a/b", arxiv: "https://arxiv.org/a" },
    topics: ["agents"],
    comments: 0,
    authorCount: 4,
    published: "2025-07-23",
    title: "Met$^2$Net: A Model",
  });
  assert.equal(
    toMdx(paper),
    `---
id: '2510.12345'
title: 'Met$^2$Net: A Model'
day: '2025-10-16'
published: '2025-07-23'
authors: []
authorCount: 4
categories: []
keywords: []
topics:
  - agents
comments: 0
links:
  arxiv: 'https://arxiv.org/a'
  code: 'https://github.com/a/b'
source: page
---

First.

Second, with \\{braces\\} and $x_1$.
`,
  );
});

test("the order in which a paper's fields were set doesn't reach the file", () => {
  const paper = aPaper({ comments: 1, upvotes: 2 });
  const turned = Object.fromEntries(Object.entries(paper).reverse());
  assert.equal(toMdx({ ...paper, ...turned }), toMdx(paper));
});

test("a paper without an abstract is its frontmatter alone", () => {
  const text = toMdx(aPaper({ abstract: "" }));
  assert.ok(text.endsWith("\nsource: page\n---\n"));
  assert.equal(fromMdx(text, "x.mdx").abstract, "");
});

test("a file reads the same with Windows line ends and a byte order mark", () => {
  const paper = aPaper({ abstract: "One.\n\nTwo." });
  const text = `\uFEFF${toMdx(paper).replaceAll("\n", "\r\n")}`;
  assert.deepEqual(fromMdx(text, "x.mdx"), paper);
});

test("an abstract that was written by hand reads as its text, without its markup", () => {
  assert.equal(
    readText("Some *stressed* `code`,\nwrapped.\n\n<b>Bold</b> words."),
    "Some stressed code,\nwrapped.\n\nBold words.",
  );
});

describe("hostile text is inert, and reads back as it was", () => {
  for (const text of HOSTILE)
    test(JSON.stringify(text), () => {
      const line = text.replaceAll("\n", " ");
      const paper = aPaper({ title: line, abstract: `${line}\n\n${line}` });
      const file = toMdx(paper);
      assert.deepEqual(fromMdx(file, "x.mdx"), paper);
      assert.equal(toMdx(fromMdx(file, "x.mdx")), file);
      assert.deepEqual(activeNodes(escapeText(paper.abstract)), []);
    });
});

test("the check for active nodes finds them", () => {
  const body = "import x from 'y'\n\na {1 + 1} <b>c</b>";
  assert.deepEqual(activeNodes(body), ["mdxjsEsm", "mdxTextExpression", "mdxJsxTextElement"]);
});

test("any cleaned text survives escaping and reading", () => {
  fc.assert(
    fc.property(cleanText, (text) => assert.equal(readText(escapeText(text)), text)),
    { numRuns: 1000 },
  );
});

test("no escaped text holds an open brace, a tag, or an import at a paragraph's start", () => {
  fc.assert(
    fc.property(cleanText, (text) => {
      const escaped = escapeText(text);
      assert.doesNotMatch(escaped.replace(/\\./g, ""), /[{}<]/);
      for (const paragraph of escaped.split("\n\n"))
        assert.doesNotMatch(paragraph, /^\s*(?:import|export)/);
      assert.deepEqual(activeNodes(escaped), []);
    }),
    { numRuns: 500 },
  );
});

test("text that was not cleaned is inert, too", () => {
  fc.assert(
    fc.property(rawText, (text) => assert.deepEqual(activeNodes(escapeText(text)), [])),
    { numRuns: 500 },
  );
});

test("paper → file → paper → file gives the same bytes", () => {
  const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
  const count = optional(fc.nat());
  const address = optional(fc.webUrl());
  const papers: fc.Arbitrary<Paper> = fc
    .record({
      title: cleanLine,
      abstract: cleanText,
      authors: fc.array(cleanLine, { maxLength: 3 }),
      keywords: fc.array(cleanLine, { maxLength: 3 }),
      tldr: optional(cleanLine),
      organization: optional(cleanLine),
      upvotes: count,
      comments: count,
      published: optional(fc.constantFrom("2025-10-15", "1991-01-01")),
      links: fc.record({ code: address, arxiv: address, doi: address }),
    })
    .map(aPaper);
  fc.assert(
    fc.property(papers, (paper) => {
      const file = toMdx(paper);
      const read = fromMdx(file, "x.mdx");
      assert.equal(toMdx(read), file);
      assert.equal(read.title, paper.title);
      assert.equal(read.abstract, paper.abstract);
      assert.deepEqual(read.authors, paper.authors);
      assert.equal(read.tldr, paper.tldr);
    }),
    { numRuns: 300 },
  );
});

test("a body is read the same with and without a syntax tree", () => {
  const piece = fc.constantFrom(
    ..."abc ABC 12. 1) # - + = > * _ ` [ ] ( ) ! & < ~ | \\ : ; , é 中 $ { } ' \"".split(" "),
    " ",
    "\n\n",
    "\n",
    "\\*",
    "\\_",
    "&lt;",
    "&#x69;",
    "&amp;",
    "a_b",
    "    ",
    "\t",
    "---",
    "![x](y)",
  );
  const bodies = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("").trim());
  fc.assert(
    fc.property(bodies, (body) => {
      const tree = parseBody(body)
        .children.map((node) => toString(node, { includeHtml: false }))
        .filter(Boolean)
        .join("\n\n");
      assert.equal(readText(body), tree);
    }),
    { numRuns: 5000 },
  );
});

for (const [name, body] of [
  ["20 MB long", "a ".repeat(10_000_000)],
  ["a quote in 100,000 others", "> ".repeat(100_000)],
  ["a list in 100,000 others", "- 1. ".repeat(50_000)],
] as const)
  test(`a body that is ${name} is refused before it is parsed`, () => {
    const text = `${toMdx(aPaper()).trimEnd()}\n\n${body}\n`;
    assert.throws(() => fromMdx(text, "x.mdx"), /x\.mdx: expected an abstract of at most 50,000/);
  });
