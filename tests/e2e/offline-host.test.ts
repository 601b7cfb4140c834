/** The hosted site while it is deployed anew, and while its host is slow or answers wrongly. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { bundleSite } from "../offline/bundle-site.ts";
import { makeWorker } from "../../src/offline/app/make-worker.ts";
import { openBrowser, type TestBrowser } from "./browser.ts";
import { arrive, kept, ready, state, downloadAll, visit, type Host } from "./offline-visit.ts";
import { SearchPage } from "./search-page.ts";
import { builtSite } from "./site.ts";

/** The smallest site: a download of the bundled papers has ten times as many files. */
const SITE = "years";
/** A paper of it, and its title. */
const PAPER = "papers/cs-0112017/";
const TITLE = /^A harbour from well before 2007$/;

let browser: TestBrowser;
/** The site, deployed again with its style sheet and its pages changed. */
let renewed: string;
before(async () => {
  [browser, renewed] = await Promise.all([openBrowser(), writeRenewed()]);
});
after(async () => {
  await browser.close();
  await fs.rm(renewed, { recursive: true, force: true });
});

async function writeRenewed(): Promise<string> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "broadsheet-new-"));
  await fs.cp(await builtSite(SITE), folder, { recursive: true });
  const files = await fs.readdir(folder, { recursive: true });
  for (const name of files.filter((one) => one.endsWith(".html"))) {
    const file = path.join(folder, name);
    const html = await fs.readFile(file, "utf8");
    const changed = html
      .replace(/(\/_astro\/Base\.)[^"]+?(?=\.css")/g, "$1Renewed1")
      .replace("</footer>", '<p id="renewed">Renewed</p></footer>');
    await fs.writeFile(file, changed);
  }
  const [styles] = files.filter((one) => /Base\.[^/]+\.css$/.test(one));
  assert.ok(styles);
  const at = path.join(folder, styles);
  await fs.rename(at, path.join(path.dirname(at), "Base.Renewed1.css"));
  const offline = await fs.readFile(path.join(folder, "offline/index.html"), "utf8");
  await fs.writeFile(path.join(folder, "sw.js"), await makeWorker(offline, folder, "/"));
  await bundleSite(folder);
  return folder;
}

/** Whether a page is as a site has it in a folder. */
async function isOf(folder: string, page: Page, { url }: Host, address: string): Promise<boolean> {
  const file = path.join(folder, address.replace(/\?.*/, ""), "index.html");
  const response = await page.goto(url + address);
  return (await response?.text()) === (await fs.readFile(file, "utf8"));
}

describe("the download and pages that were read", () => {
  test("pages that were read before a newer download come from the download", async (t) => {
    const { host, page } = await visit(t, browser, SITE);
    const pages = ["", "search/", PAPER];
    for (const one of pages) {
      await page.goto(host.url + one);
      await kept(page, host.url + one);
    }
    await downloadAll(page, host.url);
    await host.stop();
    await host.startIn(renewed);
    await downloadAll(page, host.url);
    await host.stop();
    for (const one of pages) assert.ok(await isOf(renewed, page, host, one), one);
    // Pages that were read stay when the download is removed.
    await page.goto(`${host.url}offline/`);
    await page.getByRole("button", { name: "Remove" }).click();
    await state(page, "none");
    for (const one of pages) assert.ok(await isOf(renewed, page, host, one), one);
  });

  test("a page that was read after it stays; the search page and its index both come from the download", async (t) => {
    const { host, page } = await visit(t, browser, SITE);
    await downloadAll(page, host.url);
    await host.stop();
    await host.startIn(renewed);
    for (const one of ["search/", PAPER]) {
      await page.goto(host.url + one);
      assert.equal(await page.locator("#renewed").count(), 1);
      await kept(page, host.url + one);
    }
    await host.stop();
    assert.ok(await isOf(renewed, page, host, PAPER));
    const before = await builtSite(SITE);
    assert.ok(await isOf(before, page, host, "search/?q=harbour"));
    const search = new SearchPage(page, host.url);
    assert.equal((await search.settled("harbour")).state, "done");
  });
});

