/** Which elements of a page have no use on a disk. */
import { defaultTreeAdapter } from "parse5";
import { attributeOf, childrenOf, type Element } from "../elements.ts";
import { resolveAddress, type Site } from "./addresses.ts";

/**
 * Whether an element, with everything in it, has no use on a disk.
 *
 * @param page the page's file, from the copy's folder
 */
export function isUnused(element: Element, page: string, site: Site): boolean {
  switch (element.tagName) {
    case "link":
      return UNUSED_LINKS.test(attributeOf(element, "rel") ?? "");
    case "meta":
      return UNUSED_METAS.test(
        attributeOf(element, "name") ?? attributeOf(element, "property") ?? "",
      );
    case "script":
      return /^(?:speculationrules|application\/ld\+json)$/.test(
        attributeOf(element, "type") ?? "",
      );
    case "p":
      return (
        attributeOf(element, "class") === "cite-files" &&
        childrenOf(element).every(
          (one) => !defaultTreeAdapter.isElementNode(one) || isDeadLink(one, page, site),
        )
      );
    case "a":
      // A feed, to which a feed reader can't subscribe on a disk.
      return attributeOf(element, "rel") === "alternate" && isDeadLink(element, page, site);
    case "li": {
      const [only, ...others] = childrenOf(element).filter(
        (node) => !("value" in node && /^\s*$/.test(node.value)) && node.nodeName !== "#comment",
      );
      return (
        only !== undefined &&
        others.length === 0 &&
        defaultTreeAdapter.isElementNode(only) &&
        only.tagName === "a" &&
        isDeadLink(only, page, site)
      );
    }
    default:
      return false;
  }
}

// --- internal ---

/** Links that do nothing on a disk, or that make a browser log an error there. */
const UNUSED_LINKS =
  /\b(?:preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest|alternate|canonical|search|apple-touch-icon)\b/;

/**
 * Data for search engines, previews of links, reference managers and the frame of a phone's browser,
 * but for what the page's own script cites.
 */
const UNUSED_METAS =
  /^(?:description|robots|theme-color|og:.*|twitter:.*|z:.*|citation_(?!author$|keywords$).*)$/;

/** Whether a link leads to a part of the site that the copy leaves out and no other place has. */
function isDeadLink(link: Element, page: string, site: Site): boolean {
  const address = attributeOf(link, "href");
  if (address === undefined) return false;
  const target = resolveAddress(address, page, site);
  return target.kind === "left out" && target.hosted === undefined;
}
