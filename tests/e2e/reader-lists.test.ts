/** A list as its reader wants it: topics, what is new, what is seen, what is hidden. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { watchedPage, type TestBrowser } from "./browser.ts";
import { eachWithPage } from "./each-page.ts";
import {
  blockStorage,
  chip,
  fillStorage,
  keep,
  kept,
  lineOf,
  papersShown,
  shiftOf,
  watchShifts,
} from "./reader-page.ts";
import { servedSite } from "./site.ts";
import { until } from "./until.ts";

let browser: TestBrowser;
let site: string;
let context: BrowserContext;
let page: Page;
let complaints: string[];

eachWithPage(["years"], (opened) => {
  ({ browser, context, page, complaints } = opened);
  site = opened.site("years").url;
});

/** A day with 20 papers, 7 of them on tides. */
const TIDES_DAY = "days/2024-12-31/";

describe("the topics above a list", () => {
  test("narrow it in place, say so, and stand in the address", async () => {
    await page.goto(site + TIDES_DAY);
    assert.equal((await papersShown(page)).length, 20);
    await chip(page, "Tides").click();
    const shown = await papersShown(page);
    assert.equal(shown.length, 7);
    for (const id of shown)
      assert.match((await page.locator(`[data-paper="${id}"] h2`).textContent()) ?? "", /tide/);
    assert.equal(await lineOf(page).textContent(), "7 of 20 papers on Tides.");
    assert.equal(page.url(), `${site}${TIDES_DAY}?topic=tides`);
    assert.equal(await chip(page, "Tides").getAttribute("aria-current"), "true");
    assert.equal(await page.locator(".chip[aria-current]").count(), 1);
  });

  test("are left and come back by the browser's own ways", async () => {
    await page.goto(site + TIDES_DAY);
    await chip(page, "Tides").click();
    await page.goBack();
    assert.equal((await papersShown(page)).length, 20);
    assert.equal(await lineOf(page).textContent(), "");
    await page.goForward();
    assert.equal((await papersShown(page)).length, 7);
    await page.reload();
    assert.equal((await papersShown(page)).length, 7);
  });

  test("can be sent to somebody: the address says it all", async () => {
    await page.goto(`${site}${TIDES_DAY}?topic=tides`);
    assert.equal((await papersShown(page)).length, 7);
  });

  test("narrow rows, too, and take days without any away", async () => {
    await page.goto(`${site}topics/robots/2025-03/?topic=tides`);
    assert.deepEqual(await papersShown(page), []);
    assert.equal(await page.locator(".rows h2:visible").count(), 0);
    assert.equal(await lineOf(page).textContent(), "No papers here are on this topic.");
    await page.getByRole("button", { name: "Show all 65" }).click();
    assert.equal((await papersShown(page)).length, 65);
    assert.equal(page.url(), `${site}topics/robots/2025-03/`);
  });

  test("say that nothing is on a topic, without repeating what an address says", async () => {
    await page.goto(`${site}${TIDES_DAY}?topic=%3Cimg%20src=x%3E`);
    assert.equal(await lineOf(page).textContent(), "No papers here are on this topic.");
    assert.deepEqual(complaints, []);
  });

  test("open in another tab as any link does", async () => {
    await page.goto(site + TIDES_DAY);
    const session = await context.newCDPSession(page);
    await chip(page, "Tides").click({ modifiers: ["ControlOrMeta"] });
    // The browser is asked: Playwright misses one in ten of the tabs that a busy machine opens.
    const { targetId } = await until(async () => {
      const { targetInfos } = await session.send("Target.getTargets");
      return targetInfos.find((one) => one.url === `${site}${TIDES_DAY}?topic=tides`);
    });
    await session.send("Target.closeTarget", { targetId });
    assert.equal(page.url(), site + TIDES_DAY);
    assert.equal((await papersShown(page)).length, 20);
  });

  test("lead to the topic's month without scripts", async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const still = await plain.newPage();
    await still.goto(site + TIDES_DAY);
    await chip(still, "Tides").click();
    await still.waitForURL(`${site}topics/tides/2024-12/`);
    await still.goto(site + TIDES_DAY);
    assert.equal(await still.locator(".needs-script:visible").count(), 0);
    await plain.close();
  });

  test("that have no room in the row come when they are asked for", async (t) => {
    const root = await servedSite("root");
    t.after(() => root.close());
    await page.goto(root.url);
    const visible = page.locator(".chip[data-topic]:visible");
    const all = page.locator(".chip[data-topic]");
    const few = await visible.count();
    assert.ok(few > 5 && few < (await all.count()), `${few} in two rows`);
    await page.getByRole("button", { name: /^\d+ more$/ }).click();
    assert.equal(await visible.count(), await all.count());
    await page.getByRole("button", { name: "Fewer topics" }).click();
    assert.equal(await visible.count(), few);
    const last = await all.last().getAttribute("data-topic");
    await page.goto(`${root.url}?topic=${last}`);
    assert.ok(await all.last().isVisible(), "the one that was chosen");
    await page.setViewportSize({ width: 390, height: 800 });
    await page.reload();
    const { x = 999 } = (await all.last().boundingBox()) ?? {};
    assert.ok(x >= 0 && x < 300, `${x}: in sight on a phone`);
  });

  test("make the first paper that is shown the lead", async () => {
    await page.goto(`${site}days/2025-02-28/?topic=tides`);
    const [first] = await papersShown(page);
    const leads = page.locator(".card-lead");
    assert.equal(await leads.count(), 1);
    assert.equal(await leads.getAttribute("data-paper"), first);
  });
});

