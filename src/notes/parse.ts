/** A note's text → its syntax tree. Nothing in it is run: the parsers only find its structure. */
import type { Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { ProblemText } from "../paper/problem.ts";
import { liftBlocks } from "./lift-blocks.ts";
import { checkDepth, checkLimits, tooDeep } from "./limits.ts";
import { noCode } from "./no-code.ts";
import { describeParserError } from "./parser-errors.ts";

/** A text's tree, or why there is none. */
export type ParsedText =
  { tree: Root; problem?: undefined } | { tree?: undefined; problem: ProblemText };

/**
 * Parses a note's body as MDX with tables, footnotes and math. Images, and components that stand
 * alone in a paragraph, are taken out of it.
 *
 * @param line the line of the file on which the body starts, so that places are the file's
 */
export function parseNoteText(body: string, line = 1): ParsedText {
  const problem = checkLimits(body, line);
  if (problem) return { problem };
  try {
    const tree = parser.parse("\n".repeat(line - 1) + body);
    const deep = checkDepth(tree);
    if (deep) return { problem: deep };
    liftBlocks(tree);
    return { tree };
  } catch (error) {
    // The parser's recursion has overflowed the stack.
    if (error instanceof RangeError) return { problem: tooDeep() };
    return { problem: describeParserError(error, line) };
  }
}

// --- internal ---

const parser = unified()
  .use(remarkParse)
  .use(remarkMdx, { acorn: noCode, addResult: false })
  .use(remarkGfm)
  .use(remarkMath)
  .freeze();
