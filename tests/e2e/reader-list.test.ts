/** The reading list: in, out, and back again. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { describe, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { plainText } from "../../src/text/math.ts";
import { parseBibtex } from "../../src/sources/bibtex.ts";
import { finish } from "../sources/items.ts";
import { watchedPage, type TestBrowser } from "./browser.ts";
import { eachWithPage } from "./each-page.ts";
import { ODD_PAPERS } from "./fixture.ts";
import { blockStorage, fillStorage, keep, kept, papersShown } from "./reader-page.ts";
import { servedSite } from "./site.ts";

let browser: TestBrowser;
let site: string;
let context: BrowserContext;
let page: Page;
let complaints: string[];

eachWithPage(["years"], (opened) => {
  ({ browser, context, page, complaints } = opened);
  site = opened.site("years").url;
});

const items = () => page.locator("[data-saved-papers] [data-paper]");
const status = () => page.locator("reading-list [role=status]");
const saved = (id: string) => ({
  id,
  title: `Paper ${id}`,
  authors: ["Ada Example"],
  day: "2025-03-04",
  arxiv: `https://arxiv.org/abs/${id}`,
  pdf: `https://arxiv.org/pdf/${id}`,
});

/** Opens the list with papers in it, the newest first. */
async function openList(...ids: string[]): Promise<void> {
  await keep(context, site, { saved: ids.map(saved) });
  await page.goto(`${site}reading-list/`);
}

/** Presses a button that hands out a file; gives its name and its text. */
async function exported(button: string): Promise<[name: string, text: string]> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  const text = await fs.readFile(await download.path(), "utf8");
  return [download.suggestedFilename(), text];
}

/** Imports a text as a file, and gives what the page says of it. */
async function imported(text: string | Buffer): Promise<string> {
  await page.evaluate(() => {
    const line = document.querySelector("reading-list [role=status]");
    if (line) line.textContent = "";
  });
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "broadsheet-list-"));
  const file = path.join(folder, "reading-list.json");
  await fs.writeFile(file, text);
  await page.locator("input[type=file]").setInputFiles(file);
  await page.locator("reading-list [role=status]:not(:empty)").waitFor({ state: "attached" });
  await fs.rm(folder, { recursive: true });
  return status().innerText();
}

test("what is said of a long list is in sight where the reader is, and so is the way back", async () => {
  const ids = Array.from({ length: 40 }, (_, at) => `2503.${20_000 + at}`);
  await openList(...ids);
  await page.setViewportSize({ width: 390, height: 800 });
  const inSight = (selector: string) =>
    page.locator(`reading-list ${selector}`).evaluate((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      const seen = document.elementFromPoint(30, (top + bottom) / 2);
      const line = one.closest(".list-line");
      return top >= 0 && bottom <= innerHeight && line?.contains(seen);
    });
  await page.getByText("Import JSON").scrollIntoViewIfNeeded();
  assert.match(await imported("{"), /Nothing was imported/);
  assert.ok(await inSight("[role=status]"), "why it was refused");
  await items()
    .last()
    .getByRole("button", { name: /^Remove/ })
    .click();
  assert.match(await status().innerText(), /is removed/);
  assert.ok(await inSight("[role=status]"), "what was removed");
  assert.ok(await inSight("[data-do=undo]"), "the way back");
});

test("an empty list says how papers come into it", async () => {
  await page.goto(`${site}reading-list/`);
  assert.ok(await page.getByText("Nothing saved yet").isVisible());
  assert.equal(await page.getByRole("button", { name: /^Export/ }).count(), 0);
  await page.getByRole("link", { name: "the latest papers" }).click();
  await page.waitForURL(site);
});