describe("a host", () => {
  test("that answers with a page in place of a file of the index: the page isn't cached", async (t) => {
    const { host, page } = await visit(t, browser, SITE);
    host.treat = (one) => (/\/pagefind\/(?:terms|words)\//.test(one) ? "html" : "serve");
    const search = new SearchPage(page, host.url);
    await search.open({ q: "harbour" });
    await search.settled("harbour", ["error"]);
    host.treat = () => "serve";
    await search.open({ q: "harbour" });
    assert.equal((await search.settled("harbour")).state, "done");
  });

  test("that has once cut off a file of the index is asked anew when the reader tries again", async (t) => {
    const { host, page } = await visit(t, browser, SITE);
    const search = new SearchPage(page, host.url);
    await search.open({ q: "harbour" });
    await search.settled("harbour");
    await page.evaluate(async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys())
          if (request.url.endsWith(".pack")) await cache.put(request, new Response("cut"));
      }
    });
    await search.open({ q: "harbour" });
    await search.settled("harbour", ["error"]);
    await search.retry.click();
    assert.equal((await search.settled("harbour")).state, "done");
  });

  test("that answers with a page in place of a style sheet: the page isn't cached", async (t) => {
    const { host, page } = await visit(t, browser, SITE);
    await host.stop();
    await host.startIn(renewed);
    host.treat = (one) => (one.includes("Renewed1") ? "html" : "serve");
    await page.goto(host.url + PAPER);
    host.treat = () => "serve";
    await page.goto(host.url + PAPER);
    assert.ok(await page.evaluate(() => (document.styleSheets[0]?.cssRules.length ?? 0) > 0));
  });

  test("that hangs is waited for a few seconds; then pages and search come from the download", async (t) => {
    const { host, page } = await visit(t, browser, SITE);
    await downloadAll(page, host.url);
    host.treat = () => "hang";
    await page.goto(host.url + PAPER);
    assert.match(await page.locator("h1").innerText(), TITLE);
    const search = new SearchPage(page, host.url);
    await search.open({ q: "harbour" });
    assert.equal((await search.settled("harbour")).state, "done");
    await page.goto(`${host.url}offline/`);
    await state(page, "complete");
  });

  test("that answers with 503: pages that were read are shown, and for another the list of stored pages", async (t) => {
    const { host, page } = await visit(t, browser, SITE);
    await page.goto(host.url + PAPER);
    await kept(page, host.url + PAPER);
    host.treat = () => "broken";
    await page.goto(host.url + PAPER);
    assert.match(await page.locator("h1").innerText(), TITLE);
    await page.goto(`${host.url}archive/`);
    await page.getByText("There is no connection to the site").waitFor();
  });

  test("that stalls in the middle of a bundle: the bar shows the progress, and the reader can stop", async (t) => {
    const { host, page } = await visit(t, browser, SITE);
    await page.goto(`${host.url}offline/`);
    await state(page, "none");
    host.treat = (one) => (/\/bundles\/\d{4}-\d{2}\./.test(one) ? "stall" : "serve");
    await page.getByRole("button", { name: "Download" }).click();
    await page.waitForFunction(() => (document.querySelector("progress")?.value ?? 0) > 0);
    await page.getByRole("button", { name: "Stop" }).click();
    // No bundle is complete.
    await state(page, "none");
    host.treat = () => "serve";
    await downloadAll(page, host.url);
  });

  test("that has its pages at addresses without a slash: what was read is there, and the offline page is itself", async (t) => {
    const { host, page } = await arrive(t, browser, SITE);
    host.treat = () => "slashless";
    await page.goto(`${host.url}about/`);
    await page.goto(`${host.url}offline/`);
    assert.equal(await page.locator("h1").innerText(), "Offline");
    await ready(page);
    for (const one of [PAPER, "topics/"]) {
      await page.goto(host.url + one);
      await kept(page, host.url + one);
    }
    await host.stop();
    for (const one of [PAPER, PAPER.slice(0, -1), "topics/", "about"]) {
      await page.goto(host.url + one);
      const title = await page.locator("h1").innerText();
      assert.notEqual(title, "This page isn’t available offline", one);
    }
  });

  test("that goes away during the download: complete bundles stay, and the rest is downloaded later", async (t) => {
    const { host, page } = await visit(t, browser, SITE);
    await page.goto(`${host.url}offline/`);
    await state(page, "none");
    host.treat = (one) => {
      if (!one.includes("/bundles/index.")) return "serve";
      void host.stop();
      return "hang";
    };
    await page.getByRole("button", { name: "Download" }).click();
    await page.getByText("The network is down").waitFor();
    await state(page, "part");
    host.treat = () => "serve";
    await host.start(SITE);
    await page.getByRole("button", { name: "Continue" }).click();
    await state(page, "complete");
  });

  test("whose worker doesn’t come: the download isn’t complete before one can open it", async (t) => {
    const { host, page } = await arrive(t, browser, SITE);
    host.treat = (one) => (one.endsWith("/sw.js") ? "broken" : "serve");
    await page.goto(`${host.url}offline/`);
    await state(page, "none");
    await page.getByRole("button", { name: "Download" }).click();
    await page.getByText("could not be started. Load this page again").waitFor();
    await state(page, "part");
    host.treat = () => "serve";
    await downloadAll(page, host.url);
    await host.stop();
    await page.goto(host.url + PAPER);
    assert.match(await page.locator("h1").innerText(), TITLE);
  });

  test("that is deployed anew during the download: the page says so, and the next download is the new one", async (t) => {
    const { host, page } = await visit(t, browser, SITE);
    await page.goto(`${host.url}offline/`);
    await state(page, "none");
    await host.stop();
    await host.startIn(renewed);
    await page.getByRole("button", { name: "Download" }).click();
    await page.getByText("the site was updated during the download").waitFor();
    await page.getByRole("button", { name: /Continue|Download/ }).click();
    await state(page, "complete");
    await host.stop();
    assert.ok(await isOf(renewed, page, host, ""));
  });
});

describe("a browser whose storage is full", () => {
  test("keeps what was read, and the search works", async (t) => {
    const { host, context, page } = await visit(t, browser, SITE);
    await page.goto(host.url + PAPER);
    await kept(page, host.url + PAPER);
    const session = await context.newCDPSession(page);
    await session.send("Storage.overrideQuotaForOrigin", {
      origin: new URL(host.url).origin,
      quotaSize: 1,
    });
    for (const one of ["archive/", "trends/", "notes/"])
      assert.equal((await page.goto(host.url + one))?.status(), 200);
    const search = new SearchPage(page, host.url);
    await search.open({ q: '"the harbour"' });
    assert.equal((await search.settled('"the harbour"')).state, "done");
    await host.stop();
    await page.goto(host.url + PAPER);
    assert.match(await page.locator("h1").innerText(), TITLE);
  });
});
