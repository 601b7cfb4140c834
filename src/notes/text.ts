/** A note's text without markup, for the search and for lists. */
import type { Nodes, Root } from "mdast";
import { plainText } from "../text/math.ts";
import { attributeOf, childrenOf } from "./tree.ts";

/** A note's words in one line, math in plain characters. */
export function noteText(tree: Root): string {
  return wordsOf(tree).replace(/\s+/g, " ").trim();
}

/** The beginning of a note's words, cut between two of them, with an ellipsis where more follows. */
export function noteExcerpt(tree: Root, length = 240): string {
  // The cells of a table make no sentence.
  const told = tree.children.filter(({ type }) => type !== "table");
  const text = noteText({ ...tree, children: told });
  if (text.length <= length) return text;
  const end = text.slice(0, length + 1).search(/\s\S*$/);
  const cut = text.slice(0, end > 0 ? end : length).replace(/\p{Cs}$/u, "");
  return `${cut.replace(/[\s,;:–-]+$/, "")}…`;
}

// --- internal ---

/** Inline nodes; the text of others is separated from its neighbours. */
const INLINE: ReadonlySet<string> = new Set([
  "text",
  "emphasis",
  "strong",
  "delete",
  "inlineCode",
  "link",
  "linkReference",
  "footnoteReference",
  "inlineMath",
  "mdxJsxTextElement",
]);

function wordsOf(node: Nodes): string {
  if (node.type === "text" || node.type === "inlineCode") return node.value;
  if (node.type === "inlineMath") return plainText(`$${node.value}$`);
  // A formula of several lines, or code, can't be read without its layout.
  if (node.type === "math" || node.type === "code") return " ";
  const own =
    node.type === "mdxJsxFlowElement" ? [attributeOf(node, "title"), attributeOf(node, "alt")] : [];
  const words = [
    ...own.filter((text) => text !== undefined).map(asSentence),
    ...childrenOf(node).map(wordsOf),
  ].join("");
  return INLINE.has(node.type) ? words : `${words} `;
}

/** A heading's words are apart from those that follow. */
function asSentence(text: string): string {
  return /[\p{L}\p{N}]\s*$/u.test(text) ? `${text.trimEnd()}: ` : `${text} `;
}
