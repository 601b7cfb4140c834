/** Papers of older months, which have no page of their own: whole on the page of their day. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { filedFrom } from "../publish/reference-manager.ts";
import { eachWithPage } from "./each-page.ts";
import { DAYS, OLD_NOTED } from "./fixture.ts";
import { attribute, parsePage, select, textsOf, type Element } from "./html.ts";
import { kept, paperInFocus, papersShown } from "./reader-page.ts";
import { SearchPage } from "./search-page.ts";
import { builtSite } from "./site.ts";

const OLD = "2023-06-30";
const PAPERS = DAYS.find(([day]) => day === OLD)?.[1];
/** A paper of that day, and one of a month that has pages. */
const ID = "2306.10501";
const PLACE = `days/${OLD}/#${ID}`;
const PAGED = "2412.10300";

describe("the page of an old day", () => {
  let out: string;
  let html: string;
  let elements: Element[];
  before(async () => {
    out = await builtSite("years");
    html = await fs.readFile(path.join(out, "days", OLD, "index.html"), "utf8");
    elements = parsePage(html);
  });

  test("has all of each paper, at the place that addresses lead to", () => {
    const papers = select(elements, "[data-paper]");
    assert.equal(papers.length, PAPERS);
    for (const paper of papers) {
      const id = attribute(paper, "data-paper");
      assert.equal(attribute(paper, "id"), id);
      const own = [paper];
      const [title] = select(own, "article h2 a");
      assert.equal(title && attribute(title, "href"), `/days/${OLD}/#${id}`);
      assert.equal(select(own, "article .Z3988").length, 1);
      assert.match(textsOf(select(own, "article .abstract"))[0] ?? "", /It holds for \d+ cases\.$/);
      assert.deepEqual(textsOf(select(own, "article .author-names li")), [
        "Ada Example",
        "Łukasz Wzór",
      ]);
    }
  });

  test("has the notes on its papers", () => {
    const note = select(elements, `[id="${OLD_NOTED}"] [id="note-${OLD_NOTED}"]`);
    assert.match(textsOf(note)[0] ?? "", /Still worth it\./);
  });

  test("gives a reference manager each of its papers", () => {
    const items = filedFrom(html, "https://x.org/");
    assert.equal(items.length, PAPERS);
    assert.ok(items.every(({ creators }) => creators.length === 2));
  });

  test("stands in place of its papers' pages", async () => {
    const pages = await fs.readdir(path.join(out, "papers"));
    assert.ok(pages.includes(PAGED));
    assert.deepEqual(
      pages.filter((id) => id.startsWith("2306") || id.startsWith("2403")),
      [],
    );
  });
});

describe("every list leads to the place on the day's page", () => {
  const PLACES = ["topics/tides/2023-06/", "months/2023-06/", "weeks/2023-W26/", "notes/"];
  for (const place of PLACES)
    test(place, async () => {
      const file = path.join(await builtSite("years"), place, "index.html");
      const links = select(parsePage(await fs.readFile(file, "utf8")), "[data-paper] a");
      const old = links
        .map((one) => attribute(one, "href") ?? "")
        .filter((to) => /2306\./.test(to));
      assert.ok(old.length > 0);
      assert.deepEqual(
        old.filter((to) => !to.startsWith(`/days/${OLD}/#`)),
        [],
      );
    });

  test("a note's links and previews, and the notes' feed", async () => {
    const out = await builtSite("years");
    const page = await fs.readFile(path.join(out, "papers", "2503.00001", "index.html"), "utf8");
    const links = select(parsePage(page), ".note a").map((one) => attribute(one, "href"));
    assert.ok(links.includes(`/days/${OLD}/#2306.10500`), "a link");
    assert.ok(links.includes(`/${PLACE}`), "a component");
    const feed = await fs.readFile(path.join(out, "notes", "feed.json"), "utf8");
    assert.ok(feed.includes(`/days/${OLD}/#note-${OLD_NOTED}"`));
  });
});

describe("a reader", () => {
  let page: Page;
  let site: string;
  let complaints: string[];
  eachWithPage(["years"], (opened) => {
    ({ page, complaints } = opened);
    site = opened.site("years").url;
  });

  test("comes from a search result to the paper, which is seen then", async () => {
    const search = new SearchPage(page, site);
    const { papers } = await search.ask(ID);
    assert.deepEqual(papers, [ID]);
    await search.results.locator("a").first().click();
    await page.waitForURL(site + PLACE);
    assert.ok(await page.locator(`[id="${ID}"]`).isVisible());
    await page.waitForFunction(() => localStorage.getItem("broadsheet/seen") !== null);
    assert.deepEqual(await kept(page, "seen"), [ID]);
    assert.deepEqual(complaints, []);
  });

  test("is led on from the address of the page that the paper had", async () => {
    await page.goto(`${site}papers/${ID}/`);
    await page.waitForURL(site + PLACE);
    await page.goto(`${site}papers/2306.99999/`);
    await page.getByText("This digest has no paper 2306.99999.").waitFor();
  });

  test("sees the paper that an address names, even one that was hidden", async () => {
    await page.goto(site + PLACE);
    const paper = page.locator(`[id="${ID}"]`);
    await paper.getByRole("button", { name: /^Hide: / }).click();
    assert.deepEqual(await kept(page, "hidden"), [
      { id: ID, title: await paper.locator("h2 a").textContent(), day: OLD },
    ]);
    await page.reload();
    assert.ok((await papersShown(page)).includes(ID));
    await page.goto(`${site}days/${OLD}/`);
    assert.ok(!(await papersShown(page)).includes(ID));
  });

  test("walks and saves by keys, and finds the paper in the reading list", async () => {
    await page.goto(site + PLACE);
    await page.keyboard.press("j");
    assert.equal(await paperInFocus(page), ID);
    await page.keyboard.press("s");
    await page.goto(`${site}reading-list/`);
    assert.equal(await page.locator("[data-paper] a").first().getAttribute("href"), `/${PLACE}`);
  });

  test("cites each paper of the page", async () => {
    await page.goto(`${site}days/${OLD}/`);
    for (const id of ["2306.10500", ID]) {
      const paper = page.locator(`[id="${id}"]`);
      await paper.getByRole("button", { name: /^Cite: / }).click();
      const dialog = page.getByRole("dialog", { name: "Cite this paper" });
      const bibtex = await dialog.getByRole("region", { name: "BibTeX" }).innerText();
      assert.ok(bibtex.includes(id), bibtex);
      assert.match(bibtex, /author = \{Example, Ada and .*Wz/);
      await dialog.getByRole("button", { name: "Close" }).click();
    }
  });
});
