/** The trends page in a real browser: its numbers are the digest's, and it is readable everywhere. */
import assert from "node:assert/strict";
import { after, before, describe, test, type TestContext } from "node:test";
import type { BrowserContextOptions, Page } from "playwright-core";
import type { Server } from "../../src/site/serve.ts";
import { dateInWords } from "../../src/paper/date.ts";
import { monthOf } from "../../src/paper/day.ts";
import { openBrowser, type TestBrowser } from "./browser.ts";
import { DAYS, ODD } from "./fixture.ts";
import { servedSite } from "./site.ts";

let browser: TestBrowser;
let root: Server;
let years: Server;

before(async () => {
  [browser, root, years] = await Promise.all([
    openBrowser(),
    servedSite("root"),
    servedSite("years"),
  ]);
});
after(async () => {
  await browser.close();
  await Promise.all([root, years].map((server) => server.close()));
});

test("the footer leads to the trends", async (t) => {
  const page = await openPage(t, years.url);
  await page.getByRole("contentinfo").getByText("Trends").click();
  await page.waitForURL(`${years.url}trends/`);
  assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "Trends");
});

describe("the numbers behind a chart", () => {
  test("are the papers of every month, the empty ones too", async (t) => {
    const page = await openTrends(t, years);
    const rows = await readTable(page, "Papers a month");
    const papers = new Map<string, number>();
    for (const [day, count] of DAYS) {
      const month = dateInWords(monthOf(day));
      papers.set(month, (papers.get(month) ?? 0) + count);
    }
    papers.set("March 2025", (papers.get("March 2025") ?? 0) + ODD);
    assert.equal(rows.length, 22, "June 2023 to March 2025");
    for (const [month = "", count] of rows) {
      const name = month.replace(", so far", "");
      assert.equal(Number(count), papers.get(name) ?? 0, month);
    }
  });

  test("are a topic's papers, as its pages have them", async (t) => {
    const page = await openTrends(t, root);
    const rows = await readTable(page, "Papers of each topic");
    assert.ok(rows.length > 12, "all topics are there");
    for (const [title = "", share, count] of rows.slice(0, 5)) {
      await page.getByRole("link", { name: title, exact: true }).click();
      const papers = page.locator("main [data-paper]");
      assert.equal(await papers.count(), Number(count), title);
      assert.equal(share, `${Math.round((Number(count) / 91) * 100)}%`, title);
      await page.goBack();
      await unfoldNumbers(page);
    }
  });
});

describe("a chart", () => {
  test("has a name, and says what it shows", async (t) => {
    const page = await openTrends(t, years);
    const chart = page.getByRole("img", { name: /^Papers a month/ });
    assert.ok(await chart.isVisible());
    assert.match(
      await chart.evaluate((svg) => svg.querySelector("desc")?.textContent ?? ""),
      /^March 2025 had the most papers, 70 so far\.$/,
    );
    assert.equal(await page.getByRole("img").count(), 3);
  });

  test("shows a month without papers as a gap, and the open month as an outline", async (t) => {
    const page = await openTrends(t, years);
    const heights = await page
      .locator("#papers-chart-title ~ .chart-bar")
      .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().height));
    assert.equal(heights.length, 22);
    assert.equal(heights.filter((height) => height > 1).length, 5);
    assert.equal(await page.locator(".chart-open").count(), 1);
  });

  for (const width of [320, 390, 1280])
    for (const [name, server] of [
      ["years", () => years],
      ["root", () => root],
    ] as const)
      test(`of ${name} is readable at ${width} pixels: no text under 12, none cut off`, async (t) => {
        const page = await openTrends(t, server(), { viewport: { width, height: 800 } });
        const texts = await page.locator(".chart text, tr:first-child > *").evaluateAll((all) =>
          all
            .filter((one) => !one.closest(".trend:has(.chart) table"))
            .filter((one) => one.getClientRects().length > 0)
            .map((one) => {
              const { left, right } = one.getBoundingClientRect();
              const size = parseFloat(getComputedStyle(one).fontSize);
              return { words: one.textContent, size, left, right };
            }),
        );
        assert.ok(texts.length > 3, `${texts.length} texts`);
        assert.deepEqual(
          texts.filter(({ size, left, right }) => size < 12 || left < 0 || right > width),
          [],
        );
      });

  for (const width of [390, 1280])
    test(`has one row of months below it at ${width} pixels`, async (t) => {
      const page = await openTrends(t, years, { viewport: { width, height: 800 } });
      const axes = page.locator("#papers-chart-title ~ [class^=chart-axis]");
      assert.equal(await axes.count(), 2);
      assert.equal(
        await axes.evaluateAll(
          (all) => all.filter((one) => getComputedStyle(one).display !== "none").length,
        ),
        1,
      );
    });

  test("follows the page's colours", async (t) => {
    const ink = async (colorScheme: "light" | "dark") => {
      const page = await openTrends(t, years, { colorScheme });
      return page
        .locator(".chart-bar")
        .first()
        .evaluate((bar) => getComputedStyle(bar).fill);
    };
    assert.notEqual(await ink("light"), await ink("dark"));
  });
});

test("a digest of one day says that it has just begun, and shows its topics", async (t) => {
  const page = await openTrends(t, root);
  assert.ok(await page.getByText("October 2025 is the first month of this digest").isVisible());
  assert.equal(await page.getByRole("img").count(), 0);
  const bars = await page
    .locator(".chart-row-bar")
    .evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect().width));
  assert.ok(bars.length > 12 && bars[0] && bars[0] > 100);
  assert.deepEqual(
    bars,
    bars.toSorted((a, b) => b - a),
    "the largest topic stands first",
  );
});

// --- internal ---

async function openPage(
  t: TestContext,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext(options);
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

async function openTrends(
  t: TestContext,
  server: Server,
  options?: BrowserContextOptions,
): Promise<Page> {
  const page = await openPage(t, `${server.url}trends/`, options);
  await unfoldNumbers(page);
  return page;
}

/** As a reader does it, one after the other. */
async function unfoldNumbers(page: Page): Promise<void> {
  for (const summary of await page
    .locator("main details:not([open]) > summary")
    .all()
    .then((all) => all.toReversed()))
    await summary.click();
}

/** The body's cells, row by row. */
async function readTable(page: Page, caption: string): Promise<string[][]> {
  const table = page.getByRole("table", { name: caption });
  assert.ok(await table.isVisible(), caption);
  return table
    .locator("tbody tr")
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? "")),
    );
}
