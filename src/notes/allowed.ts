/**
 * What a note may contain. A note is text from strangers, and MDX is code: so the syntax tree is
 * compared with a list of what is allowed, and everything else is refused.
 */
import type { Definition, Nodes, Root, Table } from "mdast";
import { toString } from "mdast-util-to-string";
import type { ProblemText } from "../paper/problem.ts";
import { imagePath } from "./addresses.ts";
import { componentRule } from "./components.ts";
import { checkElement, componentNames } from "./element-rules.ts";
import { checkFormulas } from "./formula-rules.ts";
import { checkAddress, checkInLink, checkText } from "./link-rules.ts";
import { definitionsOf, lineOf, walk } from "./tree.ts";

/** Markdown, tables, footnotes and math. Everything else has to be a known component. */
const MARKDOWN: ReadonlySet<string> = new Set([
  "root", "paragraph", "heading", "text", "emphasis", "strong", "delete", "inlineCode", "code",
  "break", "thematicBreak", "blockquote", "list", "listItem", "link", "linkReference", "definition",
  "footnoteReference", "footnoteDefinition", "table", "tableRow", "tableCell", "math", "inlineMath",
]); // prettier-ignore

/** Everything in a note's tree that a note may not contain, in the order of the text. */
export function checkTree(tree: Root): ProblemText[] {
  const definitions = definitionsOf(tree);
  const problems: ProblemText[] = [];
  for (const [node, parents] of walk(tree))
    for (const problem of checkNode(node, parents, definitions))
      problems.push({ line: lineOf(node, parents), ...problem });
  problems.push(...checkFootnotes(tree), ...checkFormulas(tree));
  if (problems.length === 0 && !tree.children.some(isShown))
    problems.push({
      line: tree.children[0]?.position?.start.line,
      message: "the note has no visible text",
      mend: "Write a sentence or two below the frontmatter",
    });
  return problems;
}

// --- internal ---

function* checkNode(
  node: Nodes,
  parents: readonly Nodes[],
  definitions: ReadonlyMap<string, Definition>,
): Generator<ProblemText> {
  switch (node.type) {
    case "mdxjsEsm":
      yield {
        message: "import and export run code when the site is built",
        mend: `Delete the line, or start it with another word; ${componentNames()} need no import`,
      };
      break;
    case "mdxFlowExpression":
    case "mdxTextExpression": {
      const code = node.value.replace(/\s+/g, " ").trim().slice(0, 40);
      yield {
        message: `{${code}} is an expression, which runs code when the site is built`,
        mend: "Delete it, or write \\{ for a literal brace",
      };
      break;
    }
    case "image":
    case "imageReference":
      yield {
        message: "an image is in the middle of a paragraph",
        mend: "Put it into a paragraph of its own, with an empty line before and after it",
      };
      break;
    case "link":
      yield* checkAddress(node.url);
      yield* checkText(toString(node), node.url);
      yield* checkInLink(node, parents);
      break;
    case "linkReference": {
      const url = definitions.get(node.identifier)?.url ?? "";
      if (imagePath(url) !== undefined) yield* checkAddress(url);
      yield* checkText(toString(node), url);
      yield* checkInLink(node, parents);
      break;
    }
    case "footnoteReference":
      yield* checkInLink(node, parents);
      break;
    case "heading":
      if (!hasContent(node))
        yield { message: "a heading has no text", mend: "Add some, or delete the heading" };
      break;
    case "table":
      yield* checkCells(node);
      break;
    case "definition":
      // The address of an image is checked where the image is used.
      if (imagePath(node.url) === undefined) yield* checkAddress(node.url);
      break;
    case "mdxJsxFlowElement":
    case "mdxJsxTextElement":
      yield* checkElement(node, parents);
      break;
    default:
      if (!MARKDOWN.has(node.type))
        yield {
          message: `a note can't contain "${node.type}"`,
          mend: "Use only Markdown and the components",
        };
  }
}

/** A footnote that the text doesn't refer to isn't shown, nor is the second one of a name. */
function* checkFootnotes(tree: Root): Generator<ProblemText> {
  const nodes = [...walk(tree)];
  const referred = new Set(
    nodes.flatMap(([node]) => (node.type === "footnoteReference" ? [node.identifier] : [])),
  );
  const seen = new Set<string>();
  for (const [node, parents] of nodes) {
    if (node.type !== "footnoteDefinition") continue;
    const { identifier } = node;
    const isFirst = !seen.has(identifier);
    seen.add(identifier);
    if (isFirst && referred.has(identifier)) continue;
    const label = (node.label ?? identifier).slice(0, 40);
    yield {
      line: lineOf(node, parents),
      message: referred.has(identifier)
        ? `there is another footnote [^${label}], and only the first is shown`
        : `the footnote [^${label}] isn't shown: the text doesn't refer to it`,
      mend: `Write [^${label}] where it belongs in the text, and define each footnote once`,
    };
  }
}

/** Whether there is something to see in a node: text, a component or an image. */
function hasContent(node: Nodes): boolean {
  return [...walk(node)].some(
    ([one]) =>
      ("value" in one && one.value.trim() !== "") ||
      ("name" in one && componentRule(one.name ?? "") !== undefined) ||
      one.type === "image" ||
      one.type === "imageReference",
  );
}

function isShown(node: Nodes): boolean {
  return node.type !== "definition" && node.type !== "footnoteDefinition" && hasContent(node);
}

/** Missing cells are added to a row, so that a short text can become thousands of cells. */
function* checkCells({ children, align }: Table): Generator<ProblemText> {
  const columns = align?.length ?? 0;
  if (columns * children.length > MOST_CELLS)
    yield {
      message: `the table has ${columns} columns and ${children.length} rows; a table has at most ${MOST_CELLS} cells`,
      mend: "Make it smaller: refer to a table of the paper instead of copying it",
    };
}

const MOST_CELLS = 1000;
