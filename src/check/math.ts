/** Formulas can be rendered. */
import type { Root } from "mdast";
import { texOf } from "../notes/formula-rules.ts";
import { lineOf, walk } from "../notes/tree.ts";
import { lineOfField } from "../paper/frontmatter.ts";
import type { ProblemText } from "../paper/problem.ts";
import { isMath } from "../text/find-math.ts";
import { splitMath } from "../text/math.ts";
import { paperToMathMl, toMathMl, type MathMl } from "../text/mathml.ts";
import type { FolderCheck, NoteCheck } from "./check.ts";

export const math: NoteCheck = {
  name: "math",
  each: () =>
    function* ({ text, fields, tree }) {
      if (tree) yield* inTree(tree);
      for (const field of ["title", "abstract", "tldr"] as const)
        for (const problem of inText(fields?.corrections?.[field] ?? ""))
          yield { line: lineOfField(text, `corrections.${field}`), ...problem };
    },
};

/** Pages show a paper's formula that can't be rendered in plain characters, so this is no error. */
export const mathOfPapers: FolderCheck = {
  name: "math",
  *find({ papers }) {
    for (const { value, file, text } of papers) {
      const level = "warning";
      for (const problem of inText(value.title, paperToMathMl))
        yield { file, line: lineOfField(text, "title"), level, ...problem };
      for (const problem of inText(value.abstract, paperToMathMl))
        yield { file, line: text.split("\n").indexOf("---", 1) + 3, level, ...problem };
    }
  },
};

// --- internal ---

/** @param read how the formulas of the text are read */
function* inText(text: string, read: (tex: string) => MathMl = toMathMl): Generator<ProblemText> {
  for (const part of splitMath(text))
    if (part.kind === "math") yield* inFormula(part.value, read(part.value));
}

function* inTree(tree: Root): Generator<ProblemText> {
  for (const [node, parents] of walk(tree)) {
    const tex = texOf(node);
    if (tex === undefined) continue;
    const line = lineOf(node, parents);
    // Markdown takes every pair of dollar signs for math; papers' texts have a closer rule.
    if (node.type === "inlineMath" && !isMath(tex))
      yield {
        line,
        message: `$${tex}$ is read as a formula, but looks like amounts of money`,
        mend: "Write \\$ for a dollar sign",
      };
    else
      for (const problem of inFormula(tex, toMathMl(tex, { display: node.type !== "inlineMath" })))
        yield { line, ...problem };
  }
}

function* inFormula(tex: string, { reason }: MathMl): Generator<ProblemText> {
  if (reason !== undefined)
    yield {
      message: `the formula $${tex.slice(0, 60)}$ can't be read: ${reason.trim().replace(/:? at .*$/, "")}`,
      mend: "Correct the LaTeX, or write \\$ for a dollar sign",
    };
}
