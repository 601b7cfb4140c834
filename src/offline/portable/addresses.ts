/**
 * Rewrites addresses of a site that was built for a web server for a copy on a disk: relative to
 * the page, and down to the file, since no server completes `/days/` there.
 */
import path from "node:path";
import { STAR } from "../../digest/urls.ts";
import { decodePercent } from "../../text/percent.ts";

/** What a page refers to. */
export type Target =
  /** A file of the copy, as an address that is relative to the page. */
  | { kind: "kept"; address: string }
  /** A part of the site that the copy leaves out; `hosted` where the site's address is known. */
  | { kind: "left out"; hosted: string | undefined }
  /** Another place of the web, or another place in the same page. */
  | { kind: "other" };

/** What is known of the site. */
export interface Site {
  /** The base path that the site was built for, with both slashes. */
  base: string;
  /** Where it is published: an origin without a slash at the end. */
  origin: string | undefined;
  /** Whether the copy has a file, named from the copy's folder with slashes. */
  has: (file: string) => boolean;
}

/**
 * Finds out what `reference` leads to when it stands in `page`, a file named from the copy's
 * folder.
 */
export function resolveAddress(
  reference: string,
  page: string,
  { base, origin, has }: Site,
): Target {
  if (/^(?:#|$)/.test(reference)) return { kind: "other" };
  const own = origin ?? NOWHERE;
  const here = `${own}${base}${toAddress(page).replace(/index\.html$/, "")}`;
  if (!URL.canParse(reference, here)) return { kind: "other" };
  const url = new URL(reference, here);
  // An address with the site's origin is meant to lead to the hosted site.
  const isOwn = url.origin === own && !/^[a-z][a-z0-9+.-]*:/i.test(reference);
  if (!isOwn) return { kind: "other" };
  const tail = url.search + url.hash;
  const below = url.pathname.startsWith(base)
    ? decodePercent(url.pathname.slice(base.length))
    : undefined;
  const file = below === undefined ? undefined : fileOf(below, has);
  if (file === undefined)
    return { kind: "left out", hosted: origin && `${origin}${url.pathname}${tail}` };
  return { kind: "kept", address: relative(page, file) + tail };
}

/** A folder from which a script loads: `/pagefind/`. Undefined where it isn't one of the site. */
export function resolveFolder(
  reference: string,
  page: string,
  { base }: Pick<Site, "base">,
): string | undefined {
  if (!reference.startsWith(base)) return undefined;
  const folder = decodePercent(reference.slice(base.length)).replace(/\/$/, "");
  return `${relative(page, folder)}/`;
}

/** The address of a file as seen from a page; both are named from the copy's folder. */
export function relative(page: string, file: string): string {
  return toAddress(path.posix.relative(path.posix.dirname(page), file) || HERE);
}

// --- internal ---

const HERE = ".";
const NOWHERE = "http://site.invalid";

/** The file that a server would send for a path. */
function fileOf(below: string, has: (file: string) => boolean): string | undefined {
  const isFolder = below === "" || below.endsWith("/");
  const files = isFolder ? [`${below}index.html`] : [below, `${below}/index.html`];
  // A script completes an address with a star; the folder's own page says that the folder is there.
  return below.includes(STAR) ? files[0] : files.find(has);
}

function toAddress(file: string): string {
  return file
    .split("/")
    .map((part) => encodeURIComponent(part).replaceAll("%2A", STAR))
    .join("/");
}
