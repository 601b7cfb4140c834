/** The portable copy in a browser: opened from a disk, it is the site. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import type { Server } from "../../src/site/serve.ts";
import { temporaryFolder } from "../folders.ts";
import { clockOffBy, openBrowser, openProfile, watchedPage, type TestBrowser } from "./browser.ts";
import { ForYouPage } from "./for-you-page.ts";
import { portableCopy, strangePage, type Copy } from "./copies.ts";
import { KINDS, openKind, type Kind } from "./kinds.ts";
import { QUERIES, type Parameters } from "./queries.ts";
import { SearchPage } from "./search-page.ts";
import { servedSite } from "./site.ts";

let browser: TestBrowser;
let copy: Copy;
before(async () => {
  [browser, copy] = await Promise.all([openBrowser(), portableCopy("root")]);
});
after(async () => {
  await browser.close();
  await copy.remove();
});

/** The fonts that an element's letters are drawn with. */
async function typeface(page: Page, selector: string): Promise<string> {
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument");
  const node = { nodeId: root.nodeId, selector };
  const { nodeId } = await session.send("DOM.querySelector", node);
  const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
  await session.detach();
  return fonts.map(({ familyName }) => familyName).join(", ");
}

/**
 * Everything that a reader sees of a search. A search for words alone is typed into the page that
 * is open; one with filters or an order is opened by its address.
 */
async function searched(search: SearchPage, { q = "", ...others }: Parameters) {
  const isTyped = Object.keys(others).length === 0 && (await search.input.count()) > 0;
  if (!isTyped) await search.open({ q, ...others });
  const shown = isTyped ? await search.search(q) : await search.settled(q);
  const results = await search.results.evaluateAll((all) =>
    all.map((one) => one.innerHTML.replaceAll(/href="[^"]*"/g, "")),
  );
  return { ...shown, results };
}

test("a library ranks the papers of a copy, which has no workers and no modules", async () => {
  const context = await browser.newContext();
  const { page, complaints } = await watchedPage(context);
  const forYou = new ForYouPage(page, copy.url);
  await forYou.open("empty", "index.html");
  const said = await forYou.choose("library.bib", "@misc{a, title = {Exact machine unlearning}}");
  assert.match(said, /1 entry taken/);
  const [first = ""] = await forYou.papers();
  assert.match(first, /unlearning/);
  await forYou.open("done", "index.html");
  assert.equal((await forYou.papers())[0], first);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a phrase that is followed in a copy marks its papers, and the page of new papers has their days’ cards", async () => {
  const context = await browser.newContext();
  const { page, complaints } = await watchedPage(context);
  await page.goto(`${copy.url}following/index.html`);
  await page.getByLabel("What").selectOption("phrase");
  await page.getByLabel("Name or words").fill("machine unlearning");
  await page.getByRole("button", { name: "Follow", exact: true }).click();
  await page.getByText("You follow “machine unlearning”.").waitFor();
  await page.goto(`${copy.url}index.html`);
  await page.getByText("Follows: machine unlearning").first().waitFor();
  const visit = JSON.stringify({ upTo: "2000-01-01", at: 0 });
  await page.evaluate((it) => localStorage.setItem("broadsheet/visit", it), visit);
  await page.goto(`${copy.url}new/index.html`);
  await page.locator("[data-new-papers][data-state=done]").waitFor();
  const link = page.locator("[data-new-papers] .card h2 a").first();
  // Not what is drawn of it: a card is drawn when it comes into sight.
  const title = await link.textContent();
  await link.click();
  await page.waitForURL("**/papers/**");
  assert.equal((await page.locator("h1").textContent())?.trim(), title?.trim());
  assert.deepEqual(complaints, []);
  await context.close();
});

describe("searching in a copy and in the hosted site", () => {
  let server: Server;
  before(async () => {
    server = await servedSite("root");
  });
  after(() => server.close());

  test("thirty searches find the same papers in the same order with the same excerpts", async () => {
    const every = QUERIES.filter((_, at) => at % 2 === 0);
    assert.equal(new Set(every.map((one) => JSON.stringify(one))).size, 30);
    const context = await browser.newContext();
    const [here, there] = [await watchedPage(context), await context.newPage()];
    const local = new SearchPage(here.page, copy.url);
    const hosted = new SearchPage(there, server.url);
    let found = 0;
    // Those that are opened by their addresses come last.
    const queries = every.toSorted((a, b) => Object.keys(a).length - Object.keys(b).length);
    for (const page of [local, hosted]) await page.open();
    for (const parameters of queries) {
      const expected = await searched(hosted, parameters);
      found += expected.papers.length;
      assert.deepEqual(await searched(local, parameters), expected, JSON.stringify(parameters));
    }
    assert.ok(found > 150, `${found} papers in all`);
    assert.deepEqual(here.complaints, []);
    await context.close();
  });

  test("a first search loads at most 30 files, and the same search again none", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const search = new SearchPage(page, copy.url);
    const loaded: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/pagefind/")) loaded.push(request.url());
    });
    await search.open({ q: "language models" });
    await search.settled("language models");
    assert.ok(loaded.length >= 4 && loaded.length <= 30, `${loaded.length}`);
    const before = loaded.length;
    await search.input.press("Enter");
    await search.settled("language models");
    assert.equal(loaded.length, before);
    await context.close();
  });
});

