/** Reading the digest, in a real browser. `pages.test.ts` has what stands in the HTML. */
import assert from "node:assert/strict";
import { describe, test, type TestContext } from "node:test";
import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import type { Server } from "../../src/site/serve.ts";
import { watchedPage, type TestBrowser } from "./browser.ts";
import { eachWithPage } from "./each-page.ts";
import { ODD_PAPERS } from "./fixture.ts";

const ONE_EPOCH = "one-epoch-is-all-you-need-cffed81d";

let browser: TestBrowser;
let root: Server;
let years: Server;
let context: BrowserContext;
let page: Page;
let complaints: string[];

eachWithPage(["root", "years"], (opened) => {
  ({ browser, context, page, complaints } = opened);
  root = opened.site("root");
  years = opened.site("years");
});

describe("a paper's page", () => {
  test("names a few of many authors, and all of them when asked", async () => {
    await page.goto(`${years.url}papers/${ODD_PAPERS.long.id}/`);
    const names = page.getByRole("list", { name: "Authors", exact: true });
    assert.equal(await names.getByRole("listitem").count(), 12);
    const last = page.getByText("Author532 Name");
    assert.equal(await last.isVisible(), false);
    await page.getByText("and 521 more authors").click();
    assert.equal(await last.isVisible(), true);
    // Names and keywords lead to searches for them, as soon as there is a script to search with.
    const [name = ""] = await names.getByRole("link").allTextContents();
    assert.equal(
      await names.getByRole("link", { name }).getAttribute("href"),
      `${years.url}search/?${new URLSearchParams({ q: `author:"${name}"` })}`,
    );
    const category = page.locator(".rail").getByRole("link", { name: "cs.LG" });
    assert.match((await category.getAttribute("href")) ?? "", /\/search\/\?q=cs\.LG$/);
  });
});

describe("days, weeks and months", () => {
  for (const [path, kind, before] of [
    ["", "day", "Mon 3 Mar"],
    ["days/2024-03-01/", "day", "Fri 30 Jun"],
    ["weeks/2025-W10/", "week", "24 February – 2 March 2025"],
    ["months/2025-03/", "month", "February 2025"],
  ] as const)
    test(`/${path} has the way to the ${kind} before at its head, too, for those who don't read to its end`, async () => {
      await page.setViewportSize({ width: 390, height: 800 });
      await page.goto(years.url + path);
      const back = page
        .getByRole("list", { name: "Show the papers by" })
        .getByRole("link", { name: `Previous ${kind}: ${before}` });
      const { x = 0, y = 0, width = 0, height = 0 } = (await back.boundingBox()) ?? {};
      assert.ok(y + height < 800, `in sight, at ${y}`);
      assert.ok(width >= 24 && height >= 24, `${width} by ${height}`);
      const [day] = await page
        .getByRole("list", { name: "Show the papers by" })
        .getByRole("link", { name: "Day", exact: true })
        .all();
      const line = await day?.boundingBox();
      assert.ok(x < (line?.x ?? 0) && Math.abs(y - (line?.y ?? 0)) < 24);
      const foot = page.locator(".pager a[rel=prev]");
      const href = await foot.getAttribute("href");
      assert.equal(await back.getAttribute("href"), href);
    });

  test("on paper there is no box to search in and no way to other pages", async () => {
    await page.goto(`${years.url}days/2024-03-01/`);
    await page.emulateMedia({ media: "print" });
    for (const selector of [".masthead-search", ".period-switch", ".pager"])
      assert.ok(!(await page.locator(selector).isVisible()), selector);
    assert.ok(await page.locator(".masthead-name").isVisible());
    await page.goto(`${years.url}weeks/2025-W10/`);
    assert.ok(!(await page.locator(".page-days").isVisible()), "days");
  });

  test("colours that the reader's system forces still tell what is chosen", async () => {
    await page.emulateMedia({ forcedColors: "active" });
    await page.goto(`${years.url}days/2024-12-31/?topic=tides`);
    const thick = (selector: string) =>
      page.locator(selector).evaluate((one) => getComputedStyle(one).textDecoration);
    for (const [chosen, other] of [
      [".chip[aria-current]", ".chip[data-show=all]"],
      [".period-switch [aria-current]", ".period-switch li:last-child a"],
    ] as const)
      assert.notEqual(await thick(chosen), await thick(other), chosen);
    assert.match(await thick(".chip[aria-current]"), /underline/);
    await page.getByRole("button", { name: /^Save/ }).first().click();
    const border = await page
      .locator(".notice")
      .evaluate((one) => [
        getComputedStyle(one).borderTopWidth,
        getComputedStyle(one).borderTopColor,
      ]);
    assert.equal(border[0], "1px");
    assert.match(border[1] ?? "", /^rgb\(/);
    await page.goto(`${years.url}trending/`);
    assert.match(await thick(".masthead-nav [aria-current]"), /underline/);
    await page.goto(`${years.url}archive/`);
    assert.ok(!(await page.locator(".calendar-key").isVisible()));
  });

  test("a phone has the name and the tools in one row, the places in another", async () => {
    for (const [width, size] of [
      [390, "100%"],
      [360, "100%"],
      [390, "200%"],
    ] as const) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(root.url);
      await page.evaluate((text) => (document.documentElement.style.fontSize = text), size);
      const isOneRow = (selector: string) =>
        page.locator(selector).evaluateAll((all) => {
          const [first, ...others] = all.map((one) => one.getBoundingClientRect());
          return others.every(
            ({ top, bottom }) => first && top < first.bottom && bottom > first.top,
          );
        });
      assert.ok(await isOneRow(".masthead-nav a"), `${width} ${size}`);
      assert.ok(await isOneRow(".masthead-name a, .masthead-tools a, theme-switch button"), size);
      const lines = page.locator(".masthead-name a");
      assert.equal(
        await lines.evaluate((one) => one.getClientRects().length),
        1,
        "the name breaks",
      );
    }
  });

  test("a phone shows the first title of a list within 300 pixels", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of [
      "",
      "days/2025-10-16/",
      "weeks/2025-W42/",
      "months/2025-10/",
      "trending/",
      "topics/language-models/",
      "topics/language-models/2025-10/",
      `search/?q=${encodeURIComponent("how do I make a model forget what it has learned")}`,
    ]) {
      await page.goto(root.url + path);
      const top = await page
        .locator("[data-paper] a:visible")
        .first()
        .evaluate((one) => one.getBoundingClientRect().top);
      assert.ok(top <= 300, `${path}: ${top}`);
    }
  });
});

