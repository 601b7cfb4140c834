/** What a note's components and HTML may be: which there are, where they stand, what they hold. */
import type { Nodes } from "mdast";
import { nearest } from "../text/nearest.ts";
import { COMPONENTS, componentRule, HTML_ELEMENTS, type ComponentRule } from "./components.ts";
import { isLink, type Forbidden } from "./link-rules.ts";
import type { FlowElement, TextElement } from "./parse.ts";

/**
 * What is wrong with an element.
 *
 * @param parents what it stands in, from the root on
 */
export function checkElement(
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
    return [...checkPlace(name, rule, node, parents), ...checkAttributes(node, name, rule)];
  if (!HTML_ELEMENTS.has(name)) return [unknownElement(name)];
  if (name === "br" && node.children.length > 0)
    return [
      {
        message: "<br> has something in it, and is the end of a line",
        mend: "Write <br /> alone",
      },
    ];
  return node.attributes.length === 0
    ? []
    : [
        {
          message: `<${name}> has attributes, which HTML in a note may not have`,
          mend: `Write <${name}> alone`,
        },
      ];
}

/** The components as a note writes them: `<Callout>, <Figure>, …`. */
export function componentNames(): string {
  return Object.keys(COMPONENTS)
    .map((name) => `<${name}>`)
    .join(", ");
}

// --- internal ---

function unknownElement(name: string): Forbidden {
  const isComponent = /^[A-Z]|\./.test(name);
  const near = nearest(name, Object.keys(COMPONENTS));
  const hint = near === undefined ? "" : `; did you mean <${near}>?`;
  return isComponent
    ? {
        message: `there is no component <${name}>${hint}`,
        mend: `Use ${componentNames()}`,
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
      return [{ message: `<${component}> has no attribute "${name}"${hint}`, mend }];
    }
    if (isTwice) return [{ message: `<${component}> has "${name}" twice`, mend }];
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
