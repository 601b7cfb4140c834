/** What a note's formulas cost. */
import type { Nodes, Root } from "mdast";
import { attributeOf, lineOf, walk, type Found } from "./parse.ts";

/** The LaTeX of a formula; undefined for anything else. */
export function texOf(node: Nodes): string | undefined {
  if (node.type === "math" || node.type === "inlineMath") return node.value;
  return node.type === "mdxJsxFlowElement" && node.name === "Equation"
    ? attributeOf(node, "tex")
    : undefined;
}

/** Formulas with commands of their own are short together: a command can stand for all the others, a hundred times. */
export function checkFormulas(tree: Root): Found[] {
  let length = 0;
  for (const [node, parents] of walk(tree)) {
    const tex = texOf(node);
    if (tex === undefined || !DEFINES.test(tex)) continue;
    length += tex.length;
    if (length > MOST_DEFINED)
      return [
        {
          line: lineOf(node, parents),
          message: `formulas that define commands have ${length} characters together; they may have ${MOST_DEFINED}`,
          mend: "Write the formulas out, without commands of your own",
        },
      ];
  }
  return [];
}

// --- internal ---

const DEFINES = /\\(?:[gex]?def|let|futurelet|(?:re)?newcommand|providecommand)(?![a-zA-Z])/;

const MOST_DEFINED = 1000;
