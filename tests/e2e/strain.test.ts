/** What a reader sees where a source sends too much, too little, or another script. */
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import type { Page } from "playwright-core";
import type { Server } from "../../src/site/serve.ts";
import { openBrowser, type TestBrowser } from "./browser.ts";
import { servedSite } from "./site.ts";
import { CROWD, LONELY_DAY, ODD_DAY, PICTURES, STRAINED } from "./strain.ts";

let browser: TestBrowser;
let site: Server;
/** One page for all tests: a new one costs as much as a visit. Every picture but `lost.svg` comes. */
let page: Page;
before(async () => {
  [browser, site] = await Promise.all([openBrowser(), servedSite("strain")]);
  page = await browser.newPage();
  await page.route(`${PICTURES}**`, (route) =>
    route.request().url().includes("lost")
      ? route.fulfill({ status: 404 })
      : route.fulfill({
          contentType: "image/svg+xml",
          body: '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"/>',
        }),
  );
});
afterEach(() => page.evaluate(() => localStorage.clear()));
after(async () => {
  await browser.close();
  await site.close();
});

/** Opens a page of the site, on a phone if nothing else is said. */
async function open(path: string, width = 390): Promise<void> {
  await page.setViewportSize({ width, height: 844 });
  await page.goto(site.url + path);
}

const paper = ({ id }: { id: string }) => page.locator(`[data-paper="${id}"]`);

test("no page needs sideways scrolling on a phone", async () => {
  await open(`days/${ODD_DAY}/`);
  const papers = Object.values(STRAINED).map(({ id }) => `papers/${id}/`);
  for (const path of [`days/${ODD_DAY}/`, ...papers]) {
    await page.goto(site.url + path);
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 844 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.equal(wide, width, path);
    }
    // A title of 400 characters among them, in text of twice its size.
    await page.setViewportSize({ width: 320, height: 844 });
    const wide = await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
      return document.documentElement.scrollWidth;
    });
    assert.equal(wide, 320, `${path}, twice the size`);
  }
});

test("a title in Arabic starts at the right, and one in Chinese at the left", async () => {
  await open(`days/${ODD_DAY}/`);
  const directionOf = (one: { id: string }) =>
    paper(one)
      .getByRole("heading")
      .evaluate((heading) => getComputedStyle(heading).direction);
  assert.equal(await directionOf(STRAINED.rightToLeft), "rtl");
  assert.equal(await directionOf(STRAINED.chinese), "ltr");
});

test("math that doesn’t parse is shown in plain characters, and in the colour of the text", async () => {
  await open(`papers/${STRAINED.brokenMath.id}/`);
  const main = page.locator("main");
  const text = await main.innerText();
  assert.match(text, /A harbour with 1\/ and\s+undefinedcommand/);
  assert.match(text, /It holds that .*a and/);
  assert.doesNotMatch(text, /[\\$]/);
  const colours = await main
    .locator("code, code *, math, math *")
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).color));
  const ink = await main.evaluate((one) => getComputedStyle(one).color);
  assert.ok(colours.length > 0);
  assert.deepEqual([...new Set(colours)], [ink]);
});

test("a paper without authors and abstract says so much and no more", async () => {
  await open(`papers/${STRAINED.nobody.id}/`);
  assert.ok(await page.getByText("The source sent no abstract.").isVisible());
  assert.equal(await page.getByRole("list", { name: "Authors" }).count(), 0);
});

test("an abstract of 20,000 characters is there to its end, and its card has the beginning", async () => {
  await open(`papers/${STRAINED.huge.id}/`);
  const abstract = await page.locator(".abstract").innerText();
  assert.equal(abstract, STRAINED.huge.abstract.trim());
  await page.goto(`${site.url}days/${ODD_DAY}/`);
  const excerpt = await paper(STRAINED.huge).locator(".excerpt .beginning").innerText();
  assert.ok(excerpt.length <= 241 && excerpt.endsWith("…"), excerpt);
});

