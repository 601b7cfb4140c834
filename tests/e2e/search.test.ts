/** The search, in a real browser. The hooks are those of the design. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, test } from "node:test";
import type { BrowserContext, Page, Route } from "playwright-core";
import { packCatalogue, unpackCatalogue } from "../../src/search/format/catalogue.ts";
import type { Server } from "../../src/site/serve.ts";
import { eachWithPage } from "./each-page.ts";
import { DAYS, ODD, ODD_PAPERS } from "./fixture.ts";
import { countIn, SearchPage, type Shown } from "./search-page.ts";
import { builtSite } from "./site.ts";
import { until } from "./until.ts";

/** All papers of the site "years". */
const ALL = DAYS.reduce((sum, [, papers]) => sum + papers, ODD);

let root: Server;
let digest: Server;
let years: Server;
let context: BrowserContext;
let page: Page;
let complaints: string[];
/** The search page of the bundled digest. */
let search: SearchPage;

eachWithPage(["root", "digest", "years"], (opened) => {
  ({ context, page, complaints } = opened);
  root = opened.site("root");
  digest = opened.site("digest");
  years = opened.site("years");
  search = new SearchPage(page, root.url);
});

describe("a search", () => {
  test("has one hook in the page, with an input", async () => {
    await search.open();
    assert.equal(await page.locator("[data-search]").count(), 1);
    assert.equal(await search.input.count(), 1);
    assert.deepEqual(await search.shown(), { state: "idle", query: "", papers: [], status: "" });
  });

  for (const [site, server] of [
    ["/", () => root],
    ["/digest/", () => digest],
  ] as const)
    test(`finds a paper by words of its title at ${site}`, async () => {
      search = new SearchPage(page, server().url);
      await search.open();
      const { state, papers } = await search.search("one epoch is all you need");
      assert.equal(state, "done");
      assert.equal(papers[0], "one-epoch-is-all-you-need-cffed81d");
      await search.results.first().getByRole("link").first().click();
      await page.waitForURL(`${server().url}papers/${papers[0]}/`);
      assert.equal(
        await page.getByRole("heading", { level: 1 }).innerText(),
        "One Epoch Is All You Need",
      );
    });

  test("comes with the address", async () => {
    const shown = await search.ask("machine unlearning");
    assert.equal(shown.state, "done");
    assert.equal(await search.input.inputValue(), "machine unlearning");
  });

  test("starts when typing pauses, and not before", async () => {
    await page.clock.install();
    await search.open();
    await page.clock.pauseAt(new Date(Date.now() + 3_600_000));
    await search.input.pressSequentially("distillation");
    assert.equal((await search.shown()).state, "idle");
    await page.clock.runFor(1_000);
    assert.equal((await search.shown()).state, "loading");
    await page.clock.resume();
    assert.equal((await search.settled("distillation")).state, "done");
  });

  test("starts at once with Enter, and with the button", async () => {
    await page.clock.install();
    await search.open();
    await page.clock.pauseAt(new Date(Date.now() + 3_600_000));
    await search.input.pressSequentially("distillation");
    await search.input.press("Enter");
    assert.notEqual((await search.shown()).state, "idle");
    await page.clock.resume();
    assert.equal((await search.settled("distillation")).state, "done");
    await search.input.fill("unlearning");
    await page.locator("[data-search]").getByRole("button", { name: "Search" }).click();
    assert.equal((await search.settled("unlearning")).state, "done");
  });

  test("shows at least ten results where there are ten, each with one link, and says how many match", async () => {
    const { papers, status } = await search.ask("training");
    assert.match(status, /^\d{2,} papers match “training”\.$/);
    assert.ok(papers.length >= 10, `${papers.length} results`);
    assert.equal(new Set(papers).size, papers.length);
    const links = await search.results.evaluateAll((results) =>
      results.map((one) => one.querySelector("a")?.pathname),
    );
    assert.deepEqual(
      links,
      papers.map((id) => `/papers/${id}/`),
    );
  });

  test("shows title and byline as the paper's page does, and an excerpt with the words marked", async () => {
    await search.open();
    const query = "Empirically extensive Met2Net";
    const { papers, query: shown } = await search.search(`  ${query}  `);
    assert.equal(shown, query);
    assert.match(papers[0] ?? "", /^met2net-/);
    const result = search.results.first();
    const title = result.getByRole("heading");
    assert.equal(
      await title.innerText(),
      "Met²Net: A Decoupled Two-Stage Spatio-Temporal Forecasting Model for Complex Meteorological Systems",
    );
    assert.match(await result.innerText(), /4 authors · listed 16 Oct 2025/);
    assert.deepEqual(await title.locator("mark").allInnerTexts(), ["Met²Net:"]);
    const excerpt = result.locator(".excerpt");
    assert.match(await excerpt.innerText(), /^… .*Empirically, extensive/);
    assert.ok((await excerpt.locator("mark").allInnerTexts()).join(" ").includes("Empirically"));
  });

  test("goes back to the start when the box is emptied", async () => {
    await search.ask("distillation");
    await search.input.fill("");
    const { papers, status } = await search.settled("", ["idle"]);
    assert.deepEqual([papers, status], [[], ""]);
    assert.equal(new URL(page.url()).search, "");
  });

  test("sets its state last, when the results are in the page", async () => {
    await page.addInitScript(recordChanges);
    const { papers } = await search.ask("distillation");
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const changes = await page.evaluate(
      () => document.documentElement.dataset["changes"]?.split(" ") ?? [],
    );
    assert.deepEqual(changes.slice(-2), ["data-query", "data-state"]);
    assert.deepEqual((await search.shown()).papers, papers);
  });

  test("says what to do when nothing matches", async () => {
    const { state, papers, status } = await search.ask("qwertzuiopasdf");
    assert.deepEqual([state, papers], ["empty", []]);
    assert.equal(status, "No papers match “qwertzuiopasdf”.");
    assert.deepEqual(complaints, []);
    const way = page.locator("main").getByRole("link", { name: "topics" });
    assert.equal(await way.filter({ visible: true }).count(), 1);
    await way.filter({ visible: true }).click();
    await page.waitForURL(`${root.url}topics/`);
  });
});

