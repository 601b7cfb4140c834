/** Nobody loses their place: the ways back to a list, and the ways on from a narrowed one. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import { eachWithPage } from "./each-page.ts";
import { kept, paperInFocus, papersShown } from "./reader-page.ts";

let site: string;
let page: Page;
let complaints: string[];

eachWithPage(["years"], (opened) => {
  ({ page, complaints } = opened);
  site = opened.site("years").url;
});

/** A day with 20 papers, 7 of them on tides. */
const DAY = "days/2024-12-31/";

/** Waits until a paper has the focus. */
function focusOn(id: string | undefined): Promise<unknown> {
  return page.waitForFunction(
    (one) => document.activeElement?.closest("[data-paper]")?.getAttribute("data-paper") === one,
    id,
  );
}

/** How far below the window's top a paper stands. */
function topOf(id = ""): Promise<number> {
  return page.locator(`[data-paper="${id}"]`).evaluate((one) => one.getBoundingClientRect().top);
}

describe("back from a paper", () => {
  test("the list stands as it was, the paper has the focus, and j goes on", async () => {
    await page.goto(`${site}${DAY}?topic=tides`);
    const papers = await papersShown(page);
    for (let at = 0; at < 5; at += 1) await page.keyboard.press("j");
    const before = await topOf(papers[4]);
    await page.keyboard.press("o");
    await page.waitForURL(`${site}papers/**`);
    await page.goBack();
    await focusOn(papers[4]);
    assert.ok(Math.abs((await topOf(papers[4])) - before) < 2);
    assert.deepEqual(await papersShown(page), papers);
    await page.keyboard.press("j");
    assert.equal(await paperInFocus(page), papers[5]);
    assert.deepEqual(complaints, []);
  });

  test("that was reached through the list's other papers, that one is selected", async () => {
    await page.goto(`${site}${DAY}?topic=tides`);
    const papers = await papersShown(page);
    await page.locator(`[data-paper="${papers[0]}"] a`).first().click();
    const next = page.locator(`.pager[aria-label="Papers of the list"] a[rel=next]`);
    for (const id of papers.slice(1, 3)) {
      await next.click();
      await page.waitForURL(`${site}papers/${id}/`);
    }
    await next.waitFor();
    await page.goBack();
    await page.goBack();
    await page.goBack();
    await focusOn(papers[2]);
    await page.keyboard.press("j");
    assert.equal(await paperInFocus(page), papers[3]);
  });

  test("that a search found, as many results are there as before", async () => {
    await page.goto(`${site}search/?q=harbour`);
    await page.locator("[data-search] [data-more]").click();
    const last = page.locator("[data-search] [data-paper]").nth(24);
    const id = (await last.getAttribute("data-paper")) ?? "";
    await last.locator("a").first().focus();
    const before = await topOf(id);
    await page.keyboard.press("Enter");
    await page.waitForURL(`${site}papers/${id}/`);
    // The results may be there before the script that asks for more of them.
    await page.route("**/arrive.*.js", async (route) => {
      await page.locator("[data-search][data-state=done]").waitFor();
      await route.continue();
    });
    await page.goBack();
    await focusOn(id);
    assert.ok((await page.locator("[data-search] [data-paper]").count()) >= 30);
    const after = await topOf(id);
    assert.ok(Math.abs(after - before) < 4, `${after} for ${before}`);
  });
});

test("back from a topic, the focus is on its link", async () => {
  await page.goto(site + DAY);
  const link = page.locator(".topic-links a").nth(3);
  const href = (await link.getAttribute("href")) ?? "";
  const id = await link.evaluate(
    (one) => one.closest("[data-paper]")?.getAttribute("data-paper") ?? "",
  );
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${href}`);
  await page.goBack();
  await focusOn(id);
  const now = await page.evaluate(() => document.activeElement?.getAttribute("href"));
  assert.equal(now, href);
});

describe("a narrowed topic", () => {
  test("travels with the ways on, and the month's calendar counts it", async () => {
    await page.goto(`${site}${DAY}?topic=tides`);
    const shown = await papersShown(page);
    const month = page.locator(".period-switch").getByRole("link", { name: "Month" });
    await page.locator(".period-switch a[href$='topic=tides']").first().waitFor();
    const ways = page.locator(":is(.period-switch, .pager) a");
    for (const href of await ways.evaluateAll((all) => all.map((one) => one.getAttribute("href"))))
      assert.match(href ?? "", /\?topic=tides$/);
    await month.click();
    await page.waitForURL(`${site}months/2024-12/?topic=tides`);
    const day = page.locator(`.calendar [data-date="2024-12-31"]`);
    await day.locator("a[href$='topic=tides']").waitFor();
    assert.equal(await day.locator(".calendar-count").textContent(), String(shown.length));
    await page.getByRole("button", { name: /^Show all/ }).click();
    await day.locator("a:not([href*='topic'])").waitFor();
    assert.equal(await day.locator(".calendar-count").textContent(), "20");
  });

  test("can be followed where it is chosen", async () => {
    await page.goto(`${site}${DAY}?topic=tides`);
    await page.getByRole("button", { name: "Follow: Tides" }).click();
    assert.deepEqual(await kept(page, "followed"), ["tides"]);
    await page.reload();
    await page.locator(".period-switch a[href$='topic=tides']").first().waitFor();
    assert.equal(await page.getByRole("button", { name: "Follow: Tides" }).count(), 0);
  });
});
