/** The search as something to use: suggestions, the box on every page, tabs that stay open. */
import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import type { Page } from "playwright-core";
import type { TestBrowser } from "./browser.ts";
import type { Server } from "../../src/site/serve.ts";
import { eachWithPage } from "./each-page.ts";
import { countIn, SearchPage } from "./search-page.ts";

let browser: TestBrowser;
let root: Server;
let years: Server;
let page: Page;
let complaints: string[];
let search: SearchPage;

eachWithPage(["root", "years"], (opened) => {
  ({ browser, page, complaints } = opened);
  root = opened.site("root");
  years = opened.site("years");
  search = new SearchPage(page, root.url);
});

describe("suggestions", () => {
  /** Types into the open search page, and waits for suggestions. */
  const suggested = async (where: SearchPage, typed: string) => {
    await where.open();
    await where.input.pressSequentially(typed, { delay: 20 });
    await where.suggestions.first().waitFor();
    return where.suggestions.allInnerTexts();
  };
  const active = () =>
    search.input.evaluate((input) => {
      const id = input.getAttribute("aria-activedescendant");
      return id === null ? "" : (document.getElementById(id)?.innerText ?? "");
    });

  test("are a list that a screen reader follows: the box stays in focus, and says what is open and chosen", async () => {
    const options = await suggested(search, "unlear");
    assert.match(options[0] ?? "", /^Machine unlearning\s+topic$/i);
    assert.match(options.at(-1) ?? "", /paper$/i);
    assert.equal(await search.input.getAttribute("role"), "combobox");
    assert.equal(await search.input.getAttribute("aria-expanded"), "true");
    const list = await search.input.getAttribute("aria-controls");
    assert.equal(await page.locator(`#${list}`).getAttribute("role"), "listbox");
    assert.equal(await active(), "");
    await page.keyboard.press("ArrowDown");
    const [first = "", second = ""] = await search.suggestions.allInnerTexts();
    assert.equal(await active(), first);
    assert.equal(
      await search.suggestions.and(page.getByRole("option", { selected: true })).innerText(),
      first,
    );
    await page.keyboard.press("ArrowDown");
    assert.equal(await active(), second);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    assert.equal(await active(), "");
    assert.ok(await search.input.evaluate((input) => input === document.activeElement));
  });

  test("a topic becomes an operator in the box", async () => {
    await suggested(search, "machine unlear");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const { state } = await search.settled("topic:machine-unlearning");
    assert.equal(state, "done");
    assert.equal(await search.suggestions.count(), 0);
    assert.equal(await search.input.getAttribute("aria-expanded"), "false");
  });

  test("a paper opens", async () => {
    await suggested(search, "one epoch is all");
    await search.suggestions.filter({ hasText: "One Epoch Is All You Need" }).click();
    await page.waitForURL(`${root.url}papers/one-epoch-is-all-you-need-cffed81d/`);
  });

  test("Escape closes them and leaves the words; Enter searches for these", async () => {
    await suggested(search, "unlear");
    await page.keyboard.press("Escape");
    assert.equal(await search.suggestions.count(), 0);
    assert.equal(await search.input.inputValue(), "unlear");
    await page.keyboard.press("Enter");
    assert.equal((await search.settled("unlear")).state, "done");
  });

  test("go when the box is left, emptied or searched with, and don't come back late", async () => {
    await suggested(search, "unlear");
    await page.keyboard.press("Tab");
    assert.equal(await search.suggestions.count(), 0);
    await search.input.fill("unlearning");
    await search.input.press("Enter");
    await search.settled("unlearning");
    await page.waitForTimeout(400);
    assert.equal(await search.suggestions.count(), 0);
  });

  test("that can't be loaded are none, without a complaint of our own", async () => {
    await page.route("**/authors/**", (route) => route.abort());
    await search.open();
    await search.input.pressSequentially("unlear", { delay: 20 });
    assert.equal((await search.settled("unlear")).state, "done");
    assert.deepEqual(
      complaints.filter((one) => !/ERR_FAILED/.test(one)),
      [],
    );
  });
});

