/**
 * What a note may contain. A note is text from strangers, and MDX is code: so the syntax tree is
 * held against a list of what is allowed, and whatever isn't on it is refused.
 */
import type { Definition, Nodes, Root, Table } from "mdast";
import { toString } from "mdast-util-to-string";
import { imagePath } from "./addresses.ts";
import { componentRule } from "./components.ts";
import { checkElement, componentNames } from "./element-rules.ts";
import { checkFormulas } from "./formula-rules.ts";
import { checkAddress, checkInLink, checkWords, type Forbidden } from "./link-rules.ts";
import { definitionsOf, lineOf, walk, type Found } from "./parse.ts";

/** Markdown, tables, footnotes and math. Everything else has to be a known component. */
const MARKDOWN: ReadonlySet<string> = new Set([
  "root", "paragraph", "heading", "text", "emphasis", "strong", "delete", "inlineCode", "code",
  "break", "thematicBreak", "blockquote", "list", "listItem", "link", "linkReference", "definition",
  "footnoteReference", "footnoteDefinition", "table", "tableRow", "tableCell", "math", "inlineMath",
]); // prettier-ignore

/** Everything in a note's tree that a note may not contain, in the order of the text. */
export function findForbidden(tree: Root): Found[] {
  const definitions = definitionsOf(tree);
  const found = [...walk(tree)].flatMap(([node, parents]) =>
    checkNode(node, parents, definitions).map((one) => ({
      line: lineOf(node, parents),
      ...one,
    })),
  );
  const all = [...found, ...checkFootnotes(tree), ...checkFormulas(tree)];
  return all.length > 0 || tree.children.some(isShown)
    ? all
    : [{ line: tree.children[0]?.position?.start.line, ...NOTHING_SHOWN }];
}

// --- internal ---

function checkNode(
  node: Nodes,
  parents: readonly Nodes[],
  definitions: ReadonlyMap<string, Definition>,
): Forbidden[] {
  switch (node.type) {
    case "mdxjsEsm":
      return [
        {
          message: "import and export run code when the site is built",
          mend: `Take the line out, or begin it with another word; ${componentNames()} are there without an import`,
        },
      ];
    case "mdxFlowExpression":
    case "mdxTextExpression":
      return [expression(node.value)];
    case "image":
    case "imageReference":
      return [
        {
          message: "a picture stands within a line of text",
          mend: "Put it into a paragraph of its own, with an empty line before and after it",
        },
      ];
    case "link":
      return [
        ...checkAddress(node.url),
        ...checkWords(toString(node), node.url),
        ...checkInLink(node, parents),
      ];
    case "linkReference": {
      const url = definitions.get(node.identifier)?.url ?? "";
      return [
        ...(imagePath(url) === undefined ? [] : checkAddress(url)),
        ...checkWords(toString(node), url),
        ...checkInLink(node, parents),
      ];
    }
    case "footnoteReference":
      return checkInLink(node, parents);
    case "heading":
      return holdsWords(node)
        ? []
        : [
            {
              message: "a heading has no words",
              mend: "Write some, or take it out",
            },
          ];
    case "table":
      return checkCells(node);
    case "definition":
      // Of a picture it is checked where the picture stands.
      return imagePath(node.url) === undefined ? checkAddress(node.url) : [];
    case "mdxJsxFlowElement":
    case "mdxJsxTextElement":
      return checkElement(node, parents);
    default:
      return MARKDOWN.has(node.type)
        ? []
        : [
            {
              message: `"${node.type}" is no part of a note`,
              mend: "Use Markdown and the components alone",
            },
          ];
  }
}

function expression(value: string): Forbidden {
  const shown = value.replace(/\s+/g, " ").trim().slice(0, 40);
  return {
    message: `{${shown}} is an expression, which runs code when the site is built`,
    mend: "Take it out, or write \\{ for a brace that is meant as such",
  };
}

/** A footnote that the text doesn't refer to is shown nowhere, and neither is the second of a name. */
function checkFootnotes(tree: Root): Found[] {
  const nodes = [...walk(tree)];
  const wanted = new Set(
    nodes.flatMap(([node]) => (node.type === "footnoteReference" ? [node.identifier] : [])),
  );
  const seen = new Set<string>();
  return nodes.flatMap(([node, parents]) => {
    if (node.type !== "footnoteDefinition") return [];
    const isShown = wanted.has(node.identifier) && !seen.has(node.identifier);
    seen.add(node.identifier);
    const label = (node.label ?? node.identifier).slice(0, 40);
    return isShown
      ? []
      : [
          {
            line: lineOf(node, parents),
            message: wanted.has(node.identifier)
              ? `there is another footnote [^${label}], and the first is shown`
              : `the footnote [^${label}] is shown nowhere: the text doesn't refer to it`,
            mend: `Write [^${label}] where it belongs in the text, with one text for each name`,
          },
        ];
  });
}

const NOTHING_SHOWN = {
  message: "the note has no text that is shown",
  mend: "Write a sentence or two below the frontmatter",
};

/** Whether there is something to read in a node, in letters or as a component. */
function holdsWords(node: Nodes): boolean {
  return [...walk(node)].some(
    ([one]) =>
      ("value" in one && one.value.trim() !== "") ||
      ("name" in one && componentRule(one.name ?? "") !== undefined) ||
      one.type === "image" ||
      one.type === "imageReference",
  );
}

function isShown(node: Nodes): boolean {
  return node.type !== "definition" && node.type !== "footnoteDefinition" && holdsWords(node);
}

/** A row that lacks cells gets them: a few characters a row can become thousands of cells. */
function checkCells({ children, align }: Table): Forbidden[] {
  const columns = align?.length ?? 0;
  const cells = columns * children.length;
  return cells > MOST_CELLS
    ? [
        {
          message: `the table has ${columns} columns and ${children.length} rows; a table has at most ${MOST_CELLS} cells`,
          mend: "Make it smaller: what is in a table of the paper needs no copy",
        },
      ]
    : [];
}

const MOST_CELLS = 1000;
