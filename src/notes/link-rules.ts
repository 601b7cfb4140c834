/** What a note's links may lead to, and what their words may be. */
import type { Nodes } from "mdast";
import { targetOf } from "./addresses.ts";

/** What a note may not contain, and what to do. */
export interface Forbidden {
  message: string;
  mend: string;
}

/** A link leads where a note may link to. */
export function checkAddress(url: string): Forbidden[] {
  const target = targetOf(url);
  return target.kind === "refused" ? [{ message: target.message, mend: target.mend }] : [];
}

/** Words with an address in them must lead there. */
export function checkWords(words: string, url: string): Forbidden[] {
  const said = words.normalize("NFKC");
  if (said.trim() === "")
    return [
      {
        message: `the link to "${url}" has no words`,
        mend: "Write between [ and ] what it leads to",
      },
    ];
  const led = hostOf(url);
  return [...said.matchAll(ADDRESS)].some(
    ([address]) => hostOf(address.replace(ENDING, "")) !== led,
  )
    ? [
        {
          message: `the link says "${words.trim()}" and leads to "${url}"`,
          mend: "Let it say where it leads, or use other words",
        },
      ]
    : [];
}

/** A link in a link: browsers would end the first where the second begins. */
export function checkInLink(node: Nodes, parents: readonly Nodes[]): Forbidden[] {
  const what = node.type === "footnoteReference" ? "footnote" : "link";
  return parents.some(isLink)
    ? [
        {
          message: `a ${what} stands in the words of a link`,
          mend: "Put it before or after them",
        },
      ]
    : [];
}

/** Whether what stands in a node becomes the words of a link. */
export function isLink(node: Nodes): boolean {
  return (
    node.type === "link" ||
    node.type === "linkReference" ||
    ((node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement") &&
      node.name === "Paper")
  );
}

// --- internal ---

/**
 * What a reader takes for an address. Other endings are those of files and of names, as in `Node.js`,
 * unless a path follows.
 */
const ADDRESS =
  /(?:https?:\/\/|\bwww\.)[^\s<>"]+|(?<![@\w.-])(?:[\w-]+\.)+(?:(?:com|org|net|edu|gov|co|io|ai|dev)\b|[a-z]{2,}\/)[^\s<>"]*/gi;

/** What ends a sentence, and no address. */
const ENDING = /[.,;:!?)\]}'’”»]+$/;

function hostOf(text: string): string | undefined {
  const whole = /^[a-z]+:/i.test(text) ? text : `https://${text}`;
  return text.startsWith("/") || !URL.canParse(whole)
    ? undefined
    : new URL(whole).hostname.replace(/^www\./, "");
}
