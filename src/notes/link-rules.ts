/** What a note's links may lead to, and what their text may be. */
import type { Nodes } from "mdast";
import type { ProblemText } from "../paper/problem.ts";
import { targetOf } from "./addresses.ts";
import { isComponent } from "./tree.ts";

/** A link leads to a place that a note may link to. */
export function* checkAddress(url: string): Generator<ProblemText> {
  const target = targetOf(url);
  if (target.kind === "refused") yield { message: target.message, mend: target.mend };
}

/** A link has a text, and leads to the address that the text shows. */
export function* checkText(text: string, url: string): Generator<ProblemText> {
  const shown = text.normalize("NFKC");
  if (shown.trim() === "")
    yield {
      message: `the link to "${url}" has no text`,
      mend: "Write between [ and ] what it leads to",
    };
  else if (
    [...shown.matchAll(ADDRESS)].some(([one]) => hostOf(one.replace(END, "")) !== hostOf(url))
  )
    yield {
      message: `the link shows "${text.trim()}" but leads to "${url}"`,
      mend: "Show the address that it leads to, or use other words",
    };
}

/** No link is in another: browsers would end the first where the second begins. */
export function* checkInLink(node: Nodes, parents: readonly Nodes[]): Generator<ProblemText> {
  const kind = node.type === "footnoteReference" ? "footnote" : "link";
  if (parents.some(isLink))
    yield { message: `a ${kind} is inside the text of a link`, mend: "Move it out of the link" };
}

/** Whether what stands in a node becomes the text of a link. */
export function isLink(node: Nodes): boolean {
  return node.type === "link" || node.type === "linkReference" || isComponent(node, "Paper");
}

// --- internal ---

/**
 * What a reader takes for an address. Other endings are those of files and of names, as in
 * `Node.js`, unless a path follows.
 */
const ADDRESS =
  /(?:https?:\/\/|\bwww\.)[^\s<>"]+|(?<![@\w.-])(?:[\w-]+\.)+(?:(?:com|org|net|edu|gov|co|io|ai|dev)\b|[a-z]{2,}\/)[^\s<>"]*/gi;

/** Punctuation after an address. */
const END = /[.,;:!?)\]}'’”»]+$/;

function hostOf(text: string): string | undefined {
  const whole = /^[a-z]+:/i.test(text) ? text : `https://${text}`;
  return text.startsWith("/") || !URL.canParse(whole)
    ? undefined
    : new URL(whole).hostname.replace(/^www\./, "");
}
