import assert from "node:assert/strict";
import { test } from "node:test";
import {
  resolveAddress,
  resolveFolder,
  type Site,
} from "../../../src/offline/portable/addresses.ts";

const FILES = new Set([
  "index.html",
  "days/2025-10-16/index.html",
  "papers/2510.12345/index.html",
  "search/index.html",
  "_astro/a b.css",
  "notes/größe.png",
]);
const site = (more: Partial<Site> = {}): Site => ({
  base: "/digest/",
  origin: undefined,
  has: (file) => FILES.has(file),
  ...more,
});

const KEPT: [reference: string, page: string, address: string][] = [
  ["/digest/", "index.html", "index.html"],
  ["/digest/", "search/index.html", "../index.html"],
  ["/digest/days/2025-10-16/", "index.html", "days/2025-10-16/index.html"],
  ["/digest/days/2025-10-16", "papers/2510.12345/index.html", "../../days/2025-10-16/index.html"],
  [
    "/digest/search/?q=a%20b#x",
    "papers/2510.12345/index.html",
    "../../search/index.html?q=a%20b#x",
  ],
  ["../../search/", "papers/2510.12345/index.html", "../../search/index.html"],
  ["?topic=x", "search/index.html", "index.html?topic=x"],
  ["./", "search/index.html", "index.html"],
  ["/digest/_astro/a%20b.css", "index.html", "_astro/a%20b.css"],
  ["/digest/notes/gr%C3%B6%C3%9Fe.png", "index.html", "notes/gr%C3%B6%C3%9Fe.png"],
  ["/digest/papers/*/", "search/index.html", "../papers/*/index.html"],
];
for (const [reference, page, address] of KEPT)
  test(`${reference} in ${page} becomes ${address}`, () => {
    assert.deepEqual(resolveAddress(reference, page, site()), { kind: "kept", address });
  });

for (const reference of [
  "#main",
  "",
  "https://example.org/digest/search/",
  "mailto:a@example.org",
  "data:image/png;base64,AA",
  "//example.org/digest/",
  "https://papers.example.org/digest/search/",
])
  test(`${JSON.stringify(reference)} is none of the copy's business`, () => {
    const own = site({ origin: "https://papers.example.org" });
    assert.deepEqual(resolveAddress(reference, "index.html", own), { kind: "other" });
  });

test("what the copy hasn't got leads to the hosted site, where its address is known", () => {
  const own = site({ origin: "https://papers.example.org" });
  assert.deepEqual(resolveAddress("/digest/papers/1/?a#b", "index.html", own), {
    kind: "left out",
    hosted: "https://papers.example.org/digest/papers/1/?a#b",
  });
  assert.deepEqual(resolveAddress("/elsewhere/", "index.html", own), {
    kind: "left out",
    hosted: "https://papers.example.org/elsewhere/",
  });
  assert.deepEqual(resolveAddress("/digest/feed.xml", "index.html", site()), {
    kind: "left out",
    hosted: undefined,
  });
});

test("a folder of data becomes relative, whether or not it has a page", () => {
  const folder = resolveFolder("/digest/pagefind/", "search/index.html", site());
  assert.equal(folder, "../pagefind/");
});
