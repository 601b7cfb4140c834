/** The page "For you": a library comes in, ranks the newest papers, and goes again. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { findBarriersInBothThemes, NO_BARRIERS } from "./axe.ts";
import { eachWithPage } from "./each-page.ts";
import { ForYouPage } from "./for-you-page.ts";
import { blockStorage, fillStorage, keep, kept, papersShown } from "./reader-page.ts";

let context: BrowserContext;
let page: Page;
let complaints: string[];
let site: string;
let years: string;
let forYou: ForYouPage;

eachWithPage(["root", "years"], (opened) => {
  ({ context, page, complaints } = opened);
  site = opened.site("root").url;
  years = opened.site("years").url;
  forYou = new ForYouPage(page, site);
});

/** A library on machine unlearning, which five of the site's papers are about; one is in it. */
const UNLEARNING = `
@article{first, title = {Attribute-to-Delete: Machine Unlearning via Datamodel Matching}}
@misc{second, title = {Forgetting in machine unlearning}, author = {Example, Ada},
  abstract = {Machine unlearning removes what a model has learned of some training data, so that
    the unlearned model behaves as if it was retrained from scratch without that data. Exact
    unlearning retrains; approximate unlearning changes parameters.}}
@book{third, author = {Nobody}}
`;

test("without a library, the page says what to do and lists nothing", async () => {
  await forYou.open("empty");
  assert.deepEqual(await forYou.papers(), []);
  assert.match(await page.locator("main").innerText(), /Nothing of it leaves your browser/);
  assert.equal(await page.locator("input[type=file]").count(), 1);
});

test("a library ranks the newest papers, and each says why", async () => {
  await forYou.open("empty");
  const said = await forYou.choose("library.bib", UNLEARNING);
  assert.match(
    said,
    /^library\.bib: 2 entries taken, 1 of them in this archive; the others count by their words\. 1 left out/,
  );
  const papers = await forYou.papers();
  assert.equal(papers.filter((id) => /unlearn/.test(id)).length, 3);
  for (const id of papers.slice(0, 3)) assert.match(id, /unlearn/);
  assert.ok(!papers.includes("attribute-to-delete-machine-unlearning-via-datamodel-5fa2f831"));
  const first = page.locator("[data-for-you] [data-paper]").first();
  assert.match(await first.innerText(), /Shares .*[Uu]nlearn.* with\s+2 papers of yours/s);
  await first.locator("summary").click();
  const yours = first.getByRole("link", { name: /Attribute-to-Delete/ });
  assert.match((await yours.getAttribute("href")) ?? "", /\/papers\/attribute-to-delete/);
  assert.match(
    await page.locator("[data-skipped]").innerText(),
    /line 6, “third”: it has no title/,
  );
  assert.deepEqual(complaints, []);
});

test("the library stays, and removing it removes all of it", async () => {
  await forYou.open("empty");
  await forYou.choose("library.bib", UNLEARNING);
  const before = await forYou.papers();
  await forYou.open("done");
  assert.deepEqual(await forYou.papers(), before);
  await forYou.showAbout();
  await page.getByRole("button", { name: "Remove all of it" }).click();
  await forYou.settled("empty");
  const left = await page.evaluate(() => Object.keys(localStorage).join());
  assert.doesNotMatch(left, /library|taste|ranked/);
  await page.getByRole("button", { name: "Undo" }).click();
  await forYou.settled("done");
  assert.deepEqual(await forYou.papers(), before);
});

