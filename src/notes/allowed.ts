/**
 * What a note may contain. A note is text from strangers, and MDX is code: so the syntax tree is
 * held against a list of what is allowed, and whatever isn't on it is refused.
 */
import type { Definition, Nodes, Root, Table } from "mdast";
import { toString } from "mdast-util-to-string";
import { nearest } from "../paper/nearest.ts";
import { imagePath } from "./addresses.ts";
import {
  COMPONENTS,
  componentRule,
  HTML_ELEMENTS,
  type ComponentRule,
} from "./components.ts";
import {
  checkAddress,
  checkInLink,
  checkWords,
  isLink,
  type Forbidden,
} from "./link-rules.ts";
import {
  definitionsOf,
  lineOf,
  walk,
  type FlowElement,
  type Found,
  type TextElement,
} from "./parse.ts";

/** Markdown, tables, footnotes and math. Everything else has to be a known component. */
const MARKDOWN: ReadonlySet<string> = new Set([
  "root", "paragraph", "heading", "text", "emphasis", "strong", "delete", "inlineCode", "code",
  "break", "thematicBreak", "blockquote", "list", "listItem", "link", "linkReference", "definition",
  "footnoteReference", "footnoteDefinition", "table", "tableRow", "tableCell", "math", "inlineMath",
]); // prettier-ignore

/** Everything in a note's tree that a note may not contain, in the order of the text. */
export function findForbidden(tree: Root): Found[] {
  const definitions = definitionsOf(tree);
  return [...walk(tree)].flatMap(([node, parents]) =>
    checkNode(node, parents, definitions).map((one) => ({
      line: lineOf(node, parents),
      ...one,
    })),
  );
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
          mend: `Take the line out; ${names()} are there without an import`,
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

function names(): string {
  return Object.keys(COMPONENTS)
    .map((name) => `<${name}>`)
    .join(", ");
}

function expression(value: string): Forbidden {
  const shown = value.replace(/\s+/g, " ").trim().slice(0, 40);
  return {
    message: `{${shown}} is an expression, which runs code when the site is built`,
    mend: "Take it out, or write \\{ for a brace that is meant as such",
  };
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

function checkElement(
  node: FlowElement | TextElement,
  parents: readonly Nodes[],
): Forbidden[] {
  const { name } = node;
  if (name === null)
    return [
      {
        message: "<> groups components, and there is nothing to group",
        mend: "Take <> and </> out",
      },
    ];
  const rule = componentRule(name);
  if (rule !== undefined)
    return [
      ...checkPlace(name, rule, node, parents),
      ...checkAttributes(node, name, rule),
    ];
  if (!HTML_ELEMENTS.has(name)) return [unknownElement(name)];
  return node.attributes.length === 0
    ? []
    : [
        {
          message: `<${name}> has attributes, which HTML in a note may not have`,
          mend: `Write <${name}> alone`,
        },
      ];
}

function unknownElement(name: string): Forbidden {
  const isComponent = /^[A-Z]|\./.test(name);
  const near = nearest(name, Object.keys(COMPONENTS));
  const hint = near === undefined ? "" : `; did you mean <${near}>?`;
  return isComponent
    ? {
        message: `there is no component <${name}>${hint}`,
        mend: `Use ${names()}`,
      }
    : {
        message: `HTML such as <${name}> is no part of a note${hint}`,
        mend: "Use Markdown and the components, or write \\< for a sign that is meant as such",
      };
}

function checkPlace(
  name: string,
  { holds, example }: ComponentRule,
  node: FlowElement | TextElement,
  parents: readonly Nodes[],
): Forbidden[] {
  const isInLine =
    node.type === "mdxJsxTextElement" ||
    parents.some(({ type }) => type === "paragraph" || type === "heading");
  if (isInLine && name !== "Paper")
    return [
      {
        message: `<${name}> stands within a line of text`,
        mend: "Put it on lines of its own, with an empty line before and after it",
      },
    ];
  const around = parents.find(
    (one) =>
      (one.type === "mdxJsxFlowElement" || one.type === "mdxJsxTextElement") &&
      one.name !== null &&
      ["caption", "words"].includes(componentRule(one.name)?.holds ?? ""),
  );
  if (around && (name !== "Paper" || holdsWords(around)))
    return [
      {
        message: `<${name}> stands in another component, which takes words alone`,
        mend: "Put it before or after that one",
      },
    ];
  if (name === "Paper" && parents.some(isLink))
    return [
      {
        message: "<Paper> stands in a link, and is a link itself",
        mend: "Take it out of the link",
      },
    ];
  const blocks = node.children.filter(({ type }) => type !== "paragraph");
  if (node.type === "mdxJsxFlowElement" && holds !== "text")
    if (blocks.length > 0 || node.children.length > 1)
      return [
        {
          message: `<${name}> takes one paragraph of words`,
          mend: `Write ${example}`,
        },
      ];
  return holds === "text" && node.children.length === 0
    ? [{ message: `<${name}> is empty`, mend: `Write ${example}` }]
    : [];
}

function holdsWords(node: Nodes): boolean {
  return (
    (node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement") &&
    node.name !== null &&
    componentRule(node.name)?.holds === "words"
  );
}

function checkAttributes(
  node: FlowElement | TextElement,
  component: string,
  { attributes, example }: ComponentRule,
): Forbidden[] {
  const seen = new Set<string>();
  const mend = `Write it as in ${example}`;
  const found = node.attributes.flatMap((one): Forbidden[] => {
    if (one.type === "mdxJsxExpressionAttribute")
      return [
        {
          message: `<${component}> has a spread, {${one.value.trim().slice(0, 40)}}, which runs code when the site is built`,
          mend,
        },
      ];
    const { name, value } = one;
    const isTwice = seen.has(name);
    seen.add(name);
    const rule = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (rule === undefined) {
      const near = nearest(name, Object.keys(attributes));
      const hint = near === undefined ? "" : `; did you mean "${near}"?`;
      return [
        { message: `<${component}> has no attribute "${name}"${hint}`, mend },
      ];
    }
    if (isTwice)
      return [{ message: `<${component}> has "${name}" twice`, mend }];
    if (typeof value !== "string" && value)
      return [
        {
          message: `"${name}" of <${component}> is an expression, which runs code when the site is built`,
          mend: `Write its value in quotes: ${name}="…"`,
        },
      ];
    const text = typeof value === "string" ? value : "";
    return rule.pattern && !rule.pattern.test(text)
      ? [
          {
            message: `"${name}" of <${component}> says "${text}"; expected ${rule.expected}`,
            mend,
          },
        ]
      : [];
  });
  const missing = Object.entries(attributes)
    .filter(([name, { required }]) => required && !seen.has(name))
    .map(([name, { expected }]) => ({
      message: `<${component}> lacks "${name}": expected ${expected}`,
      mend,
    }));
  return [...found, ...missing];
}
