/** Answers that aren't the site's own: the browser keeps none of them, whatever their status is. */
import assert from "node:assert/strict";
import http from "node:http";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { openBrowser, type TestBrowser } from "./browser.ts";
import { arrive, downloadAll, kept, PAPER, ready, visit } from "./offline-visit.ts";

let browser: TestBrowser;
/** A host of another origin that answers everything, and lets every origin read it. */
let other: http.Server;
let otherUrl: string;
before(async () => {
  browser = await openBrowser();
  other = http.createServer(({ url = "" }, response) => {
    const type = url.endsWith(".css") ? "text/css" : "text/javascript";
    response.writeHead(200, { "access-control-allow-origin": "*", "content-type": type });
    response.end("/* Not what you asked */");
  });
  await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
  const address = other.address();
  assert.ok(address && typeof address === "object");
  otherUrl = `http://127.0.0.1:${address.port}`;
});
after(async () => {
  await browser.close();
  other.closeAllConnections();
  other.close();
});

/** What is kept and isn't the site's: the addresses of strange answers, and of unreadable ones. */
async function strange(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        const text = await response?.text();
        if (response?.type === "opaque" || text?.includes("Not what you asked"))
          found.push(request.url);
      }
    }
    return found;
  });
}

async function hasStyles(page: Page): Promise<boolean> {
  return page.evaluate(() => (document.styleSheets[0]?.cssRules.length ?? 0) > 0);
}

describe("a host that answers everything with a page of its own and 200", () => {
  test("doesn't replace pages that were read", async (t) => {
    const { host, page } = await visit(t, browser);
    await page.goto(host.url + PAPER);
    await kept(page, host.url + PAPER);
    host.treat = () => "html";
    for (const one of [PAPER, "archive/"]) {
      await page.goto(host.url + one);
      await page.getByText("Not what you asked").waitFor();
    }
    await host.stop();
    await page.goto(host.url + PAPER);
    assert.match(await page.locator("h1").innerText(), /Barlow Twins/);
    await page.goto(`${host.url}archive/`);
    await page.getByText("There is no connection to the site").waitFor();
    assert.deepEqual(await strange(page), []);
  });

  test("leaves nothing of it when it does so while the worker is installed", async (t) => {
    const { host, page } = await arrive(t, browser);
    const asked = new Set<string>();
    // The first page comes whole; what is asked for again, for the worker, doesn't.
    host.treat = (one) => {
      const isAgain = asked.has(one) && /\.css|\/offline\//.test(one);
      asked.add(one);
      return isAgain ? "html" : "serve";
    };
    await page.goto(`${host.url}offline/`);
    await page.waitForLoadState("networkidle");
    assert.deepEqual(await strange(page), []);
    host.treat = () => "serve";
    await page.goto(host.url + PAPER);
    await ready(page);
    await page.goto(host.url + PAPER);
    await kept(page, host.url + PAPER);
    assert.ok(await hasStyles(page));
    await host.stop();
    await page.goto(host.url + PAPER);
    assert.ok(await hasStyles(page), "without a network");
  });
});

describe("a host that leads to another origin", () => {
  test("leaves nothing of that one, whatever asks for it", async (t) => {
    const { host, page } = await visit(t, browser);
    await page.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    });
    host.elsewhere = otherUrl;
    host.treat = (one) => (/_astro|favicon|\.json|\.pack/.test(one) ? "elsewhere" : "serve");
    for (const one of [PAPER, "search/?q=training", "archive/"]) await page.goto(host.url + one);
    await page.evaluate(async () => {
      const [style] = [...document.querySelectorAll("link")].map(({ href }) => href);
      for (const mode of ["cors", "no-cors"] as const)
        for (const one of ["favicon.svg", style ?? "", "feed.json", "pagefind/search.json"])
          await fetch(new URL(one, document.baseURI), { mode }).catch(() => {});
    });
    assert.deepEqual(await strange(page), []);
    host.treat = () => "serve";
    await page.goto(host.url + PAPER);
    assert.ok(await hasStyles(page));
  });
});

describe("a digest below a path", () => {
  test("keeps nothing of what lies beside it on its host, and other hosts' answers neither", async (t) => {
    const { host, page } = await visit(t, browser, "digest");
    const { origin } = new URL(host.url);
    await page.goto(host.url + PAPER);
    await page.evaluate(
      async ([beside = "", strange = ""]) => {
        await fetch(`${beside}/other.css`).catch(() => {});
        await fetch(`${strange}/_astro/other.css`).catch(() => {});
      },
      [origin, otherUrl],
    );
    await downloadAll(page, host.url);
    const addresses = await page.evaluate(async () => {
      const caching = (await caches.keys()).map((name) => caches.open(name));
      const requests = (await Promise.all(caching)).map((cache) => cache.keys());
      return (await Promise.all(requests)).flat().map(({ url }) => url);
    });
    assert.ok(addresses.length > 10);
    assert.deepEqual(
      addresses.filter((one) => !one.startsWith(host.url)),
      [],
    );
    const scope = await page.evaluate(
      async () => (await navigator.serviceWorker.getRegistration())?.scope,
    );
    assert.equal(scope, host.url);
  });
});
