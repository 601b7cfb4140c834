/** How a note's Markdown becomes HTML, for pages and for feeds. */
import type { Element, ElementContent } from "hast";
import type { Heading, Image, Link, ListItem, Root } from "mdast";
import { defaultHandlers, type Options } from "remark-rehype";
import { targetOf } from "./addresses.ts";
import { componentRule } from "./components.ts";
import { walk, type FlowElement, type TextElement } from "./tree.ts";

export type Handlers = NonNullable<Options["handlers"]>;
export type State = Parameters<typeof defaultHandlers.paragraph>[0];

/** The page or the feed around a note. */
export interface Surroundings {
  /** The rank of the note's own largest headings. */
  rank: number;
  /** A path below the base → an address. */
  address: (path: string) => string;
}

/** Handlers for everything but formulas and components. */
export function markdownHandlers(tree: Root, { rank, address }: Surroundings): Handlers {
  const shift = rank - largestHeading(tree);
  const hrefOf = (url: string) => {
    const { kind } = targetOf(url);
    if (kind === "refused") return "";
    return kind === "web" ? url : address(url.replace(/\/?$/, "/"));
  };
  return {
    heading: (state, node: Heading) =>
      element(`h${Math.min(node.depth + shift, 6)}`, {}, state.all(node)),
    link: (state, node: Link) => element("a", { href: hrefOf(node.url) }, state.all(node)),
    linkReference: (state, node) => {
      const made = defaultHandlers.linkReference(state, node);
      for (const one of Array.isArray(made) ? made : [made])
        if (one.type === "element" && one.tagName === "a")
          one.properties = { href: hrefOf(String(one.properties["href"])) };
      return made;
    },
    // Only with an image that isn't ours, which has been refused before.
    image: (_, { alt }: Image) => ({ type: "text", value: alt ?? "" }),
    listItem: (state, node: ListItem, parent) =>
      defaultHandlers.listItem(state, withMark(node), parent),
  };
}

/** An element of HTML. */
export function element(
  tagName: string,
  properties: Element["properties"],
  children: ElementContent[],
): Element {
  return { type: "element", tagName, properties, children };
}

/** The node that holds a component's content: one that takes only words has no paragraph. */
export function contentOf(node: FlowElement | TextElement) {
  const rule = componentRule(node.name ?? "");
  const [only] = node.children;
  return rule && rule.holds !== "text" && only?.type === "paragraph" ? only : node;
}

// --- internal ---

function largestHeading(tree: Root): number {
  const depths = [...walk(tree)].flatMap(([node]) => (node.type === "heading" ? [node.depth] : []));
  return Math.min(...depths, 6);
}

/** The marks of a task list as characters, since a reader can't tick them. */
function withMark(node: ListItem): ListItem {
  const [first, ...others] = node.children;
  if (typeof node.checked !== "boolean" || first?.type !== "paragraph")
    return { ...node, checked: null };
  const mark = { type: "text" as const, value: node.checked ? "☑ " : "☐ " };
  const marked = { ...first, children: [mark, ...first.children] };
  return { ...node, checked: null, children: [marked, ...others] };
}