describe("followed topics", () => {
  test("come first, and have a choice of their own that lasts from day to day", async () => {
    await page.goto(site + TIDES_DAY);
    assert.equal(await page.getByText("My topics").isVisible(), false);
    await page.goto(`${site}topics/tides/`);
    const button = page.getByRole("button", { name: "Follow: Tides" });
    await button.click();
    assert.equal(
      await page.getByRole("button", { name: "Following: Tides" }).innerText(),
      "Following",
    );
    await page.goto(site + TIDES_DAY);
    await chip(page, "My topics").click();
    assert.equal((await papersShown(page)).length, 7);
    assert.equal(await lineOf(page).textContent(), "7 of 20 papers on your topics.");
    await page.goto(`${site}days/2024-03-01/`);
    assert.equal((await papersShown(page)).length, 5);
    assert.equal(page.url(), `${site}days/2024-03-01/?show=mine`);
    await chip(page, "All").click();
    assert.equal((await papersShown(page)).length, 15);
    await page.goto(site + TIDES_DAY);
    assert.equal((await papersShown(page)).length, 20);
  });

  test("can be chosen among all topics, and let go", async () => {
    await page.goto(`${site}topics/`);
    await page.getByRole("button", { name: "Follow: Robots" }).click();
    await page.getByRole("button", { name: "Follow: Tides" }).click();
    assert.deepEqual(await kept(page, "followed"), ["robots", "tides"]);
    await page.getByRole("button", { name: "Following: Robots" }).click();
    assert.deepEqual(await kept(page, "followed"), ["tides"]);
    await page.reload();
    assert.equal(await page.getByRole("button", { name: /^Following: / }).count(), 1);
  });

  test("without a paper in the list say so, with the way back", async () => {
    await keep(context, site, { followed: ["silence"] });
    await page.goto(`${site}${TIDES_DAY}?show=mine`);
    assert.deepEqual(await papersShown(page), []);
    assert.equal(await lineOf(page).textContent(), "No papers here are on your topics.");
    await page.getByRole("button", { name: "Show all 20" }).click();
    assert.equal((await papersShown(page)).length, 20);
  });

  test("stand before topics with more papers", async () => {
    await keep(context, site, { followed: ["tides"] });
    await page.goto(site);
    const names = await page.locator(".chip:visible").allTextContents();
    const plain = names.map((name) => name.replace(/\s+\d+\s*$/, "").trim());
    assert.deepEqual(plain.slice(0, 2), ["All", "My topics"]);
  });
});

describe("new since the last visit", () => {
  test("is what was listed after the newest day that the reader had seen", async () => {
    await page.clock.install();
    await page.goto(`${site}days/2025-03-03/`);
    await page.goto(`${site}topics/robots/2025-03/`);
    assert.equal(await page.locator(".new-mark").count(), 0, "a first visit");
    await keep(context, site, { visit: { upTo: "2025-03-03", at: Date.now() - 20 * 3_600_000 } });
    await page.goto(`${site}topics/robots/2025-03/`);
    assert.equal(await page.locator(".new-mark").count(), 25);
    await chip(page, "New").click();
    const shown = await papersShown(page);
    assert.equal(shown.length, 25);
    assert.ok(
      shown.every((id) => id.startsWith("2503.100")),
      shown.join(),
    );
    assert.equal(await lineOf(page).textContent(), "25 of 65 papers new since your last visit.");
    assert.equal(page.url(), `${site}topics/robots/2025-03/?show=new`);
  });

  test("stays new while the visit lasts, and isn't on the next one", async () => {
    await keep(context, site, { visit: { upTo: "2025-03-03", at: Date.now() - 20 * 3_600_000 } });
    const marks = async () => {
      await page.goto(`${site}topics/robots/2025-03/`);
      return page.locator(".new-mark").count();
    };
    assert.equal(await marks(), 25);
    assert.equal(await marks(), 25);
    const { upTo } = Object(await kept(page, "visit"));
    assert.equal(upTo, "2025-03-04");
    await keep(context, site, { visit: { upTo, at: Date.now() - 20 * 3_600_000 } });
    assert.equal(await marks(), 0);
  });
});

