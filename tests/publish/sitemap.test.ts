import assert from "node:assert/strict";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { test } from "node:test";
import {
  cutSitemap,
  MOST_ADDRESSES,
  toSitemap,
  toSitemapIndex,
} from "../../src/publish/sitemap.ts";

const PAGES = [
  { loc: "https://x.example/", lastmod: "2025-10-16" },
  { loc: "https://x.example/papers/a/?b&c" },
];

test("a sitemap has each page's address, and its day where that is known", () => {
  const xml = toSitemap(PAGES);
  assert.equal(XMLValidator.validate(xml), true);
  assert.match(xml, /^<\?xml version="1\.0" encoding="UTF-8"\?>/);
  const { urlset } = new XMLParser({ ignoreAttributes: false }).parse(xml);
  assert.equal(urlset["@_xmlns"], "http://www.sitemaps.org/schemas/sitemap/0.9");
  assert.deepEqual(urlset.url, PAGES);
});

test("an index names the files", () => {
  const xml = toSitemapIndex([{ loc: "https://x.example/sitemap-1.xml", lastmod: "2025-10-16" }]);
  const { sitemapindex } = new XMLParser().parse(xml);
  assert.equal(sitemapindex.sitemap.loc, "https://x.example/sitemap-1.xml");
});

test(`a file has at most ${MOST_ADDRESSES} addresses`, () => {
  const pages = Array.from({ length: MOST_ADDRESSES + 1 }, (_, at) => ({ loc: `${at}` }));
  assert.deepEqual(
    cutSitemap(pages).map(({ length }) => length),
    [MOST_ADDRESSES, 1],
  );
  assert.deepEqual(cutSitemap(pages).flat(), pages);
  assert.deepEqual(cutSitemap([]), [[]]);
});
