/** Limits of a note's text, without which a parser would take minutes for some texts. */
import type { Nodes, Root } from "mdast";
import type { ProblemText } from "../paper/problem.ts";
import { childrenOf } from "./tree.ts";

/**
 * Checks the text before it is parsed.
 *
 * @param line the line of the file on which the body starts
 */
export function checkLimits(body: string, line: number): ProblemText | undefined {
  const lines = body.split("\n");
  const deep = lines.findIndex((text) => DEEP_LINE.test(text));
  if (deep >= 0) return tooDeep(line + deep);
  if (lines.length > MOST_LINES)
    return {
      line,
      message: `the text has ${lines.length} lines; a note has at most ${MOST_LINES}`,
      mend: "Shorten it, or write each paragraph in one line",
    };
  const signs = body.match(/[*_~`[\]$]/g)?.length ?? 0;
  if (signs > MOST_SIGNS)
    return {
      line,
      message: `the text has ${signs} Markdown characters (*, _, [ and so on); a note has at most ${MOST_SIGNS}`,
      mend: "Use fewer",
    };
  return undefined;
}

/** Checks the depth of a tree. Without recursion, for which a tree could be too deep. */
export function checkDepth(root: Root): ProblemText | undefined {
  const waiting: [node: Nodes, depth: number][] = [[root, 0]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, depth] = next;
    if (depth > DEEPEST) return tooDeep(node.position?.start.line);
    for (const child of childrenOf(node)) waiting.push([child, depth + 1]);
  }
  return undefined;
}

/** The problem of a tree that is too deep. @param line undefined where it isn't known */
export function tooDeep(line?: number): ProblemText {
  return {
    line,
    message: `lists, quotes or components are nested more than ${DEEPEST} deep`,
    mend: "Use fewer levels",
  };
}

// --- internal ---

const DEEPEST = 30;
/** The parser compares each of them with all others. */
const MOST_SIGNS = 3000;
/** The same holds of headings and quotations. */
const MOST_LINES = 2000;

/** What begins a quotation, a list item or a footnote, in which the next may begin. */
const MARK = String.raw`>|[-*+][ \t]|\d{1,9}[.)][ \t]|\[\^(?:\\.|[^\]\\\s])+\]:`;
/** A line with too many of them, or with one that is indented as far. */
const DEEP_LINE = new RegExp(
  `^(?:(?:[ \\t]*(?:${MARK})){${DEEPEST + 1}}|(?:\\t| {4}){${DEEPEST + 1}}[ \\t]*(?:${MARK}))`,
);
