/** Where a note's links may lead. */
import { parsePath } from "../digest/urls.ts";
import { httpUrl } from "../paper/links.ts";
import { fitsWindows } from "../paper/windows-names.ts";
import { IMAGE } from "./components.ts";

/** What a link leads to. */
export type Target =
  | { kind: "web" }
  /** A page of the digest, which has to be there. */
  | { kind: "paper" | "topic" | "day"; id: string }
  /** An address that a note can't link to, and why. */
  | { kind: "refused"; message: string; mend: string };

const WAYS =
  "Link to https://…, or within the digest to /papers/<id>/, /topics/<slug>/ or /days/<day>/";

/** Tells what an address as written in a note leads to. Any address that isn't known to be safe is refused. */
export function targetOf(url: string): Target {
  if (url.length > LONGEST)
    return refused(`a link has ${url.length} characters; at most ${LONGEST} are allowed`);
  // Browsers drop white space and controls from an address, so `java\tscript:` runs.
  if (/[\s\p{Cc}\\]/u.test(url))
    return refused(`the link "${url}" contains a space or a backslash`);
  const inside = parsePath(url);
  if (inside?.kind === "paper" || inside?.kind === "topic" || inside?.kind === "day")
    return { kind: inside.kind, id: inside.id };
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === "mailto" && /^mailto:[\w.+-]+@[\w.-]+$/i.test(url)) return { kind: "web" };
  if (scheme === "http" || scheme === "https")
    return httpUrl(url) === undefined
      ? refused(`a note can't link to the address "${url}"`)
      : { kind: "web" };
  if (scheme !== undefined)
    return refused(
      scheme === "javascript" || scheme === "data" || scheme === "vbscript"
        ? `a ${scheme}: link can run code in a reader's browser`
        : `a note can't have "${scheme}:" links`,
    );
  if (url.startsWith("//")) return refused(`the link "${url}" lacks https:`);
  return refused(`the link "${url}" doesn't lead to a page`);
}

/** An image's path below the notes' folder: `images/curve.png`. Undefined for any other address. */
export function imagePath(src: string): string | undefined {
  const path = IMAGE.exec(src)?.[1];
  return path && fitsWindows(path.slice(path.indexOf("/") + 1)) ? path : undefined;
}

// --- internal ---

/** In characters. A definition of a link is repeated wherever it is referred to. */
const LONGEST = 2000;

function refused(message: string): Target {
  return { kind: "refused", message, mend: WAYS };
}
