/** Operators in the box and the controls beside the results; tests/search/query has every operator. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import { eachWithPage } from "./each-page.ts";
import { ODD_PAPERS } from "./fixture.ts";
import { countIn, SearchPage } from "./search-page.ts";

const BARLOW = "barlow-twins-self-supervised-learning-via-redundancy-bc49ef06";
const EPOCH = "one-epoch-is-all-you-need-cffed81d";

let page: Page;
/** The search page of the bundled digest, and that of the site "years". */
let search: SearchPage;
let ofYears: SearchPage;

eachWithPage(["root", "years"], (opened) => {
  ({ page } = opened);
  search = new SearchPage(page, opened.site("root").url);
  ofYears = new SearchPage(page, opened.site("years").url);
});

/** Papers of the site `years` with a note. */
const NOTED = 4;

describe("operators", () => {
  test("only a phrase loads Pagefind's engine", async () => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await search.ask("machine unlearning");
    assert.deepEqual(
      asked.filter((url) => /pagefind\.js|wasm|pf_index/.test(url)),
      [],
    );
    const { state, papers } = await search.search('"one epoch is all you need"');
    assert.deepEqual([state, papers], ["done", [EPOCH]]);
    assert.ok(asked.some((url) => url.includes("wasm")));
  });
});

test("a date of publication is as exact on the page and in the search as the source's", async () => {
  const published = async (range: string) => (await ofYears.ask(`published:${range}`)).papers;
  assert.deepEqual(await published("2001"), ["cs-0112017"]);
  assert.deepEqual(await published("2001-12"), ["cs-0112017"]);
  assert.deepEqual(await published("2001-12-10"), []);
  await ofYears.ask("published:2000-2001");
  await ofYears.results.first().getByRole("link").first().click();
  await page.waitForURL("**/papers/cs-0112017/");
  const dates = page.locator('[data-paper="cs-0112017"] time[datetime="2001-12"]');
  assert.deepEqual([...new Set(await dates.allInnerTexts())], ["December 2001"]);
});

describe("operators and controls are in step", () => {
  test("what the box says is chosen beside the results, and leaves the box with another choice", async () => {
    await ofYears.ask("harbour topic:tides year:2024");
    const checked = () =>
      page
        .locator("[data-search] input[type=radio]:checked")
        .evaluateAll((inputs) => inputs.map((one) => one.getAttribute("value")));
    assert.deepEqual(await checked(), ["2024", "tides"]);
    await ofYears.choose("Topic", "All");
    const { status } = await ofYears.settled("harbour year:2024");
    assert.equal(countIn(status), 35);
    assert.deepEqual(await checked(), ["2024", ""]);
    await ofYears.choose("Year", "2023");
    assert.equal(countIn((await ofYears.settled("harbour")).status), 13);
    assert.equal(new URL(page.url()).search, "?q=harbour&year=2023");
  });

  test("what a paper has to have can be ticked", async () => {
    await ofYears.ask("harbour");
    assert.deepEqual(
      [...(await ofYears.choices("Only with"))],
      [
        ["Code", 1],
        ["A note", NOTED],
      ],
    );
    await ofYears.choose("Only with", "Code");
    await page.waitForURL(/[?&]has=code/);
    await page.waitForFunction(
      () => document.querySelectorAll("[data-search] [data-paper]").length === 1,
    );
    assert.deepEqual((await ofYears.shown()).papers, [ODD_PAPERS.long.id]);
    await page.reload();
    assert.deepEqual((await ofYears.settled("harbour")).papers, [ODD_PAPERS.long.id]);
  });

  test("the fields beside the results write operators into the box, and show them", async () => {
    const FIELDS: [label: string, typed: string, query: string][] = [
      ["Author", "Łukasz Wzór", 'tide author:"Łukasz Wzór"'],
      ["Words in a row", "the harbour", 'tide author:"Łukasz Wzór" "the harbour"'],
      ["Without the words", "glacier", 'tide author:"Łukasz Wzór" "the harbour" -glacier'],
    ];
    await ofYears.ask("tide");
    await page.getByText("Narrow further").click();
    for (const [label, typed, query] of FIELDS) {
      await page.getByLabel(label).fill(typed);
      await page.getByLabel(label).press("Tab");
      assert.equal((await ofYears.settled(query)).state, "done");
      assert.equal(await ofYears.input.inputValue(), query);
    }
    await page.reload();
    await ofYears.settled(FIELDS.at(-1)?.[2] ?? "");
    await page.getByText("Narrow further").click();
    for (const [label, typed] of FIELDS)
      assert.equal(await page.getByLabel(label).inputValue(), typed);
  });

  test("where filters leave nothing, one button takes them away", async () => {
    const { state } = await ofYears.ask("glacier author:nobody year:2024");
    assert.equal(state, "empty");
    await page.getByRole("button", { name: "Search without filters" }).click();
    assert.equal((await ofYears.settled("glacier")).state, "done");
  });
});

describe("a slip of the finger", () => {
  test("is corrected where the word is nowhere, and the page says so", async () => {
    const right = await search.ask("barlow twins redundancy");
    const { papers } = await search.search("barlow twins redundnacy");
    assert.deepEqual(papers, right.papers);
    assert.equal(
      await search.correction(),
      "Showing results for redundancy: no paper has “redundnacy”.",
    );
    assert.equal(papers[0], BARLOW);
    await search.search("barlow twins");
    assert.equal(await search.correction(), "");
  });

  test("asks back where the word is there, if hardly", async () => {
    // As a bundled abstract has it.
    const rare = await search.ask("avaiable models");
    assert.equal(await search.correction(), "Did you mean available?");
    assert.match(rare.status, /^1 paper matches/);
    await page.getByRole("link", { name: "available" }).click();
    const { status } = await search.settled("available models");
    assert.ok(countIn(status) > 1, status);
  });
});
