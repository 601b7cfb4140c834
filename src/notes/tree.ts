/** A note's syntax tree: how to walk it, and what its nodes say. */
import type { Definition, Nodes, Root } from "mdast";

/** A component or a piece of HTML on lines of its own, and one within a line of text. */
export type FlowElement = Extract<Nodes, { type: "mdxJsxFlowElement" }>;
export type TextElement = Extract<Nodes, { type: "mdxJsxTextElement" }>;

/** Whether a node is a component or a piece of HTML. */
export function isElement(node: Nodes): node is FlowElement | TextElement {
  return node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";
}

/** Whether a node is the component with a name. */
export function isComponent(node: Nodes, name: string): node is FlowElement | TextElement {
  return isElement(node) && node.name === name;
}

/** The nodes directly below a node. */
export function childrenOf(node: Nodes): readonly Nodes[] {
  return "children" in node ? node.children : [];
}

/**
 * Every node of a tree with its parents, outermost first, in the order of the text; none without
 * a tree.
 */
export function* walk(
  node: Nodes | undefined,
  parents: readonly Nodes[] = [],
): Generator<[node: Nodes, parents: readonly Nodes[]]> {
  if (!node) return;
  yield [node, parents];
  for (const child of childrenOf(node)) yield* walk(child, [...parents, node]);
}

/** The line of a node; of one that has none of its own, its parents' line. */
export function lineOf(node: Nodes, parents: readonly Nodes[]): number | undefined {
  return [...parents, node].findLast(({ position }) => position !== undefined)?.position?.start
    .line;
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

/** A tree's definitions of links and images by their identifiers; the first of each counts. */
export function definitionsOf(tree: Root): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  for (const [node] of walk(tree))
    if (node.type === "definition" && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
  return definitions;
}
