/**
 * A paper as the text of its file, and back. The body is valid CommonMark and valid MDX at
 * once: every character that either reads as syntax is escaped, so nothing in it can run.
 */
import { toString } from "mdast-util-to-string";
import type { Root } from "mdast";
import remarkParse from "remark-parse";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { readFrontmatter, writeFrontmatter } from "./frontmatter.ts";
import { ProblemError } from "./problem.ts";
import { frontmatterSchema, linksSchema, type Links, type Paper } from "./schema.ts";

/**
 * The text of a paper's file: frontmatter in the schema's key order, absent fields left out,
 * the abstract escaped, one newline at the end. The same paper always gives the same bytes.
 */
export function toMdx(paper: Paper): string {
  const front: Record<string, unknown> = {};
  for (const key of frontmatterSchema.keyof().options) {
    const value = key === "links" ? sortedLinks(paper.links) : paper[key];
    if (value !== undefined) front[key] = value;
  }
  return writeFrontmatter(front, escapeText(paper.abstract));
}

/**
 * A paper from the text of its file.
 *
 * @param file the file's path, for the errors
 * @throws {ProblemError} with file and line, when the frontmatter isn't a paper's
 */
export function fromMdx(text: string, file: string): Paper {
  const { data, body } = readFrontmatter(text, file, frontmatterSchema);
  if (body.length > LONGEST_BODY || TOO_DEEP.test(body))
    throw new ProblemError([{ file, message: BODY_WANTED }]);
  return { ...data, abstract: readText(body) };
}

/** The syntax tree of a body, as CommonMark reads it. Math is still text: `$…$`. */
export function parseBody(body: string): Root {
  return parser.parse(body);
}

/** Plain text → Markdown that reads as that text in CommonMark and in MDX. */
export function escapeText(text: string): string {
  const paragraphs = text.split(/\n{2,}/).filter((part) => part.trim() !== "");
  const tree: Root = {
    type: "root",
    children: paragraphs.map((value) => ({
      type: "paragraph",
      children: [{ type: "text", value: value.replace(/\s+/g, " ").trim() }],
    })),
  };
  // MDX with GFM ends a bare address only at `<`: the backslash of `\<` would become part of the
  // address, and the tag behind it would stay active. A character reference is safe there.
  return writer
    .stringify(tree)
    .trim()
    .replace(/\\(.)/g, (pair, character) => (character === "<" ? "&lt;" : pair));
}

/** Markdown → the plain text that it reads as; paragraphs are apart by a blank line. */
export function readText(body: string): string {
  const plain = readPlain(body);
  if (plain !== undefined) return plain;
  return parseBody(body)
    .children.map((node) => toString(node, { includeHtml: false }))
    .filter(Boolean)
    .join("\n\n");
}

// --- internal ---

/** In characters: the longest abstract, each of its characters written as `&#x1F600;`. */
const LONGEST_BODY = 450_000;
/** Quotes and lists in each other, on one line: the parser's time grows with the square of them. */
const TOO_DEEP = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])){60}/m;
const BODY_WANTED =
  "expected an abstract of at most 50,000 characters, without quotes and lists in more than 60 others. Shorten the text below the frontmatter";

/** The start of a paragraph that CommonMark can't read as another block. */
const PLAIN_START = /^(?:[\p{L}$("“'‘\\&]|\d(?!\d{0,8}[.)]))/u;
/** Text in one line in which every active character is escaped; `_` may join two letters. */
const PLAIN_TEXT =
  /^(?:[^\\`*_{}[\]<>&~|!\s\0]| (?! |$)|!(?!\[)|\\[!-/:-@[-`{-~]|&lt;|&#x[1-9a-f][0-9a-f]{1,3};|(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}]))*$/u;

/**
 * The text of a body as `escapeText` writes it, read without a syntax tree: for thousands of
 * papers the tree takes longer than all the rest. Undefined for any other body.
 */
function readPlain(body: string): string | undefined {
  const paragraphs = body.split("\n\n");
  const isPlain = (text: string) => PLAIN_START.test(text) && PLAIN_TEXT.test(text);
  if (!paragraphs.every(isPlain)) return undefined;
  return paragraphs
    .map((text) =>
      text.replace(/\\(.)|&lt;|&#x([0-9a-f]+);/g, (_, escaped?: string, code?: string) =>
        code === undefined ? (escaped ?? "<") : String.fromCodePoint(Number.parseInt(code, 16)),
      ),
    )
    .join("\n\n");
}

const parser = unified().use(remarkParse).freeze();

/**
 * Escapes what remark-stringify escapes for CommonMark, and what only MDX reads: braces, `<`
 * anywhere, and `import` or `export` at the start of a paragraph. A backslash doesn't escape a
 * letter; remark-stringify writes a character reference, which MDX takes as text.
 */
const writer = unified()
  .use(remarkStringify, {
    unsafe: [
      ...["{", "}", "<", ">", "&", "*", "_", "`", "[", "]", "\\", "~", "|"].map((character) => ({
        character,
        inConstruct: "phrasing" as const,
      })),
      { atBreak: true, character: "i", after: "mport" },
      { atBreak: true, character: "e", after: "xport" },
    ],
  })
  .freeze();

/** The links in the schema's order; undefined where there is none. */
function sortedLinks(links: Links): Links | undefined {
  const sorted: Links = {};
  for (const key of linksSchema.keyof().options) if (links[key]) sorted[key] = links[key];
  return Object.keys(sorted).length > 0 ? sorted : undefined;
}
