/** The hosted site without a network: pages that were read, and the offline download. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { imageSize } from "image-size";
import type { Page } from "playwright-core";
import { z } from "zod";
import { clockOffBy, openBrowser, type TestBrowser } from "./browser.ts";
import { arrive, hasWorker, PAPER, ready, state, downloadAll, visit } from "./offline-visit.ts";
import { SearchPage } from "./search-page.ts";
import { builtSite } from "./site.ts";

/** The smallest site: a download of the bundled papers has ten times as many files. */
const SMALL = "years";
/** Another site altogether: none of the papers is the same. */
const OTHER = "strain";
/** A paper of the smallest site, and its title. */
const OLD_PAPER = "papers/cs-0112017/";
const OLD_TITLE = /^A harbour from well before 2007$/;

let browser: TestBrowser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const manifestSchema = z.object({
  name: z.string().min(1),
  start_url: z.string(),
  display: z.literal("standalone"),
  icons: z.array(z.object({ src: z.string(), sizes: z.string() })),
});

describe("the service worker", () => {
  test("isn't loaded with a first page, but with the second", async (t) => {
    const { host, page } = await arrive(t, browser);
    await page.goto(host.url);
    assert.equal(await hasWorker(page), false);
    assert.deepEqual(await page.evaluate(() => caches.keys()), []);
    await page.locator("[data-paper] a").first().click();
    await page.waitForURL("**/papers/**");
    await ready(page);
  });

  test("is loaded with another visit, also to the same page in another tab", async (t) => {
    const { host, context, page } = await arrive(t, browser);
    await page.goto(host.url);
    assert.equal(await hasWorker(page), false);
    await page.close();
    const later = await context.newPage();
    await later.goto(host.url);
    await ready(later);
  });

  test("is loaded with the second page also where the browser blocks localStorage", async (t) => {
    const { host, page } = await arrive(t, browser);
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("refused", "SecurityError");
        },
      });
    });
    await page.goto(host.url);
    assert.equal(await hasWorker(page), false);
    await page.locator("[data-paper] a").first().click();
    await page.waitForURL("**/papers/**");
    await ready(page);
  });

  test("is loaded at once with the offline page", async (t) => {
    const { host, page } = await arrive(t, browser);
    await page.goto(`${host.url}offline/`);
    await ready(page);
  });

  test("is loaded at once where the digest runs as an installed app", async (t) => {
    const { host, page } = await arrive(t, browser);
    await page.addInitScript(() => {
      const ask = window.matchMedia.bind(window);
      window.matchMedia = (query) =>
        ask(query.includes("display-mode: standalone") ? "all" : query);
    });
    await page.goto(host.url);
    await ready(page);
  });

  // Chromium's criteria: a manifest with these; a worker is none of them any more.
  // https://developer.chrome.com/blog/update-install-criteria
  test("isn't needed to install the digest: the first page's manifest has all that browsers need", async (t) => {
    const { host, context, page } = await arrive(t, browser);
    await page.goto(host.url);
    const session = await context.newCDPSession(page);
    const { errors, data } = await session.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    const manifest = manifestSchema.parse(JSON.parse(data ?? ""));
    assert.equal(new URL(manifest.start_url, host.url).href, new URL(host.url).href);
    const sizes = [];
    for (const { src, sizes: told } of manifest.icons) {
      const bytes = await (await fetch(new URL(src, host.url))).arrayBuffer();
      const { type, width, height } = imageSize(new Uint8Array(bytes));
      assert.equal(`${type} ${width}x${height}`, `png ${told}`);
      sizes.push(told);
    }
    assert.ok(sizes.includes("192x192") && sizes.includes("512x512"));
  });
});

