/** What came since the last visit: the front page's line, and the page of new papers. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { eachWithPage } from "./each-page.ts";
import { blockStorage, keep, kept, papersShown } from "./reader-page.ts";

let site: string;
let context: BrowserContext;
let page: Page;
let complaints: string[];

eachWithPage(["years"], (opened) => {
  ({ context, page, complaints } = opened);
  site = opened.site("years").url;
});

const LAST = { upTo: "2025-02-28", at: 0 };
const state = (name: string) => page.locator(`[data-new-papers][data-state=${name}]`).waitFor();
const count = () => page.locator(".page-count").innerText();

test("the front page says what came, and its page lists exactly that, until it is marked as seen", async () => {
  await keep(context, site, { visit: LAST });
  await page.goto(site);
  const line = page.locator("[data-news]");
  const said = (await line.innerText()).replace(/\s+/g, " ");
  const [, total = "", days = ""] = /^(\d+) new since Friday:? (.*)$/.exec(said) ?? [];
  const counts = [...days.matchAll(/[A-Z][a-z]+ (\d+)/g)].map(([, one]) => Number(one));
  assert.ok(counts.length > 1, said);
  assert.equal(
    counts.reduce((sum, one) => sum + one, 0),
    Number(total),
  );
  await line.getByRole("link", { name: / new since / }).click();
  await state("done");
  assert.equal(await count(), `${total} new since Friday`);
  const papers = await papersShown(page);
  assert.equal(papers.length, Math.min(50, Number(total)));
  await page.getByRole("button", { name: "Mark all as seen" }).click();
  await state("empty");
  assert.match(await page.locator("main").innerText(), /Nothing new since Friday/);
  await page.getByRole("button", { name: "Undo" }).click();
  await state("done");
  assert.deepEqual(await papersShown(page), papers);
  assert.deepEqual(await kept(page, "seen"), []);
  assert.deepEqual(complaints, []);
});

test("a paper that was opened stays in the list for who comes back, and is gone the next time", async () => {
  await keep(context, site, { visit: LAST });
  await page.goto(`${site}new/`);
  await state("done");
  const [first = "", second] = await papersShown(page);
  await page.locator(`[data-paper="${first}"] a`).first().click();
  await page.waitForURL(`${site}papers/${first}/`);
  await page.goBack();
  await state("done");
  assert.deepEqual((await papersShown(page)).slice(0, 2), [first, second]);
  await page.goto(site);
  await page.goto(`${site}new/`);
  await state("done");
  assert.equal((await papersShown(page))[0], second);
});

test("its papers are the cards of their days, side by side where there is room, as dense as elsewhere", async () => {
  await keep(context, site, { visit: LAST });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${site}new/`);
  await state("done");
  const cards = page.locator("[data-new-papers] .card");
  const [id = ""] = await papersShown(page);
  const heading = page.locator("[data-new-papers] h2.label").first();
  assert.match(await heading.innerText(), /^\p{L}+, \d+ papers?$/iu);
  const [first, second] = [await cards.nth(0).boundingBox(), await cards.nth(1).boundingBox()];
  assert.equal(first?.y, second?.y);
  await page.getByText("Sort and show").click();
  await page.getByLabel("Titles only").check();
  assert.equal(await cards.first().locator(".excerpt").isVisible(), false);
  await page.getByLabel("Most upvotes first").check();
  const votes = page.locator("[data-new-papers] .card[data-upvotes]");
  await heading.waitFor({ state: "detached" });
  const counts = await votes.evaluateAll((all) =>
    all.map((one) => Number(one.getAttribute("data-upvotes"))),
  );
  assert.deepEqual(
    counts,
    counts.toSorted((a, b) => b - a),
  );
  await page.locator(`[data-paper="${id}"] [data-act=hide]`).click();
  await page.locator(`[data-paper="${id}"] .hidden-note`).waitFor();
  assert.equal(complaints.length, 0);
});

test("where a day's page doesn't come, it says so and tries again", async () => {
  await keep(context, site, { visit: LAST });
  await page.route("**/days/*/", (route) => route.abort());
  await page.goto(`${site}new/`);
  await state("error");
  await page.unroute("**/days/*/");
  await page.getByRole("button", { name: "Try again" }).click();
  await state("done");
});

test("an order that doesn't come says nothing once another one is there", async () => {
  // By day, the first fifty papers are all that is loaded; by title, every day has to come.
  await keep(context, site, { visit: { ...LAST, upTo: "2024-01-01" } });
  await page.goto(`${site}new/`);
  await state("done");
  const [late, failed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await page.route("**/days/*/", async (route) => {
    await late.promise;
    await route.abort();
    failed.resolve();
  });
  await page.getByText("Sort and show").click();
  await page.getByLabel("By title").check();
  await state("loading");
  await page.getByLabel("Newest first").check();
  await state("done");
  late.resolve();
  await failed.promise;
  await page.waitForTimeout(300);
  assert.equal(await page.getByRole("button", { name: "Try again" }).isVisible(), false);
});

test("it comes though the order “For you”, which isn't chosen, can't be offered", async () => {
  await keep(context, site, { visit: LAST, library: { origins: [], entries: [] } });
  await page.route("**/on-list*", (route) => route.abort());
  await page.goto(`${site}new/`);
  await state("done");
  assert.ok((await papersShown(page)).length > 0);
});

test("it comes in the reader's order", async () => {
  await keep(context, site, { visit: LAST, settings: { sort: "title" } });
  await page.goto(`${site}new/`);
  await state("done");
  const titles = await page
    .locator("[data-paper]")
    .evaluateAll((all) =>
      all.map((one) => one.getAttribute("data-title") ?? one.querySelector("a")?.textContent ?? ""),
    );
  assert.deepEqual(
    titles,
    titles.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
  );
});

test("a clock that jumps takes nothing from it", async () => {
  await keep(context, site, { visit: LAST });
  await page.goto(site);
  const before = await page.locator("[data-news]").innerText();
  const visit = Object(await kept(page, "visit"));
  await keep(context, site, { visit: { ...visit, at: Date.now() + 1e11 } });
  await page.goto(site);
  assert.equal(await page.locator("[data-news]").innerText(), before);
});

test("on a first visit, and where the browser keeps nothing, it says so", async () => {
  await page.goto(`${site}new/`);
  await state("empty");
  assert.match(await page.locator("main").innerText(), /No earlier visit is known/);
  await page.addInitScript(blockStorage);
  await page.goto(`${site}new/`);
  await state("empty");
  await page.goto(site);
  assert.equal(await page.locator("[data-news]").isVisible(), false);
  assert.deepEqual(complaints, []);
});

test("a newcomer is told of topics once", async () => {
  const line = page.locator("[data-meet-topics]");
  const isShown = async () => {
    await page.goto(site);
    return line.isVisible();
  };
  assert.deepEqual([await isShown(), await isShown(), await isShown()], [false, true, false]);
});