test("a copy answers by meaning, too, and by words alone where a file of it is gone", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const search = new SearchPage(page, copy.url);
  const { papers, status } = await search.ask("cancer scan");
  assert.match(status, /near it by meaning\.$/);
  assert.match(papers.slice(0, 3).join(" "), /for-3d-mri-based/);
  const codes = path.join(copy.folder, "pagefind", "codes");
  await fs.rename(codes, `${codes}-gone`);
  const alone = await search.ask("cancer scan");
  await fs.rename(`${codes}-gone`, codes);
  assert.match(alone.status, /By words alone: the files for a search by meaning/);
  assert.equal(alone.state, "empty");
  await context.close();
});

test("an abstract unfolds in a copy as on the site, and one whose page is gone is told", async () => {
  const server = await servedSite("root");
  const context = await browser.newContext();
  const { page, complaints } = await watchedPage(context);
  const day = "days/2025-10-16/";
  const press = async (address: string) => {
    await page.goto(address);
    await page.locator("button[data-act=abstract]").first().click();
  };
  const unfold = async (address: string) => {
    await press(address);
    return page.locator("[data-unfolded] .unfolded").innerHTML();
  };
  const here = `${copy.url}${day}index.html`;
  assert.equal(await unfold(here), await unfold(server.url + day));
  assert.equal(await page.locator("iframe").count(), 0);
  assert.deepEqual(complaints, []);
  const folder = path.join(copy.folder, "papers");
  await fs.rename(folder, `${folder}-gone`);
  await press(here);
  await page.getByRole("alert").getByText("could not be loaded").waitFor();
  await fs.rename(`${folder}-gone`, folder);
  await context.close();
  await server.close();
});

describe("every kind of page of a copy", () => {
  let years: Copy;
  /** One page for all kinds: a new one costs as much as a visit. */
  let page: Page;
  let complaints: string[];
  before(async () => {
    years = await portableCopy("years");
    ({ page, complaints } = await watchedPage(await browser.newContext()));
  });
  after(async () => {
    await page.context().close();
    await years.remove();
  });

  // A copy has no 404 page, since no server sends it, and no pages about taking a copy and about feeds.
  const UNKNOWN = ["the 404 page", "the offline page", "the feeds"];
  // What a browser keeps, and what strains a page, is no matter of a copy.
  const addressOf = ({ site, path, search }: Kind) =>
    `${site} ${path.replace(/\?.*/, "")} ${search?.state}`;
  const kinds = KINDS.filter(({ name, site }) => site !== "strain" && !UNKNOWN.includes(name));
  for (const kind of new Map(kinds.toReversed().map((one) => [addressOf(one), one])).values())
    test(`${kind.name}: styles and fonts come, and the console is silent`, async () => {
      await page.goto("about:blank");
      complaints.length = 0;
      await openKind(page, kind, (kind.site === "root" ? copy : years).url);
      await page.evaluate(() => document.fonts.ready);
      const seen = await page.evaluate(() => ({
        fonts: [...document.fonts].filter(({ status }) => status === "loaded").length,
        failed: [...document.fonts].filter(({ status }) => status === "error").length,
        hint: document.querySelector(".unpack-hint")?.checkVisibility() ?? false,
        notice: document.querySelector(".copy-notice")?.textContent,
        started: document.documentElement.dataset["wait"] === undefined,
      }));
      assert.deepEqual(
        { ...seen, fonts: seen.fonts > 0 },
        {
          fonts: true,
          failed: 0,
          hint: false,
          notice: seen.notice?.match(/^This copy holds papers up to \d.*$/)?.[0],
          started: true,
        },
      );
      const unexpected = complaints.filter((one) => !kind.complaint?.test(one));
      assert.deepEqual(unexpected, []);
    });

  test("the pages have one typeface, though a disk preloads nothing", async () => {
    for (const path of ["", "topics/", "", "archive/"]) {
      await page.goto(`${copy.url}${path}index.html`);
      await page.evaluate(() => document.fonts.ready);
      assert.match(await typeface(page, ".masthead-name"), /^Newsreader/);
    }
  });
});