describe("typing", () => {
  test("ends with the results of the last query", async () => {
    const wanted = await search.ask("machine unlearning");
    await search.open();
    await search.input.pressSequentially("machine unlearning", { delay: 40 });
    assert.deepEqual(await search.settled("machine unlearning"), wanted);
  });

  test("drops the late answer to an earlier query", async () => {
    // Nothing is searched for before: sixteen papers' texts come in one file.
    await search.open();
    const late = Promise.withResolvers<Route>();
    await page.route("**/pagefind/texts/**", (route) => late.resolve(route), { times: 1 });
    await search.input.fill("Met2Net");
    await search.input.press("Enter");
    const route = await late.promise;
    const shown = await search.search("starbucks");
    const answered = page.waitForResponse(route.request().url());
    await route.continue();
    await (await answered).finished();
    for (let frame = 0; frame < 5; frame += 1)
      await page.evaluate(() => new Promise(requestAnimationFrame));
    assert.deepEqual(await search.shown(), shown);
    assert.equal(shown.papers.length, 1);
  });

  test("fills the history with what was searched for, not with letters", async () => {
    await page.goto(root.url);
    await page.goto(`${root.url}search/`);
    await search.input.pressSequentially("distillation", { delay: 40 });
    await search.settled("distillation");
    assert.equal(new URL(page.url()).search, "?q=distillation");
    await page.goBack();
    await page.waitForURL(root.url);
  });
});

describe("more results", () => {
  beforeEach(() => {
    search = new SearchPage(page, years.url);
  });

  test("come twenty at a time, after the first ten, until all are there; the focus goes to the first new one", async () => {
    const { papers, status } = await search.ask("harbour");
    assert.equal(countIn(status), ALL);
    assert.equal(papers.length, 10);
    await search.more.press("Enter");
    await search.results.nth(29).waitFor();
    const focused = await page.evaluate(
      () => document.activeElement?.closest<HTMLElement>("[data-paper]")?.dataset["paper"],
    );
    assert.equal(focused, (await search.shown()).papers[10]);
    for (let shown = 50; shown < ALL + 20; shown += 20) {
      await search.more.click();
      await search.results.nth(Math.min(shown, ALL) - 1).waitFor();
    }
    const all = (await search.shown()).papers;
    assert.equal(all.length, ALL);
    assert.equal(new Set(all).size, ALL);
    assert.deepEqual(all.slice(0, 10), papers);
    assert.equal(await search.more.isVisible(), false);
  });
});