test("words can be taken out, and papers marked, with undo", async () => {
  await forYou.open("empty");
  await forYou.choose("library.bib", UNLEARNING);
  const before = await forYou.papers();
  const undo = async () => {
    await page.getByRole("button", { name: "Undo" }).click();
    await forYou.shows(before);
  };
  await page
    .getByRole("button", { name: /^Not this: .*unlearning/i })
    .first()
    .click();
  await forYou.shows((now) => now.join() !== before.join());
  assert.match(await forYou.status(), /unlearning” no longer counts/i);
  await undo();
  const last = page.locator("[data-for-you] [data-paper]").last();
  const id = (await last.getAttribute("data-paper")) ?? "";
  await last.getByRole("button", { name: /^More like this/ }).click();
  await forYou.shows((now) => !now.includes(id));
  await forYou.showAbout();
  await page.getByRole("button", { name: /^Forget/ }).click();
  await forYou.shows(before);
  await page
    .getByRole("button", { name: /^Less like this/ })
    .first()
    .click();
  await forYou.shows((now) => now[0] !== before[0]);
  await undo();
  assert.deepEqual(complaints, []);
});

test("three marked papers do without a library", async () => {
  await forYou.open("empty");
  await page.getByRole("button", { name: "Choose from the newest papers" }).click();
  await page
    .getByRole("button", { name: /^More like this/ })
    .first()
    .click();
  await forYou.settled("done");
  assert.ok((await forYou.papers()).length > 20);
});

test("the reading list is a library", async () => {
  const saved = { id: "one-epoch-is-all-you-need-cffed81d", title: "One Epoch Is All You Need" };
  await keep(context, site, { saved: [{ ...saved, authors: [] }] });
  await forYou.open("empty");
  await page.getByRole("button", { name: "Use my reading list" }).click();
  await forYou.settled("done");
  assert.match(await forYou.status(), /^Reading list: 1 entry taken, 1 of them in this archive/);
  assert.match(await forYou.status(), /One paper is little to go by/);
});

test("a file that is no library is refused, and what was there stays", async () => {
  await forYou.open("empty");
  await forYou.choose("library.bib", UNLEARNING);
  const before = await forYou.papers();
  // tests/for-you/library.test.ts has what else is refused.
  for (const [name, content, sentence] of [
    ["paper.pdf", "%PDF-1.5\n%\u0000binary", /This is a PDF, not a library/],
    ["large.bib", "@".repeat(20_000_001), /has 21 MB, and a library may have 20/],
    ["nothing.bib", "@article{a, year = 2020}", /no entry with a title/],
  ] as const) {
    const said = await forYou.choose(name, content);
    assert.match(said, sentence);
    assert.match(said, /What was here before is unchanged/);
    assert.deepEqual(await forYou.papers(), before);
  }
  assert.deepEqual(complaints, []);
});

describe("an odd library is taken as far as it goes", () => {
  const broken = Array.from({ length: 500 }, (_, at) =>
    at < 400 ? `@article{a${at}, year = {20` : `@article{a${at}, title = {Pruning ${at} networks}}`,
  ).join("\n");
  for (const [name, content, sentence] of [
    ["broken.bib", broken, /100 entries taken, 0 of them .*400 left out/],
    ["chinese.bib", "@article{a, title = {知识蒸馏与模型合并}}", /has none of their words/],
    ["one.txt", "https://arxiv.org/abs/2510.99999 and no more", /none of its entries/],
  ] as const)
    test(name, async () => {
      await forYou.open("empty");
      assert.match(await forYou.choose(name, content), sentence);
    });

  test("an entry twice", async () => {
    await forYou.open("empty");
    const said = await forYou.choose("twice.bib", UNLEARNING + UNLEARNING);
    assert.match(said, /4 entries taken.* 2 of them are in the file twice/);
  });

  test("the same twice", async () => {
    await forYou.open("empty");
    await forYou.choose("library.bib", UNLEARNING);
    const before = await forYou.papers();
    assert.match(await forYou.choose("again.bib", UNLEARNING), /All of them were here already/);
    assert.deepEqual(await forYou.papers(), before);
  });

  test("a library that another version of the site kept is asked for again", async () => {
    await keep(context, site, { library: { version: 0, words: [] } });
    await forYou.open("empty");
    assert.match(await forYou.status(), /kept by another version of this site/);
    assert.deepEqual(await kept(page, "library"), { version: 0, words: [] });
  });
});