describe("a walk through a copy", () => {
  test("a paper is searched, opened and saved, and is in the reading list after the browser was closed", async (t) => {
    const profile = await temporaryFolder(t);
    const context = await openProfile(profile);
    t.after(() => context.close());
    const { page, complaints } = await watchedPage(context);
    await page.goto(`${copy.url}index.html`);
    await page.locator("a[data-search-link]").click();
    const search = new SearchPage(page, copy.url);
    await search.search("barlow twins");
    await search.results.locator("a").first().click();
    await page.waitForURL("**/papers/**");
    const title = await page.locator("h1").innerText();
    assert.match(title, /Barlow Twins/);
    await page.locator("button[data-act=save]").first().click();
    await page.locator("button[data-act=save][data-on]").first().waitFor();
    await context.close();
    const again = await openProfile(profile);
    t.after(() => again.close());
    const later = await again.newPage();
    await later.goto(`${copy.url}index.html`);
    await later.locator(".masthead-nav").getByText("Reading list").click();
    await later.locator("[data-saved-papers]").getByRole("link", { name: title }).click();
    await later.waitForURL("**/papers/**");
    assert.equal(await later.locator("h1").innerText(), title);
    assert.deepEqual(complaints, []);
    await again.close();
  });

  test("a clock that is wrong by 40 years changes nothing of a copy", async () => {
    const seen = [];
    for (const years of [0, -40, 40]) {
      const context = await browser.newContext();
      await context.addInitScript({ content: clockOffBy(years) });
      const { page, complaints } = await watchedPage(context);
      const search = new SearchPage(page, copy.url);
      await page.goto(`${copy.url}index.html`);
      const front = await page.locator("body").innerText();
      const found = await searched(search, { q: "training", sort: "newest" });
      await search.results.locator("a").first().click();
      await page.locator("article.paper [data-act=save]").click();
      await page.goto(`${copy.url}reading-list/index.html`);
      const list = page.locator("[data-saved-papers]");
      await list.getByRole("link").first().waitFor();
      seen.push({ front, found, list: await list.innerText(), complaints });
      await context.close();
    }
    const [right, ...wrong] = seen;
    for (const one of wrong) assert.deepEqual(one, right);
    assert.deepEqual(right?.complaints, []);
  });

  test("the file whose storage its pages share answers no page beside the copy", async () => {
    const page = await browser.newPage();
    await page.goto(`${copy.url}index.html`);
    await page.evaluate(() => localStorage.setItem("broadsheet-theme", "dark"));
    await page.goto(await strangePage(copy));
    await page.locator("body[data-state=done]").waitFor();
    assert.deepEqual(await page.evaluate("heard"), []);
    assert.equal(await page.evaluate(() => localStorage.getItem("broadsheet-theme")), "dark");
    await page.close();
  });

  test("a copy in a browser that keeps nothing works", async () => {
    const context = await browser.newContext();
    await context.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("refused", "SecurityError");
        },
      });
    });
    const { page, complaints } = await watchedPage(context);
    const search = new SearchPage(page, copy.url);
    await search.open({ q: "training" });
    assert.equal((await search.settled("training")).state, "done");
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test("a copy whose files can't be written works", async () => {
    const folders = [copy.folder, path.join(copy.folder, "search")];
    for (const folder of folders) await fs.chmod(folder, 0o555);
    const page = await browser.newPage();
    const search = new SearchPage(page, copy.url);
    await search.open({ q: "training" });
    assert.equal((await search.settled("training")).state, "done");
    for (const folder of folders) await fs.chmod(folder, 0o755);
    await page.close();
  });
});