describe("without a network", () => {
  test("a page that was read is shown; another shows the list of stored pages", async (t) => {
    const { host, page } = await visit(t, browser);
    await page.goto(host.url + PAPER);
    const title = await page.locator("h1").innerText();
    await host.stop();
    // The first two pages of all were there before the worker.
    await page.goto(`${host.url}about/`);
    assert.equal(await page.locator("h1").innerText(), "About this digest");
    await page.goto(`${host.url}topics/`);
    assert.equal(await page.locator("h1").innerText(), "Topics");
    await page.goto(host.url + PAPER);
    assert.equal(await page.locator("h1").innerText(), title);
    await page.goto(`${host.url}archive/`);
    assert.equal(await page.locator("h1").innerText(), "This page isn’t available offline");
    await page.locator("[data-stored]").getByText(title).click();
    await page.waitForURL("**/papers/**");
    assert.equal(await page.locator("h1").innerText(), title);
  });

  test("the offline download has every page and the whole search", async (t) => {
    const { host, page } = await visit(t, browser, "digest");
    const search = new SearchPage(page, host.url);
    const queries = [
      "language models",
      '"neural network"',
      "training robots with video",
      "cancer scan",
      "difusion",
      "video published:2023",
    ];
    const find = async () => {
      const found = [];
      for (const query of queries) {
        await search.open({ q: query });
        found.push(await search.settled(query));
      }
      return found;
    };
    const expected = await find();
    await downloadAll(page, host.url);
    await host.stop();
    const folder = await builtSite("digest");
    const pages = (await fs.readdir(folder, { recursive: true }))
      .map((file) => file.split(path.sep).join("/"))
      .filter((file) => file.endsWith("index.html"))
      .map((file) => file.replace(/index\.html$/, ""));
    assert.ok(pages.length > 150);
    for (const address of pages.filter((_, at) => at % 12 === 0)) {
      const response = await page.goto(host.url + address);
      const built = await fs.readFile(path.join(folder, address, "index.html"), "utf8");
      assert.equal(await response?.text(), built, address);
    }
    // What was searched for before the network went is in the browser anyway.
    await page.evaluate(async () => {
      for (const name of await caches.keys())
        if (!name.endsWith("/copy")) await caches.delete(name);
    });
    assert.deepEqual(await find(), expected);
    await page.goto(host.url);
    await page.locator("button[data-act=abstract]").first().click();
    await page.locator(".unfolded p").first().waitFor();
  });
});

