/** What a reader may type: operators, slips, other spellings, ids, and what is no query at all. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import { serve, type Server } from "../../src/site/serve.ts";
import { temporaryFolder } from "../folders.ts";
import { eachWithPage } from "./each-page.ts";
import { DAYS, ODD, ODD_PAPERS } from "./fixture.ts";
import { run, temporaryPlace } from "./run.ts";
import { countIn, SearchPage, type Shown } from "./search-page.ts";

/** All papers of the site "years". */
const ALL = DAYS.reduce((sum, [, papers]) => sum + papers, ODD);
const BARLOW = "barlow-twins-self-supervised-learning-via-redundancy-bc49ef06";
const EPOCH = "one-epoch-is-all-you-need-cffed81d";

let root: Server;
let years: Server;
let page: Page;
let complaints: string[];
/** The search page of the bundled digest, and that of the site "years". */
let search: SearchPage;
let ofYears: SearchPage;

eachWithPage(["root", "years"], (opened) => {
  ({ page, complaints } = opened);
  root = opened.site("root");
  years = opened.site("years");
  search = new SearchPage(page, root.url);
  ofYears = new SearchPage(page, years.url);
});

/** Opens the search page with a query, and waits for its end. */
const ask = async (where: SearchPage, query: string): Promise<Shown> => {
  await where.open({ q: query });
  return where.settled(query);
};

/** Papers of the site `years` with a note. */
const NOTED = 3;

describe("operators", () => {
  const COUNTS: [query: string, papers: number][] = [
    ["harbour year:2024", 35],
    ["harbour year:2023-2024", 48],
    ["harbour year:2024-", 117],
    ["harbour topic:tides year:2024", 12],
    ['harbour topic:"Tides" year:2024', 12],
    ["harbour -robot", 65],
    ["harbour has:code", 1],
    ["harbour has:note", NOTED],
    ["harbour has:code has:note", 1],
    ["harbour -has:note", ALL - NOTED],
    ['harbour author:"Łukasz Wzór"', ALL - ODD],
    ['harbour author:"wzor lukasz"', ALL - ODD],
    ['harbour author:"Ada Wzór"', 0],
    ["author:example", ALL - ODD],
    ["year:2023", 13],
    ["topic:robots", 65],
    ["harbour topic:", ALL],
    ["harbour year:soon", 0],
    ["harbour topic:no-such-topic", 0],
  ];
  for (const [query, papers] of COUNTS)
    test(`${query}: ${papers} papers`, async () => {
      const { status, state } = await ask(ofYears, query);
      assert.equal(countIn(status), papers, status);
      assert.equal(state, papers === 0 ? "empty" : "done");
      assert.deepEqual(complaints, []);
    });

  test("a phrase in quotes is found as it stands, and nothing near it", async () => {
    const apart = await ask(search, "training efficient");
    const { papers, status } = await search.search('"efficient training"');
    assert.ok(papers.length > 0 && papers.length < countIn(apart.status), status);
    assert.doesNotMatch(status, /some of its words/);
    for (const id of papers) {
      const text = await (await fetch(`${root.url}papers/${id}/`)).text();
      assert.match(text, /efficient\s+(?:pre-)?train/i, id);
    }
  });

  test("a phrase with the commonest words in it", async () => {
    const { papers } = await ask(search, '"one epoch is all you need"');
    assert.deepEqual(papers, [EPOCH]);
  });

  test("a phrase may be left out", async () => {
    const all = await ask(search, "machine unlearning");
    const rest = await search.search('machine unlearning -"machine unlearning"');
    const ids = new Set(rest.papers);
    assert.ok(countIn(rest.status) < countIn(all.status), rest.status);
    assert.ok(all.papers.some((id) => !ids.has(id)));
  });

  test("only a phrase loads Pagefind's engine", async () => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await ask(search, "machine unlearning");
    assert.deepEqual(
      asked.filter((url) => /pagefind\.js|wasm|pf_index/.test(url)),
      [],
    );
    await search.search('"machine unlearning"');
    assert.ok(asked.some((url) => url.includes("wasm")));
  });
});

