/**
 * Where a page has a paper's whole abstract, and how a page of the portable copy hands it to
 * another one: a disk allows no `fetch`, so the other page loads it in a hidden frame, and it sends
 * the abstract to the page around it.
 */
import { PAPER } from "../paper/element.ts";
import { at } from "./page-hooks.ts";

/** The whole abstract of a paper in a page; undefined where the page has none. @param id as in URLs */
export function abstractIn(page: ParentNode, id: string): Element | undefined {
  const papers = [...page.querySelectorAll<HTMLElement>(PAPER)];
  const own = papers.filter((paper) => paper.dataset["paper"] === id);
  return own.flatMap((paper) => paper.querySelector(at("abstract")) ?? [])[0];
}

/** The address at which a page of a copy sends a paper's abstract and does nothing else. */
export function askingAddress(page: string, id: string): string {
  const address = new URL(page);
  address.search = new URLSearchParams({ [PARAMETER]: id }).toString();
  return address.href;
}

/** The id of the paper whose abstract an address asks for; undefined where it asks for none. */
export function askedIn({ search }: Pick<Location, "search">): string | undefined {
  return new URLSearchParams(search).get(PARAMETER) ?? undefined;
}

/** Sends a paper's abstract to the page around this one; an empty text where it has none. */
export function sendAbstract(id: string): void {
  const message: Sent = { broadsheet: PARAMETER, html: abstractIn(document, id)?.innerHTML ?? "" };
  window.parent.postMessage(message, "*");
}

/** The HTML of an abstract that a frame has sent; undefined for another message. */
export function sentAbstract(data: unknown): string | undefined {
  return isSent(data) ? data.html : undefined;
}

// --- internal ---

const PARAMETER = "abstract";

interface Sent {
  broadsheet: typeof PARAMETER;
  html: string;
}

function isSent(data: unknown): data is Sent {
  return (
    typeof data === "object" &&
    data !== null &&
    "broadsheet" in data &&
    data.broadsheet === PARAMETER &&
    "html" in data &&
    typeof data.html === "string"
  );
}