test("papers are saved, exported, cleared, and come back by the file", async () => {
  await page.goto(site);
  const [, second = ""] = await papersShown(page);
  for (const id of [second, ODD_PAPERS.oldId.id.replace("/", "-"), ODD_PAPERS.long.id])
    await page
      .locator(`[data-paper="${id}"]`)
      .getByRole("button", { name: /^Save: / })
      .click();
  await page.getByRole("link", { name: "Reading list" }).first().click();
  await page.waitForURL(`${site}reading-list/`);
  const before = await papersShown(page);
  assert.deepEqual(before, [ODD_PAPERS.long.id, "cs-0112017", second], "newest first");
  assert.match(await items().nth(2).innerText(), /listed 4 Mar 2025/);
  const [name, text] = await exported("Export as JSON");
  assert.equal(name, "reading-list.json");

  await page.evaluate(() => localStorage.clear());
  await page.reload();
  assert.equal(await items().count(), 0);
  assert.equal(await imported(text), "3 papers added.");
  assert.deepEqual(await papersShown(page), before);
  assert.equal(await imported(text), "0 papers added, 3 already in your list.");
  assert.deepEqual(complaints, []);
});

test("the exported BibTeX can be read, with authors and arXiv's ids", async () => {
  for (const id of [ODD_PAPERS.long.id, "cs-0112017", ODD_PAPERS.markup.id]) {
    await page.goto(`${site}papers/${id}/`);
    await page.getByRole("button", { name: /^Save: / }).click();
  }
  await page.goto(`${site}reading-list/`);
  const [name, text] = await exported("Export as BibTeX");
  assert.equal(name, "reading-list.bib");
  const options = { file: name, date: "2025-10-16" };
  const { papers, skipped } = finish(parseBibtex(text, options));
  assert.deepEqual(skipped, []);
  assert.deepEqual(
    papers.map(({ id }) => id),
    ["2503.00001", "cs/0112017", "2503.00002"],
  );
  // What is HTML in a title is dropped on the way in, as of any source.
  const title = ODD_PAPERS.markup.title.replace(/<img.*?>/, "");
  assert.equal(plainText(papers[0]?.title ?? ""), title);
  assert.equal(papers[2]?.authors.length, 533, "all that the page names");
});

test("a row can be saved by its button and by the keyboard, with the authors that it names", async () => {
  await page.goto(`${site}topics/robots/2025-03/`);
  const id = (await papersShown(page))[60] ?? "";
  const row = page.locator(`[data-paper="${id}"]`);
  await row.getByRole("button", { name: /^Save: / }).click();
  const saved = async () => Object(await kept(page, "saved"));
  assert.deepEqual((await saved())[0].authors, ["Ada Example", "Łukasz Wzór"]);
  await row.locator("a").focus();
  await page.keyboard.press("s");
  assert.equal((await saved()).length, 0);
});

test("a paper is saved with the day of its first version, from its card and from its page", async () => {
  await page.goto(`${site}days/2024-12-31/`);
  const [card = "", own = ""] = await papersShown(page);
  await page
    .getByRole("button", { name: /^Save: / })
    .first()
    .click();
  await page.goto(`${site}papers/${own}/`);
  await page.getByRole("button", { name: /^Save: / }).click();
  const days = Object.values(Object(await kept(page, "saved"))).map((one) => [
    Object(one).id,
    Object(one).published,
  ]);
  assert.deepEqual(days, [
    [own, "2024-12-31"],
    [card, "2024-12-31"],
  ]);
});

test("a saved paper opens, is marked as read, removed, and put back in its place", async () => {
  await openList("2503.10000", "2503.10001", "2503.10002");
  assert.equal(await page.locator("[data-count]").innerText(), "3 papers");
  await page.getByRole("button", { name: "Mark as read: Paper 2503.10001" }).click();
  assert.equal(await page.locator("[data-count]").innerText(), "3 papers, 2 unread");
  await page.getByRole("button", { name: "Remove: Paper 2503.10001" }).click();
  assert.deepEqual(await papersShown(page), ["2503.10000", "2503.10002"]);
  assert.equal(await status().innerText(), "“Paper 2503.10001” is removed.");
  await page.getByRole("button", { name: "Undo" }).click();
  assert.deepEqual(await papersShown(page), ["2503.10000", "2503.10001", "2503.10002"]);
  assert.equal(await page.locator("[data-count]").innerText(), "3 papers, 2 unread");
  await items().first().getByRole("link").first().click();
  await page.waitForURL(`${site}papers/2503.10000/`);
});

