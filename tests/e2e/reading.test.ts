/** Reading the digest, in a real browser. */
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import type { Server } from "../../src/site/serve.ts";
import { openBrowser, watchedPage } from "./browser.ts";
import { NOTES, ODD_PAPERS } from "./fixture.ts";
import { attribute, having, parsePage } from "./html.ts";
import { unfold } from "./kinds.ts";
import { servedSite } from "./site.ts";

const MET2NET = "met2net-a-decoupled-two-stage-spatio-temporal-forecasting-f1714bad";
const ONE_EPOCH = "one-epoch-is-all-you-need-cffed81d";

let browser: Browser;
let root: Server;
let years: Server;
let context: BrowserContext;
let page: Page;
let complaints: string[];

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
beforeEach(() => openPage());
afterEach(() => context.close());

describe("the front page", () => {
  test("shows the papers of the latest day", async () => {
    await page.goto(root.url);
    assert.equal(
      await page.getByRole("heading", { level: 2 }).first().innerText(),
      "Thursday, 16 October 2025",
    );
    assert.equal(await page.locator("main [data-paper]").count(), 91);
    assert.ok(await page.getByText("91 papers", { exact: true }).isVisible());
  });

  test("lists the most discussed papers first", async () => {
    await page.goto(root.url);
    const cards = await page.locator("[data-paper] .byline").allInnerTexts();
    const comments = cards.map((text) => Number(/(\d+) comments?/.exec(text)?.[1] ?? 0));
    assert.ok(comments[0], "the first paper has comments");
    assert.deepEqual(
      comments,
      comments.toSorted((a, b) => b - a),
    );
  });

  test("is about the newest of several days", async () => {
    await page.goto(years.url);
    assert.equal(
      await page.getByRole("heading", { level: 2 }).first().innerText(),
      "Tuesday, 4 March 2025",
    );
    assert.equal(await page.locator("main [data-paper]").count(), 30);
  });
});

describe("a card", () => {
  /** What the digest's source says of papers, and a card must, too. */
  const CARDS: [id: string, byline: string[], code: string | undefined][] = [
    [MET2NET, ["4 authors", "23 Jul 2025", "1 comment"], "https://github.com/ShremG/Met2Net"],
    [
      "starbucks-improved-training-for-2d-matryoshka-embeddings-90bb33fd",
      ["4 authors", "17 Oct 2024", "2 comments"],
      undefined,
    ],
    [ONE_EPOCH, ["1 author", "16 Jun 2019"], undefined],
    ["2-olmo-2-furious-5545a9fa", ["40 authors", "31 Dec 2024"], undefined],
    [
      "fast-slow-learning-incorporating-synthetic-gradients-in-ba2f19cc",
      ["4 authors", "10 Nov 2020"],
      undefined,
    ],
    // The source has neither author count nor date of it.
    ["skywork-unipic-unified-autoregressive-modeling-for-visual-ebd4c117", [], undefined],
  ];
  for (const [id, byline, code] of CARDS)
    test(`says who, when, how much was said, and where the code is: ${id}`, async () => {
      await page.goto(root.url);
      const card = page.locator(`[data-paper="${id}"]`);
      const items = card.locator(".byline li");
      assert.deepEqual(await items.allTextContents(), byline);
      const link = card.getByRole("link", { name: /^Code: / });
      assert.deepEqual(
        await link.evaluateAll((links) => links.map((one) => one.getAttribute("href"))),
        code === undefined ? [] : [code],
      );
    });

  test("shows about 300 characters of the abstract, cut at a word", async () => {
    await page.goto(root.url);
    const card = page.locator(`[data-paper="${ONE_EPOCH}"]`);
    await unfold(page);
    const excerpt = await card.locator(".excerpt").innerText();
    await card.getByRole("link").first().click();
    // For a reader who has been here, the page waits for its script.
    await page.locator(".abstract").waitFor();
    const abstract = await page.locator(".abstract").innerText();
    assert.match(excerpt, /…$/);
    const shown = excerpt.slice(0, -1);
    assert.ok(shown.length >= 270 && shown.length <= 300, `${shown.length}`);
    assert.ok(abstract.startsWith(shown), shown);
    assert.match(abstract.slice(shown.length), /^[\s,.;:]/, "cut at a word");
  });

  test("has topics that lead to a page with the paper", async () => {
    await page.goto(root.url);
    const card = page.locator(
      '[data-paper="mixture-of-mamba-enhancing-multi-modal-state-space-models-5616c476"]',
    );
    const topic = card.getByRole("link", { name: "Multimodal models" });
    await topic.click();
    await page.waitForURL(`${root.url}topics/multimodal/`);
    assert.equal(await card.count(), 1);
  });

  test("says that a curator wrote a note", async () => {
    await page.goto(root.url);
    const marked = page.locator("[data-paper]", { hasText: "Curator’s note" });
    const ids = await marked.evaluateAll((cards) =>
      cards.map((one) => one.getAttribute("data-paper")),
    );
    assert.deepEqual(ids.toSorted(), [
      "2-olmo-2-furious-5545a9fa",
      "barlow-twins-self-supervised-learning-via-redundancy-bc49ef06",
      "decoupled-contrastive-learning-1ab821e6",
      ONE_EPOCH,
      "understanding-the-role-of-optimization-in-double-descent-6e6179e5",
    ]);
  });

  test("sets a formula in a title as MathML", async () => {
    await page.goto(root.url);
    const title = page.locator(`[data-paper="${MET2NET}"] h2`);
    assert.equal(await title.locator("math msup mn").textContent(), "2");
    assert.match((await title.textContent()) ?? "", /^Met2Net: A Decoupled/);
  });

  test("shows markup in a title as the text that it is", async () => {
    await page.goto(years.url);
    await unfold(page);
    const card = page.locator(`[data-paper="${ODD_PAPERS.markup.id}"]`);
    assert.equal(await card.getByRole("heading").innerText(), ODD_PAPERS.markup.title);
    assert.equal(await card.locator(".excerpt").innerText(), ODD_PAPERS.markup.abstract);
    assert.deepEqual(complaints, []);
  });

  test("without an abstract is a title", async () => {
    await page.goto(years.url);
    const card = page.locator(`[data-paper="${ODD_PAPERS.bare.id}"]`);
    assert.equal(await card.locator(".excerpt").count(), 0);
    await card.getByRole("link").first().click();
    await page.getByText("The source sent no abstract.").waitFor();
  });
});

