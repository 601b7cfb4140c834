/** A note's text → its syntax tree. Nothing in it is run: the parsers only tell what stands where. */
import type { Definition, Image, Nodes, Paragraph, PhrasingContent, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { z } from "zod";
import { componentRule } from "./components.ts";
import { noCode } from "./no-code.ts";

/** A component or a piece of HTML on lines of its own, and one within a line of text. */
export type FlowElement = Extract<Nodes, { type: "mdxJsxFlowElement" }>;
export type TextElement = Extract<Nodes, { type: "mdxJsxTextElement" }>;

/** What is wrong at a place of a note's text. */
export interface Found {
  line: number | undefined;
  message: string;
  mend?: string | undefined;
}

/** A text's tree, or why there is none. */
export type ParsedText = { tree: Root; found?: undefined } | { tree?: undefined; found: Found };

/** A tree that is deeper than this is no text that somebody wrote. */
export const DEEPEST = 30;

/**
 * Parses a note's body as MDX with tables, footnotes and math. Pictures, and components that stand
 * alone in a paragraph, come out of it.
 *
 * @param line the line of the file on which the body starts, so that places are the file's
 */
export function parseNoteText(body: string, line = 1): ParsedText {
  // The parser would take minutes for a line of ten thousand list marks.
  const marks = body.split("\n").findIndex((text) => DEEP_LINE.test(text));
  if (marks >= 0) return { found: tooDeep(line + marks) };
  const lines = body.split("\n").length;
  if (lines > MOST_LINES)
    return {
      found: {
        line,
        message: `the text has ${lines} lines; a note has at most ${MOST_LINES}`,
        mend: "Say less, or let paragraphs be one line each",
      },
    };
  const signs = body.match(/[*_~`[\]$]/g)?.length ?? 0;
  if (signs > MOST_SIGNS)
    return {
      found: {
        line,
        message: `the text has ${signs} signs of Markdown (*, _, [ and so on); a note has at most ${MOST_SIGNS}`,
        mend: "Use fewer",
      },
    };
  try {
    const tree = parser.parse("\n".repeat(line - 1) + body);
    const deep = findDeep(tree);
    if (deep !== undefined) return { found: tooDeep(deep) };
    unravel(tree, definitionsOf(tree));
    return { tree };
  } catch (error) {
    if (error instanceof RangeError) return { found: tooDeep(undefined) };
    const { reason, line: at } = messageSchema.parse(error);
    // Of a component without an end, only the words of the message say where it begins.
    const begins = /\((\d+):\d+-\d+:\d+\)/.exec(reason)?.[1];
    return {
      found: {
        line: (at ?? (begins && Number(begins))) || line,
        ...explain(reason),
      },
    };
  }
}

/** The nodes directly below a node. */
export function childrenOf(node: Nodes): readonly Nodes[] {
  return "children" in node ? node.children : [];
}

/** Every node of a tree with its parents, outermost first, in the order of the text. */
export function* walk(
  node: Nodes,
  parents: readonly Nodes[] = [],
): Generator<[node: Nodes, parents: readonly Nodes[]]> {
  yield [node, parents];
  for (const child of childrenOf(node)) yield* walk(child, [...parents, node]);
}

/** The line that a node stands on; of one that the parser made of words, its parents' line. */
export function lineOf(node: Nodes, parents: readonly Nodes[]): number | undefined {
  return [...parents, node].findLast(({ position }) => position !== undefined)?.position?.start
    .line;
}

/** An attribute of a component as text; undefined where it isn't there. */
export function attributeOf(
  { attributes }: FlowElement | TextElement,
  name: string,
): string | undefined {
  for (const one of attributes)
    if (one.type === "mdxJsxAttribute" && one.name === name)
      return typeof one.value === "string" ? one.value : undefined;
  return undefined;
}

/** A tree's definitions of links and pictures by their identifiers; the first of each counts. */
export function definitionsOf(tree: Root): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  for (const [node] of walk(tree))
    if (node.type === "definition" && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
  return definitions;
}

// --- internal ---

const parser = unified()
  .use(remarkParse)
  .use(remarkMdx, { acorn: noCode, addResult: false })
  .use(remarkGfm)
  .use(remarkMath)
  .freeze();

const messageSchema = z.object({
  reason: z.string().catch("it isn't Markdown"),
  line: z.number().optional().catch(undefined),
});

/** Each of them may belong to any other, so the parser's time grows with their square. */
const MOST_SIGNS = 3000;

/** The same holds of headings and quotations. */
const MOST_LINES = 2000;

/** What begins a quotation, an item of a list or a footnote, in which the next may begin. */
const MARK = String.raw`>|[-*+][ \t]|\d{1,9}[.)][ \t]|\[\^(?:\\.|[^\]\\\s])+\]:`;
/** So many of them in a line, or one that is set in as far. */
const DEEP_LINE = new RegExp(
  `^(?:(?:[ \\t]*(?:${MARK})){${DEEPEST + 1}}|(?:\\t| {4}){${DEEPEST + 1}}[ \\t]*(?:${MARK}))`,
);

const BACKSLASH = "A < or { that is meant as such takes a backslash: \\< \\{";

/** What a person did who gets one of the parser's messages. */
function explain(reason: string): { message: string; mend: string } {
  const because = reason.replace(/\s+/g, " ").slice(0, 200);
  if (reason.includes("import/exports"))
    return {
      message: "a line that starts with import or export reads as code",
      mend: "Begin the line with another word; components are there without an import",
    };
  if (reason.includes("character `!`"))
    return {
      message: "an HTML comment, <!-- -->, is no part of a note",
      mend: "Take it out",
    };
  if (/character `\/` .*before local name|character `[@:/]`/.test(reason))
    return {
      message: `an address between < and > can't be read (${because})`,
      mend: "Write the address without them, or as [words](https://…)",
    };
  const open = /^Expected a closing tag for `(<[^`]*>)`/.exec(reason)?.[1];
  if (open !== undefined)
    return {
      message: `${open} has no end`,
      mend: `Write ${open.replace("<", "</")} behind what belongs to it, on a line of its own if ${open} is on one; or write \\< for a sign that is meant as such`,
    };
  if (/expression|brace/.test(reason))
    return {
      message: "a brace, {, reads as code, and code is no part of a note",
      mend: BACKSLASH,
    };
  return { message: `this can't be read: ${because}`, mend: BACKSLASH };
}

