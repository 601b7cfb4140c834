/**
 * What a page takes of another one: a paper's whole abstract, or the papers of a list. And how a
 * page of the portable copy hands it to another one: a disk allows no `fetch`, so the other page
 * loads it in a hidden frame, and it sends the part to the page around it.
 */
import { PAPER } from "../paper/element.ts";
import { at } from "./page-hooks.ts";

/** A paper's abstract, by its id as in URLs, or the papers of the page's list. */
export type Part = { abstract: string } | "papers";

/** The element of a page that holds a part; undefined where the page has none. */
export function partIn(page: ParentNode, part: Part): Element | undefined {
  if (part === "papers") return page.querySelector(".cards") ?? undefined;
  const papers = [...page.querySelectorAll<HTMLElement>(PAPER)];
  const own = papers.filter((paper) => paper.dataset["paper"] === part.abstract);
  return own.flatMap((paper) => paper.querySelector(at("abstract")) ?? [])[0];
}

/** The address at which a page of a copy sends a part of it and does nothing else. */
export function askingAddress(page: string, part: Part): string {
  const address = new URL(page);
  const asked = part === "papers" ? { [PAPERS]: "" } : { [ABSTRACT]: part.abstract };
  address.search = new URLSearchParams(asked).toString();
  return address.href;
}

/** The part that an address asks for; undefined where it asks for none. */
export function askedIn({ search }: Pick<Location, "search">): Part | undefined {
  const parameters = new URLSearchParams(search);
  const abstract = parameters.get(ABSTRACT);
  if (abstract !== null) return { abstract };
  return parameters.has(PAPERS) ? "papers" : undefined;
}

/** Sends a part of this page to the page around it; an empty text where it has none. */
export function sendPart(part: Part): void {
  const found = partIn(document, part);
  // In another folder, the same links lead elsewhere.
  for (const link of found?.querySelectorAll("a") ?? []) link.href = String(link.href);
  const message: Sent = { broadsheet: SENT, html: found?.innerHTML ?? "" };
  window.parent.postMessage(message, "*");
}

/** The HTML of a part that a frame has sent; undefined for another message. */
export function sentPart(data: unknown): string | undefined {
  return isSent(data) ? data.html : undefined;
}

// --- internal ---

const ABSTRACT = "abstract";
const PAPERS = "papers";
const SENT = "part";

interface Sent {
  broadsheet: typeof SENT;
  html: string;
}

function isSent(data: unknown): data is Sent {
  return (
    typeof data === "object" &&
    data !== null &&
    "broadsheet" in data &&
    data.broadsheet === SENT &&
    "html" in data &&
    typeof data.html === "string"
  );
}