describe("operators and controls are in step", () => {
  test("what the box says is chosen beside the results, and leaves the box with another choice", async () => {
    await ask(ofYears, "harbour topic:tides year:2024");
    const checked = () =>
      page
        .locator("[data-search] input[type=radio]:checked")
        .evaluateAll((inputs) => inputs.map((one) => one.getAttribute("value")));
    assert.deepEqual(await checked(), ["tides", "2024"]);
    await ofYears.choose("Topic", "All");
    const { status } = await ofYears.settled("harbour year:2024");
    assert.equal(countIn(status), 35);
    assert.deepEqual(await checked(), ["", "2024"]);
    await ofYears.choose("Year", "2023");
    assert.equal(countIn((await ofYears.settled("harbour")).status), 13);
    assert.equal(new URL(page.url()).search, "?q=harbour&year=2023");
  });

  test("a range of years is a choice that can be taken away", async () => {
    await ask(ofYears, "harbour year:2023-2024");
    assert.equal((await ofYears.choices("Year")).get("2023-2024"), 48);
    await ofYears.choose("Year", "All");
    assert.equal(countIn((await ofYears.settled("harbour")).status), ALL);
  });

  test("what a paper has to have can be ticked", async () => {
    await ask(ofYears, "harbour");
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

  const FIELDS: [label: string, typed: string, query: string][] = [
    ["Author", "Łukasz Wzór", 'tide author:"Łukasz Wzór"'],
    ["Words in a row", "the harbour", 'tide "the harbour"'],
    ["Without the words", "glacier meadow", "tide -glacier -meadow"],
  ];
  for (const [label, typed, query] of FIELDS)
    test(`the field “${label}” writes into the box`, async () => {
      await ask(ofYears, "tide");
      await page.getByText("Narrow further").click();
      await page.getByLabel(label).fill(typed);
      await page.getByLabel(label).press("Tab");
      const { state } = await ofYears.settled(query);
      assert.equal(state, "done");
      assert.equal(await ofYears.input.inputValue(), query);
      await page.reload();
      await ofYears.settled(query);
      await page.getByText("Narrow further").click();
      assert.equal(await page.getByLabel(label).inputValue(), typed);
    });

  test("where filters leave nothing, one button takes them away", async () => {
    const { state } = await ask(ofYears, "glacier author:nobody year:2024");
    assert.equal(state, "empty");
    await page.getByRole("button", { name: "Search without filters" }).click();
    assert.equal((await ofYears.settled("glacier")).state, "done");
  });

  test("most upvotes first", async () => {
    await ofYears.open({ q: "harbour", sort: "upvotes" });
    const { papers } = await ofYears.settled("harbour");
    assert.equal(papers[0], ODD_PAPERS.long.id);
    // Those without a count come newest first.
    const days = papers.slice(1).map((id) => id.slice(0, 4));
    assert.deepEqual(days, days.toSorted().reverse());
  });

  test("a sentence, too, is sorted by what was chosen", async () => {
    const query = "a lantern beside the meadow that no robot has ever seen anywhere";
    await ofYears.open({ q: query, sort: "newest" });
    const { papers, status } = await ofYears.settled(query);
    assert.match(status, /some of its words/);
    const days = papers.map((id) => id.slice(0, 4));
    assert.deepEqual(days, days.toSorted().reverse());
  });
});

describe("a slip of the finger", () => {
  test("is corrected where the word is nowhere, and the page says so", async () => {
    const right = await ask(search, "barlow twins redundancy");
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

  test("is marked as the word that it was meant to be", async () => {
    await ask(search, "unlaerning");
    const marks = await search.results.first().locator("mark").allInnerTexts();
    assert.ok(
      marks.some((mark) => /unlearning/i.test(mark)),
      marks.join(),
    );
  });

  test("asks back where the word is there, if hardly", async () => {
    // As a bundled abstract has it.
    const rare = await ask(search, "avaiable models");
    assert.equal(await search.correction(), "Did you mean available?");
    assert.match(rare.status, /^1 paper matches/);
    await page.getByRole("link", { name: "available" }).click();
    const { status } = await search.settled("available models");
    assert.ok(countIn(status) > 1, status);
  });
});

describe("other spellings", () => {
  const SAME: [one: string, other: string][] = [
    ["distillation models", "distillation model"],
    ["BARLOW twins", "barlow twin"],
    ["pretraining", "pre-training"],
    ["fine tuning", "fine-tuning"],
  ];
  for (const [one, other] of SAME)
    test(`${one} finds what ${other} finds first`, async () => {
      const first = await ask(search, one);
      const second = await search.search(other);
      assert.equal(first.papers[0], second.papers[0]);
      assert.equal(second.state, "done");
    });

  for (const query of ["Łukasz Wzór", "Lukasz Wzor", "wzór łukasz", "WZOR LUKASZ"])
    test(`${query} finds the author's papers, and says why`, async () => {
      const { status } = await ask(ofYears, query);
      assert.equal(countIn(status), ALL - ODD);
      const marks = await ofYears.results.first().locator(".byline mark").allInnerTexts();
      assert.equal(marks.join(" "), "Łukasz Wzór");
    });

  test("an author who stands behind “and more” is named", async () => {
    const { papers } = await ask(ofYears, "author:author77");
    assert.deepEqual(papers, [ODD_PAPERS.long.id]);
    assert.match(await ofYears.results.first().innerText(), /Author: Author77 Name/);
  });
});

describe("an id or an address", () => {
  for (const query of [
    "2503.00002",
    "2503.00002v3",
    "arXiv:2503.00002",
    "https://arxiv.org/abs/2503.00002",
    "https://arxiv.org/pdf/2503.00002v1.pdf",
    "arxiv.org/abs/2503.00002",
    "https://huggingface.co/papers/2503.00002",
    "https://doi.org/10.48550/arXiv.2503.00002",
  ])
    test(`${query} leads to its paper alone`, async () => {
      const { papers, status } = await ask(ofYears, query);
      assert.deepEqual(papers, [ODD_PAPERS.long.id]);
      assert.equal(countIn(status), 1);
    });

  for (const query of ["cs/0112017", "cs-0112017"])
    test(`${query}: an old one does, too`, async () => {
      assert.deepEqual((await ask(ofYears, query)).papers, ["cs-0112017"]);
    });

  test("of a paper that isn't here finds nothing, and leaves a way on", async () => {
    const { state } = await ask(ofYears, "2503.99999");
    assert.equal(state, "empty");
    const ways = page.locator("[data-empty]").getByRole("link");
    assert.ok((await ways.count()) > 0);
  });
});

describe("what is hardly a query", () => {
  const CASES: [query: string, states: string[]][] = [
    ["a", ["done", "empty"]],
    ["the of and", ["done", "empty"]],
    ["what is the", ["done", "empty"]],
    ["-", ["empty"]],
    ["-the", ["done", "empty"]],
    ['""', ["empty"]],
    ['"unbalanced quote', ["done", "empty"]],
    ["topic:", ["empty"]],
    ["topic:nowhere", ["empty"]],
    ["author:", ["empty"]],
    ["year:", ["empty"]],
    ["has:everything", ["done", "empty"]],
    ["学习 大模型", ["empty"]],
    ["نموذج لغوي", ["empty"]],
    ["$\\alpha$-divergence", ["done", "empty"]],
    ["?!", ["empty"]],
    ["training ".repeat(550).trim(), ["done"]],
  ];
  for (const [query, states] of CASES)
    test(`${query.slice(0, 30)} ends, with a way on`, async () => {
      const { state, status } = await ask(search, query);
      assert.ok(states.includes(state), `${state}: ${status}`);
      assert.ok(status.length > 0 && status.length < 600, status);
      if (state === "empty")
        assert.ok(await page.locator("[data-empty]").getByRole("link").first().isVisible());
      assert.deepEqual(complaints, []);
    });

  test("5,000 letters in one word", async () => {
    const { state } = await ask(search, "z".repeat(5_000));
    assert.equal(state, "empty");
  });
});

test("an archive of no papers finds none, and says so", async (t) => {
  const content = await temporaryFolder(t);
  await fs.mkdir(`${content}/papers`, { recursive: true });
  const { out, variables } = await temporaryPlace(t, {
    BROADSHEET_CONTENT: content,
  });
  const { code, stderr } = await run("build", [], variables);
  assert.equal(code, 0, stderr);
  const empty = await serve({ out, base: "/", port: 0, host: "127.0.0.1" });
  t.after(() => empty.close());
  const site = new SearchPage(page, empty.url);
  for (const query of ["anything", '"a phrase"', "year:2025", "2510.12345"]) {
    const { state, status } = await ask(site, query);
    assert.deepEqual(
      [state, status],
      [
        "empty",
        `No papers match “${query}”${query.startsWith("year") ? " with these filters" : ""}.`,
      ],
    );
  }
  assert.deepEqual(complaints, []);
});