describe("from the box to what was found", () => {
  const inFocus = () =>
    page.evaluate(() =>
      document.activeElement?.closest("[data-paper]")?.getAttribute("data-paper"),
    );

  for (const key of ["ArrowDown", "Escape"])
    test(`${key} leads to the first result, and the words stay`, async () => {
      await search.ask("unlearning");
      const [first] = (await search.search("machine unlearning")).papers;
      await page.keyboard.press(key);
      assert.equal(await inFocus(), first);
      assert.equal(await search.input.inputValue(), "machine unlearning");
    });

  test("Escape empties the box only when it is pressed again", async () => {
    await search.open();
    await search.input.fill("zzzzzz");
    await search.settled("zzzzzz");
    await page.keyboard.press("Escape");
    assert.equal(await search.input.inputValue(), "zzzzzz");
    await page.keyboard.press("Escape");
    assert.equal(await search.input.inputValue(), "");
  });
});

describe("the box in the masthead", () => {
  test("is a form that leads to the results, with and without script", async () => {
    for (const javaScriptEnabled of [true, false]) {
      const other = await browser.newContext({ javaScriptEnabled });
      const reading = await other.newPage();
      await reading.goto(root.url);
      await reading.getByRole("searchbox").fill("machine unlearning");
      await reading.getByRole("searchbox").press("Enter");
      await reading.waitForURL(`${root.url}search/?q=machine+unlearning`);
      await other.close();
    }
  });

  test("costs nothing: a reading page loads nothing of the search", async () => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    for (const path of ["", "topics/", "papers/one-epoch-is-all-you-need-cffed81d/"]) {
      await page.goto(root.url + path, { waitUntil: "networkidle" });
      await page.getByRole("searchbox", { name: "Search the papers" }).focus();
    }
    assert.deepEqual(
      asked.filter((path) => path.includes("pagefind")),
      [],
    );
    const scripts = await Promise.all(
      [...new Set(asked.filter((path) => path.endsWith(".js")))].map(async (path) =>
        (await fetch(new URL(path, root.url))).text(),
      ),
    );
    assert.ok(scripts.length > 0);
    for (const script of scripts) assert.doesNotMatch(script, /paper-search|search\.json/);
  });

  test("is a sign on a narrow page, which leads to the box of the search", async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(root.url);
    assert.equal(await page.getByRole("searchbox").count(), 0);
    await page.getByRole("link", { name: "Search", exact: true }).click();
    await page.waitForURL(`${root.url}search/`);
    await page.waitForFunction(() => document.activeElement?.id === "query");
    await page.keyboard.type("unlearning");
    assert.equal((await search.settled("unlearning")).state, "done");
  });
});

describe("a tab that stays open while the site is renewed", () => {
  test("finds the new index by itself", async () => {
    await search.ask("unlearning");
    // The old index is gone from the server, and another is in its place.
    await page.route("**/pagefind/**", async (route) => {
      const url = new URL(route.request().url());
      const response = await route.fetch({ url: `${years.url.slice(0, -1)}${url.pathname}` });
      await route.fulfill({ response });
    });
    const { state, status } = await search.search("harbour robots");
    assert.equal(state, "done");
    assert.ok(countIn(status) > 10, status);
  });

  test("says that it has to be loaded anew, where the new index is of another kind", async () => {
    await page.route("**/search.json", (route) =>
      route.fulfill({ status: 200, contentType: "application/json", body: '{"format":99}' }),
    );
    await search.ask("unlearning", {}, ["error"]);
    assert.match(await page.locator("[data-reason]").innerText(), /reload this page/);
  });
});

describe("a browser without WebAssembly", () => {
  beforeEach(() => page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly")));

  test("finds words all the same", async () => {
    assert.equal((await search.ask("machine unlearning")).state, "done");
    assert.deepEqual(complaints, []);
  });

  test("is told what a phrase needs", async () => {
    const query = '"machine unlearning"';
    await search.ask(query, {}, ["error"]);
    assert.match(
      await page.locator("[data-reason]").innerText(),
      /WebAssembly.*Without the quotes/,
    );
    assert.ok(await search.retry.isVisible());
    assert.equal((await search.search("machine unlearning")).state, "done");
  });
});
