/** The whole abstract of a paper, unfolded in the list that it stands in. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import { eachWithPage } from "./each-page.ts";
import { ODD_PAPERS } from "./fixture.ts";
import { keep, paperInFocus } from "./reader-page.ts";
import type { BrowserContext } from "playwright-core";

let site: string;
let context: BrowserContext;
let page: Page;
let complaints: string[];

eachWithPage(["years"], (opened) => {
  ({ context, page, complaints } = opened);
  site = opened.site("years").url;
});

/** A day with a paper that has a summary and an abstract with math, and a day of 20 papers. */
const ODD_DAY = "days/2025-03-04/";
const DAY = "days/2024-12-31/";
/** A paper of the latter, whose abstract is longer than its excerpt. */
const LONG = "2412.10307";

const paper = (id: string) => page.locator(`[data-paper="${id}"]`);
const button = (id: string) => paper(id).locator("button[data-act=abstract]");
const unfolded = (id: string) => paper(id).locator(".unfolded");
const choose = async (label: string) => {
  await page.getByText("Sort and show").click();
  await page.getByLabel(label).check();
  await page.keyboard.press("Escape");
};

describe("an abstract", () => {
  test("unfolds below the summary with its math, moves nothing above it, and folds again", async () => {
    const { id } = ODD_PAPERS.long;
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(site + ODD_DAY);
    await button(id).scrollIntoViewIfNeeded();
    const before = await paper(id).locator("h2").boundingBox();
    await button(id).click();
    await unfolded(id).locator("math").first().waitFor();
    assert.equal(await button(id).getAttribute("aria-expanded"), "true");
    assert.match(await unfolded(id).innerText(), /^A harbour at https:/);
    assert.ok(await paper(id).getByText("A harbour is long.").isVisible());
    assert.deepEqual(await paper(id).locator("h2").boundingBox(), before);
    await button(id).click();
    await unfolded(id).waitFor({ state: "hidden" });
    assert.equal(await button(id).getAttribute("aria-expanded"), "false");
    await button(id).click();
    await unfolded(id).waitFor();
    assert.equal(page.url(), site + ODD_DAY);
    assert.equal(asked.filter((path) => path === `/papers/${id}/`).length, 1, "it is loaded once");
  });

  test("takes the place of its own beginning", async () => {
    await page.goto(site + DAY);
    await button(LONG).click();
    await unfolded(LONG).locator("p").waitFor();
    assert.match(await unfolded(LONG).innerText(), /^We study the .* It holds for 9 cases\.$/s);
    assert.equal(await paper(LONG).locator(".beginning").isVisible(), false);
    assert.ok(await button(LONG).isVisible());
  });

  test("unfolds and folds by a key, and the focus stays", async () => {
    await page.goto(site + DAY);
    await page.keyboard.press("j");
    const id = (await paperInFocus(page)) ?? "";
    await page.keyboard.press("e");
    await unfolded(id).locator("p").waitFor();
    assert.equal(await paperInFocus(page), id);
    await page.keyboard.press("e");
    await unfolded(id).waitFor({ state: "hidden" });
  });

  test("comes where the excerpt is pressed, but not where text is selected in it", async () => {
    await page.goto(site + DAY);
    const excerpt = paper(LONG).locator(".beginning");
    await excerpt.selectText();
    await excerpt.dispatchEvent("click");
    assert.equal(await button(LONG).getAttribute("aria-expanded"), "false");
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await excerpt.click();
    await unfolded(LONG).locator("p").waitFor();
  });

  test("that doesn't come is told in its place, and comes when it is tried again", async () => {
    await page.route(`**/papers/${LONG}/`, (route) => route.abort());
    await page.goto(site + DAY);
    await button(LONG).click();
    const again = page.getByRole("alert").getByRole("button", { name: /^Try again/ });
    await again.waitFor();
    assert.ok(await paper(LONG).locator(".beginning").isVisible());
    await page.unroute(`**/papers/${LONG}/`);
    await again.focus();
    await page.keyboard.press("Enter");
    await unfolded(LONG).getByText("We study").waitFor();
    assert.equal(await paperInFocus(page), LONG);
    assert.equal(complaints.filter((one) => !/ERR_FAILED/.test(one)).length, 0);
  });

  test("is there on results, and on the reading list", async () => {
    await keep(context, site, { saved: [{ id: LONG, title: "Saved", authors: [] }] });
    for (const path of ["search/?q=harbour", "reading-list/"]) {
      await page.goto(site + path);
      await page.locator("main [data-paper]:has([data-act=abstract]) h2 a").first().focus();
      await page.keyboard.press("e");
      await page.locator(".unfolded").first().getByText("harbour").first().waitFor();
    }
  });

  test("isn't offered where a paper has none", async () => {
    await page.goto(site + ODD_DAY);
    assert.equal(await button(ODD_PAPERS.bare.id).count(), 0);
  });
});

describe("the view of abstracts", () => {
  test("unfolds those near the window as the reader goes on, and folds them when it is left", async () => {
    await page.goto(site + DAY);
    const open = page.locator("[data-unfolded]");
    await choose("Abstracts");
    await open.first().waitFor();
    const all = await page.locator("button[data-act=abstract]").count();
    assert.ok((await open.count()) < all, "not those far below");
    await page.locator("[data-paper]").last().scrollIntoViewIfNeeded();
    await page.locator("[data-paper]:last-child[data-unfolded]").waitFor();
    await page.reload();
    await open.first().waitFor();
    await page.evaluate(() => scrollTo(0, 0));
    await choose("Summaries");
    await page.waitForFunction(() => !document.querySelector("[data-unfolded]"));
  });

  test("leaves the excerpts where abstracts don't come", async () => {
    await page.route("**/papers/**", (route) => route.abort());
    await page.goto(site + DAY);
    await choose("Abstracts");
    await page.waitForFunction(
      () => !document.querySelector("button[data-act=abstract][aria-expanded=true]"),
    );
    assert.ok(await paper(LONG).locator(".beginning").isVisible());
    assert.equal(await page.getByRole("alert").count(), 0);
  });
});
