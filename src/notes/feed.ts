/** A note for feed readers: plain HTML with whole addresses, and math in plain characters. */
import type { Element, ElementContent } from "hast";
import type { Nodes, Root } from "mdast";
import rehypeStringify from "rehype-stringify";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { plainText } from "../text/math.ts";
import { imagePath } from "./addresses.ts";
import { CALLOUT_KINDS, componentRule } from "./components.ts";
import { contentOf, element, markdownHandlers, type State } from "./markdown.ts";
import { attributeOf, type FlowElement, type TextElement } from "./tree.ts";

/** What a feed knows of the site. */
export interface FeedSurroundings {
  /** A path below the base → an address. */
  address: (path: string) => string;
  /** The address of an image by its path below the notes' folder. */
  image: (path: string) => string;
  /** A paper that a note points to; undefined where it isn't there. */
  paper: (id: string) => { title: string; address: string } | undefined;
}

/**
 * A tree that has passed `checkTree` → HTML that needs neither scripts, styles nor MathML. A
 * component becomes plain HTML: a quotation with its page, a link.
 */
export function noteForFeed(tree: Root, surroundings: FeedSurroundings): string {
  const component = (state: State, node: FlowElement | TextElement) =>
    toElements(state, node, surroundings);
  const html = unified()
    .use(remarkRehype, {
      handlers: {
        ...markdownHandlers(tree, { rank: 4, address: surroundings.address }),
        mdxJsxFlowElement: component,
        mdxJsxTextElement: component,
        inlineMath: (_, node: Extract<Nodes, { type: "inlineMath" }>) =>
          text(plainText(`$${node.value}$`)),
        math: (_, node: Extract<Nodes, { type: "math" }>) =>
          element("p", {}, [formula(node.value)]),
      },
    })
    .runSync(tree);
  const nodes = html.children.filter((node) => node.type !== "doctype" && node.type !== "mdxjsEsm");
  return writer.stringify({ type: "root", children: plain(nodes) });
}

// --- internal ---

const writer = unified().use(rehypeStringify).freeze();

function toElements(
  state: State,
  node: FlowElement | TextElement,
  { image, paper }: FeedSurroundings,
): ElementContent | ElementContent[] {
  const name = node.name ?? "";
  const said = (attribute: string) => attributeOf(node, attribute) ?? "";
  const inside = state.all(contentOf(node));
  switch (componentRule(name) && name) {
    case "Callout":
      return element("blockquote", {}, [
        element("p", {}, [element("strong", {}, [text(calloutHead(said("kind"), said("title")))])]),
        ...inside,
      ]);
    case "Quote":
      return element("blockquote", {}, [
        ...inside,
        element("p", {}, [element("cite", {}, [text(`The paper, page ${said("page")}`)])]),
      ]);
    case "Figure": {
      const src = image(imagePath(said("src")) ?? "");
      return figure(element("img", { src, alt: said("alt") }, []), inside);
    }
    case "Equation":
      return figure(element("p", {}, [formula(said("tex"))]), inside);
    case "Paper": {
      const known = paper(said("id"));
      const words = inside.length > 0 ? inside : [text(known?.title ?? "")];
      const link = known ? [element("a", { href: known.address }, words)] : words;
      return node.type === "mdxJsxFlowElement" ? element("p", {}, link) : link;
    }
    default:
      return element(name, {}, inside);
  }
}

function figure(shown: Element, caption: ElementContent[]): Element {
  const below = caption.length > 0 ? [element("figcaption", {}, caption)] : [];
  return element("figure", {}, [shown, ...below]);
}

function calloutHead(kind: string, title: string): string {
  const name = CALLOUT_KINDS[kind || "note"] ?? "";
  return title ? `${name}: ${title}` : name;
}

function text(value: string): ElementContent {
  return { type: "text", value };
}

/** A formula of its own stays LaTeX, which plain characters can't replace. */
function formula(tex: string): Element {
  return element("code", {}, [text(tex.trim())]);
}

/** Attributes that are kept in a feed. */
const ATTRIBUTES: ReadonlySet<string> = new Set([
  "href", "src", "alt", "start", "align",
]); // prettier-ignore

/** Removes what is of no use in a feed reader: ids, classes, and links from footnote to footnote. */
function plain(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== "element") return [node];
    const { tagName, properties, children } = node;
    if (properties["dataFootnoteBackref"] !== undefined) return [];
    if (properties["dataFootnoteRef"] !== undefined) return plain(children);
    // Of the list of footnotes, without its heading.
    if (properties["dataFootnotes"] !== undefined)
      return plain(children.filter((one) => one.type === "element" && one.tagName === "ol"));
    const kept = Object.entries(properties).filter(([name]) => ATTRIBUTES.has(name));
    return [element(tagName, Object.fromEntries(kept), plain(children))];
  });
}
