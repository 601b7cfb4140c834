/** What holds for every kind of page: it fits, has nothing to complain about, and loads its own. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page, Response } from "playwright-core";
import { openBrowser, watchedPage } from "./browser.ts";
import { KINDS, openKind, unfold } from "./kinds.ts";
import { serveSites, type Servers } from "./site.ts";

let browser: Browser;
let sites: Servers;

before(async () => {
  [browser, sites] = await Promise.all([openBrowser(), serveSites()]);
});
after(async () => {
  await browser.close();
  await Promise.all(Object.values(sites).map((server) => server.close()));
});

for (const kind of KINDS)
  test(`${kind.name} fits a phone and a desk, complains of nothing, and loads what it needs`, async (t) => {
    const context = await browser.newContext({
      viewport: { width: 390, height: 800 },
    });
    t.after(() => context.close());
    const { page, complaints } = await watchedPage(context);
    const responses: Response[] = [];
    page.on("response", (response) => responses.push(response));
    await openKind(page, kind, sites[kind.site].url);
    await page.waitForLoadState("networkidle");
    const unexpected = complaints.filter((one) => !kind.complaint?.test(one));
    assert.deepEqual(unexpected, []);

    const code = await scriptsIn(responses);
    assert.ok(code.includes("theme-switch"), "the page's own script");
    if (kind.name.startsWith("search")) {
      assert.ok(code.includes("paper-search"), "the script of the search");
    } else {
      assert.ok(!code.includes("paper-search"), "no script of the search");
      const index = responses.filter((one) => one.url().includes("/pagefind/"));
      assert.deepEqual(index, [], "nothing of the index");
    }

    await unfold(page);
    for (const width of [390, 320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(
        wide <= width,
        `at ${width} pixels the page is ${wide} wide: ${await widest(page)}`,
      );
    }
  });

// --- internal ---

/** The code of all scripts that came. */
async function scriptsIn(responses: readonly Response[]): Promise<string> {
  const scripts = responses.filter((response) => response.request().resourceType() === "script");
  const texts = await Promise.all(scripts.map((script) => script.text()));
  return texts.join("\n");
}

/** The element that reaches furthest to the right, for the message. */
function widest(page: Page): Promise<string> {
  return page.evaluate(() => {
    const all = [...document.body.querySelectorAll("*")];
    const right = (one: Element) => one.getBoundingClientRect().right;
    const [far] = all.sort((a, b) => right(b) - right(a));
    return far ? `${far.outerHTML.slice(0, 200)} ends at ${right(far)}` : "";
  });
}