describe("a paper's page", () => {
  test("shows the whole abstract with addresses as links", async () => {
    await page.goto(`${root.url}papers/${MET2NET}/`);
    assert.match(
      await page.getByRole("heading", { level: 1 }).innerText(),
      /^Met.*Net: A Decoupled Two-Stage/s,
    );
    const abstract = page.locator(".abstract");
    assert.match(
      await abstract.innerText(),
      /^The increasing frequency of extreme weather .* by 28\.82% and 23\.39%, respectively\..*Met2Net\.$/s,
    );
    const link = abstract.getByRole("link");
    // The full stop ends the sentence and is no part of the address.
    const address = "https://github.com/ShremG/Met2Net";
    assert.equal(await link.innerText(), address);
    assert.equal(await link.getAttribute("href"), address);
  });

  test("names every place where the paper can be found", async () => {
    await page.goto(`${years.url}papers/${ODD_PAPERS.long.id}/`);
    const links = page.locator(".paper-head .paper-links a");
    assert.deepEqual(
      await links.evaluateAll((all) =>
        all.map((one) => [one.textContent, one.getAttribute("href")]),
      ),
      [
        ["arXiv", ODD_PAPERS.long.links.arxiv],
        ["PDF", ODD_PAPERS.long.links.pdf],
        ["Code", ODD_PAPERS.long.links.code],
        ["Project", ODD_PAPERS.long.links.project],
        ["Daily Papers", ODD_PAPERS.long.links.hf],
        ["DOI", ODD_PAPERS.long.links.doi],
      ],
    );
  });

  test("names a few of many authors, and all of them when asked", async () => {
    await page.goto(`${years.url}papers/${ODD_PAPERS.long.id}/`);
    const names = page.getByRole("list", { name: "Authors", exact: true });
    assert.equal(await names.getByRole("listitem").count(), 12);
    const last = page.getByText("Author532 Name");
    assert.equal(await last.isVisible(), false);
    await page.getByText("and 521 more authors").click();
    assert.equal(await last.isVisible(), true);
  });

  test("shows a curator's note with its author and day", async () => {
    await page.goto(`${root.url}papers/${ONE_EPOCH}/`);
    const note = page.getByRole("region", { name: "Note by Broadsheet" });
    const text = await note.innerText();
    assert.match(text, /Read it for the question, not the number/);
    assert.match(text, /The claim is a budget, not a law/);
    assert.match(text, /Broadsheet, 23 Nov 2026/);
    assert.equal(await note.locator("strong").first().innerText(), "once");
  });

  test("shows the notes of two curators", async () => {
    await page.goto(`${years.url}papers/${ODD_PAPERS.long.id}/`);
    const notes = page.getByRole("region", { name: /^Note by / });
    const texts = (await notes.allInnerTexts()).join("\n");
    for (const words of NOTES) assert.ok(texts.includes(words), words);
  });

  test("labels a generated summary as one", async () => {
    await page.goto(`${years.url}papers/${ODD_PAPERS.long.id}/`);
    const section = page.locator("section", { hasText: "AI-generated summary" });
    assert.match(await section.last().innerText(), /A harbour is long\./);
  });

  test("shows broken math and dollars as they are written", async () => {
    await page.goto(`${years.url}papers/${ODD_PAPERS.dollars.id}/`);
    assert.equal(
      await page.getByRole("heading", { level: 1 }).innerText(),
      "A harbour for $5 and a broken $\\notacommand{x}$",
    );
    assert.equal(
      await page.locator(".abstract").innerText(),
      "It costs $5 or $6, and $\\frac{1$ is no formula.",
    );
  });

  test("leads to its day", async () => {
    await page.goto(`${root.url}papers/${ONE_EPOCH}/`);
    await page.getByRole("link", { name: "Thursday, 16 October 2025" }).click();
    await page.waitForURL(`${root.url}days/2025-10-16/`);
    assert.equal(await page.locator("main [data-paper]").count(), 91);
  });

  test("leads to papers on its subject, and says which words they share", async () => {
    await page.goto(
      `${root.url}papers/barlow-twins-self-supervised-learning-via-redundancy-bc49ef06/`,
    );
    const related = page
      .getByRole("region", { name: "Related papers" })
      .locator("[data-paper]")
      .first();
    const text = await related.innerText();
    assert.match(text, /16 Oct 2025 · shares Barlow Twins, /);
    const slug = await related.getAttribute("data-paper");
    await related.getByRole("link").first().click();
    await page.waitForURL(`${root.url}papers/${slug}/`);
    assert.match(await page.title(), /^Guarding Barlow Twins/);
  });

  test("says nothing of related papers where there are none", async () => {
    await page.goto(`${years.url}papers/${ODD_PAPERS.bare.id}/`);
    const related = page.getByRole("region", { name: "Related papers" });
    assert.equal(await related.count(), 0);
  });

  test("leads through the papers of the day, in the day's order, and back", async () => {
    const order = await papersAt(root.url);
    const forth = await follow(`${root.url}papers/${order[0]}/`, "next");
    assert.deepEqual(forth, order);
    const back = await follow(`${root.url}papers/${order.at(-1)}/`, "prev");
    assert.deepEqual(back, order.toReversed());
  });
});

