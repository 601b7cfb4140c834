/** Formulas can be read. */
import type { Nodes, Root } from "mdast";
import { texOf } from "../notes/formula-rules.ts";
import { walk } from "../notes/parse.ts";
import { splitMath } from "../text/math.ts";
import { toMathMl, type MathOptions } from "../text/mathml.ts";
import { lineOfField } from "../paper/frontmatter.ts";
import { type Check, type Found } from "./check.ts";

export const math: Check = {
  name: "math",
  find: ({ notes }) =>
    notes.flatMap(({ file, text, fields, tree }) => [
      ...(tree ? inTree(tree).map((one) => ({ file, ...one })) : []),
      ...(["title", "abstract", "tldr"] as const).flatMap((field) => {
        const value = fields?.corrections?.[field];
        return value
          ? splitMath(value).flatMap((part) =>
              part.kind === "math"
                ? unreadable(part.value).map((one) => ({
                    file,
                    line: lineOfField(text, `corrections.${field}`),
                    ...one,
                  }))
                : [],
            )
          : [];
      }),
    ]),
};

/** What a source wrote is shown as its source where it can't be read: nobody's pull request fails. */
export const mathOfPapers: Check = {
  name: "math",
  find: ({ papers }) =>
    papers.flatMap(({ value, file, text }) =>
      [value.title, value.abstract].flatMap((words, index) =>
        splitMath(words).flatMap((part): Found[] =>
          part.kind === "math"
            ? unreadable(part.value).map((one) => ({
                file,
                line: index === 0 ? lineOfField(text, "title") : bodyLine(text),
                level: "warning",
                ...one,
              }))
            : [],
        ),
      ),
    ),
};

// --- internal ---

function unreadable(tex: string, options?: MathOptions) {
  const { reason } = toMathMl(tex, options);
  const because = reason?.trim().replace(/:? at .*$/, "");
  return reason === undefined
    ? []
    : [
        {
          message: `the formula $${tex.slice(0, 60)}$ can't be read: ${because}`,
          mend: "Mend the LaTeX, or write \\$ for a dollar sign",
        },
      ];
}

function bodyLine(text: string): number {
  return text.split("\n").indexOf("---", 1) + 3;
}

function inTree(tree: Root) {
  return [...walk(tree)].flatMap(([node, parents]) => {
    const line = node.position?.start.line;
    const tex = texOf(node);
    if (tex === undefined) return [];
    const money = node.type === "inlineMath" && readsAsMoney(tex, node, parents);
    const found = money
      ? [
          {
            message: `$${tex}$ reads as a formula, and looks like money`,
            mend: "Write \\$ for a dollar sign",
          },
        ]
      : unreadable(tex, { display: node.type !== "inlineMath" });
    return found.map((one) => ({ line, ...one }));
  });
}

/**
 * Pandoc's rule, which papers follow as well: a formula has no space inside its dollar signs, and
 * no digit behind them.
 *
 * @see https://pandoc.org/MANUAL.html#math
 */
function readsAsMoney(tex: string, node: Nodes, parents: readonly Nodes[]): boolean {
  const parent = parents.at(-1);
  const others: readonly Nodes[] = parent && "children" in parent ? parent.children : [];
  const next = others[others.indexOf(node) + 1];
  return /^\s|\s$/.test(tex) || (next?.type === "text" && /^\d/.test(next.value));
}