test("an abstract of one word is there, and nothing is left to unfold", async () => {
  await open(`papers/${STRAINED.oneWordAbstract.id}/`);
  assert.equal(await page.locator(".abstract").innerText(), "Water");
  await page.goto(`${site.url}days/${ODD_DAY}/`);
  assert.match(await paper(STRAINED.oneWordAbstract).locator(".excerpt").innerText(), /^Water/);
});

test("what is said of a paper stands over no link and no button, and is replaced by the next", async () => {
  for (const width of [390, 1280]) {
    await open(`days/${ODD_DAY}/`, width);
    for (const one of [STRAINED.huge, STRAINED.nobody, STRAINED.rightToLeft]) {
      await paper(one).getByRole("button", { name: /^Save/ }).click();
      await page.locator(".notice[style]", { hasText: "Saved to your reading list" }).waitFor();
      const covered = await page.locator(".notice").evaluate((notice) => {
        const { top, bottom, left, right } = notice.getBoundingClientRect();
        const others = [...document.querySelectorAll("a, button, input, summary")].filter(
          (other) => !notice.contains(other) && other.checkVisibility(),
        );
        return others.filter((other) =>
          [...other.getClientRects()].some(
            (box) => box.top < bottom && box.bottom > top && box.left < right && box.right > left,
          ),
        ).length;
      });
      assert.equal(covered, 0, `${width}: ${one.id}`);
      assert.equal(await page.locator(".notice").count(), 1);
    }
    await page.evaluate(() => localStorage.clear());
  }
});

test("a picture comes with its size known, and without saying where the reader is", async () => {
  await open(`days/${ODD_DAY}/`, 1280);
  const picture = paper(STRAINED.pictured).locator("img");
  await picture.scrollIntoViewIfNeeded();
  const asked = page.waitForRequest(`${PICTURES}comes.svg`);
  await page.reload();
  await picture.scrollIntoViewIfNeeded();
  assert.equal((await asked).headers()["referer"], undefined);
  const box = await picture.boundingBox();
  assert.ok(box && box.width > 100);
  assert.ok(Math.abs(box.width / box.height - 1200 / 630) < 0.1);
  assert.equal(await picture.getAttribute("loading"), "lazy");
});

test("a picture that doesn’t come leaves no gap", async () => {
  await open(`days/${ODD_DAY}/`, 1280);
  const card = paper(STRAINED.lostPicture);
  await card.scrollIntoViewIfNeeded();
  await card.locator(".thumbnail").waitFor({ state: "detached" });
  const title = await card.getByRole("heading").boundingBox();
  const box = await card.boundingBox();
  assert.ok(title && box && Math.abs(title.width - box.width) < 2);
});

test("a list of titles has no pictures", async () => {
  await open(`days/${ODD_DAY}/`, 1280);
  const picture = paper(STRAINED.pictured).locator(".thumbnail");
  assert.ok(await picture.isVisible());
  await page.locator(".view-menu summary").click();
  await page.getByLabel("Titles only").check();
  assert.equal(await picture.isVisible(), false);
});

test("a day of 500 papers shows them all", async () => {
  await open(`days/${CROWD.day}/`);
  assert.equal(await page.locator("main [data-paper]").count(), CROWD.papers);
});

test("a crowded month shows twenty as cards, the others as rows by day, and none twice", async () => {
  await open(`months/${CROWD.month}/`);
  assert.equal(await page.locator(".card").count(), 20);
  const ids = await page
    .locator("main [data-paper]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("data-paper")));
  assert.equal(ids.length, CROWD.papers + 1);
  assert.equal(new Set(ids).size, ids.length);
  const days = await page.locator(".rows h2").allInnerTexts();
  assert.deepEqual(days, ["Tuesday, 6 May 2025", "Monday, 5 May 2025"]);
});

test("a day of one paper has no list to walk through, and ways to the days around it", async () => {
  await open(`days/${LONELY_DAY}/`);
  assert.ok(await page.getByText("1 paper", { exact: true }).isVisible());
  assert.equal(await page.locator("main [data-paper]").count(), 1);
  assert.ok(await page.locator("a[rel=prev]").isVisible());
  assert.ok(await page.locator("a[rel=next]").isVisible());
});