describe("days, topics and months", () => {
  test("a day leads to the days around it that have papers", async () => {
    await page.goto(`${years.url}days/2024-03-01/`);
    assert.equal(await page.locator("main [data-paper]").count(), 15);
    const days = page.getByRole("navigation", { name: "Days" });
    await days.getByRole("link", { name: /Previous day/ }).click();
    await page.waitForURL(`${years.url}days/2023-06-30/`);
    assert.equal(await page.getByRole("link", { name: /Previous day/ }).count(), 0);
    await days.getByRole("link", { name: /Next day/ }).click();
    await days.getByRole("link", { name: /Next day/ }).click();
    await page.waitForURL(`${years.url}days/2024-12-31/`);
  });

  for (const [path, kind, before] of [
    ["", "day", "Monday, 3 March 2025"],
    ["days/2024-03-01/", "day", "Friday, 30 June 2023"],
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
    await page.goto(`${years.url}trending/`);
    assert.match(await thick(".masthead-nav [aria-current]"), /underline/);
    await page.goto(`${years.url}archive/`);
    assert.ok(!(await page.locator(".calendar-key").isVisible()));
  });

  test("the places of the masthead stand in one row on a narrow phone", async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(`${years.url}days/2024-12-31/`);
    const tops = await page
      .locator(".masthead-nav a")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    assert.equal(new Set(tops).size, 1, tops.join());
  });

  test("a day counts its topics, and each count is right", async () => {
    await page.goto(`${root.url}days/2025-10-16/`);
    const counts = await page
      .getByRole("navigation", { name: "Topics of these papers" })
      .locator("[data-topic]")
      .evaluateAll((items) => items.map((one) => one.textContent ?? ""));
    assert.ok(counts.length > 10, counts.join());
    for (const text of counts) {
      const [, topic = "", count] = /^\s*(.*?)\s*(\d+)\s*$/s.exec(text) ?? [];
      const cards = page.locator("[data-paper]").filter({
        has: page.locator(".topic-links").getByText(topic, { exact: true }),
      });
      assert.equal(await cards.count(), Number(count), topic);
    }
  });

  test("a topic shows its fifty newest papers, newest first", async () => {
    const papers = await papersAt(`${years.url}topics/robots/`);
    assert.equal(papers.length, 50);
    assert.deepEqual(
      papers.slice(0, 25).map((id) => id.slice(0, 7)),
      papers.slice(0, 25).map(() => "2503.10"),
    );
  });

  test("a topic's long month has fifty cards, and the other papers as titles", async () => {
    await page.goto(`${years.url}topics/robots/2025-03/`);
    assert.equal(await page.locator("main [data-paper]").count(), 65);
    assert.equal(await page.locator("article[data-paper]").count(), 50);
    assert.equal(await page.locator("li[data-paper]").count(), 15);
    assert.match(await page.locator("main").innerText(), /65 papers/);
  });

  test("a topic leads to its months, and a month to its neighbours", async () => {
    await page.goto(`${years.url}topics/tides/`);
    const rail = page.getByRole("complementary", { name: "By month" });
    assert.deepEqual(
      (await rail.locator("li").allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim()),
      ["February 2025 4", "December 2024 7", "March 2024 5", "June 2023 5"],
    );
    await rail.getByRole("link", { name: "December 2024" }).click();
    await page.waitForURL(`${years.url}topics/tides/2024-12/`);
    assert.equal(await page.locator("main [data-paper]").count(), 7);
    await page.getByRole("link", { name: /Previous month/ }).click();
    await page.waitForURL(`${years.url}topics/tides/2024-03/`);
  });

  test("a topic without papers says so", async () => {
    await page.goto(`${years.url}topics/silence/`);
    assert.match(await page.locator("main").innerText(), /No paper of this topic yet/);
  });

  test("the archive is a calendar of days with their counts", async () => {
    await page.goto(`${years.url}archive/`);
    const links = page.locator(".calendar td").getByRole("link");
    const names = (await links.allTextContents()).map((name) => name.replace(/\s+/g, " ").trim());
    assert.deepEqual(names, [
      "3 March 2025, 40 papers",
      "4 March 2025, 30 papers",
      "28 February 2025, 12 papers",
      "31 December 2024, 20 papers",
      "1 March 2024, 15 papers",
      "30 June 2023, 13 papers",
    ]);
    await page.getByRole("link", { name: "31 December 2024" }).click();
    await page.waitForURL(`${years.url}days/2024-12-31/`);
  });

  test("the archive leads to weeks and months", async () => {
    await page.goto(`${years.url}archive/`);
    const december = page.getByRole("table", { name: "December 2024" });
    await december.getByRole("link", { name: "Week 01" }).click();
    await page.waitForURL(`${years.url}weeks/2025-W01/`);
    await page.goto(`${years.url}archive/`);
    await page.getByRole("link", { name: "December 2024", exact: true }).click();
    await page.waitForURL(`${years.url}months/2024-12/`);
  });

  test("a week ranks the papers of its days, and leads to each of them", async () => {
    await page.goto(`${years.url}weeks/2025-W10/`);
    const heading = page.getByRole("heading", { level: 1 });
    assert.equal(await heading.innerText(), "Week of 3–9 March 2025");
    assert.equal(await page.locator("main [data-paper]").count(), 70);
    assert.equal(
      await page.locator("main [data-paper]").first().getAttribute("data-paper"),
      ODD_PAPERS.long.id,
      "the only one with upvotes",
    );
    assert.equal(await page.locator(".card").count(), 50);
    await page.getByRole("link", { name: "Monday 3" }).click();
    await page.waitForURL(`${years.url}days/2025-03-03/`);
  });

  test("from a day it is one step to its week and its month, and back in the archive", async () => {
    await page.goto(`${years.url}days/2025-02-28/`);
    await page.getByRole("link", { name: "Week", exact: true }).click();
    await page.waitForURL(`${years.url}weeks/2025-W09/`);
    await page.getByRole("link", { name: "Month", exact: true }).click();
    await page.waitForURL(`${years.url}months/2025-02/`);
    await page
      .getByRole("navigation", { name: "Months" })
      .getByRole("link", { name: /Next month/ })
      .click();
    await page.waitForURL(`${years.url}months/2025-03/`);
    assert.equal(await page.locator("main [data-paper]").count(), 70);
  });

  test("trending has the papers of the last thirty days, by upvotes", async () => {
    await page.goto(`${years.url}trending/`);
    const papers = page.locator("main [data-paper]");
    assert.equal(await papers.count(), 50);
    const first = papers.first();
    assert.equal(await first.getAttribute("data-paper"), ODD_PAPERS.long.id);
    const days = await papers.evaluateAll((all) =>
      all.map((one) => one.getAttribute("data-day") ?? ""),
    );
    assert.ok(days.every((day) => day >= "2025-02-03"));
  });
});