test("the keys work in the list, and the focus keeps its place", async () => {
  await openList("2503.10000", "2503.10001", "2503.10002");
  for (const key of ["j", "j", "s"]) await page.keyboard.press(key);
  assert.deepEqual(await papersShown(page), ["2503.10000", "2503.10002"]);
  await page.keyboard.press("o");
  await page.waitForURL(`${site}papers/2503.10002/`);
});

test("the focus goes to the next paper's button when one is removed", async () => {
  await openList("2503.10000", "2503.10001", "2503.10002");
  await page.getByRole("button", { name: "Remove: Paper 2503.10001" }).press("Enter");
  assert.equal(
    await page.evaluate(() => document.activeElement?.ariaLabel),
    "Remove: Paper 2503.10002",
  );
});

test("all can be removed in one go, and put back", async () => {
  await openList("2503.10000", "2503.10001");
  await page.getByRole("button", { name: "Remove all" }).click();
  assert.ok(await page.getByText("Nothing saved yet").isVisible());
  // The focus is on the way back.
  await page.keyboard.press("Enter");
  assert.equal(await items().count(), 2);
});

test("hidden papers come back, one or all, and that can be undone", async () => {
  const hidden = ["2503.10005", "2503.10006"].map((id) => ({ id, title: `Paper ${id}` }));
  await keep(context, site, { hidden });
  await page.goto(`${site}reading-list/`);
  await page.getByRole("button", { name: "Restore: Paper 2503.10005" }).click();
  assert.equal(await status().innerText(), "“Paper 2503.10005” is back in the lists.");
  assert.deepEqual(await kept(page, "hidden"), hidden.slice(1));
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  assert.deepEqual(await kept(page, "hidden"), hidden);
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Paper 2503.10005");
  await page.getByRole("button", { name: "Restore all" }).click();
  assert.deepEqual(await kept(page, "hidden"), []);
  await page.keyboard.press("Enter");
  assert.deepEqual(await kept(page, "hidden"), hidden);
});

test("papers with a curator's note have its mark here, too", async () => {
  await openList("2503.00001", "2412.10303");
  const marks = items().locator(".note-mark");
  assert.deepEqual(await marks.allTextContents(), ["Curator’s note"]);
  assert.equal(await items().first().locator(".note-mark").count(), 1);
});

describe("an import that is refused leaves the list as it was, and says why", () => {
  const good = (papers: unknown) =>
    JSON.stringify({ format: "broadsheet-reading-list", version: 1, papers });
  // All reasons: tests/reader/list-file.test.ts.
  const ROWS: [name: string, text: string | Buffer, reason: RegExp][] = [
    ["cut off", good([saved("a")]).slice(0, -9), /cut off/],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255]), /not valid JSON/],
    ["10 MB", Buffer.alloc(10_000_000, " "), /10 MB.*at most 5/],
  ];
  for (const [name, text, reason] of ROWS)
    test(name, async () => {
      await openList("2503.10000");
      const said = await imported(text);
      assert.match(said, reason);
      assert.match(said, /your list is unchanged/);
      assert.deepEqual(await papersShown(page), ["2503.10000"]);
      assert.deepEqual(complaints, []);
    });

  test("and one bad paper or link keeps the good ones out of nothing", async () => {
    await openList("2503.10000");
    const said = await imported(
      good([
        {
          ...saved("2503.10001"),
          arxiv: "javascript:alert(1)",
          title: "<img src=x onerror=alert(1)>",
        },
        { title: "No id" },
        saved("2503.10000"),
      ]),
    );
    assert.match(said, /^1 paper added, 1 already in your list\. 1 left out: Paper 2: /);
    assert.match(said, /arxiv of “<img/);
    assert.deepEqual(await papersShown(page), ["2503.10000", "2503.10001"]);
    assert.equal(await page.locator("[data-saved-papers] img").count(), 0);
    assert.equal(await page.locator('a[href^="javascript"]').count(), 0);
    assert.deepEqual(complaints, []);
  });
});