test("a list in which all is new says so once", async () => {
  await keep(context, site, { visit: { upTo: "2025-03-03", at: 0 } });
  await page.goto(`${site}days/2025-03-04/`);
  assert.equal(await lineOf(page).textContent(), "All new since your last visit.");
  assert.equal(await page.locator(".new-mark").count(), 0);
  await page.goto(`${site}days/2025-03-03/`);
  assert.equal(await lineOf(page).textContent(), "");
});

describe("a seen paper", () => {
  const seen = () =>
    page
      .locator("[data-seen]")
      .evaluateAll((all) => all.map((one) => one.getAttribute("data-paper")));

  test("is one that was opened, and is dimmed", async () => {
    await page.goto(site + TIDES_DAY);
    const [id = ""] = await papersShown(page);
    const heading = page.locator(`[data-paper="${id}"] h2 a`);
    const colour = () => heading.evaluate((one) => getComputedStyle(one).color);
    const fresh = await colour();
    await heading.click();
    await page.waitForURL(`${site}papers/${id}/`);
    await page.goBack();
    await page.locator(`[data-paper="${id}"][data-seen]`).waitFor();
    assert.deepEqual(await seen(), [id]);
    assert.notEqual(await colour(), fresh);
  });

  test("is dimmed at once where its page opens in another tab", async () => {
    await page.goto(site + TIDES_DAY);
    const [id = ""] = await papersShown(page);
    const other = await context.newPage();
    await other.goto(`${site}papers/${id}/`);
    await page.locator(`[data-paper="${id}"][data-seen]`).waitFor();
    assert.equal((await papersShown(page)).length, 20);
  });

  test("can be left out of lists, which then say so", async () => {
    await page.goto(site + TIDES_DAY);
    const [first = "", second = ""] = await papersShown(page);
    await keep(context, site, { seen: [first, second] });
    await page.reload();
    await choose("Not shown");
    assert.equal((await papersShown(page)).length, 18);
    assert.equal(await lineOf(page).textContent(), "18 of 20 papers; 2 seen.");
    await page.getByRole("button", { name: "Show them" }).click();
    assert.equal((await papersShown(page)).length, 20);
    await page.reload();
    assert.equal((await papersShown(page)).length, 18);
  });

  test("can look like the others", async () => {
    await keep(context, site, { settings: { seen: "plain" } });
    await page.goto(site + TIDES_DAY);
    const heading = page.locator("[data-paper] h2 a").first();
    const colour = () => heading.evaluate((one) => getComputedStyle(one).color);
    const fresh = await colour();
    await markAll();
    assert.equal(await colour(), fresh);
  });

  test("are all of a list in one go, with a way back", async () => {
    await page.goto(`${site}${TIDES_DAY}?topic=tides`);
    await markAll();
    assert.equal((await seen()).length, 7, "those that are shown");
    assert.equal(await lineOf(page).textContent(), "7 papers marked as seen.");
    await page.getByRole("button", { name: "Undo" }).click();
    assert.deepEqual(await seen(), []);
    assert.deepEqual(await kept(page, "seen"), []);
  });

  async function markAll(): Promise<void> {
    await page.getByText("Sort and show").click();
    await page.getByRole("button", { name: "Mark all as seen" }).click();
  }
});