describe("a sentence", () => {
  const SENTENCE =
    "Which paper finds that a larger dataset seen for one epoch beats training for many, with the model size adjusted?";

  test("finds the paper that it describes, and says how", async () => {
    const { state, papers, status } = await search.ask(SENTENCE);
    assert.equal(state, "done");
    assert.match(papers[0] ?? "", /^one-epoch-is-all-you-need/);
    assert.match(status, /^No papers match “.*”; \d+ are near it by meaning\.$/);
    assert.equal(await page.locator("[data-results] > li:not([data-paper])").count(), 0);
  });
});

describe("filters", () => {
  beforeEach(() => {
    search = new SearchPage(page, years.url);
  });

  test("narrow the results, say how many each choice leaves, and can be taken away", async () => {
    const all = await search.ask("harbour");
    const promised = await search.choices("Year");
    const count = promised.get("2024");
    assert.equal(count, 35);
    await search.choose("Year", "2024");
    await page.waitForURL(/[?&]year=2024/);
    await settledWith(search, count);
    assert.deepEqual(await search.choices("Year"), promised);
    await search.choose("Year", "All");
    assert.deepEqual(await settledWith(search, ALL), all);
  });

  test("come with the address", async () => {
    const { status, papers } = await search.ask("harbour", { topic: "tides", year: "2024" });
    assert.equal(countIn(status), 12);
    for (const id of papers) assert.match(id, /^24/);
    const checked = await page
      .locator("[data-search] input[type=radio]:checked")
      .evaluateAll((inputs) => inputs.map((one) => one.getAttribute("value")));
    assert.deepEqual(checked, ["2024", "tides"]);
  });

  test("find nothing when unknown, and can be taken away", async () => {
    const { state } = await search.ask("harbour", { topic: '"><img src=x onerror=alert(1)>' });
    assert.equal(state, "empty");
    await search.choose("Topic", "All");
    await settledWith(search, ALL);
    assert.deepEqual(complaints, []);
  });

  test("that are chosen can be taken away one by one, and the focus goes on", async () => {
    await search.ask("harbour topic:tides", { year: "2024" });
    const chosen = page.getByRole("list", { name: "Chosen filters" });
    assert.deepEqual(await chosen.getByRole("button").allInnerTexts(), ["Tides ×", "2024 ×"]);
    await chosen.getByRole("button", { name: "Remove: Tides" }).focus();
    await page.keyboard.press("Enter");
    const { query } = await search.settled("harbour");
    assert.equal(query, "harbour", "an operator goes out of the box");
    assert.deepEqual(await chosen.getByRole("button").allInnerTexts(), ["2024 ×"]);
    assert.equal(
      await page.evaluate(() => document.activeElement?.getAttribute("aria-label")),
      "Remove: 2024",
    );
    await page.keyboard.press("Enter");
    await settledWith(search, ALL);
    assert.equal(await chosen.isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "sort");
  });

  test("offer the commonest topics first, and all of them when asked", async () => {
    search = new SearchPage(page, root.url);
    await search.ask("model", { topic: "machine-unlearning" });
    const few = await search.choices("Topic");
    const counts = [...few.values()];
    assert.ok(few.has("Machine unlearning"), "the one that is chosen");
    assert.ok(few.size === 8 || few.size === 9, `${few.size}`);
    assert.deepEqual(
      counts.slice(0, 8),
      counts.slice(0, 8).toSorted((a, b) => b - a),
    );
    await page.getByRole("button", { name: /^All \d+ topics$/ }).click();
    const all = await search.choices("Topic");
    assert.ok(all.size > 9);
    assert.ok(
      await page.evaluate(() => document.activeElement?.closest("[data-filter=topic]") !== null),
    );
  });

  test("show the topics of a large archive when asked", async () => {
    await page.route("**/search.json", async (route) => {
      const response = await route.fetch();
      const index = unpackCatalogue(new Uint8Array(await response.body()));
      const last = index.segments.at(-1)?.parts.at(-1);
      if (last) last.count += 30_000;
      await route.fulfill({ response, body: Buffer.from(packCatalogue(index)) });
    });
    await search.ask("harbour");
    const topics = page.getByRole("group", { name: "Topic" });
    assert.equal(await topics.getByText("Tides").count(), 0);
    const file = "**/pagefind/topics/**";
    await page.route(file, (route) => route.abort());
    await topics.getByRole("button", { name: "Show topics" }).click();
    const again = topics.getByRole("button", { name: "The topics didn't come. Try again" });
    await again.waitFor();
    await page.unroute(file);
    await again.click();
    await topics.getByText("Tides").waitFor();
    assert.equal(await topics.getByRole("button").count(), 0);
    assert.ok(
      await page.evaluate(() => document.activeElement?.closest("[data-filter=topic]") !== null),
    );
    await search.choose("Topic", "Tides");
    await page.waitForURL(/[?&]topic=tides/);
    await search.settled("harbour");
    assert.ok((await search.choices("Topic")).has("Tides"));
  });

  test("are behind a button on a phone, where the first result is in sight", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const topics: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/pagefind/topics/")) topics.push(request.url());
    });
    await search.ask("harbour", { year: "2024" });
    const title = await search.results.first().locator("h2 a").boundingBox();
    assert.ok(title && title.y <= 300, `${title?.y}`);
    const years = page.getByRole("group", { name: "Year" });
    assert.equal(await years.isVisible(), false);
    assert.deepEqual(topics, []);
    assert.ok(await page.getByRole("button", { name: "Remove: 2024" }).isVisible());
    await page.getByRole("button", { name: "Filters" }).click();
    assert.ok(await years.isVisible());
    await page.getByRole("group", { name: "Topic" }).getByText("Tides").waitFor();
    assert.equal(topics.length, 1, "what they leave is loaded where it is seen");
    await search.choose("Year", "2025");
    await page.waitForURL(/year=2025/);
    await settledWith(search, 82);
    assert.ok(await years.isVisible(), "it stays open");
  });

  test("newest first", async () => {
    const byRank = await search.ask("wind");
    await page.getByLabel("Order").selectOption("Newest first");
    await page.waitForURL(/sort=newest/);
    const newest = await settledWith(search, countIn(byRank.status), byRank);
    const days = newest.papers.map((id) => id.slice(0, 4));
    assert.deepEqual(days, days.toSorted().reverse());
    assert.ok(new Set(days).size > 1, "of more than one month");
  });

  test("can be used by keyboard alone, and keep the place", async () => {
    await search.ask("harbour");
    const years = page.getByRole("group", { name: "Year" });
    await years.getByRole("radio", { checked: true }).focus();
    await page.keyboard.press("ArrowDown");
    await page.waitForURL(/year=2025/);
    await settledWith(search, 82);
    await page.keyboard.press("ArrowDown");
    await page.waitForURL(/year=2024/);
    await settledWith(search, 35);
  });
});

