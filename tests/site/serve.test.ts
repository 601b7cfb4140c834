/** A built site over HTTP, as browsers and attackers ask for it. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { describe, test, type TestContext } from "node:test";
import { serve, type Server } from "../../src/site/serve.ts";
import { temporaryFolder, writeTree } from "../folders.ts";

describe("a served site", () => {
  const FILES: [file: string, path: string, type: RegExp][] = [
    ["index.html", "", /^text\/html/],
    ["papers/2510.12345/index.html", "papers/2510.12345/", /^text\/html/],
    ["_astro/a.css", "_astro/a.css", /^text\/css/],
    ["_astro/a.js", "_astro/a.js", /^text\/javascript/],
    ["pagefind/papers.json", "pagefind/papers.json", /^application\/json/],
    ["feed.xml", "feed.xml", /^application\/atom\+xml;charset=utf-8$/],
    ["topics/a/feed.xml", "topics/a/feed.xml", /^application\/atom\+xml/],
    ["favicon.svg", "favicon.svg", /^image\/svg\+xml/],
  ];
  for (const base of ["/", "/digest/", "/a/b/"])
    for (const [file, address, type] of FILES)
      test(`at ${base} answers /${address} with ${file}`, async (t) => {
        const server = await served(t, { [file]: `this is ${file}` }, base);
        const response = await fetch(server.url + address);
        assert.equal(response.status, 200);
        assert.match(response.headers.get("content-type") ?? "", type);
        assert.equal(await response.text(), `this is ${file}`);
      });

  test("has its address", async (t) => {
    const { url } = await served(t, {}, "/digest/");
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/digest\/$/);
  });

  test("answers an unknown address with the site's page and 404", async (t) => {
    const server = await served(t, { "404.html": "not here" }, "/");
    const response = await fetch(`${server.url}papers/none/`);
    assert.equal(response.status, 404);
    assert.match(response.headers.get("content-type") ?? "", /^text\/html/);
    assert.equal(await response.text(), "not here");
  });

  test("answers 404 where the site has no page for it, too", async (t) => {
    const server = await served(t, {}, "/");
    const response = await fetch(`${server.url}none`);
    assert.equal(response.status, 404);
    assert.equal(await response.text(), "Not found");
  });

  for (const address of ["/", "/digest"])
    test(`below a base path leads ${address} to it`, async (t) => {
      const server = await served(t, { "index.html": "home" }, "/digest/");
      const response = await fetch(new URL(address, server.url));
      assert.equal(response.url, server.url);
      assert.equal(await response.text(), "home");
    });

  for (const address of ["/index.html", "/digestive/", "/other/index.html"])
    test(`below a base path has nothing at ${address}`, async (t) => {
      const server = await served(t, { "index.html": "home" }, "/digest/");
      const response = await fetch(new URL(address, server.url));
      assert.equal(response.status, 404);
    });

  test("sends a file again only when it has changed", async (t) => {
    const server = await served(t, { "a.css": "a {}" }, "/");
    const first = await fetch(`${server.url}a.css`);
    const etag = first.headers.get("etag") ?? "";
    assert.ok(etag);
    // Not by `fetch`, which asks for a fresh copy.
    const { status } = await ask(server, "/a.css", { headers: { "if-none-match": etag } });
    assert.equal(status, 304);
  });

  /** RFC 9110, 14: of a file of eight bytes. */
  const RANGES: [range: string, status: number, body: string][] = [
    ["bytes=0-2", 206, "abc"],
    ["bytes=5-", 206, "fgh"],
    ["bytes=-1", 206, "h"],
    ["bytes=2-100", 206, "cdefgh"],
    ["bytes=8-9", 416, ""],
    ["bytes=-0", 416, ""],
    ["bytes=5-2", 416, ""],
    ["bytes=a-b", 200, "abcdefgh"],
    ["lines=0-2", 200, "abcdefgh"],
  ];
  for (const [range, status, body] of RANGES)
    test(`answers the range ${range} with ${status}`, async (t) => {
      const server = await served(t, { "a.txt": "abcdefgh" }, "/");
      const response = await fetch(`${server.url}a.txt`, { headers: { range } });
      assert.equal(response.status, status);
      if (status !== 416) assert.equal(await response.text(), body);
      assert.equal((await fetch(`${server.url}a.txt`)).status, 200, "the server still answers");
    });

  test("answers HEAD without the text", async (t) => {
    const server = await served(t, { "a.txt": "abcdefgh" }, "/");
    const response = await fetch(`${server.url}a.txt`, { method: "HEAD" });
    assert.equal(response.headers.get("content-length"), "8");
    assert.equal(await response.text(), "");
  });

  test("refuses to be written to", async (t) => {
    const server = await served(t, { "a.txt": "abcdefgh" }, "/");
    const response = await fetch(`${server.url}a.txt`, { method: "POST", body: "x" });
    assert.equal(response.status, 405);
  });

  test("gives what is there when the site is built again", async (t) => {
    const folder = await temporaryFolder(t);
    const out = path.join(folder, "site");
    await writeTree(out, { "old/index.html": "old", "a.txt": "a long text" });
    const server = await serve({ out, base: "/", port: 0, host: "127.0.0.1" });
    t.after(() => server.close());
    await fetch(`${server.url}a.txt`);
    await fs.rm(out, { recursive: true });
    assert.equal((await fetch(`${server.url}a.txt`)).status, 404, "while there is no site");
    await writeTree(out, { "new/index.html": "new", "a.txt": "short" });
    assert.equal((await fetch(`${server.url}old/`)).status, 404);
    assert.equal(await (await fetch(`${server.url}new/`)).text(), "new");
    assert.equal(await (await fetch(`${server.url}a.txt`)).text(), "short");
  });

  for (const base of ["/", "/digest/"])
    test(`at ${base} leads a folder's address without a slash to its page`, async (t) => {
      const server = await served(t, { "papers/a/index.html": "a paper" }, base);
      const response = await fetch(`${server.url}papers/a?q=1`);
      assert.equal(response.url, `${server.url}papers/a/?q=1`);
      assert.equal(await response.text(), "a paper");
    });

  /** Asked for as they stand: `fetch` would tidy them up first. */
  const ESCAPES = [
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/a/../../secret.txt",
    "/..%5csecret.txt",
    "//secret.txt",
    "/../site-not/secret.txt",
    "/%00",
    "/%",
    "/%E0%A4%A",
    `/${"a".repeat(5_000)}`,
  ];
  for (const base of ["/", "/digest/"])
    for (const address of ESCAPES)
      test(`at ${base} gives nothing out to ${address.slice(0, 30)}`, async (t) => {
        const server = await served(t, { "index.html": "home" }, base);
        const raw = base.slice(0, -1) + address;
        const { status, body } = await ask(server, raw);
        assert.equal(status, 404, body);
        assert.doesNotMatch(body, /secret/);
        const after = await fetch(server.url);
        assert.equal(after.status, 200, "the server still answers");
      });

  test("takes the next port when the wanted one is taken", async (t) => {
    const first = await served(t, { "index.html": "first" }, "/");
    const port = Number(new URL(first.url).port);
    const second = await served(t, { "index.html": "second" }, "/", port);
    assert.notEqual(second.url, first.url);
    assert.equal(await (await fetch(second.url)).text(), "second");
    assert.equal(await (await fetch(first.url)).text(), "first");
  });

  test("closes though a browser keeps its connection", async (t) => {
    const out = await temporaryFolder(t);
    const server = await serve({ out, base: "/", port: 0, host: "127.0.0.1" });
    const agent = new http.Agent({ keepAlive: true });
    t.after(() => agent.destroy());
    await ask(server, "/", { agent });
    await server.close();
    await assert.rejects(fetch(server.url));
  });
});

// --- internal ---

/** Serves files from a folder that has a secret beside it. */
async function served(
  t: TestContext,
  files: Record<string, string>,
  base: string,
  port = 0,
): Promise<Server> {
  const folder = await temporaryFolder(t);
  await writeTree(folder, {
    "secret.txt": "a secret",
    "site-not/secret.txt": "a secret",
    "site/keep": "",
  });
  const out = path.join(folder, "site");
  await writeTree(out, files);
  const server = await serve({ out, base, port, host: "127.0.0.1" });
  t.after(() => server.close());
  return server;
}

/** Asks for a path as it stands. */
function ask(
  server: Server,
  raw: string,
  options: http.RequestOptions = {},
): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    http
      .get({ hostname, port, path: raw, ...options }, (response) => {
        let body = "";
        response.setEncoding("utf8").on("data", (text) => (body += text));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
      })
      .on("error", reject);
  });
}