describe("the offline download", () => {
  test("shows its size first; can be stopped, continues where it was, and can be removed", async (t) => {
    const { host, context, page } = await visit(t, browser, SMALL);
    await page.goto(`${host.url}offline/`);
    await state(page, "none");
    const offer = await page.locator("[data-status]").innerText();
    assert.match(offer, /^Everything up to 4 Mar 2025 is \d\.\d MB\.$/);
    // The last bundle hangs until the reader stops.
    let asked = 0;
    await context.route("**/bundles/pages.*", async () => {
      asked += 1;
    });
    await page.getByRole("button", { name: "Download" }).click();
    await state(page, "loading");
    await page.locator("progress").waitFor();
    while (asked === 0) await page.waitForTimeout(20);
    await page.getByRole("button", { name: "Stop" }).click();
    await state(page, "part");
    await context.unroute("**/bundles/pages.*");
    const loaded: string[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith(".bundle")) loaded.push(request.url());
    });
    await page.reload();
    await state(page, "part");
    await page.getByRole("button", { name: "Continue" }).click();
    await state(page, "complete");
    assert.equal(loaded.length, 1);
    await page.getByRole("button", { name: "Remove" }).click();
    await state(page, "none");
  });

  test("doesn't wait for an answer when the browser asks whether it may be stored for good", async (t) => {
    const { host, page } = await visit(t, browser, SMALL);
    // As in Firefox, which asks.
    await page.addInitScript(() => {
      navigator.storage.persist = () => new Promise(() => {});
    });
    await downloadAll(page, host.url);
  });

  test("a browser without room says so, and everything else works", async (t) => {
    const { host, page } = await visit(t, browser, SMALL);
    await page.addInitScript(() => {
      navigator.storage.estimate = () => Promise.resolve({ quota: 1_000, usage: 0 });
    });
    await page.goto(`${host.url}offline/`);
    await page.getByRole("button", { name: "Download" }).click();
    await page.getByText("Your browser has no room for it").waitFor();
    assert.equal((await page.goto(host.url + OLD_PAPER))?.status(), 200);
  });

  test("a browser that runs out of room says so, and what is downloaded stays", async (t) => {
    const { host, page } = await visit(t, browser, SMALL);
    await page.addInitScript(() => {
      const put = Cache.prototype.put;
      Cache.prototype.put = function (request, response) {
        return String(request).includes("/bundles/pages.")
          ? Promise.reject(new DOMException("full", "QuotaExceededError"))
          : put.call(this, request, response);
      };
    });
    await page.goto(`${host.url}offline/`);
    await page.getByRole("button", { name: "Download" }).click();
    await page.getByText("Your browser has no room for it").waitFor();
    await state(page, "part");
    assert.equal((await page.goto(host.url + OLD_PAPER))?.status(), 200);
  });

  test("two tabs don't download at once: the second one says so", async (t) => {
    const { host, context, page } = await visit(t, browser, SMALL);
    const other = await context.newPage();
    for (const one of [page, other]) {
      await one.goto(`${host.url}offline/`);
      await state(one, "none");
    }
    // The first one hangs until the second one has tried.
    const going = Promise.withResolvers<void>();
    await context.route("**/bundles/pages.*", async (route) => {
      await going.promise;
      await route.continue();
    });
    const start = { name: /^(?:Download|Continue)$/ };
    await page.getByRole("button", start).click();
    await state(page, "loading");
    await other.getByRole("button", start).click();
    await other.getByText("Another tab is downloading the digest").waitFor();
    going.resolve();
    await state(page, "complete");
    await other.reload();
    await state(other, "complete");
  });

  test("a window that stores nothing, such as a private one, says so; reading and searching work", async (t) => {
    const { host, page } = await arrive(t, browser);
    // As Firefox's private windows are.
    await page.addInitScript(() => {
      Reflect.deleteProperty(Navigator.prototype, "serviceWorker");
      Reflect.deleteProperty(window, "caches");
    });
    await page.goto(`${host.url}offline/`);
    await state(page, "refused");
    await page.getByText("This browser can’t store pages").waitFor();
    const search = new SearchPage(page, host.url);
    await search.open({ q: "barlow twins" });
    assert.equal((await search.settled("barlow twins")).state, "done");
    await search.results.locator("a").first().click();
    await page.waitForURL("**/papers/**");
    assert.match(await page.locator("h1").innerText(), /Barlow Twins/);
  });

  test("a browser that refuses to store anything says so", async (t) => {
    const { host, page } = await visit(t, browser);
    await page.addInitScript(() => {
      CacheStorage.prototype.open = () =>
        Promise.reject(new DOMException("refused", "SecurityError"));
    });
    await page.goto(`${host.url}offline/`);
    await state(page, "refused");
    await page.getByText("Your browser refuses to store pages").waitFor();
  });
});

