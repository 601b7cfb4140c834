/** Searches that words alone don't answer, in the hosted bundled digest. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import { ROOT } from "../folders.ts";
import { eachWithPage } from "./each-page.ts";
import { SearchPage } from "./search-page.ts";

let page: Page;
let search: SearchPage;

eachWithPage(["root"], (opened) => {
  ({ page } = opened);
  search = new SearchPage(page, opened.site("root").url);
});

/** The files of the meaning. */
const FILES = /\/pagefind\/(?:meaning|codes)\//;

describe("what README shows is found by meaning alone", () => {
  const CASES: [query: string, paper: string][] = [
    ["cancer scan", "Brain Tumor Analysis"],
    ["storm rainfall", "Complex Meteorological Systems"],
    ["photorealistic speaking avatar", "Talking Head Generation"],
  ];
  for (const [query, paper] of CASES)
    test(query, async () => {
      const found = async () => {
        await search.ask(query);
        const titles = await search.results.locator("h2").allInnerTexts();
        return titles.slice(0, 3).some((title) => title.includes(paper));
      };
      assert.ok(await found());
      assert.match((await search.shown()).status, /near it by meaning\.$/);
      await page.route(FILES, (route) => route.abort());
      assert.equal(await found(), false);
      const { status } = await search.shown();
      assert.match(status, /By words alone: the files for a search by meaning could not be loaded/);
      const readme = await fs.readFile(path.join(ROOT, "README.md"), "utf8");
      assert.ok(readme.includes(query) && readme.includes(paper));
    });
});

test("a card says which of its words is near, and the page which words no paper has", async () => {
  await search.ask("photorealistic speaking avatar");
  assert.match(await search.correction(), /^No paper has “speaking” or “avatar”\.$/);
  const why = page.locator("[data-results] .result-why").filter({ hasText: "speaking" }).first();
  assert.match(await why.innerText(), /speaking\s+~\s+is near\s+talking/);
});

test("a card says which long or short form it has in place of what was asked", async () => {
  const CASES: [query: string, why: RegExp][] = [
    ["cfg linear attention", /cfg\s+~\s+is near\s+classifier-free guidance/],
    ["bayesian optimization transformer", /bayesian optimization\s+~\s+is near\s+BO\b/],
  ];
  for (const [query, why] of CASES) {
    await search.ask(query);
    const told = await page.locator("[data-results] .result-why").allInnerTexts();
    assert.ok(
      told.some((text) => why.test(text)),
      told.join("\n"),
    );
  }
});

test("nothing of it is loaded where ten papers have every word", async () => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const { papers } = await search.ask("diffusion");
  assert.equal(papers.length, 10);
  assert.deepEqual(
    asked.filter((url) => FILES.test(url)),
    [],
  );
});

test("on a slow network papers with the words come first, and no text of others in vain", async () => {
  const late = Promise.withResolvers<undefined>();
  await page.route(FILES, (route) => late.promise.then(() => route.continue()));
  const texts = new Set<string>();
  page.on("request", (request) => {
    if (request.url().includes("/texts/")) texts.add(request.url());
  });
  await search.open({ q: "storm rainfall" });
  await search.results.first().waitFor();
  const early = await search.shown();
  assert.equal(early.state, "loading");
  assert.match(early.status, /those near by meaning follow/);
  assert.ok(early.papers.length <= 3 && texts.size <= 3, `${early.papers.length} ${texts.size}`);
  late.resolve(undefined);
  assert.equal((await search.settled("storm rainfall")).papers.length, 10);
});

test("results are final when they are said to be", async () => {
  await search.open();
  await page.evaluate(() => {
    const root = document.querySelector<HTMLElement>("[data-search]");
    const seen: string[] = [];
    const look = () => seen.push(root?.dataset["state"] ?? "");
    if (root) new MutationObserver(look).observe(root, { attributeFilter: ["data-state"] });
    Object.assign(window, { seen });
  });
  // At once, as a slow machine would otherwise search while it types, too.
  await search.input.evaluate((input) => {
    if (!(input instanceof HTMLInputElement)) return;
    input.value = "cancer scan";
    input.form?.requestSubmit();
  });
  const { papers } = await search.settled("cancer scan");
  await page.waitForTimeout(300);
  assert.deepEqual((await search.shown()).papers, papers);
  assert.deepEqual(await page.evaluate("seen"), ["loading", "done"]);
});

test("filters count what they leave", async () => {
  await search.ask("storm rainfall");
  const [[topic = "", count = 0] = []] = [...(await search.choices("Topic"))];
  await search.choose("Topic", topic);
  const { status } = await search.settled("storm rainfall");
  assert.match(status, new RegExp(`with these filters; ${count} (?:is|are) near it by meaning`));
});
