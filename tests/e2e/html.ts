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

/** Elements among others by a selector of tags, classes and attributes: `li[data-paper] .byline`. */
export function select(elements: readonly Element[], selector: string): Element[] {
  const [first = "", ...others] = selector.split(/ (?![^[]*\])/);
  const found = elements.filter((one) => matches(one, first));
  if (others.length === 0) return found;
  const below = found.flatMap((one) => select(descendants(one), others.join(" ")));
  return [...new Set(below)];
}

/** The texts of elements, each run of white space one space. */
export function textsOf(elements: readonly Element[]): string[] {
  return elements.map((one) => textOf(one).replace(/\s+/g, " ").trim());
}

// --- internal ---

function matches(element: Element, compound: string): boolean {
  const parts = compound.matchAll(/\[([\w-]+)(?:="([^"]*)")?\]|\.([\w-]+)|([\w-]+)/g);
  return [...parts].every(([, name, value, className, tag]) => {
    if (tag) return element.tagName === tag;
    if (className) return (attribute(element, "class") ?? "").split(/\s+/).includes(className);
    const own = attribute(element, name ?? "");
    return own !== undefined && (value === undefined || own === value);
  });
}