for (const [name, prepare, sentence] of [
  ["refused", blockStorage, /blocks storage/],
  ["full", fillStorage, /storage for this site is full/],
] as const)
  test(`where storage is ${name}, the page says so and works`, async () => {
    await page.addInitScript(prepare);
    await forYou.open("empty");
    await forYou.choose("library.bib", UNLEARNING);
    await page.locator(".notice", { hasText: sentence }).waitFor();
    assert.match((await forYou.papers())[0] ?? "", /unlearn/);
  });

test("the front page begins with three papers and why", async () => {
  await page.goto(site);
  assert.ok(!(await page.locator("[data-today]").isVisible()));
  await forYou.open("empty");
  await forYou.choose("library.bib", UNLEARNING);
  const [first = ""] = await forYou.papers();
  await page.goto(site);
  await page.locator("[data-today]").waitFor();
  const items = page.locator("[data-today] ol > li");
  assert.equal(await items.count(), 3);
  assert.match(await items.first().innerText(), /Shares /);
  const address = await items.first().locator("a").first().getAttribute("href");
  assert.equal(address, `/papers/${first}/`);
  assert.deepEqual(complaints, []);
});

test("the icon of the installed app counts the first papers that the reader has not seen", async () => {
  await forYou.open("empty");
  await forYou.choose("library.bib", UNLEARNING);
  const [first = ""] = await forYou.papers();
  await page.addInitScript(pretendInstalled);
  const badge = async () => {
    await page.goto(site);
    await page.waitForFunction(() => "badge" in globalThis);
    return page.evaluate("badge");
  };
  const before = await badge();
  assert.ok(typeof before === "number" && before > 0, String(before));
  await page.goto(`${site}papers/${first}/`);
  await page.locator("article.paper").waitFor();
  assert.equal(await badge(), before - 1);
});

test("a library that one tab takes in orders the papers of another", async () => {
  await forYou.open("empty");
  const other = await context.newPage();
  const others = new ForYouPage(other, site);
  await others.open("empty");
  await forYou.choose("library.bib", UNLEARNING);
  await others.settled("done");
  assert.deepEqual(await others.papers(), await forYou.papers());
  await forYou.showAbout();
  await page.getByRole("button", { name: "Remove all of it" }).click();
  await others.settled("empty");
  await other.close();
});

