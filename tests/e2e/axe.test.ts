/** Every kind of page against WCAG 2.2 AA, as far as a machine can tell. */
import axe from "axe-core";
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page, Route } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { KINDS, openKind, unfold } from "./kinds.ts";
import { serveSites, type Servers } from "./site.ts";

/** @see https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#axe-core-tags */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

let browser: Browser;
let sites: Servers;

before(async () => {
  [browser, sites] = await Promise.all([openBrowser(), serveSites()]);
});
after(async () => {
  await browser.close();
  await Promise.all(Object.values(sites).map((server) => server.close()));
});

for (const colorScheme of ["light", "dark"] as const) {
  describe(`in ${colorScheme} colours`, () => {
    for (const kind of KINDS)
      test(`${kind.name} has no known barrier`, async (t) => {
        // The policy of the pages keeps scripts out, axe's own as well.
        const context = await browser.newContext({
          colorScheme,
          bypassCSP: true,
          reducedMotion: "reduce",
        });
        t.after(() => context.close());
        const page = await context.newPage();
        await openKind(page, kind, sites[kind.site].url);
        await unfold(page);
        assert.deepEqual(await findBarriers(page), []);
      });
  });

  describe(`in ${colorScheme} colours, without script`, () => {
    // What a search finds is made by script; without one, its page is one and the same.
    for (const kind of KINDS.filter(({ search }) => search === undefined))
      test(`${kind.name} has no known barrier`, async (t) => {
        const context = await browser.newContext({
          colorScheme,
          bypassCSP: true,
          reducedMotion: "reduce",
        });
        t.after(() => context.close());
        await context.route("**/*", leaveOutScripts);
        const page = await context.newPage();
        await openKind(page, kind, sites[kind.site].url);
        assert.equal(await page.locator("script, noscript").count(), 0);
        await unfold(page);
        assert.deepEqual(await findBarriers(page), []);
      });
  });
}

test("axe finds a barrier where there is one", async (t) => {
  const page = await browser.newPage({ bypassCSP: true });
  t.after(() => page.close());
  await page.goto(sites.root.url);
  await page.evaluate(() => {
    document
      .querySelector<HTMLElement>(".page-count")
      ?.style.setProperty("color", "#eee");
    document.documentElement.lang = "";
  });
  const barriers = (await findBarriers(page)).join("\n");
  assert.match(barriers, /^html-has-lang: html$/m);
  assert.match(barriers, /^color-contrast: \.page-count$/m);
});

// --- internal ---

/**
 * Sends a page without its scripts, and with what stands in `noscript` in its place. A browser
 * with scripts turned off would run none of axe either.
 */
async function leaveOutScripts(route: Route): Promise<void> {
  if (route.request().resourceType() === "script") return route.abort();
  if (route.request().resourceType() !== "document") return route.continue();
  const response = await route.fetch();
  const page = await response.text();
  return route.fulfill({
    response,
    body: page
      .replace(/<script\b.*?<\/script>/gs, "")
      .replace(/<\/?noscript>/g, ""),
  });
}

/** Rules that the page breaks, with the elements that do: `color-contrast: .byline`. */
async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const options = { runOnly: RULES, resultTypes: ["violations"] };
  const { violations } = await page.evaluate<axe.AxeResults>(
    `axe.run(document, ${JSON.stringify(options)})`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 5).map(({ target }) => `${id}: ${target.join(" ")}`),
  );
}
