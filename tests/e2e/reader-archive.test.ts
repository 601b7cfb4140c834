/** The archive's calendar and the list of notes, narrowed without leaving the page. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import type { TestBrowser } from "./browser.ts";
import type { Server } from "../../src/site/serve.ts";
import { eachWithPage } from "./each-page.ts";
import { chip, keep, kept, lineOf, papersShown } from "./reader-page.ts";

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

/** The days that the calendar leads to: `31 December 2024, 20 papers`. */
async function daysShown(): Promise<string[]> {
  const links = page.locator(".calendar td").getByRole("link");
  return (await links.allTextContents()).map((name) => name.replace(/\s+/g, " ").trim());
}

const ALL_DAYS = [
  "3 March 2025, 40 papers",
  "4 March 2025, 30 papers",
  "28 February 2025, 12 papers",
  "31 December 2024, 20 papers",
  "1 March 2024, 15 papers",
  "30 June 2023, 13 papers",
];

describe("the archive's calendar", () => {
  test("keeps the days of a week in line where some have no paper on the topic", async () => {
    await page.goto(`${years.url}archive/?topic=robots`);
    const days = await page.locator(".calendar tr:has(td)").evaluateAll((rows) =>
      rows
        .map((row) => [
          ...row.querySelectorAll("td > .calendar-day, a:not([href]) > .calendar-day"),
        ])
        .filter((row) => row.some((one) => one.closest("a")))
        .map((row) => row.map((one) => one.getBoundingClientRect().top)),
    );
    assert.ok(days.length > 0, "a day without a paper on the topic");
    for (const tops of days) assert.ok(Math.max(...tops) - Math.min(...tops) < 2, tops.join());
  });

  test("counts a topic's papers in place, says so, and stands in the address", async () => {
    await page.goto(`${years.url}archive/`);
    assert.deepEqual(await daysShown(), ALL_DAYS);
    await chip(page, "Tides").click();
    const days = await daysShown();
    assert.ok(days.includes("31 December 2024, 7 papers"), days.join("; "));
    assert.equal(page.url(), `${years.url}archive/?topic=tides`);
    const counts = days.map((day) => Number(/(\d+) papers?$/.exec(day)?.[1]));
    const total = counts.reduce((sum, count) => sum + count, 0);
    assert.equal(await lineOf(page).textContent(), `${total} of 130 papers on Tides.`);
    const december = page.getByRole("table", { name: "December 2024" });
    assert.equal(await december.locator("caption .count").textContent(), "7 papers");
    assert.deepEqual(complaints, []);
  });

  test("counts as many papers of a topic as its name says", async () => {
    await page.goto(`${root.url}archive/`);
    const topics = page.locator(".chip[data-topic]");
    for (const one of [topics.first(), topics.nth(1)]) {
      const count = await one.locator(".count").textContent();
      await one.click();
      assert.match(
        (await lineOf(page).textContent()) ?? "",
        new RegExp(`^${count} of 91 papers on `),
      );
    }
  });

  test("colours days by what is shown: the busiest is the darkest", async () => {
    await page.goto(`${years.url}archive/?topic=tides`);
    const busiest = await page.evaluate(() => {
      const cells = [...document.querySelectorAll("td[data-date]")];
      const countOf = (cell: Element) => Number(cell.querySelector(".calendar-count")?.textContent);
      const most = Math.max(...cells.map(countOf));
      return cells.filter((cell) => countOf(cell) === most).map(({ className }) => className);
    });
    assert.ok(
      busiest.every((level) => level === "level-4"),
      `${busiest}`,
    );
  });

  test("leads on to days, weeks and months that are narrowed alike", async () => {
    await page.goto(`${years.url}archive/?topic=tides`);
    await page.getByRole("link", { name: "31 December 2024" }).click();
    await page.waitForURL(`${years.url}days/2024-12-31/?topic=tides`);
    assert.equal((await papersShown(page)).length, 7);
    await page.goBack();
    await page.getByRole("link", { name: "December 2024", exact: true }).click();
    await page.waitForURL(`${years.url}months/2024-12/?topic=tides`);
  });

  test("leads nowhere from a day that has nothing of the topic", async () => {
    await page.goto(`${years.url}archive/?topic=nothing-of-that-name`);
    assert.deepEqual(await daysShown(), []);
    assert.equal(await page.locator(".calendar").getByRole("link").count(), 0);
    await page.getByRole("button", { name: "Show all 130" }).click();
    assert.deepEqual(await daysShown(), ALL_DAYS);
    assert.equal(page.url(), `${years.url}archive/`);
  });

  test("is left and comes back by the browser's own ways", async () => {
    await page.goto(`${years.url}archive/`);
    await chip(page, "Robots").click();
    const narrowed = await daysShown();
    await page.goBack();
    assert.deepEqual(await daysShown(), ALL_DAYS);
    await page.goForward();
    assert.deepEqual(await daysShown(), narrowed);
  });

  test("shows the followed topics together, each paper once", async () => {
    await page.goto(`${root.url}archive/`);
    const slugs = await page
      .locator(".chip[data-topic]")
      .evaluateAll((chips) => chips.map((one) => one.getAttribute("data-topic") ?? ""));
    // All topics but the largest, whose code is 0.
    await keep(context, root.url, { followed: slugs.slice(1) });
    await page.reload();
    await chip(page, "My topics").click();
    const papers = await page
      .locator("td[data-codes]")
      .evaluateAll((cells) =>
        cells.flatMap((cell) => cell.getAttribute("data-codes")?.split(" ") ?? []),
      );
    const mine = papers.filter((codes) => /[1-9]/.test(codes)).length;
    assert.ok(mine > 0 && mine < papers.length);
    assert.equal(
      await lineOf(page).textContent(),
      `${mine} of ${papers.length} papers on your topics.`,
    );
    assert.equal(page.url(), `${root.url}archive/?show=mine`);
  });

  test("shows what is new without taking it for seen", async () => {
    // That visit is over: what it showed as new is none any more.
    const visit = { upTo: "2024-12-31", since: "2023-06-30", at: 0 };
    await keep(context, years.url, { visit });
    await page.goto(`${years.url}archive/`);
    await chip(page, "New").click();
    assert.deepEqual(await daysShown(), ALL_DAYS.slice(0, 3));
    assert.deepEqual(await kept(page, "visit"), visit);
    await page.getByRole("link", { name: "3 March 2025" }).click();
    await page.waitForURL(`${years.url}days/2025-03-03/?show=new`);
    assert.equal((await papersShown(page)).length, 40);
  });

  test("has topics that lead to their pages without scripts", async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const still = await plain.newPage();
    await still.goto(`${years.url}archive/`);
    await chip(still, "Tides").click();
    await still.waitForURL(`${years.url}topics/tides/`);
    await plain.close();
  });
});