describe("a hidden paper", () => {
  test("leaves a line with a way back, and nothing on the next page", async () => {
    await page.goto(site + TIDES_DAY);
    const [id = "", next = ""] = await papersShown(page);
    const paper = page.locator(`[data-paper="${id}"]`);
    const title = await paper.getByRole("heading").innerText();
    await paper.getByRole("button", { name: /^Hide: / }).click();
    assert.equal((await paper.innerText()).replace(/\s+/g, " "), `Hidden: ${title} Undo`);
    await paper.getByRole("button", { name: /^Undo: / }).click();
    assert.ok(await paper.getByRole("heading").isVisible());
    await paper.getByRole("button", { name: /^Hide: / }).click();
    await page.reload();
    assert.equal((await papersShown(page))[0], next);
    assert.equal(await lineOf(page).textContent(), "19 of 20 papers; 1 hidden.");
    await page.getByRole("button", { name: "Show them" }).click();
    await paper.getByRole("button", { name: /^Undo: / }).click();
    assert.deepEqual((await papersShown(page)).slice(0, 2), [id, next]);
  });

  test("can be found and brought back", async () => {
    await page.goto(site + TIDES_DAY);
    const [one = "", two = "", three = ""] = await papersShown(page);
    for (const id of [one, two, three])
      await page
        .locator(`[data-paper="${id}"]`)
        .getByRole("button", { name: /^Hide: / })
        .click();
    const { page: list } = await watchedPage(context);
    await list.goto(`${site}reading-list/`);
    const hidden = list.locator("[data-hidden-papers] li");
    assert.equal(await hidden.count(), 3);
    await list
      .getByRole("button", { name: /^Restore: / })
      .last()
      .click();
    assert.equal(await hidden.count(), 2);
    await page.locator(`[data-paper="${one}"]:not([data-collapsed])`).waitFor();
    await list.getByRole("button", { name: "Restore all" }).click();
    assert.deepEqual(await kept(list, "hidden"), []);
    assert.equal(await list.getByText("Hidden papers").isVisible(), false);
    await page.reload();
    assert.equal((await papersShown(page)).length, 20);
  });
});

describe("the view", () => {
  test("is by title, as listed, and as titles alone; the choice lasts", async () => {
    await page.goto(site + TIDES_DAY);
    const listed = await papersShown(page);
    await choose("By title");
    const titles = await page.locator("[data-paper] h2").allTextContents();
    assert.deepEqual(
      titles,
      titles.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
    );
    await page.reload();
    assert.notDeepEqual(await papersShown(page), listed);
    await choose("As listed");
    assert.deepEqual(await papersShown(page), listed);
    await choose("Titles only");
    assert.equal(await page.locator(".excerpt:visible").count(), 0);
    assert.equal(await page.locator(".byline:visible").count(), 20);
    await page.reload();
    assert.equal(await page.locator(".excerpt:visible").count(), 0);
  });

  test("offers no order that would change nothing", async () => {
    await page.goto(site + TIDES_DAY);
    assert.equal(await page.getByText("Newest first").count(), 0, "it is one day");
  });

  test("closes with Escape, and when something else is pressed", async () => {
    await page.goto(site + TIDES_DAY);
    const menu = page.locator(".view-menu[open]");
    await page.getByText("Sort and show").click();
    await page.keyboard.press("Escape");
    assert.equal(await menu.count(), 0);
    await page.getByText("Sort and show").click();
    await page.locator("h1").click();
    assert.equal(await menu.count(), 0);
  });

  test("changes in the other tabs", async () => {
    await page.goto(site + TIDES_DAY);
    const { page: other } = await watchedPage(context);
    await other.goto(`${site}days/2024-03-01/`);
    await choose("Titles only");
    await other.locator("html[data-density=compact]").waitFor();
  });
});

describe("text of twice its size", () => {
  for (const width of [390, 1280])
    test(`fits ${width} pixels, with the menu and the keys open`, async () => {
      await keep(context, site, {
        followed: ["tides"],
        saved: [{ id: "2412.10303", title: "x", authors: [] }],
        settings: { density: "compact" },
      });
      await page.setViewportSize({ width, height: 800 });
      for (const path of [TIDES_DAY, "topics/", "reading-list/"]) {
        await page.goto(site + path);
        await page.evaluate(() => {
          document.documentElement.style.fontSize = "200%";
        });
        if (path === TIDES_DAY) await page.getByText("Sort and show").click();
        await page.keyboard.press("?");
        const { scrollWidth, clientWidth } = await page.evaluate(() => ({
          scrollWidth: document.documentElement.scrollWidth,
          clientWidth: document.documentElement.clientWidth,
        }));
        assert.ok(scrollWidth <= clientWidth, `/${path}: ${scrollWidth}`);
        await page.getByRole("button", { name: "Close" }).click();
      }
    });
});