describe("a result", () => {
  test("has what cards have: its votes, its PDF, its code, and a button that saves it whole", async () => {
    search = new SearchPage(page, years.url);
    const { id, links, upvotes } = ODD_PAPERS.long;
    await search.ask(id);
    const [result] = await search.results.all();
    assert.match(
      (await result?.locator(".byline").innerText()) ?? "",
      new RegExp(`${upvotes} upvotes`),
    );
    const address = (name: string) =>
      result?.getByRole("link", { name: new RegExp(`^${name}: `) }).getAttribute("href");
    assert.deepEqual([await address("PDF"), await address("Code")], [links.pdf, links.code]);
    await result?.getByRole("button", { name: /^Save: / }).click();
    await result?.getByRole("button", { name: /^Saved: / }).waitFor();
    await page.goto(`${years.url}reading-list/`);
    assert.match(
      await page.locator("[data-saved-papers] .byline").innerText(),
      /^Author0 Name, .* and others · listed 4 Mar 2025/,
    );
  });

  test("is being searched for: the page says so at once, on an address and in place of its help", async () => {
    const held: Route[] = [];
    await page.route("**/pagefind/**", (route) => void held.push(route));
    for (const file of ["", "**/_astro/*.js"]) {
      if (file) await page.route(file, () => {});
      await page.goto(`${root.url}search/?q=unlearning`, { waitUntil: "commit" });
      await page.locator(":text('Searching…'):visible").waitFor();
      // Nothing is painted before the styles are there.
      await page.getByText("Type a few words").waitFor({ state: "hidden" });
    }
  });
});

