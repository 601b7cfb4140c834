/** Which attributes of a page hold addresses, and how each is rewritten for a disk. */
import { hookName } from "../../digest/page-hooks.ts";
import { attributeOf, type Element } from "../elements.ts";
import { resolveAddress, resolveFolder, type Site } from "./addresses.ts";
import { portablePolicy } from "./policy.ts";

/** The new value; `null` removes the attribute, undefined leaves it as it is. */
type Rewrite = (
  value: string,
  page: string,
  site: Site,
  element: Element,
) => string | null | undefined;

const REWRITES: ReadonlyMap<string, Rewrite> = new Map<string, Rewrite>([
  ["href", rewriteAddress],
  ["xlink:href", rewriteAddress],
  ["src", rewriteAddress],
  ["srcset", rewriteSources],
  ["poster", rewriteAddress],
  ["action", rewriteAddress],
  // Addresses of papers and days for scripts, with a star for the id.
  [hookName("papers"), rewriteAddress],
  [hookName("days"), rewriteAddress],
  [hookName("search-page"), rewriteAddress],
  // A folder from which a script loads.
  [hookName("folder"), resolveFolder],
  ["content", rewriteMeta],
]);

/**
 * Rewrites an attribute for a disk.
 *
 * @param page the page's file, from the copy's folder
 * @returns the new value; `null` where the attribute has to go, undefined where nothing changes
 */
export function rewriteAttribute(
  element: Element,
  { name, value }: { name: string; value: string },
  page: string,
  site: Site,
): string | null | undefined {
  return REWRITES.get(name)?.(value, page, site, element);
}

/** Escapes text for an attribute in double quotes, or for the content of an element. */
export function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

// --- internal ---

function rewriteAddress(value: string, page: string, site: Site, { tagName }: Element) {
  const target = resolveAddress(value, page, site);
  if (target.kind === "other") return undefined;
  if (target.kind === "kept") return target.address;
  // A link without an address to go to becomes text.
  return target.hosted ?? (tagName === "a" ? null : undefined);
}

/** `/a.webp 1x, /b.webp 2x`. @see https://html.spec.whatwg.org/#srcset-attribute */
function rewriteSources(value: string, page: string, site: Site): string {
  return value
    .split(/,\s+/)
    .map((candidate) => {
      const [address = "", ...size] = candidate.trim().split(/\s+/);
      const target = resolveAddress(address, page, site);
      return [target.kind === "kept" ? target.address : address, ...size].join(" ");
    })
    .join(", ");
}

function rewriteMeta(value: string, page: string, site: Site, element: Element) {
  const kind = element.tagName === "meta" && attributeOf(element, "http-equiv")?.toLowerCase();
  if (kind === "content-security-policy") return portablePolicy(value);
  if (kind !== "refresh") return undefined;
  // `0;url=/papers/x/`, and `0; URL='/papers/x/'`.
  const [, head, address] = /^(.*?url\s*=\s*)["']?(.*?)["']?\s*$/i.exec(value) ?? [];
  if (head === undefined || address === undefined) return undefined;
  const target = resolveAddress(address, page, site);
  return target.kind === "kept" ? head + target.address : undefined;
}