describe("nothing moves", () => {
  const READERS: Record<string, Record<string, unknown>> = {
    "a fresh reader": {},
    "a reader with a history": {
      visit: { upTo: "2024-12-30", at: 0 },
      followed: ["tides"],
      hidden: [{ id: "2412.10300", title: "x" }],
      seen: ["2412.10301", "2412.10302"],
      saved: [{ id: "2412.10303", title: "x", authors: [] }],
      settings: { mine: true, seen: "hide", density: "compact", sort: "title" },
    },
  };
  const PAGES = [
    "",
    TIDES_DAY,
    `${TIDES_DAY}?topic=tides`,
    "topics/",
    "topics/tides/",
    "papers/2412.10303/",
    "reading-list/",
  ];
  for (const [reader, state] of Object.entries(READERS))
    for (const width of [390, 1280])
      test(`for ${reader}, ${width} pixels wide`, async () => {
        await keep(context, site, state);
        await page.setViewportSize({ width, height: 800 });
        await page.addInitScript(watchShifts);
        for (const path of PAGES) {
          await page.goto(site + path);
          assert.equal(await shiftOf(page), 0, `/${path}`);
        }
      });

  test("when the font comes late", async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.addInitScript(watchShifts);
    await page.route("**/*.woff2", async (route) => {
      await new Promise((done) => setTimeout(done, 300));
      await route.continue();
    });
    for (const path of ["", TIDES_DAY, "papers/2412.10303/"]) {
      await page.goto(site + path);
      assert.equal(await shiftOf(page), 0, `/${path}`);
    }
  });

  test("and the measure sees a shift where there is one", async () => {
    await page.addInitScript(watchShifts);
    await page.goto(site);
    await page.evaluate(async () => {
      // Only what was painted can shift.
      for (let frame = 0; frame < 2; frame += 1)
        await new Promise((done) => requestAnimationFrame(done));
      const block = document.createElement("p");
      block.textContent = "late";
      document.querySelector("main")?.prepend(block);
    });
    assert.ok((await shiftOf(page)) > 0);
  });

  test("and the page comes even where its script doesn't", async () => {
    await keep(context, site, { visit: { upTo: "2024-12-30", at: 0 } });
    await page.route("**/*.js", (route) => route.abort());
    await page.goto(site);
    await page.locator("main h2").first().waitFor({ state: "visible" });
    assert.equal((await papersShown(page)).length, 30);
  });
});

describe("a browser that keeps nothing", () => {
  for (const [name, prepare, words] of [
    ["because it is told to", blockStorage, /blocks storage for this site/],
    ["because there is no room", fillStorage, /is full/],
  ] as const)
    test(`${name}: all works until the reader leaves, and they know`, async () => {
      await page.addInitScript(prepare);
      await page.goto(site + TIDES_DAY);
      const [id = ""] = await papersShown(page);
      const paper = page.locator(`[data-paper="${id}"]`);
      await paper.getByRole("button", { name: /^Save: / }).click();
      assert.ok(await paper.getByRole("button", { name: /^Saved: / }).isVisible());
      await page.locator(".notice", { hasText: words }).waitFor();
      await paper.getByRole("button", { name: /^Hide: / }).click();
      await chip(page, "Tides").click();
      assert.equal(await lineOf(page).textContent(), "7 of 20 papers on Tides.");
      assert.deepEqual(complaints, []);
    });
});

test("whatever a reader does, nothing is asked of any server", async () => {
  await page.goto(site + TIDES_DAY);
  await page.waitForLoadState("networkidle");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  // Scripts of the site's own that wait until they are needed.
  const isScript = (url: string) => new RegExp(`^${site}_astro/[\\w.-]+\\.js$`).test(url);
  const [id = ""] = await papersShown(page);
  const paper = page.locator(`[data-paper="${id}"]`);
  await paper.getByRole("button", { name: /^Save: / }).click();
  await paper.getByRole("button", { name: /^Hide: / }).click();
  await chip(page, "Tides").click();
  await choose("Titles only");
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("?");
  await page.waitForTimeout(300);
  assert.deepEqual(
    asked.filter((url) => !isScript(url)),
    [],
  );
});

// --- internal ---

/** Chooses in the view's menu. */
async function choose(label: string): Promise<void> {
  const menu = page.locator(".view-menu");
  if (!(await menu.evaluate((one: HTMLDetailsElement) => one.open)))
    await page.getByText("Sort and show").click();
  await menu.getByLabel(label).check();
}
