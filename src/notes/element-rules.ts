/** Rules for a note's components and HTML: which there are, where they stand, what they hold. */
import type { Nodes } from "mdast";
import type { ProblemText } from "../paper/problem.ts";
import { didYouMean, nearest } from "../text/nearest.ts";
import { COMPONENTS, componentRule, HTML_ELEMENTS, type ComponentRule } from "./components.ts";
import { isLink } from "./link-rules.ts";
import { isElement, type FlowElement, type TextElement } from "./tree.ts";

/**
 * Checks a component or an HTML element.
 *
 * @param parents what it stands in, from the root on
 */
export function* checkElement(
  node: FlowElement | TextElement,
  parents: readonly Nodes[],
): Generator<ProblemText> {
  const { name } = node;
  const rule = name === null ? undefined : componentRule(name);
  if (name === null)
    yield { message: "<> groups nothing: a note has no fragments", mend: "Delete <> and </>" };
  else if (rule) {
    const place = checkPlace(name, rule, node, parents);
    if (place) yield place;
    yield* checkAttributes(node, name, rule);
  } else if (!HTML_ELEMENTS.has(name)) yield unknownElement(name);
  else if (name === "br" && node.children.length > 0)
    yield { message: "<br> has content, but it ends a line", mend: "Write <br />" };
  else if (node.attributes.length > 0)
    yield {
      message: `<${name}> has attributes, which HTML in a note can't have`,
      mend: `Write <${name}> without attributes`,
    };
}

/** The components as a note writes them: `<Callout>, <Figure>, …`. */
export function componentNames(): string {
  return Object.keys(COMPONENTS)
    .map((name) => `<${name}>`)
    .join(", ");
}

// --- internal ---

function unknownElement(name: string): ProblemText {
  const near = nearest(name, Object.keys(COMPONENTS));
  const hint = near === undefined ? "" : `; did you mean <${near}>?`;
  return /^[A-Z]|\./.test(name)
    ? { message: `there is no component <${name}>${hint}`, mend: `Use ${componentNames()}` }
    : {
        message: `a note can't contain the HTML element <${name}>${hint}`,
        mend: "Use Markdown and the components, or write \\< for a literal <",
      };
}

/** The first rule that an element's place or content breaks. */
function checkPlace(
  name: string,
  { holds, example }: ComponentRule,
  node: FlowElement | TextElement,
  parents: readonly Nodes[],
): ProblemText | undefined {
  const isInLine =
    node.type === "mdxJsxTextElement" ||
    parents.some(({ type }) => type === "paragraph" || type === "heading");
  if (isInLine && name !== "Paper")
    return {
      message: `<${name}> is in the middle of a paragraph`,
      mend: "Put it on lines of its own, with an empty line before and after it",
    };
  const around = parents.map(heldBy).find((held) => held === "caption" || held === "words");
  if (around && (name !== "Paper" || around === "words"))
    return {
      message: `<${name}> is in another component, which can contain only text`,
      mend: "Put it before or after that one",
    };
  if (name === "Paper" && parents.some(isLink))
    return {
      message: "<Paper> is in a link, and is a link itself",
      mend: "Move it out of the link",
    };
  const hasBlocks =
    node.children.length > 1 || node.children.some(({ type }) => type !== "paragraph");
  if (node.type === "mdxJsxFlowElement" && holds !== "text" && hasBlocks)
    return {
      message: `<${name}> can contain only one paragraph of text`,
      mend: `Write ${example}`,
    };
  if (holds === "text" && node.children.length === 0)
    return { message: `<${name}> is empty`, mend: `Write ${example}` };
  return undefined;
}

/** What a component holds; undefined for any other node. */
function heldBy(node: Nodes): ComponentRule["holds"] | undefined {
  return isElement(node) ? componentRule(node.name ?? "")?.holds : undefined;
}

function* checkAttributes(
  node: FlowElement | TextElement,
  component: string,
  { attributes, example }: ComponentRule,
): Generator<ProblemText> {
  const mend = `Write it as in ${example}`;
  const seen = new Set<string>();
  for (const one of node.attributes) {
    if (one.type === "mdxJsxExpressionAttribute") {
      const code = one.value.trim().slice(0, 40);
      yield {
        message: `<${component}> has a spread, {${code}}, which runs code when the site is built`,
        mend,
      };
      continue;
    }
    const { name, value } = one;
    const rule = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    const text = typeof value === "string" ? value : "";
    if (rule === undefined) {
      const hint = didYouMean(name, Object.keys(attributes));
      yield { message: `<${component}> has no attribute "${name}"${hint}`, mend };
    } else if (seen.has(name)) yield { message: `<${component}> has "${name}" twice`, mend };
    else if (typeof value !== "string" && value)
      yield {
        message: `"${name}" of <${component}> is an expression, which runs code when the site is built`,
        mend: `Write its value in quotes: ${name}="…"`,
      };
    else if (rule.pattern && !rule.pattern.test(text))
      yield {
        message: `"${name}" of <${component}> is "${text}"; expected ${rule.expected}`,
        mend,
      };
    seen.add(name);
  }
  for (const [name, { required, expected }] of Object.entries(attributes))
    if (required && !seen.has(name))
      yield { message: `<${component}> lacks "${name}": expected ${expected}`, mend };
}
