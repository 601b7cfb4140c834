/** How a note's Markdown becomes HTML, in pages as in feeds. */
import type { Element, ElementContent } from "hast";
import type { Heading, Image, Link, ListItem, Root } from "mdast";
import { defaultHandlers, type Options } from "remark-rehype";
import { targetOf } from "./addresses.ts";
import { walk } from "./parse.ts";

export type Handlers = NonNullable<Options["handlers"]>;
export type State = Parameters<typeof defaultHandlers.paragraph>[0];

/** Where a note's HTML is going to stand. */
export interface Surroundings {
  /** The rank of the note's own largest headings. */
  rank: number;
  /** A path below the base → an address. */
  address: (path: string) => string;
}

/** What Markdown becomes, but for formulas and components. */
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
    // A picture that isn't one of ours has been refused before.
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

// --- internal ---

function largestHeading(tree: Root): number {
  const depths = [...walk(tree)].flatMap(([node]) => (node.type === "heading" ? [node.depth] : []));
  return Math.min(...depths, 6);
}

/** A list of things done has its marks as characters: a box that can't be ticked is no box. */
function withMark(node: ListItem): ListItem {
  const [first, ...others] = node.children;
  if (typeof node.checked !== "boolean" || first?.type !== "paragraph")
    return { ...node, checked: null };
  const mark = { type: "text" as const, value: node.checked ? "☑ " : "☐ " };
  const marked = { ...first, children: [mark, ...first.children] };
  return { ...node, checked: null, children: [marked, ...others] };
}
