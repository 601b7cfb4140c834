/** Pages as trees, for tests that need no browser. */
import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";

export type Element = Tree.Element;

/** All elements of a page, in order. */
export function parsePage(html: string): Element[] {
  return descendants(parse(html, { scriptingEnabled: false }));
}

/** The elements below a node, in order. */
export function descendants(node: Tree.Node): Element[] {
  if (!("childNodes" in node)) return [];
  return node.childNodes.flatMap((child) =>
    "tagName" in child ? [child, ...descendants(child)] : [],
  );
}

/** An attribute's value; undefined where the element doesn't have it. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

/** The elements that have an attribute. */
export function having(elements: readonly Element[], name: string): Element[] {
  return elements.filter((one) => attribute(one, name) !== undefined);
}

/** The text in a node. */
export function textOf(node: Tree.Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}
