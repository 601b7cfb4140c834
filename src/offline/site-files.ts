/** What a built site consists of, and which of it is left out of copies for offline use. */
import { hookName } from "../digest/page-hooks.ts";
import { parse } from "parse5";
import {
  API,
  ASSETS,
  FEEDS,
  LLMS,
  MANIFEST,
  OFFLINE,
  OPENSEARCH,
  OPML,
  parsePath,
  ROBOTS,
} from "../digest/urls.ts";
import { INDEX } from "../search/format/names.ts";
import { BUNDLES, WORKER } from "./app-files.ts";
import { attributeOf, elementsIn } from "./elements.ts";

/** What a file of a built site is, as far as offline use treats it differently. */
export type Kind = "page" | "styles" | "module" | "index" | "asset" | "left out";

/**
 * Tells a file's kind by its name, from the site's folder.
 *
 * Left out is what servers, web search engines, feed readers and other programs read, and what
 * installs the hosted site: it is of no use without a network.
 */
export function kindOf(file: string): Kind {
  if (isLeftOut(file)) return "left out";
  if (file.endsWith(".html")) return "page";
  if (file.endsWith(".css")) return "styles";
  if (file.startsWith(`${INDEX}/`)) return "index";
  if (`/${file}`.startsWith(ASSETS) && /\.m?js$/.test(file)) return "module";
  return "asset";
}

/** Where a site was built to be published, as its front page says. */
export interface Home {
  /** The base path, with both slashes. */
  base: string;
  /** The origin, where it is known. */
  origin: string | undefined;
}

/** Reads it from the HTML of the front page. */
export function readHome(html: string): Home {
  const elements = [...elementsIn(parse(html))];
  const root = elements.find(({ tagName }) => tagName === "html");
  const canonical = elements.find(
    (one) => one.tagName === "link" && attributeOf(one, "rel") === "canonical",
  );
  const address = canonical && attributeOf(canonical, "href");
  return {
    base: (root && attributeOf(root, hookName("base"))) ?? "/",
    origin: address && URL.canParse(address) ? new URL(address).origin : undefined,
  };
}

/** The newest day that a site lists, from the names of its files; undefined where it has none. */
export function newestDay(files: readonly string[]): string | undefined {
  return files
    .flatMap((file) => {
      const address = parsePath(`/${file}`);
      return address?.kind === "day" ? address.id : [];
    })
    .sort()
    .at(-1);
}

/** Fonts and images, which gain nothing from gzip. */
export const COMPRESSED = /\.(?:woff2|png|webp|jpe?g)$/;

// --- internal ---

const LEFT_OUT_FILES: ReadonlySet<string> = new Set([
  "/404.html", LLMS, ROBOTS, "/CNAME", OPML, MANIFEST, OPENSEARCH, WORKER,
]); // prettier-ignore
const LEFT_OUT_FOLDERS = [FEEDS, OFFLINE, BUNDLES, "/icons/", API];
/** Sitemaps, feeds, citations, cards, Markdown twins, hidden files and settings of hosts. */
const LEFT_OUT_NAMES =
  /^sitemap[^/]*$|^(?:days|topics|searches)\/.*\/papers\.(?:bib|ris|json)$|(?:^|\/)(?:feed\.(?:xml|json)|card\.png|index\.md|\.[^/]*|_(?:headers|redirects))$/;

function isLeftOut(file: string): boolean {
  return (
    LEFT_OUT_FILES.has(`/${file}`) ||
    LEFT_OUT_FOLDERS.some((folder) => `/${file}`.startsWith(folder)) ||
    LEFT_OUT_NAMES.test(file)
  );
}