describe("two tabs", () => {
  test("show each other's changes, and lose none of them", async () => {
    const day = `${site}days/2024-12-31/`;
    await page.goto(day);
    const { page: other } = await watchedPage(context);
    await other.goto(day);
    const { page: list } = await watchedPage(context);
    await list.goto(`${site}reading-list/`);
    const [one = "", two = ""] = await papersShown(page);
    const save = (where: Page, id: string) =>
      where
        .locator(`[data-paper="${id}"]`)
        .getByRole("button", { name: /^Save: / })
        .click();
    await save(page, one);
    await other
      .locator(`[data-paper="${one}"]`)
      .getByRole("button", { name: /^Saved: / })
      .waitFor();
    await save(other, two);
    await list.locator("[data-saved-papers] [data-paper]").nth(1).waitFor();
    assert.deepEqual(await papersShown(list), [two, one]);
    await list
      .getByRole("button", { name: /^Remove: / })
      .first()
      .click();
    await page
      .locator(`[data-paper="${two}"]`)
      .getByRole("button", { name: /^Save: / })
      .waitFor();
  });
});

test("the focus stays on its paper when another tab takes one away", async () => {
  await openList("2503.10000", "2503.10001", "2503.10002");
  const { page: other } = await watchedPage(context);
  await other.goto(`${site}reading-list/`);
  await page.getByRole("button", { name: "Mark as read: Paper 2503.10001" }).focus();
  await other.getByRole("button", { name: "Remove: Paper 2503.10000" }).click();
  await page.waitForFunction(
    () => document.querySelectorAll("[data-saved-papers] > li").length === 2,
  );
  assert.equal(
    await page.evaluate(() => document.activeElement?.ariaLabel),
    "Mark as read: Paper 2503.10001",
  );
});

describe("a browser that keeps nothing", () => {
  for (const [name, prepare] of [
    ["blocked", blockStorage],
    ["full", fillStorage],
  ] as const)
    test(`${name}: an import is shown, and the reader is told that it won't last`, async () => {
      await page.addInitScript(prepare);
      await page.goto(`${site}reading-list/`);
      const text = JSON.stringify({
        format: "broadsheet-reading-list",
        version: 1,
        papers: [saved("2503.10000")],
      });
      assert.equal(await imported(text), "1 paper added.");
      assert.equal(await items().count(), 1);
      await page.locator(".notice", { hasText: "when you leave" }).waitFor();
      assert.deepEqual(complaints, []);
    });
});

test("the list works below a base path, and is that digest's own", async (t) => {
  const digest = await servedSite("digest");
  t.after(() => digest.close());
  await page.goto(digest.url);
  const [id = ""] = await papersShown(page);
  await page
    .getByRole("button", { name: /^Save: / })
    .first()
    .click();
  await page.goto(`${digest.url}reading-list/`);
  await items().getByRole("link").first().click();
  await page.waitForURL(`${digest.url}papers/${id}/`);
  const keys = await page.evaluate(() => Object.keys(localStorage));
  assert.ok(keys.includes("broadsheet/digest/saved"), keys.join());
});

test("without scripts the page says what it needs", async (t) => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  t.after(() => plain.close());
  const still = await plain.newPage();
  await still.goto(`${site}reading-list/`);
  assert.match(await still.locator("main").innerText(), /needs JavaScript/);
  const main = still.getByRole("main");
  assert.equal(await main.getByRole("button").count(), 0);
});