describe("without scripts", () => {
  const PAGES: [path: string, papers: number][] = [
    ["", 91],
    ["days/2025-10-16/", 91],
    ["topics/machine-unlearning/", 4],
    ["topics/machine-unlearning/2025-10/", 4],
    [`papers/${ONE_EPOCH}/`, 1],
  ];
  test("every list shows its papers", async (t) => {
    const page = await openPage(t, { javaScriptEnabled: false });
    for (const [path, papers] of PAGES) {
      await page.goto(root.url + path);
      const visible = page.locator("main [data-paper]:visible");
      assert.equal(await visible.count(), papers, path);
    }
  });

  test("the search page says that it needs JavaScript, and where else to go", async (t) => {
    const page = await openPage(t, { javaScriptEnabled: false });
    await page.goto(root.url);
    await page.locator("a[data-search-link]").click();
    await page.waitForURL(`${root.url}search/`);
    const sentence = page.locator("noscript p");
    assert.ok(await sentence.isVisible());
    assert.match(await sentence.innerText(), /^The search needs JavaScript\./);
    // A paper may be of no topic, but each has a day.
    await sentence.getByRole("link", { name: "archive" }).click();
    await page.waitForURL(`${root.url}archive/`);
  });

  test("there is no switch that does nothing", async (t) => {
    const page = await openPage(t, { javaScriptEnabled: false });
    await page.goto(root.url);
    assert.equal(await page.locator("theme-switch").isVisible(), false);
  });
});

