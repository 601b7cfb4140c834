import assert from "node:assert/strict";
import { test } from "node:test";
import { rewritePage, type PageContext } from "../../../src/offline/portable/rewrite-page.ts";

const FILES = new Set([
  "index.html",
  "search/index.html",
  "papers/1/index.html",
  "_astro/base.css",
  "_astro/small.webp",
  "favicon.svg",
]);
const context = (origin?: string): PageContext => ({
  site: { base: "/", origin, has: (file) => FILES.has(file) },
  scripts: "scripts.js",
  nameOf: (module) => module.replace("_astro/", ""),
  fileOf: (script) => `${script.length}.js`,
  isModule: (file) => /^_astro\/.*\.js$/.test(file),
  notice: "<p>The notice</p>",
  unpackHint: "<p>The hint</p>",
});
const rewrite = (html: string, page = "papers/1/index.html", origin?: string) =>
  rewritePage(html, page, context(origin));

const CASES: [what: string, before: string, after: string][] = [
  [
    "a link",
    '<a class=x href="/search/?q=1">S</a>',
    '<a class=x href="../../search/index.html?q=1">S</a>',
  ],
  [
    "a picture with sizes",
    '<img src="/_astro/small.webp" srcset="/_astro/small.webp 1x, https://example.org/b.png 2x">',
    '<img src="../../_astro/small.webp" srcset="../../_astro/small.webp 1x, https://example.org/b.png 2x">',
  ],
  [
    "a form",
    '<form action="/search/" method="get"></form>',
    '<form action="../../search/index.html" method="get"></form>',
  ],
  [
    "a link of a drawing",
    '<svg><a href="/"><text>x</text></a></svg>',
    '<svg><a href="../../index.html"><text>x</text></a></svg>',
  ],
  [
    "data for scripts",
    '<i data-papers="/papers/*/" data-folder="/pagefind/" data-base="/"></i>',
    '<i data-papers="../*/index.html" data-folder="../../pagefind/" data-base="/"></i>',
  ],
  [
    "a page that moved",
    '<meta http-equiv="refresh" content="0;url=/papers/1/">',
    '<meta http-equiv="refresh" content="0;url=index.html">',
  ],
  ["a preload", '<link rel="preload" href="/_astro/a.woff2" crossorigin><p>x</p>', "<p>x</p>"],
  [
    "a link to what is left out, of an unknown site",
    '<p>The <a href="/feed.xml">feed</a> and <a href="/opml.xml">all</a></p>',
    "<p>The <a >feed</a> and <a >all</a></p>",
  ],
  [
    "a list's entry that is a link to what is left out",
    '<ul><li><a href="/feed.xml">Feed</a></li> <li> <a href="/">x</a> </li></ul>',
    '<ul> <li> <a href="../../index.html">x</a> </li></ul>',
  ],
  [
    "a link to a feed",
    '<p>A topic. <a rel="alternate" href="/feed.xml">Feed</a></p>',
    "<p>A topic. </p>",
  ],
  ["what looks like a tag in text", '<p>1 < 2 &amp; href="/"</p>', '<p>1 < 2 &amp; href="/"</p>'],
  [
    "entities and odd spelling around a link",
    "<P>caf&eacute; <A HREF='/'>x</A>",
    '<P>caf&eacute; <A href="../../index.html">x</A>',
  ],
  [
    "an address in a comment or in data",
    '<!-- <a href="/"> --><script type="application/json">"<a href=\'/\'>"</script>',
    '<!-- <a href="/"> --><script type="application/json">"<a href=\'/\'>"</script>',
  ],
  ["a script in the page", "<script>start()</script>", '<script src="../../7.js"></script>'],
  [
    "a footer",
    '<footer class="site-footer"><p>x</p></footer>',
    '<footer class="site-footer"><p>x</p><p>The notice</p></footer>',
  ],
];
for (const [what, before, after] of CASES)
  test(`${what} is rewritten, and nothing else`, () => {
    const frame = (body: string) => `<!DOCTYPE html><html lang=en><body>${body}</body></html>`;
    assert.equal(rewrite(frame(before)), frame(after));
  });

test("modules give way to one script that names them", () => {
  const html = rewrite(
    '<script type="module" src="/_astro/a.js"></script><p>x</p><script type="module" src="/_astro/b.js"></script>',
  );
  assert.equal(html, '<script defer src="../../scripts.js" data-run="a.js b.js"></script><p>x</p>');
});

test("a link to what is left out leads to the hosted site, where it is known", () => {
  const html = rewrite('<a href="/feed.xml">Feed</a>', "index.html", "https://papers.example.org");
  assert.match(html, /href="https:\/\/papers\.example\.org\/feed\.xml"/);
});

test("the front page alone says what to do where its files are missing", () => {
  const html = "<!doctype html><body><p>x</p>";
  assert.match(rewrite(html, "index.html"), /<body><p>The hint<\/p>/);
  assert.doesNotMatch(rewrite(html), /hint/);
});

test("the policy stays as strict as it was, but for the frame in which pages share what they keep", () => {
  const html = rewrite(
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-CA2DX/5QhDBUPE='; connect-src 'self'; worker-src 'self'; form-action 'self'; img-src 'self' https:">`,
  );
  assert.equal(
    html,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; form-action 'self' file:; img-src 'self' https:; frame-src 'self'">`,
  );
});