describe("the list of notes", () => {
  test("is narrowed to a topic in place", async () => {
    await page.goto(`${root.url}notes/`);
    const all = await papersShown(page);
    const topic = page.locator(".chip[data-topic]").first();
    const slug = await topic.getAttribute("data-topic");
    const title = (await topic.textContent())?.replace(/\s*\d+\s*$/, "").trim();
    await topic.click();
    const shown = await papersShown(page);
    assert.ok(shown.length > 0 && shown.length < all.length);
    for (const id of shown)
      assert.ok(
        (await page.locator(`[data-paper="${id}"]`).getAttribute("data-topics"))
          ?.split(" ")
          .includes(slug ?? ""),
      );
    assert.equal(
      await lineOf(page).textContent(),
      `${shown.length} of ${all.length} papers on ${title}.`,
    );
    assert.equal(page.url(), `${root.url}notes/?topic=${slug}`);
    assert.deepEqual(complaints, []);
  });

  test("marks no paper as new, since it is about the notes", async () => {
    await keep(context, root.url, { visit: { upTo: "2025-01-01", since: "2025-01-01", at: 0 } });
    await page.goto(`${root.url}notes/`);
    assert.equal(await page.locator(".new-mark").count(), 0);
    assert.equal(await chip(page, "New").count(), 0);
    assert.equal(await lineOf(page).textContent(), "");
  });

  test("shows what is saved", async () => {
    await page.goto(`${root.url}notes/`);
    await page.keyboard.press("j");
    await page.keyboard.press("s");
    const title = page.locator("[data-paper][data-saved] h2");
    assert.match(await title.evaluate((one) => getComputedStyle(one, "::after").content), /saved/);
  });

  test("offers no choice that changes nothing in it", async () => {
    await page.goto(`${root.url}notes/`);
    await page.locator(".view-menu summary").click();
    assert.deepEqual(await page.locator(".view-panel legend").allTextContents(), ["Seen papers"]);
  });

  test("leaves out a paper that the reader has hidden, and says so", async () => {
    await page.goto(`${root.url}notes/`);
    const [id = "", ...others] = await papersShown(page);
    await keep(context, root.url, { hidden: [{ id, title: "x" }] });
    await page.reload();
    assert.deepEqual(await papersShown(page), others);
    assert.match((await lineOf(page).textContent()) ?? "", /1 hidden\.$/);
  });
});