describe("a new deploy", () => {
  test("is offered as an update; until then the old download stays complete, and nothing is mixed", async (t) => {
    const { host, page } = await visit(t, browser, SMALL);
    await downloadAll(page, host.url);
    const search = new SearchPage(page, host.url);
    await search.open({ q: "before 2007" });
    const before = await search.settled("before 2007");
    await host.stop();
    await host.start(OTHER);
    await search.open({ q: "boat" });
    assert.equal((await search.settled("boat")).state, "done");
    await page.goto(`${host.url}offline/`);
    await state(page, "stale");
    await host.stop();
    await search.open({ q: "before 2007" });
    const offline = await search.settled("before 2007");
    assert.deepEqual(offline.papers, before.papers);
    await search.results.locator("a").first().click();
    await page.waitForURL("**/papers/**");
    assert.match(await page.locator("h1").innerText(), OLD_TITLE);
    await host.start(OTHER);
    await page.goto(`${host.url}offline/`);
    await state(page, "stale");
    await page.getByRole("button", { name: "Update" }).click();
    await state(page, "complete");
    await host.stop();
    await search.open({ q: "boat" });
    assert.equal((await search.settled("boat")).state, "done");
  });

  test("doesn't reload an open page in any tab", async (t) => {
    const { host, context, page } = await visit(t, browser);
    const other = await context.newPage();
    for (const one of [page, other]) {
      await one.goto(`${host.url}search/`);
      await one.evaluate(() => (document.title = "still here"));
    }
    await host.stop();
    // The same site with another worker.
    host.beforeWorker = "// Newer.\n";
    await host.start("root");
    await other.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update();
    });
    await other.waitForFunction(
      async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null,
    );
    for (const one of [page, other]) assert.equal(await one.title(), "still here");
    assert.equal((await other.goto(host.url + PAPER))?.status(), 200);
  });

  test("caches of an older version are deleted, and those of other digests stay", async (t) => {
    const { host, page } = await arrive(t, browser);
    await page.goto(`${host.url}favicon.svg`);
    await page.evaluate(async () => {
      await caches.open("broadsheet/offline-0/pages");
      await caches.open("broadsheet/digest/offline-0/pages");
    });
    await page.goto(`${host.url}offline/`);
    await ready(page);
    await page.waitForFunction(async () => !(await caches.has("broadsheet/offline-0/pages")));
    assert.ok(await page.evaluate(() => caches.has("broadsheet/digest/offline-0/pages")));
  });
});

describe("a clock that is wrong", () => {
  /** What a reader sees of the front page, a search and the reading list. */
  async function look(page: Page, url: string) {
    const search = new SearchPage(page, url);
    await page.goto(url);
    const front = await page.locator("main").innerText();
    await search.open({ q: "glacier robot", sort: "newest" });
    const found = await search.settled("glacier robot");
    await page.goto(url + OLD_PAPER);
    await page.locator("article.paper [data-act=save]").click();
    await page.goto(`${url}reading-list/`);
    const list = page.locator("[data-saved-papers]");
    await list.getByText(OLD_TITLE).waitFor();
    return { front, found, list: await list.innerText() };
  }

  let right: Promise<Awaited<ReturnType<typeof look>>> | undefined;
  for (const years of [-40, 40])
    test(`by ${years} years: pages, search and reading list are the same, the download is complete, and updates come`, async (t) => {
      const { host, context, page } = await arrive(t, browser, SMALL);
      right ??= browser.newPage().then((page) => look(page, host.url).finally(() => page.close()));
      const expected = await right;
      // Also for the worker, which a test can't reach before it starts.
      host.beforeWorker = clockOffBy(years);
      await page.addInitScript({ content: clockOffBy(years) });
      assert.deepEqual(await look(page, host.url), expected);
      const clocks = [
        await page.evaluate(() => new Date().getFullYear()),
        await context.serviceWorkers()[0]?.evaluate(() => new Date().getFullYear()),
      ];
      const year = new Date().getFullYear();
      for (const clock of clocks) assert.ok(Math.abs((clock ?? year) - year) >= 39, `${clock}`);

      await downloadAll(page, host.url);
      await host.stop();
      const search = new SearchPage(page, host.url);
      await search.open({ q: "glacier robot", sort: "newest" });
      assert.deepEqual(await search.settled("glacier robot"), expected.found);
      await host.start(OTHER);
      await page.goto(`${host.url}offline/`);
      await state(page, "stale");
      await page.getByRole("button", { name: "Update" }).click();
      await state(page, "complete");
      await host.stop();
      await search.open({ q: "boat" });
      assert.equal((await search.settled("boat")).state, "done");
    });
});
