/** A checked tree → the text that goes to the MDX compiler. */
import type { Element, ElementContent, Nodes as HtmlNodes, Root as HtmlRoot } from "hast";
import type { Nodes, Root } from "mdast";
import rehypeStringify from "rehype-stringify";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { toMathMl } from "../text/mathml.ts";
import { imagePath } from "./addresses.ts";
import { COMPONENTS, componentRule } from "./components.ts";
import { closeTag, markup, openTag, wrap, type Values } from "./inert.ts";
import { contentOf, element, markdownHandlers, type Handlers, type State } from "./markdown.ts";
import { adaptToPage, scrollable } from "./page-html.ts";
import { attributeOf, type FlowElement, type TextElement } from "./tree.ts";

/** The size of an image in pixels. */
export interface Size {
  width: number;
  height: number;
}

/** How to compile a tree. */
export interface CompileOptions {
  /** The note's file name without its ending: part of the ids of footnotes. */
  name: string;
  /** The base path of the site, with a slash at both ends. */
  base: string;
  /** Leads a path of the site on to where its paper is. */
  leadOn?: ((path: string) => string) | undefined;
  /** The size of an image by its path: `images/curve.png`. */
  sizeOf?: (image: string) => Size | undefined;
}

/** The longest result, in characters: a formula's macros can turn a line into megabytes. */
export const LARGEST_MARKUP = 1_000_000;

/** Thrown when the result is longer. */
export class TooLargeError extends Error {
  constructor() {
    super(`The note becomes more than ${LARGEST_MARKUP} characters of markup.`);
    this.name = "TooLargeError";
  }
}

/**
 * A tree that has passed `checkTree` → the text for the MDX compiler: markup as strings, and the
 * components with their values as strings. `isInert` is true of it.
 *
 * @throws {TooLargeError} when it is longer than `LARGEST_MARKUP`
 */
export function compileNote(tree: Root, options: CompileOptions): string {
  const html = unified()
    .use(remarkRehype, {
      clobberPrefix: `note-${options.name}-`,
      handlers: handlersFor(tree, options),
    })
    .runSync(tree);
  adaptToPage(html);
  const text = wrap(write(html));
  if (text.length > LARGEST_MARKUP) throw new TooLargeError();
  return text;
}

// --- internal ---

function handlersFor(tree: Root, options: CompileOptions): Handlers {
  const base = options.base.replace(/\/$/, "");
  const { leadOn = (path) => path } = options;
  const mathOf = budgetedMath();
  const component = (state: State, node: FlowElement | TextElement) => {
    const tagName = node.name ?? "";
    const properties = componentRule(tagName) ? valuesOf(node, options, mathOf) : {};
    return element(tagName, properties, state.all(contentOf(node)));
  };
  return {
    // Below the headings of the page.
    ...markdownHandlers(tree, { rank: 3, address: (path) => base + leadOn(path) }),
    mdxJsxFlowElement: component,
    mdxJsxTextElement: component,
    inlineMath: (_, node: Extract<Nodes, { type: "inlineMath" }>) =>
      math(node.value, mathOf(node.value, false)),
    math: (_, node: Extract<Nodes, { type: "math" }>) =>
      scrollable("note-math", "Formula", [math(node.value, mathOf(node.value, true))]),
  };
}

function valuesOf(
  node: FlowElement | TextElement,
  { name, sizeOf }: CompileOptions,
  mathOf: MathOf,
): Values {
  const names = Object.keys(COMPONENTS[node.name ?? ""]?.attributes ?? {});
  const values = Object.fromEntries(
    names.flatMap((attribute) => {
      const value = attributeOf(node, attribute);
      return value === undefined ? [] : [[attribute, value] as const];
    }),
  );
  if (node.name === "Figure") {
    const src = imagePath(values["src"] ?? "") ?? "";
    const size = sizeOf?.(src);
    return { ...values, src, ...(size && { width: `${size.width}`, height: `${size.height}` }) };
  }
  if (node.name === "Equation") return { math: mathOf(values["tex"] ?? "", true) ?? "" };
  if (node.name === "Paper") {
    const line = node.position?.start.line ?? 0;
    const column = node.position?.start.column ?? 0;
    return node.type === "mdxJsxFlowElement"
      ? { ...values, card: "card" }
      : { ...values, preview: `note-${name}-${line}-${column}` };
  }
  return values;
}

/** A formula as MathML; undefined where it can't be read. */
type MathOf = (tex: string, display: boolean) => string | undefined;

/** Renders formulas until they are too long together. */
function budgetedMath(): MathOf {
  let left = LARGEST_MARKUP;
  return (tex, display) => {
    const { html } = toMathMl(tex, { display });
    left -= html?.length ?? 0;
    if (left < 0) throw new TooLargeError();
    return html;
  };
}

function math(tex: string, html: string | undefined): ElementContent {
  return html === undefined
    ? element("code", {}, [{ type: "text", value: tex }])
    : { type: "raw", value: html };
}

const writer = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze();

/** Stands for a component while the markup around it is written: no text contains this character. */
const PLACE = "\u0000";

/** The tags for a tree: the markup between components, and the components. */
function write(node: HtmlRoot | Element): string {
  const components: Element[] = [];
  setAside(node, components);
  const root: HtmlRoot = { type: "root", children: [...node.children] };
  const parts = writer.stringify(root).split(PLACE);
  return parts
    .map((html, index) => {
      const component = components[index];
      return [html === "" ? "" : markup(html), component ? writeComponent(component) : ""].join("");
    })
    .join("");
}

function setAside(node: HtmlNodes, components: Element[]): void {
  if (!("children" in node)) return;
  for (const [index, child] of node.children.entries()) {
    if (child.type === "element" && componentRule(child.tagName)) {
      components.push(child);
      node.children[index] = { type: "raw", value: PLACE };
    } else setAside(child, components);
  }
}

function writeComponent(component: Element): string {
  const { tagName, properties } = component;
  const values = Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, String(value)]),
  );
  return openTag(tagName, values) + write(component) + closeTag(tagName);
}
