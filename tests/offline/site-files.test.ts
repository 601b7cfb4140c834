import assert from "node:assert/strict";
import { test } from "node:test";
import { kindOf, readHome, type Kind } from "../../src/offline/site-files.ts";

const KINDS: Record<Kind, string[]> = {
  page: ["index.html", "papers/2510.12345/index.html"],
  styles: ["_astro/Base.abc.css"],
  module: ["_astro/start.abc.js"],
  index: ["pagefind/search.json", "pagefind/pagefind.js"],
  asset: ["favicon.svg", "notes/images/curve.png", "_astro/Inter.abc.woff2"],
  "left out": [
    "404.html",
    "sw.js",
    "offline/index.html",
    "bundles/bundles.json",
    "api/v1/index.json",
    "feed.xml",
    "topics/agents/feed.json",
    "feeds.opml",
    "search/opensearch.xml",
    "sitemap-index.xml",
    "_headers",
    ".nojekyll",
  ],
};

for (const [kind, files] of Object.entries(KINDS))
  for (const file of files) test(`${file}: ${kind}`, () => assert.equal(kindOf(file), kind));

test("the front page has the base path, and the origin where it is known", () => {
  const page = (base: string, head: string) =>
    `<!doctype html><html data-base="${base}"><head>${head}</head>`;
  assert.deepEqual(
    readHome(page("/digest/", '<link rel="canonical" href="https://a.org/digest/">')),
    { base: "/digest/", origin: "https://a.org" },
  );
  assert.deepEqual(readHome(page("/", "")), { base: "/", origin: undefined });
});
