/** The list of all pages for search engines of the web. */
import { XMLBuilder } from "fast-xml-parser";

/** A page: its address, and the day on which what it shows last changed, where content tells. */
export interface SitemapPage {
  loc: string;
  lastmod?: string | undefined;
}

/** A file may hold no more addresses. @see https://www.sitemaps.org/protocol.html */
export const MOST_ADDRESSES = 50_000;

/** Pages cut into lists of what a file may hold; one empty list where there are none. */
export function cutSitemap(pages: readonly SitemapPage[], most = MOST_ADDRESSES): SitemapPage[][] {
  const count = Math.max(1, Math.ceil(pages.length / most));
  return Array.from({ length: count }, (_, at) => pages.slice(at * most, (at + 1) * most));
}

/** A list of pages as a file. */
export function toSitemap(pages: readonly SitemapPage[]): string {
  return toXml({ urlset: { "@xmlns": NAMESPACE, url: pages } });
}

/** The list of the files. */
export function toSitemapIndex(files: readonly SitemapPage[]): string {
  return toXml({ sitemapindex: { "@xmlns": NAMESPACE, sitemap: files } });
}

// --- internal ---

const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

function toXml(root: object): string {
  const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: "@" });
  return builder.build({ "?xml": { "@version": "1.0", "@encoding": "UTF-8" }, ...root });
}