describe("the theme", () => {
  for (const colorScheme of ["light", "dark"] as const)
    test(`is the system's: ${colorScheme}`, async (t) => {
      const page = await openPage(t, { colorScheme });
      await page.goto(root.url);
      assert.equal(await isDark(page), colorScheme === "dark");
    });

  test("follows the system while the page is open", async () => {
    await page.goto(root.url);
    await page.emulateMedia({ colorScheme: "dark" });
    assert.equal(await isDark(page), true);
    await page.emulateMedia({ colorScheme: "light" });
    assert.equal(await isDark(page), false);
  });

  test("is the reader's choice, whatever the system's", async () => {
    await page.goto(root.url);
    const button = page.locator("theme-switch button");
    await button.click();
    assert.match(await button.innerText(), /light/i);
    await page.emulateMedia({ colorScheme: "dark" });
    assert.equal(await isDark(page), false);
    await button.click();
    assert.match(await button.innerText(), /dark/i);
    await page.emulateMedia({ colorScheme: "light" });
    assert.equal(await isDark(page), true);
    await button.click();
    assert.match(await button.innerText(), /system|auto/i);
    assert.equal(await isDark(page), false);
  });

  test("is kept, and is there before the page's first element", async () => {
    await page.goto(root.url);
    await page.locator("theme-switch button").click({ clickCount: 2 });
    assert.equal(await isDark(page), true);
    await page.addInitScript(noteThemeAtBody);
    for (const path of ["", "archive/", `papers/${ONE_EPOCH}/`]) {
      await page.goto(root.url + path);
      const atBody = await page.evaluate(() => document.documentElement.dataset["themeAtBody"]);
      assert.equal(atBody, "dark", path);
      assert.equal(await isDark(page), true);
    }
  });

  test("changes in the other open pages, too", async () => {
    await page.goto(root.url);
    const { page: other } = await watchedPage(context);
    await other.goto(`${root.url}archive/`);
    await page.locator("theme-switch button").click({ clickCount: 2 });
    await other.locator("html[data-theme=dark]").waitFor();
    assert.equal(await isDark(other), true);
  });

  test("is the system's again where another page has deleted everything", async () => {
    await page.goto(root.url);
    await page.locator("theme-switch button").click({ clickCount: 2 });
    const { page: other } = await watchedPage(context);
    await other.goto(`${root.url}archive/`);
    assert.equal(await isDark(other), true);
    await page.evaluate(() => localStorage.clear());
    await other.locator("html:not([data-theme])").waitFor();
    assert.equal(await isDark(other), false);
  });

  test("can be chosen where the browser keeps nothing", async () => {
    await page.addInitScript(() =>
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("blocked", "SecurityError");
        },
      }),
    );
    await page.goto(root.url);
    await page.locator("theme-switch button").click({ clickCount: 2 });
    assert.equal(await isDark(page), true);
    await page.locator("a[data-search-link]").click();
    await page.waitForURL(`${root.url}search/`);
    assert.deepEqual(complaints, []);
  });

  test("isn't confused by what the browser kept", async () => {
    for (const kept of ["", "blue", '"><script>alert(1)</script>']) {
      await page.goto(`${root.url}favicon.svg`);
      await page.evaluate((value) => localStorage.setItem("broadsheet-theme", value), kept);
      await page.goto(root.url);
      assert.equal(await page.locator("html[data-theme]").count(), 0, kept);
    }
    assert.deepEqual(complaints, []);
  });
});

describe("the key /", () => {
  test("goes to the search page, and there into the box", async () => {
    await page.goto(root.url);
    await page.keyboard.press("/");
    await page.waitForURL(`${root.url}search/`, { waitUntil: "load" });
    const box = page.locator("[data-search] input[type=search]");
    assert.equal(await box.evaluate(isFocused), true);
    assert.equal(await box.inputValue(), "");
  });

  test("types a slash in the box", async () => {
    await page.goto(`${root.url}search/`);
    const box = page.locator("[data-search] input[type=search]");
    await box.pressSequentially("cs/0112017");
    assert.equal(await box.inputValue(), "cs/0112017");
  });

  test("is the browser's with Control, Alt or Meta", async () => {
    await page.goto(`${root.url}search/`);
    const box = page.locator("[data-search] input[type=search]");
    for (const modifier of ["Control", "Alt", "Meta"]) {
      await page.keyboard.press(`${modifier}+/`);
      assert.equal(await box.evaluate(isFocused), false, modifier);
    }
  });
});

describe("by keyboard", () => {
  test("the first stop leads past the masthead to the papers", async () => {
    await page.goto(root.url);
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Skip to the content" });
    assert.equal(await skip.evaluate(isFocused), true);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const inMain = await page.evaluate(() => document.activeElement?.closest("main") !== null);
    assert.equal(inMain, true);
  });

  test("it is seen with the focus alone, in text of twice its size, too", async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(root.url);
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    const skip = page.getByRole("link", { name: "Skip to the content" });
    const placeOf = () => skip.evaluate((one) => one.getBoundingClientRect());
    const { bottom } = await placeOf();
    assert.ok(bottom <= 0, `it ends at ${bottom}`);
    await page.keyboard.press("Tab");
    const { top } = await placeOf();
    assert.ok(top >= 0, `it begins at ${top}`);
  });
});

test("an unknown address gets the site's own page and the status 404", async () => {
  const response = await page.goto(`${root.url}papers/nothing/`);
  assert.equal(response?.status(), 404);
  assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "Page not found");
  await page.getByRole("link", { name: "the latest papers" }).click();
  await page.waitForURL(root.url);
});

// --- internal ---

/** A page of a browser that is set up otherwise. */
async function openPage(t: TestContext, options: BrowserContextOptions): Promise<Page> {
  const other = await browser.newContext(options);
  t.after(() => other.close());
  return other.newPage();
}

async function isDark(page: Page): Promise<boolean> {
  const light = await page.evaluate(() => {
    const colour = getComputedStyle(document.documentElement).backgroundColor;
    const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  });
  assert.ok(light < 0.2 || light > 0.8, `neither light nor dark: ${light}`);
  return light < 0.2;
}

function isFocused(element: Element): boolean {
  return element === document.activeElement;
}

/** Notes the theme at the moment when the page's body comes into being: nothing is painted yet. */
function noteThemeAtBody(): void {
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    const data = document.documentElement.dataset;
    data["themeAtBody"] = data["theme"] ?? "none";
  }).observe(document, { childList: true, subtree: true });
}
