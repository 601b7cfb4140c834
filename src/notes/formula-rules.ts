/** Limits of a note's formulas. */
import type { Nodes, Root } from "mdast";
import type { ProblemText } from "../paper/problem.ts";
import { attributeOf, isComponent, lineOf, walk } from "./tree.ts";

/** The LaTeX of a formula; undefined for anything else. */
export function texOf(node: Nodes): string | undefined {
  if (node.type === "math" || node.type === "inlineMath") return node.value;
  return isComponent(node, "Equation") ? attributeOf(node, "tex") : undefined;
}

/**
 * Formulas that define commands are short together: a command can expand to all the others, a
 * hundred times.
 */
export function checkFormulas(tree: Root): ProblemText[] {
  let length = 0;
  for (const [node, parents] of walk(tree)) {
    const tex = texOf(node);
    if (tex === undefined || !DEFINES.test(tex)) continue;
    length += tex.length;
    if (length > MOST_DEFINED)
      return [
        {
          line: lineOf(node, parents),
          message: `formulas that define commands have ${length} characters together; at most ${MOST_DEFINED} are allowed`,
          mend: "Write the formulas without commands of your own",
        },
      ];
  }
  return [];
}

// --- internal ---

const DEFINES = /\\(?:[gex]?def|let|futurelet|(?:re)?newcommand|providecommand)(?![a-zA-Z])/;

const MOST_DEFINED = 1000;
