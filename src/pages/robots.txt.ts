/** What programs may read: everything. */
import { SITEMAP } from "../digest/urls.ts";
import { currentSettings } from "../site/current.ts";
import { address } from "../site/feed-parts.ts";

export function GET(): Response {
  const { site } = currentSettings();
  const sitemap = site === undefined ? "" : `\nSitemap: ${address(SITEMAP)}\n`;
  return new Response(`User-agent: *\nAllow: /\n${sitemap}`);
}
