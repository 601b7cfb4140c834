/** What holds for every kind of page: it fits, logs no error, loads its own, and bars nobody. */
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import type { CDPSession, Page, Request } from "playwright-core";
import {
  COLOUR_RULES,
  findBarriers,
  findBarriersInBothThemes,
  keepOneOfEachMake,
  NO_BARRIERS,
  RULES,
} from "./axe.ts";
import { openBrowser, watchedPage, type TestBrowser } from "./browser.ts";
import { KINDS, openKind, unfold, type Kind } from "./kinds.ts";
import { serveSites, type Servers } from "./site.ts";

let browser: TestBrowser;
let sites: Servers;
/** One page for all tests: a new one costs as much as a visit. */
let page: Page;
let session: CDPSession;
let complaints: string[];
const requests: Request[] = [];

before(async () => {
  [browser, sites] = await Promise.all([openBrowser(), serveSites()]);
  const context = await browser.newContext({ reducedMotion: "reduce" });
  ({ page, complaints } = await watchedPage(context));
  page.on("request", (request) => requests.push(request));
  session = await context.newCDPSession(page);
});
after(async () => {
  await browser.close();
  await Promise.all(Object.values(sites).map((server) => server.close()));
});
beforeEach(() => page.goto("about:blank"));

describe("with script", () => {
  for (const kind of KINDS)
    test(`${kind.name} fits, logs no error, loads what it needs, and has no known barrier`, async () => {
      complaints.length = 0;
      requests.length = 0;
      await page.setViewportSize({ width: 390, height: 800 });
      await openKind(page, kind, sites[kind.site].url);
      await unfold(page);
      for (const width of [390, 320, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(
          wide <= width,
          `at ${width} pixels the page is ${wide} wide: ${await widest(page)}`,
        );
      }
      const before = withScript.get(addressOf(kind)) ?? new Set();
      withScript.set(addressOf(kind), before.union(await makesSeen()));
      await expectNoBarriers();
      const unexpected = complaints.filter((one) => !kind.complaint?.test(one));
      assert.deepEqual(unexpected, []);
      await expectOwnScripts(kind);
    });
});

describe("without script", () => {
  const addresses = KINDS.map(addressOf);
  // Kinds that differ only by what a script does are one page without it.
  for (const kind of KINDS.filter((_, at) => addresses.indexOf(addresses[at] ?? "") === at))
    test(`${kind.name} has no known barrier`, async () => {
      await session.send("Emulation.setScriptExecutionDisabled", { value: true });
      await page.goto(sites[kind.site].url + kind.path);
      // For axe. The page's own scripts don't run any more.
      await session.send("Emulation.setScriptExecutionDisabled", { value: false });
      assert.equal(await page.locator("html[data-js]").count(), 0);
      await unfold(page);
      // All other words are in the page with script, too, in the same colours.
      if ((await page.locator("noscript *").count()) > 0) return expectNoBarriers();
      // Where every make of element was seen with script, the other rules were kept there.
      const makes = await makesSeen();
      if (makes.difference(withScript.get(addressOf(kind)) ?? new Set()).size > 0) {
        await keepOneOfEachMake(page, withoutScript);
        const others = RULES.filter((rule) => !COLOUR_RULES.includes(rule));
        assert.deepEqual(await findBarriers(session, others), []);
      }
    });

  test("two pages have words for readers without script", async () => {
    await session.send("Emulation.setScriptExecutionDisabled", { value: true });
    for (const path of ["search/", "reading-list/"]) {
      await page.goto(sites.root.url + path);
      assert.ok(await page.locator("noscript p").first().isVisible(), path);
    }
    await session.send("Emulation.setScriptExecutionDisabled", { value: false });
  });
});

test("axe finds a barrier where there is one", async () => {
  await page.goto(sites.root.url);
  await page.evaluate(() => {
    document.querySelector<HTMLElement>(".page-count")?.style.setProperty("color", "#eee");
    document.documentElement.lang = "";
  });
  const barriers = (await findBarriers(session, RULES)).join("\n");
  assert.match(barriers, /^html-has-lang: html$/m);
  assert.match(barriers, /^color-contrast: \.page-count$/m);
});

test("axe finds a contrast that is too low in dark colours alone", async () => {
  await page.goto(sites.root.url);
  // Dark on light, and on dark.
  await page.evaluate(() =>
    document.querySelector<HTMLElement>(".page-count")?.style.setProperty("color", "#333"),
  );
  await assert.rejects(expectNoBarriers(), /dark.*color-contrast: \.page-count/s);
});

// --- internal ---

/** The makes of papers and frames of pages that axe has seen with all its rules, and without script. */
const checked = new Set<string>();
const withoutScript = new Set<string>();

/** The makes of the elements that are seen with script, by the address of a page. */
const withScript = new Map<string, ReadonlySet<string>>();

function addressOf({ site, path }: Kind): string {
  return site + path.replace(/\?.*/, "");
}

/** The makes of the elements that are seen: what decides which rules they break. */
async function makesSeen(): Promise<Set<string>> {
  const makes = await page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((one) => one.checkVisibility())
      .map((one) => {
        const names = one.getAttributeNames().filter((name) => !name.startsWith("data-"));
        const hasText = one.textContent.trim() !== "";
        return [
          one.parentElement?.localName,
          one.localName,
          one.className,
          hasText,
          ...names.toSorted(),
        ].join();
      }),
  );
  return new Set(makes);
}

async function expectNoBarriers(): Promise<void> {
  await unfold(page);
  await keepOneOfEachMake(page, checked);
  assert.deepEqual(await findBarriersInBothThemes(page, session), NO_BARRIERS);
}

/** The script of the search, and its index, come with the pages that need them alone. */
async function expectOwnScripts({ name, needsIndex = false }: Kind): Promise<void> {
  const scripts = requests.filter((one) => one.resourceType() === "script");
  const texts = await Promise.all(scripts.map(async (one) => (await fetch(one.url())).text()));
  const code = texts.join("\n");
  assert.ok(code.includes("theme-switch"), "the page's own script");
  assert.equal(
    code.includes("paper-search"),
    name.startsWith("search"),
    "the script of the search",
  );
  if (name.startsWith("search") || needsIndex) return;
  const index = requests.map((one) => one.url()).filter((url) => url.includes("/pagefind/"));
  assert.deepEqual(index, [], "nothing of the index");
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
