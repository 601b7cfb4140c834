/** A note for feed readers: plain HTML with whole addresses, and math in plain characters. */
import type { Element, ElementContent } from "hast";
import type { Nodes, Root } from "mdast";
import rehypeStringify from "rehype-stringify";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { plainText } from "../text/math.ts";
import { imagePath } from "./addresses.ts";
import { CALLOUT_KINDS, componentRule } from "./components.ts";
import { element, markdownHandlers, type State } from "./markdown.ts";
import { attributeOf, type FlowElement, type TextElement } from "./parse.ts";

/** What the notes of a feed know of the site. */
export interface FeedSurroundings {
  /** A path below the base → an address. */
  address: (path: string) => string;
  /** The address of a picture by its path below the notes' folder. */
  picture: (image: string) => string;
  /** A paper that a note points to; undefined where it isn't there. */
  paper: (id: string) => { title: string; address: string } | undefined;
}

/**
 * A tree without anything forbidden → HTML that needs neither scripts, styles nor MathML. A
 * component becomes what says the same without it: a quotation with its page, a link.
 */
export function noteForFeed(tree: Root, surroundings: FeedSurroundings): string {
  const component = (state: State, node: FlowElement | TextElement) =>
    toElements(state, node, surroundings);
  const html = unified()
    .use(remarkRehype, {
      handlers: {
        ...markdownHandlers(tree, {
          rank: 4,
          address: surroundings.address,
        }),
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
  { picture, paper }: FeedSurroundings,
): ElementContent | ElementContent[] {
  const name = node.name ?? "";
  const said = (attribute: string) => attributeOf(node, attribute) ?? "";
  const [only] = node.children;
  const rule = componentRule(name);
  const inside = state.all(
    rule && rule.holds !== "text" && only?.type === "paragraph" ? only : node,
  );
  switch (rule && name) {
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
      const src = picture(imagePath(said("src")) ?? "");
      return element("figure", {}, [
        element("img", { src, alt: said("alt") }, []),
        ...(inside.length > 0 ? [element("figcaption", {}, inside)] : []),
      ]);
    }
    case "Equation":
      return element("figure", {}, [
        element("p", {}, [formula(said("tex"))]),
        ...(inside.length > 0 ? [element("figcaption", {}, inside)] : []),
      ]);
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

function calloutHead(kind: string, title: string): string {
  const name = CALLOUT_KINDS[kind || "note"] ?? "";
  return title ? `${name}: ${title}` : name;
}

function text(value: string): ElementContent {
  return { type: "text", value };
}

/** What plain characters can't say is left as LaTeX. */
function formula(tex: string): Element {
  return element("code", {}, [text(tex.trim())]);
}

/** What an attribute may be in a feed, where ids, classes and styles are the reader's own. */
const ATTRIBUTES: ReadonlySet<string> = new Set([
  "href", "src", "alt", "start", "align",
]); // prettier-ignore

/** Without what a feed reader has no use for: ids, classes, and links from footnote to footnote. */
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