describe("without scripts", () => {
  beforeEach(() => openPage({ javaScriptEnabled: false }));

  const PAGES: [path: string, papers: number][] = [
    ["", 91],
    ["days/2025-10-16/", 91],
    ["topics/machine-unlearning/", 4],
    ["topics/machine-unlearning/2025-10/", 4],
    [`papers/${ONE_EPOCH}/`, 1],
  ];
  for (const [path, papers] of PAGES)
    test(`/${path} shows its papers`, async () => {
      await page.goto(root.url + path);
      const visible = page.locator("main [data-paper]:visible");
      assert.equal(await visible.count(), papers);
    });

  test("the search page says that it needs JavaScript, and where else to go", async () => {
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

  test("there is no switch that does nothing", async () => {
    await page.goto(root.url);
    assert.equal(await page.locator("theme-switch").isVisible(), false);
  });
});

describe("the theme", () => {
  for (const colorScheme of ["light", "dark"] as const)
    test(`is the system's: ${colorScheme}`, async () => {
      await openPage({ colorScheme });
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

  for (const kept of ["", "blue", '"><script>alert(1)</script>'])
    test(`isn't confused by what the browser kept: ${JSON.stringify(kept)}`, async () => {
      await page.addInitScript((value) => localStorage.setItem("broadsheet-theme", value), kept);
      await page.goto(root.url);
      assert.equal(await page.locator("html[data-theme]").count(), 0);
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

  for (const modifier of ["Control", "Alt", "Meta"])
    test(`is the browser's with ${modifier}`, async () => {
      await page.goto(`${root.url}search/`);
      await page.keyboard.press(`${modifier}+/`);
      const box = page.locator("[data-search] input[type=search]");
      assert.equal(await box.evaluate(isFocused), false);
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
});

test("an unknown address gets the site's own page and the status 404", async () => {
  const response = await page.goto(`${root.url}papers/nothing/`);
  assert.equal(response?.status(), 404);
  assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "Page not found");
  await page.getByRole("link", { name: "the latest papers" }).click();
  await page.waitForURL(root.url);
});

// --- internal ---

/** Opens a page of its own kind in place of the one that every test gets. */
async function openPage(options: BrowserContextOptions = {}): Promise<void> {
  await context?.close();
  context = await browser.newContext(options);
  context.setDefaultTimeout(8_000);
  ({ page, complaints } = await watchedPage(context));
}

/** The ids of a page's papers, in order. */
async function papersAt(address: string): Promise<string[]> {
  const elements = parsePage(await (await fetch(address)).text());
  return having(elements, "data-paper").map((one) => attribute(one, "data-paper") ?? "");
}

/** The ids of the papers on the way from an address, as far as `rel` leads. */
async function follow(start: string, rel: string): Promise<string[]> {
  const ids: string[] = [];
  for (let address: string | undefined = start; address;) {
    const elements = parsePage(await (await fetch(address)).text());
    // Behind a page's own paper come those that are related to it.
    const [own] = having(elements, "data-paper");
    ids.push((own && attribute(own, "data-paper")) ?? "");
    assert.ok(ids.length < 1_000, "the way has an end");
    const way = elements.find((one) => attribute(one, "rel") === rel);
    const href: string | undefined = way && attribute(way, "href");
    address = href && new URL(href, address).href;
  }
  return ids;
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