describe("a day in the order For you", () => {
  const DAY = "days/2025-10-16/";
  const sorted = () => page.locator("main[data-sorted=for-you]").waitFor();

  test("by its address, and back by the view menu", async () => {
    await page.goto(site + DAY);
    const listed = await papersShown(page);
    assert.equal(await page.locator("input[value=for-you]").count(), 0, "not yet offered");
    await forYou.open("empty");
    await forYou.choose("library.bib", UNLEARNING);
    const ranked = await forYou.papers();
    await page.goto(`${site}${DAY}?sort=for-you`);
    await sorted();
    const day = await papersShown(page);
    assert.match(day[0] ?? "", /attribute-to-delete/, "the library's own paper is on its day");
    assert.deepEqual(day.slice(1, 1 + ranked.length).slice(0, 10), ranked.slice(0, 10));
    assert.deepEqual(day.toSorted(), listed.toSorted());
    await page.locator(".view-menu > summary").click();
    assert.ok(await page.getByLabel("For you").isChecked());
    await page.getByLabel("As listed").check();
    await page.locator("main:not([data-sorted])").waitFor();
    assert.deepEqual(await papersShown(page), listed);
    assert.doesNotMatch(page.url(), /sort=/);
    await page.getByLabel("For you").check();
    await sorted();
    assert.deepEqual(await papersShown(page), day);
    await page.goto(site + DAY);
    await sorted();
    assert.deepEqual(complaints, []);
  });

  test("a month's rows stand between its cards, and a topic's month has rows alone", async () => {
    await forYou.open("empty");
    await forYou.choose("library.bib", UNLEARNING);
    const ranked = (await forYou.papers()).slice(0, 3);
    for (const address of ["months/2025-10/", "topics/fine-tuning/2025-10/"]) {
      await page.goto(site + address);
      const listed = await papersShown(page);
      await page.goto(`${site}${address}?sort=for-you`);
      await sorted();
      const month = await papersShown(page);
      assert.deepEqual(month.toSorted(), listed.toSorted());
      const own = ranked.filter((id) => listed.includes(id));
      assert.deepEqual(month.filter((id) => own.includes(id)), own); // prettier-ignore
      const first = month.indexOf(own[0] ?? "");
      assert.ok(first >= 0 && first < 2, address);
      assert.equal(await page.locator(".rows:not([hidden]) h2").count(), 0, "no heading of a day");
      await page.locator(".view-menu > summary").click();
      await page.getByLabel("As listed").check();
      await page.locator("main:not([data-sorted])").waitFor();
      assert.deepEqual(await papersShown(page), listed);
    }
    assert.deepEqual(complaints, []);
  });

  test("each row has its button, also where the order comes before all of them", async () => {
    const ofYears = new ForYouPage(page, years);
    await ofYears.open("empty");
    await ofYears.choose("library.bib", UNLEARNING);
    // As in a tab in the background.
    await page.addInitScript(() => {
      const { setTimeout: later } = window;
      const slow = (act: () => void, wait = 0) => later(act, Math.max(wait, 1500));
      Object.assign(window, { setTimeout: slow });
    });
    await page.goto(`${years}months/2025-03/?sort=for-you`);
    await sorted();
    // Time for all of them.
    await page.waitForTimeout(4000);
    const buttons = await page
      .locator(".row")
      .evaluateAll((rows) =>
        rows.map((row) => row.querySelectorAll(":scope > [data-act=save][aria-label]").length),
      );
    assert.ok(buttons.length > 1);
    assert.deepEqual(
      buttons.filter((count) => count !== 1),
      [],
    );
  });

  test("where its script doesn't come, it says so", async () => {
    await page.route("**/on-list*", (route) => route.abort());
    await page.goto(`${site}${DAY}?sort=for-you`);
    await page.locator(".notice", { hasText: "could not be loaded" }).waitFor();
    assert.ok((await papersShown(page)).length > 0);
  });

  test("without a library, it says what is missing", async () => {
    await page.goto(`${site}${DAY}?sort=for-you`);
    await page.locator(".notice", { hasText: "needs a library" }).waitFor();
    assert.equal(await page.locator("main[data-sorted]").count(), 0);
  });
});

test("nothing leaves the browser", async () => {
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname, search, origin } = new URL(request.url());
    if (origin === new URL(site).origin)
      asked.push(`${request.method()} ${pathname}${search} ${request.postData() ?? ""}`);
    else asked.push(request.url());
  });
  await forYou.open("empty");
  await forYou.choose("library.bib", UNLEARNING);
  await page
    .getByRole("button", { name: /^Not this/ })
    .first()
    .click();
  await forYou.settled("done");
  const own =
    /^GET \/(?:for-you\/|_astro\/[\w.-]+|pagefind\/[\w./-]+|favicon\.svg|manifest\.webmanifest|icons\/[\w.-]+) $/;
  assert.ok(asked.length > 5);
  assert.deepEqual(asked.filter((one) => !own.test(one)), []); // prettier-ignore
});

test("the page has no barrier with a library; tests/e2e/kinds.test.ts has it without one", async () => {
  const session = await context.newCDPSession(page);
  await forYou.open("empty");
  await forYou.choose("library.bib", UNLEARNING);
  await forYou.showAbout();
  assert.deepEqual(await findBarriersInBothThemes(page, session), NO_BARRIERS);
});

// --- internal ---

/** Runs in the page before its scripts: an installed app in a browser that has badges. */
function pretendInstalled(): void {
  const note = (badge: number) => {
    Object.assign(globalThis, { badge });
    return Promise.resolve();
  };
  Object.assign(navigator, { setAppBadge: note, clearAppBadge: () => note(0) });
  const ask = globalThis.matchMedia.bind(globalThis);
  globalThis.matchMedia = (query) => ask(query.includes("standalone") ? "all" : query);
}