describe("the address is the state", () => {
  beforeEach(() => {
    search = new SearchPage(page, years.url);
  });

  test("a reload shows the same", async () => {
    const shown = await search.ask("wind", { year: "2024", sort: "newest" });
    await page.reload();
    assert.deepEqual(await search.settled("wind"), shown);
  });

  test("back and forward show what was there", async () => {
    const first = await search.ask("tide");
    await search.choose("Year", "2024");
    await page.waitForURL(/year=2024/);
    const second = await settledWith(search, 12);
    const third = await search.search("wind");
    await page.goBack();
    assert.deepEqual(await search.settled("tide"), second);
    await page.goBack();
    await page.waitForURL(`${years.url}search/?q=tide`);
    assert.deepEqual(await settledWith(search, countIn(first.status)), first);
    await page.goForward();
    await page.waitForURL(/year=2024/);
    assert.deepEqual(await settledWith(search, 12), second);
    await page.goForward();
    assert.deepEqual(await search.settled("wind"), third);
  });

  test("back from a paper shows the results again", async () => {
    await search.open();
    const shown = await search.search("tide");
    await search.results.first().getByRole("link").first().click();
    await page.waitForURL(/\/papers\//);
    await page.goBack();
    assert.deepEqual(await search.settled("tide"), shown);
  });
});

describe("when the search can't be loaded", () => {
  /** One of our files, and some of Pagefind's; tests/search/query/bytes.test.ts has all others. */
  const FAILURES: [name: string, part: string, fail: (route: Route) => Promise<void>][] = [
    ["is gone", "terms/*", (route) => route.fulfill({ status: 404, body: "Not found" })],
    ["is cut off", "texts/*", cutOff],
    ["doesn't come", "pagefind.js", (route) => route.abort()],
    ["is a page of a hotel's network", "papers.pack", logIn],
    ["is cut off", "*.pf_index", cutOff],
  ];
  for (const [name, part, fail] of FAILURES)
    test(`${part} ${name}: the page says so, and trying again works`, async () => {
      await page.route(`**/pagefind/**/${part}*`, fail);
      const query = '"machine unlearning"';
      await search.open({ q: query });
      await mendedByRetry(search, query);
    });

  test("everything is blocked: the page says so, and trying again works", async () => {
    await page.route("**/pagefind/**", (route) => route.abort());
    await search.open({ q: "unlearning" });
    await mendedByRetry(search, "unlearning");
  });

  test("the network goes: the page says so, and trying again works", async () => {
    await search.open();
    await context.setOffline(true);
    await search.input.fill("unlearning");
    await search.input.press("Enter");
    await search.settled("unlearning", ["error"]);
    await context.setOffline(false);
    await search.retry.click();
    assert.equal((await search.settled("unlearning")).state, "done");
  });

  test("a file hangs: the page gives up, and trying again works", async () => {
    await page.clock.install();
    const held: Route[] = [];
    await page.route("**/pagefind/terms/**", (route) => void held.push(route));
    await search.open({ q: "unlearning" });
    await until(() => held.length > 0);
    assert.equal((await search.shown()).state, "loading");
    await page.clock.fastForward(30_000);
    await mendedByRetry(search, "unlearning");
  });

  test("a query typed after a failure is searched for as well", async () => {
    await page.route("**/pagefind/**", (route) => route.abort());
    await search.ask("unlearning", {}, ["error"]);
    await page.unroute("**/pagefind/**");
    const { state, papers } = await search.search("starbucks");
    assert.equal(state, "done");
    assert.equal(papers.length, 1);
  });

  test("more results that don't come are an error, too", async () => {
    search = new SearchPage(page, years.url);
    await search.ask("harbour");
    await page.route("**/pagefind/texts/**", (route) => route.abort());
    await search.more.click();
    await search.settled("harbour", ["error"]);
    await page.unroute("**/pagefind/texts/**");
    await search.retry.click();
    const { state, papers } = await search.settled("harbour", ["done"]);
    assert.deepEqual([state, papers.length], ["done", 10]);
  });
});

describe("a query that means harm", () => {
  test("does none, in the box or in an address", async () => {
    await search.open();
    const before = await countElements(page);
    const HOSTILE = [
      "<script>alert(1)</script>",
      '"><img src=x onerror=alert(1)>',
      "\u0000",
      "\uD800",
      "__proto__",
      "a".repeat(5_000),
    ];
    for (const query of HOSTILE) {
      await search.input.fill(query);
      const typed = await search.input.inputValue();
      await search.input.press("Enter");
      await search.settled(typed);
      assert.deepEqual(await countElements(page), before);
    }
    // Through the address, as a link from elsewhere has it.
    for (const query of HOSTILE.slice(0, 2)) {
      const { status } = await search.ask(query);
      assert.ok(status.startsWith(`No papers match “${query}”`), status);
      assert.deepEqual(await countElements(page), before);
    }
    assert.deepEqual(complaints, []);
  });

  test("broken percent signs in the address are text", async () => {
    await page.goto(`${root.url}search/?q=%E0%A4%A&topic=%&year=%zz`);
    await page.waitForFunction(
      () => document.querySelector<HTMLElement>("[data-search]")?.dataset["state"] === "empty",
    );
    assert.deepEqual(complaints, []);
  });

  test("nothing but space is nothing", async () => {
    await search.ask("starbucks");
    await search.input.fill("\u00A0\u3000 ");
    await search.input.press("Enter");
    const { papers } = await search.settled("", ["idle"]);
    assert.deepEqual(papers, []);
  });

  test("a paper whose title is markup is shown as text", async () => {
    search = new SearchPage(page, years.url);
    const { papers } = await search.ask("quotes");
    assert.deepEqual(papers, [ODD_PAPERS.markup.id]);
    assert.equal(
      await search.results.first().getByRole("heading").innerText(),
      ODD_PAPERS.markup.title,
    );
    assert.equal(await search.results.locator(":is(script, img, b, i)").count(), 0);
    assert.deepEqual(complaints, []);
  });
});

// --- internal ---

/** Waits for an error, checks that the page offers a way, mends the network and takes the way. */
async function mendedByRetry(search: SearchPage, query: string): Promise<void> {
  const { papers, status } = await search.settled(query, ["error"]);
  assert.deepEqual(papers, []);
  assert.equal(status, "The search could not be loaded.");
  assert.equal(await search.input.inputValue(), query);
  await search.page.unrouteAll();
  await search.retry.click();
  const mended = await search.settled(query, ["done", "empty"]);
  assert.equal(mended.state, "done");
  assert.equal(await search.retry.isVisible(), false);
}

/** Answers with the first half of the file that was asked for. */
async function cutOff(route: Route): Promise<void> {
  const name = new URL(route.request().url()).pathname;
  const body = await fs.readFile(path.join(await builtSite("root"), name));
  const half = body.subarray(0, Math.floor(body.length / 2));
  const contentType = name.endsWith(".js") ? "text/javascript" : undefined;
  await route.fulfill({ status: 200, body: half, ...(contentType && { contentType }) });
}

/** Answers as a hotel's network does before a guest has logged in. */
function logIn(route: Route): Promise<void> {
  return route.fulfill({
    status: 200,
    contentType: "text/html",
    body: "<!doctype html><title>Log in</title>",
  });
}

/** Waits until the page shows results of the count, and others than it showed `before`. */
async function settledWith(search: SearchPage, count: number, before?: Shown): Promise<Shown> {
  const find = async () => {
    const shown = await search.shown();
    const isOld = before && shown.papers.join() === before.papers.join();
    return shown.state === "done" && countIn(shown.status) === count && !isOld ? shown : undefined;
  };
  return until(find);
}

/** What an injection would add to. */
function countElements(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => ({
    scripts: document.querySelectorAll("script").length,
    images: document.querySelectorAll("img, svg, iframe, object, embed").length,
    handlers: document.querySelectorAll("[onerror], [onload], [onclick]").length,
  }));
}

/** Notes the names of everything that changes in the search, in order, on the root element. */
function recordChanges(): void {
  new MutationObserver((changes, observer) => {
    const search = document.querySelector("[data-search]");
    if (!search) return;
    observer.disconnect();
    new MutationObserver((list) => {
      const names = list.map(({ attributeName, type }) => attributeName ?? type);
      const data = document.documentElement.dataset;
      data["changes"] = [data["changes"], ...names].filter(Boolean).join(" ");
    }).observe(search, { attributes: true, childList: true, subtree: true });
    void changes;
  }).observe(document, { childList: true, subtree: true });
}