describe("a copy with something wrong", () => {
  let page: Page;
  let search: SearchPage;
  before(async () => {
    page = await browser.newPage();
    search = new SearchPage(page, copy.url);
  });
  after(() => page.close());

  const damages: [string, (file: string) => Promise<void>][] = [
    ["missing", (file) => fs.rm(file)],
    ["cut off", async (file) => fs.truncate(file, (await fs.stat(file)).size - 40)],
    ["empty", (file) => fs.truncate(file)],
    [
      "cut off in its contents",
      async (file) => {
        const text = await fs.readFile(file, "utf8");
        await fs.writeFile(file, text.replace(/.{120}"\)$/, '")'));
      },
    ],
  ];
  const kinds: [string, RegExp][] = [
    ["the list of the commonest terms", /^common.*\.pack\.js$/],
    ["a run of papers’ texts", /^texts.*[\\/]0\.pack\.js$/],
  ];
  for (const [kind, pattern, what, damage] of kinds.flatMap(([kind, pattern]) =>
    damages.map(([what, damage]) => [kind, pattern, what, damage] as const),
  ))
    test(`${kind} that is ${what} makes the search say so, and it works once the file is whole`, async () => {
      const index = path.join(copy.folder, "pagefind");
      const [name] = (await fs.readdir(index, { recursive: true })).filter((one) =>
        pattern.test(one),
      );
      assert.ok(name);
      const file = path.join(index, name);
      const whole = await fs.readFile(file);
      await damage(file);
      await search.open({ q: "training" });
      await search.settled("training", ["error"]);
      assert.match(await page.locator("[data-failure]").innerText(), /unpack the zip again/i);
      await fs.writeFile(file, whole);
      await search.retry.click();
      assert.equal((await search.settled("training")).state, "done");
    });

  for (const missing of ["scripts.js", "head.js", "styles"])
    test(`pages of a copy without its ${missing} can be read, by readers with a past, too`, async () => {
      const [styles] = await fs.readdir(path.join(copy.folder, "_astro"));
      const file =
        missing === "styles"
          ? path.join(copy.folder, "_astro", styles ?? "")
          : path.join(copy.folder, missing);
      await fs.rename(file, `${file}.away`);
      const prepared = await page.addInitScript(() => {
        localStorage.setItem("broadsheet/visit", '{"upTo":"2024-03-01","at":0}');
      });
      await page.goto(`${copy.url}index.html`);
      const first = page.locator("[data-paper] a").first();
      await first.click();
      await page.waitForURL("**/papers/**");
      await page.locator(".abstract").waitFor();
      await fs.rename(`${file}.away`, file);
      await prepared.dispose();
    });

  for (const [what, damage] of damages.slice(0, 2))
    test(`the search of a copy whose scripts are ${what} says so`, async () => {
      const file = path.join(copy.folder, "scripts.js");
      const whole = await fs.readFile(file);
      await damage(file);
      await search.open({ q: "training" });
      await page.getByText("The search can’t start: a file").waitFor();
      await fs.writeFile(file, whole);
      await search.open({ q: "training" });
      assert.equal((await search.settled("training")).state, "done");
    });

  test("a front page that was opened inside of the zip, without its files, says what to do", async () => {
    const alone = path.join(copy.folder, "..", "index.html");
    await fs.copyFile(path.join(copy.folder, "index.html"), alone);
    await page.goto(new URL("../index.html", copy.url).href);
    assert.ok(await page.getByText("unpack the whole zip first").isVisible());
  });
});
