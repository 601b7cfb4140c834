/** A paper's texts → HTML: math as MathML, bare addresses as links, everything else as words. */
import type { ElementContent } from "hast";
import { escapeAttribute } from "entities";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { element } from "../notes/markdown.ts";
import { MATH_SOURCE } from "../paper/element.ts";
import { findAddresses } from "../paper/links.ts";
import { plainText, splitMath, shownWords, type TextOrMath } from "../text/math.ts";
import { paperToMathMl } from "../text/mathml.ts";
import { plainMath } from "../text/plain-math.ts";

/** One line of text with `$math$` → inline HTML. For titles. */
export function renderInline(text: string): string {
  return toHtml(splitMath(text).map(toNode));
}

/**
 * The beginning of a text as inline HTML: up to `length` characters as a reader counts them,
 * cut at a word and never inside of math, with an ellipsis where something was left out.
 */
export function renderExcerpt(text: string, length = 300): string {
  const nodes: ElementContent[] = [];
  let left = length;
  for (const part of splitMath(text.replace(/\s+/g, " "))) {
    const words = part.kind === "text" ? shownWords(part.value) : plainText(`$${part.value}$`);
    if (words.length > left) {
      nodes.push(toText(`${part.kind === "text" ? cutWords(words, left) : ""}…`));
      break;
    }
    nodes.push(toNode(part));
    left -= words.length;
  }
  return toHtml(nodes);
}

/** An abstract → HTML: a `<p>` a paragraph, with bare addresses as links. */
export function renderAbstract(text: string): string {
  return toHtml(
    toParagraphs(text).map((part) => element("p", {}, splitMath(part).flatMap(toLinkedNodes))),
  );
}

/**
 * A paper as HTML for feed readers, many of which know no MathML: the byline, the abstract with
 * math in plain characters, and the ways on.
 *
 * @param corrected what curators corrected of it, a line each
 */
export function renderForFeed(
  byline: string,
  abstract: string,
  links: readonly { url: string; label: string }[],
  corrected: readonly string[] = [],
): string {
  const ways = links.flatMap(({ url, label }, index) => [
    ...(index > 0 ? [toText(" · ")] : []),
    element("a", { href: url }, [toText(label)]),
  ]);
  const paragraphs = toParagraphs(abstract).map((part) => linkAddresses(plainText(part)));
  return toHtml(
    [
      byline ? [element("em", {}, [toText(byline)])] : [],
      ...corrected.map((line) => [toText(line)]),
      ...(paragraphs.length > 0 ? paragraphs : [[toText(NO_ABSTRACT)]]),
      ways,
    ]
      .filter((children) => children.length > 0)
      .map((children) => element("p", {}, children)),
  );
}

// --- internal ---

const NO_ABSTRACT = "The source sent no abstract.";

// Math is put in as markup that Temml wrote; nothing else in these trees is raw.
const writer = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze();

function toHtml(children: ElementContent[]): string {
  return writer.stringify({ type: "root", children });
}

function toParagraphs(text: string): string[] {
  return text.split(/\n{2,}/).filter((part) => part.trim() !== "");
}

function toText(value: string): ElementContent {
  return { type: "text", value };
}

function toNode(part: TextOrMath): ElementContent {
  return part.kind === "text" ? toText(shownWords(part.value)) : renderMath(part.value);
}

function toLinkedNodes(part: TextOrMath): ElementContent[] {
  const node = toNode(part);
  if (node.type === "text") return linkAddresses(node.value);
  // A citation made of the page has the math as LaTeX again.
  return [node.type === "raw" ? withSource(node.value, part.value) : node];
}

function linkAddresses(words: string): ElementContent[] {
  const nodes: ElementContent[] = [];
  let from = 0;
  for (const { start, end, url } of findAddresses(words)) {
    if (start > from) nodes.push(toText(words.slice(from, start)));
    const shown = words.slice(start, end);
    nodes.push(element("a", { href: url }, [toText(shown)]));
    from = end;
  }
  if (from < words.length) nodes.push(toText(words.slice(from)));
  return nodes;
}

/** MathML, or plain characters where the formula can't be read. */
function renderMath(math: string): ElementContent {
  const { html } = paperToMathMl(math);
  return html === undefined ? toText(plainMath(math)) : { type: "raw", value: html };
}

/** The markup of math with its LaTeX. */
function withSource(html: string, math: string): ElementContent {
  const source = `<math ${MATH_SOURCE}="${escapeAttribute(math)}"`;
  return { type: "raw", value: html.replace(/^<math/, () => source) };
}

function cutWords(words: string, length: number): string {
  const end = words.slice(0, length + 1).search(/\s\S*$/);
  // A word without end is cut between characters, not inside of one.
  const cut = words.slice(0, end > 0 ? end : length).replace(/\p{Cs}$/u, "");
  return cut.replace(/[\s.,;:–-]+$/, "");
}
