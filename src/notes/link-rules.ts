/** What a note's links may lead to, and what their text may be. */
import type { Nodes } from "mdast";
import tlds from "tlds" with { type: "json" };
import { paperIdIn } from "../digest/urls.ts";
import { parseArxivId } from "../paper/parse-arxiv-id.ts";
import type { ProblemText } from "../paper/problem.ts";
import { targetOf } from "./addresses.ts";
import { isComponent } from "./tree.ts";

/** A link leads to a place that a note may link to. */
export function* checkAddress(url: string): Generator<ProblemText> {
  const target = targetOf(url);
  if (target.kind === "refused") yield { message: target.message, mend: target.mend };
}

/** A link has a text, and leads to the address or the paper that the text shows. */
export function* checkText(text: string, url: string): Generator<ProblemText> {
  const shown = text.normalize("NFKC").replaceAll("。", ".");
  if (shown.trim() === "")
    yield {
      message: `the link to "${url}" has no text`,
      mend: "Write between [ and ] what it leads to",
    };
  else if (showsAnotherHost(shown, url) || showsAnotherPaper(shown, url))
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

/** What a reader takes for an address, in any script: a scheme, or words with dots between them. */
const ADDRESS =
  /(?:https?:\/\/|\bwww\.)[^\s<>"]+|(?<![@\p{L}\p{N}.-])(?:[\p{L}\p{N}\p{M}_-]+\.)+([\p{L}\p{M}]{2,})(?![\p{L}\p{N}])(\/?)[^\s<>"]*/giu;

const TOP_LEVEL_DOMAINS = new Set(tlds);

/** An arXiv id of either form in a text. */
const ARXIV_ID = /(?<![\w.-])(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?!\d)/gi;

function showsAnotherHost(shown: string, url: string): boolean {
  return [...shown.matchAll(ADDRESS)].some(([found, ending, slash]) => {
    const word = found.replace(END, "");
    // Names of programs and files, such as `Node.js`, unless a path follows.
    const isHost = ending === undefined || slash || TOP_LEVEL_DOMAINS.has(ending.toLowerCase());
    // `README.md` has the form of a host in Moldova.
    return isHost && !url.endsWith(`/${word}`) && hostOf(word) !== hostOf(url);
  });
}

/** Whether a link to another site shows the id of a paper that isn't there. */
function showsAnotherPaper(shown: string, url: string): boolean {
  if (targetOf(url).kind !== "web") return false;
  const ids = [...shown.matchAll(ARXIV_ID)].flatMap(([one]) => parseArxivId(one) ?? []);
  return ids.some((id) => id !== (parseArxivId(url) ?? paperIdIn(url)));
}

/** Punctuation after an address. */
const END = /(?<![.,;:!?)\]}'’”»])[.,;:!?)\]}'’”»]+$/;

function hostOf(text: string): string | undefined {
  const whole = /^[a-z]+:/i.test(text) ? text : `https://${text}`;
  return text.startsWith("/") || !URL.canParse(whole)
    ? undefined
    : new URL(whole).hostname.replace(/^www\./, "");
}
