/** Every kind of page against WCAG 2.2 AA, as far as a machine can tell. */
import axe from "axe-core";
import assert from "node:assert/strict";
import { after, before, describe, test, type TestContext } from "node:test";
import type { Browser, BrowserContext, Page, Route } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { KINDS, openKind, unfold } from "./kinds.ts";
import { serveSites, type Servers } from "./site.ts";

/** @see https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#axe-core-tags */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Those of them that look at colours. */
const COLOUR_RULES = axe
  .getRules(RULES)
  .filter(({ tags }) => tags.includes("cat.color"))
  .map(({ ruleId }) => ruleId);

let browser: Browser;
let sites: Servers;

before(async () => {
  [browser, sites] = await Promise.all([openBrowser(), serveSites()]);
});
after(async () => {
  await browser.close();
  await Promise.all(Object.values(sites).map((server) => server.close()));
});

describe("with script", () => {
  for (const kind of KINDS)
    test(`${kind.name} has no known barrier`, async (t) => {
      const context = await openContext(t);
      const page = await context.newPage();
      await openKind(page, kind, sites[kind.site].url);
      await expectNoBarriers(page);
    });
});

describe("without script", () => {
  // What a search finds is made by script; without one, its page is one and the same.
  for (const kind of KINDS.filter(({ search }) => search === undefined))
    test(`${kind.name} has no known barrier`, async (t) => {
      const context = await openContext(t);
      await context.route("**/*", leaveOutScripts);
      const page = await context.newPage();
      await openKind(page, kind, sites[kind.site].url);
      assert.equal(await page.locator("script, noscript").count(), 0);
      await expectNoBarriers(page);
    });
});

test("axe finds a barrier where there is one", async (t) => {
  const page = await browser.newPage({ bypassCSP: true });
  t.after(() => page.close());
  await page.goto(sites.root.url);
  await page.evaluate(() => {
    document.querySelector<HTMLElement>(".page-count")?.style.setProperty("color", "#eee");
    document.documentElement.lang = "";
  });
  const barriers = (await findBarriers(page, RULES)).join("\n");
  assert.match(barriers, /^html-has-lang: html$/m);
  assert.match(barriers, /^color-contrast: \.page-count$/m);
});

test("axe finds a contrast that is too low in dark colours alone", async (t) => {
  const context = await openContext(t);
  const page = await context.newPage();
  await page.goto(sites.root.url);
  // Dark on light, and on dark.
  await page.evaluate(() =>
    document.querySelector<HTMLElement>(".page-count")?.style.setProperty("color", "#333"),
  );
  await assert.rejects(expectNoBarriers(page), /dark.*color-contrast: \.page-count/s);
});

// --- internal ---

async function openContext(t: TestContext): Promise<BrowserContext> {
  const context = await browser.newContext({
    // The policy of the pages keeps scripts out, axe's own as well.
    bypassCSP: true,
    reducedMotion: "reduce",
  });
  t.after(() => context.close());
  return context;
}

/** All rules in light colours; in dark ones those that look at colours, since nothing else differs. */
async function expectNoBarriers(page: Page): Promise<void> {
  await unfold(page);
  const barriers: Record<string, string[]> = {};
  for (const [colorScheme, rules] of [
    ["light", RULES],
    ["dark", COLOUR_RULES],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    barriers[colorScheme] = await findBarriers(page, rules);
  }
  assert.deepEqual(barriers, { light: [], dark: [] });
}

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
    body: page.replace(/<script\b.*?<\/script>/gs, "").replace(/<\/?noscript>/g, ""),
  });
}

/** Rules that the page breaks, with the elements that do: `color-contrast: .byline`. */
async function findBarriers(page: Page, rules: readonly string[]): Promise<string[]> {
  await page.evaluate(axe.source);
  const options = { runOnly: rules, resultTypes: ["violations"] };
  const { violations } = await page.evaluate<axe.AxeResults>(
    `axe.run(document, ${JSON.stringify(options)})`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 5).map(({ target }) => `${id}: ${target.join(" ")}`),
  );
}