function tooDeep(line: number | undefined): Found {
  return {
    line,
    message: `lists, quotes or components stand in each other more than ${DEEPEST} deep`,
    mend: "Write it flatter",
  };
}

/** The line of a node that is too deep. Without recursion, which a deep tree would break. */
function findDeep(root: Root): number | undefined {
  const waiting: [node: Nodes, depth: number][] = [[root, 0]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, depth] = next;
    if (depth > DEEPEST) return node.position?.start.line;
    for (const child of childrenOf(node)) waiting.push([child, depth + 1]);
  }
  return undefined;
}

type Definitions = ReadonlyMap<string, Definition>;

/** Takes pictures and components out of the paragraphs in which nothing else stands. */
function unravel(node: Nodes, definitions: Definitions): void {
  for (const child of childrenOf(node)) unravel(child, definitions);
  const free = <Child extends Nodes>(child: Child) =>
    child.type === "paragraph" ? (takeOut(child, definitions) ?? [child]) : [child];
  if (node.type === "root") node.children = node.children.flatMap(free);
  else if (
    node.type === "mdxJsxFlowElement" ||
    node.type === "blockquote" ||
    node.type === "listItem"
  )
    node.children = node.children.flatMap(free);
}

function takeOut(paragraph: Paragraph, definitions: Definitions): FlowElement[] | undefined {
  const inside = paragraph.children.filter(
    (child) => child.type !== "text" || child.value.trim() !== "",
  );
  const free = inside.flatMap((child) => toFlow(child, definitions) ?? []);
  return free.length > 0 && free.length === inside.length ? free : undefined;
}

function toFlow(node: PhrasingContent, definitions: Definitions): FlowElement | undefined {
  if (node.type === "image") return toFigure(node);
  if (node.type === "imageReference") {
    const definition = definitions.get(node.identifier);
    return definition && toFigure({ ...definition, ...node, type: "image", url: definition.url });
  }
  if (node.type !== "mdxJsxTextElement" || !node.name) return undefined;
  if (componentRule(node.name) === undefined) return undefined;
  const { name, attributes, position } = node;
  const children = inParagraph(node.children);
  return { type: "mdxJsxFlowElement", name, attributes, children, position };
}

function toFigure({ url, alt, title, position }: Image): FlowElement {
  const caption: PhrasingContent[] = title ? [{ type: "text", value: title }] : [];
  return {
    type: "mdxJsxFlowElement",
    name: "Figure",
    attributes: [
      { type: "mdxJsxAttribute", name: "src", value: url },
      { type: "mdxJsxAttribute", name: "alt", value: alt ?? "" },
    ],
    children: inParagraph(caption),
    position,
  };
}

function inParagraph(children: PhrasingContent[]): Paragraph[] {
  return children.length === 0 ? [] : [{ type: "paragraph", children }];
}
