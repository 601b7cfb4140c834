/** What the built pages have in their HTML; `reading.test.ts` has what needs a browser. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test } from "node:test";
import { NOTES, ODD_PAPERS } from "./fixture.ts";
import { attribute, descendants, parsePage, select, textsOf, type Element } from "./html.ts";
import { builtSite, type SiteName } from "./site.ts";

const MET2NET = "met2net-a-decoupled-two-stage-spatio-temporal-forecasting-f1714bad";
const ONE_EPOCH = "one-epoch-is-all-you-need-cffed81d";
const BARLOW = "barlow-twins-self-supervised-learning-via-redundancy-bc49ef06";
const PAPERS = "main [data-paper]";

describe("the front page", () => {
  for (const [site, day, papers] of [
    ["root", "Thursday, 16 October 2025", 91],
    ["years", "Tuesday, 4 March 2025", 30],
  ] as const)
    test(`shows the papers of the latest day: ${site}`, async () => {
      const page = await open(site, "");
      assert.equal(textsOf(select(page, "h2"))[0], day);
      assert.equal(select(page, PAPERS).length, papers);
      assert.ok(textsOf(select(page, ".page-count")).includes(`${papers} papers`));
    });

  test("lists the most discussed papers first", async () => {
    const comments = select(await open("root", ""), PAPERS).map((paper) => {
      const items = textsOf(select([paper], "[data-paper] .byline li"));
      return Number(items.map((item) => /^(\d+) comments?$/.exec(item)?.[1]).find(Boolean) ?? 0);
    });
    assert.ok(comments[0], "the first paper has comments");
    assert.deepEqual(
      comments,
      comments.toSorted((a, b) => b - a),
    );
  });
});

describe("a card", () => {
  const card = (page: Element[], id: string) => select(page, `[data-paper="${id}"]`);

  /** What the source says of papers, and a card must, too. */
  const CARDS: [id: string, byline: string[], code: string | undefined][] = [
    [
      MET2NET,
      ["4 authors", "published 23 Jul 2025", "1 comment"],
      "https://github.com/ShremG/Met2Net",
    ],
    [
      "starbucks-improved-training-for-2d-matryoshka-embeddings-90bb33fd",
      ["4 authors", "published 17 Oct 2024", "2 comments"],
      undefined,
    ],
    [ONE_EPOCH, ["1 author", "published 16 Jun 2019"], undefined],
    ["2-olmo-2-furious-5545a9fa", ["40 authors", "published 31 Dec 2024"], undefined],
    [
      "fast-slow-learning-incorporating-synthetic-gradients-in-ba2f19cc",
      ["4 authors", "published 10 Nov 2020"],
      undefined,
    ],
    // The source has neither author count nor date of it.
    ["skywork-unipic-unified-autoregressive-modeling-for-visual-ebd4c117", [], undefined],
  ];
  for (const [id, byline, code] of CARDS)
    test(`names authors, date, comments and code: ${id}`, async () => {
      const own = card(await open("root", ""), id);
      assert.deepEqual(textsOf(select(own, "[data-paper] .byline li")), byline);
      const links = select(own, "[data-paper] a").filter((one) => nameOf(one) === "Code");
      assert.deepEqual(
        links.map((one) => attribute(one, "href")),
        code === undefined ? [] : [code],
      );
    });

  test("shows about 240 characters of the abstract from what the paper does, cut at a word", async () => {
    const own = card(await open("root", ""), ONE_EPOCH);
    const [excerpt = ""] = textsOf(select(own, "[data-paper] .excerpt .beginning"));
    const [abstract = ""] = textsOf(
      select(await open("root", `papers/${ONE_EPOCH}/`), ".abstract"),
    );
    assert.match(excerpt, /…$/);
    const shown = excerpt.slice(0, -1);
    assert.ok(shown.length >= 210 && shown.length <= 240, `${shown.length}`);
    assert.match(shown, /\bwe (?:propose|suggest|introduce)\b/);
    const [before = "", after = ""] = abstract.split(shown);
    assert.match(before, /\.\s$/, "from a sentence on");
    assert.match(after, /^[\s,.;:]/, "cut at a word");
  });

  test("has topics that lead to a page with the paper", async () => {
    const id = "mixture-of-mamba-enhancing-multi-modal-state-space-models-5616c476";
    const links = select(card(await open("root", ""), id), "[data-paper] .topic-links a");
    const topic = links.find((one) => textsOf([one])[0] === "Multimodal models");
    assert.equal(topic && attribute(topic, "href"), "/topics/multimodal/");
    assert.equal(card(await open("root", "topics/multimodal/"), id).length, 1);
  });

  test("is marked where a curator wrote a note", async () => {
    const marked = select(await open("root", ""), PAPERS).filter((one) =>
      textsOf([one])[0]?.includes("Curator’s note"),
    );
    assert.deepEqual(idsOf(marked).toSorted(), [
      "2-olmo-2-furious-5545a9fa",
      BARLOW,
      "decoupled-contrastive-learning-1ab821e6",
      ONE_EPOCH,
      "understanding-the-role-of-optimization-in-double-descent-6e6179e5",
    ]);
  });

  test("sets a formula in a title as MathML", async () => {
    const own = card(await open("root", ""), MET2NET);
    assert.deepEqual(textsOf(select(own, "[data-paper] h2 math msup mn")), ["2"]);
    assert.match(textsOf(select(own, "[data-paper] h2"))[0] ?? "", /^Met2Net: A Decoupled/);
  });

  test("shows markup in a title as the text that it is", async () => {
    const own = card(await open("years", ""), ODD_PAPERS.markup.id);
    assert.deepEqual(textsOf(select(own, "[data-paper] h2")), [ODD_PAPERS.markup.title]);
    assert.deepEqual(textsOf(select(own, "[data-paper] .excerpt .beginning")), [
      ODD_PAPERS.markup.abstract,
    ]);
  });

  test("without an abstract is a title", async () => {
    const { id } = ODD_PAPERS.bare;
    assert.equal(
      select(card(await open("years", ""), id), "[data-paper] .excerpt .beginning").length,
      0,
    );
    const [main = ""] = textsOf(select(await open("years", `papers/${id}/`), "main"));
    assert.match(main, /The source sent no abstract\./);
  });
});

describe("a paper's page", () => {
  test("shows the whole abstract with addresses as links", async () => {
    const page = await open("root", `papers/${MET2NET}/`);
    assert.match(textsOf(select(page, "h1"))[0] ?? "", /^Met.*Net: A Decoupled Two-Stage/);
    assert.match(
      textsOf(select(page, ".abstract"))[0] ?? "",
      /^The increasing frequency of extreme weather .* by 28\.82% and 23\.39%, respectively\..*Met2Net\.$/,
    );
    // The full stop ends the sentence and is no part of the address.
    const address = "https://github.com/ShremG/Met2Net";
    const links = select(page, ".abstract a");
    assert.deepEqual(textsOf(links), [address]);
    assert.deepEqual(
      links.map((one) => attribute(one, "href")),
      [address],
    );
  });

  test("names every place where the paper can be found", async () => {
    const page = await open("years", `papers/${ODD_PAPERS.long.id}/`);
    const links = select(page, ".paper-head .paper-links a");
    const { arxiv, pdf, code, project, hf, doi } = ODD_PAPERS.long.links;
    assert.deepEqual(
      links.map((one) => [...textsOf([one]), attribute(one, "href")]),
      [
        ["arXiv", arxiv],
        ["PDF", pdf],
        ["Code", code],
        ["Project", project],
        ["Hugging Face", hf],
        ["DOI", doi],
      ],
    );
  });

  test("shows a curator's note with its author and day", async () => {
    const notes = select(await open("root", `papers/${ONE_EPOCH}/`), ".note");
    const [text = "", ...more] = textsOf(notes);
    assert.deepEqual(more, []);
    assert.match(text, /Read it for the question, not the number/);
    assert.match(text, /The claim is a budget, not a law/);
    assert.match(text, /Broadsheet, 23 Nov 2026|23 Nov 2026/);
    assert.equal(textsOf(select(notes, ".note strong"))[0], "once");
  });

  test("shows the notes of two curators", async () => {
    const page = await open("years", `papers/${ODD_PAPERS.long.id}/`);
    const texts = textsOf(select(page, ".note"));
    assert.equal(texts.length, 2);
    for (const words of NOTES) assert.ok(texts.join().includes(words), words);
  });

  test("labels the source's generated summary as generated", async () => {
    const page = await open("years", `papers/${ODD_PAPERS.long.id}/`);
    const summary = textsOf(select(page, "main section")).find((text) =>
      text.includes("A harbour is long."),
    );
    assert.match(summary ?? "", /AI-generated summary/);
  });

  test("shows broken math in plain characters, and dollars as they are written", async () => {
    const page = await open("years", `papers/${ODD_PAPERS.dollars.id}/`);
    assert.deepEqual(textsOf(select(page, "h1")), ["A harbour for $5 and a broken notacommandx"]);
    assert.deepEqual(textsOf(select(page, ".abstract")), [
      "It costs $5 or $6, and 1/ is no formula.",
    ]);
  });

  test("leads to its day", async () => {
    const page = await open("root", `papers/${ONE_EPOCH}/`);
    assert.deepEqual(hrefsOf(page, "Thursday, 16 October 2025"), ["/days/2025-10-16/"]);
    assert.equal(select(await open("root", "days/2025-10-16/"), PAPERS).length, 91);
  });

  test("names authors and keywords once, without a link that needs a script", async () => {
    const page = await open("years", `papers/${ODD_PAPERS.long.id}/`);
    assert.deepEqual(select(page, ".author-names a, .keywords a"), []);
    assert.equal(select(page, ".author-names li").length, ODD_PAPERS.long.authors.length);
  });

  test("leads to papers on its subject, with the words that they share", async () => {
    const [related] = select(await open("root", `papers/${BARLOW}/`), ".related [data-paper]");
    assert.ok(related);
    assert.match(textsOf([related])[0] ?? "", /16 Oct 2025 · shares Barlow Twins, /);
    const page = await open("root", `papers/${attribute(related, "data-paper")}/`);
    assert.match(textsOf(select(page, "title"))[0] ?? "", /^Guarding Barlow Twins/);
  });

  test("has no list of related papers where there are none", async () => {
    const page = await open("years", `papers/${ODD_PAPERS.bare.id}/`);
    assert.ok(!textsOf(select(page, "h2")).includes("Related papers"));
  });

  test("leads through the papers of the day, in the day's order, and back", async () => {
    const order = idsOf(select(await open("root", ""), "[data-paper]"));
    assert.deepEqual(await follow(`papers/${order[0]}/`, "next"), order);
    assert.deepEqual(await follow(`papers/${order.at(-1)}/`, "prev"), order.toReversed());
  });
});

describe("days, topics and months", () => {
  test("a day leads to the days around it that have papers", async () => {
    const page = await open("years", "days/2024-03-01/");
    assert.equal(select(page, PAPERS).length, 15);
    assert.deepEqual(pagerOf(page), ["/days/2023-06-30/", "/days/2024-12-31/"]);
    assert.deepEqual(pagerOf(await open("years", "days/2023-06-30/")), [
      undefined,
      "/days/2024-03-01/",
    ]);
  });

  test("a day counts its topics, and each count is right", async () => {
    const page = await open("root", "days/2025-10-16/");
    const chips = textsOf(select(page, ".chips [data-topic]"));
    assert.ok(chips.length > 10, chips.join());
    const topics = select(page, PAPERS).map((one) =>
      textsOf(select(descendants(one), ".topic-links a")),
    );
    for (const text of chips) {
      const [, topic = "", count] = /^(.*?) ?(\d+)$/.exec(text) ?? [];
      assert.equal(topics.filter((all) => all.includes(topic)).length, Number(count), topic);
    }
  });

  test("a topic shows its thirty newest papers, newest first", async () => {
    const ids = idsOf(select(await open("years", "topics/robots/"), PAPERS));
    assert.equal(ids.length, 30);
    assert.ok(ids.slice(0, 25).every((id) => id.startsWith("2503.10")));
  });

  test("a topic's month is a list of titles with a line each", async () => {
    const page = await open("years", "topics/robots/2025-03/");
    assert.equal(select(page, "main article[data-paper]").length, 0);
    const rows = select(page, "main li[data-paper]");
    assert.equal(rows.length, 65);
    assert.match(textsOf(select(rows, "li .by"))[0] ?? "", /Name|Example/);
    assert.match(textsOf(select(page, "main"))[0] ?? "", /65 papers/);
  });

  test("a topic leads to its months, and a month to its neighbours", async () => {
    const page = await open("years", "topics/tides/");
    assert.deepEqual(textsOf(select(page, "aside li a")), [
      "February 2025",
      "December 2024",
      "March 2024",
      "June 2023",
    ]);
    assert.deepEqual(textsOf(select(page, "aside li .count")), ["4", "7", "5", "5"]);
    assert.deepEqual(hrefsOf(page, "December 2024"), ["/topics/tides/2024-12/"]);
    const december = await open("years", "topics/tides/2024-12/");
    assert.equal(select(december, PAPERS).length, 7);
    assert.deepEqual(pagerOf(december), ["/topics/tides/2024-03/", "/topics/tides/2025-02/"]);
  });

  test("a topic without papers has a sentence in their place", async () => {
    const [main = ""] = textsOf(select(await open("years", "topics/silence/"), "main"));
    assert.match(main, /No paper of this topic yet/);
  });

  test("the archive is a calendar of days with their counts, and leads to weeks and months", async () => {
    const page = await open("years", "archive/");
    const days = select(page, ".calendar td a");
    assert.deepEqual(textsOf(days), [
      "3 March 2025, 40 papers",
      "4 March 2025, 30 papers",
      "28 February 2025, 12 papers",
      "31 December 2024, 20 papers",
      "1 March 2024, 15 papers",
      "30 June 2023, 13 papers",
    ]);
    const hrefs = select(page, "main a").map((one) => attribute(one, "href"));
    for (const href of ["/days/2024-12-31/", "/weeks/2025-W01/", "/months/2024-12/"])
      assert.ok(hrefs.includes(href), href);
  });

  test("a week ranks the papers of its days, and leads to each of them", async () => {
    const page = await open("years", "weeks/2025-W10/");
    assert.deepEqual(textsOf(select(page, "h1")), ["Week of 3–9 March 2025"]);
    const papers = idsOf(select(page, PAPERS));
    assert.equal(papers.length, 70);
    assert.equal(papers[0], ODD_PAPERS.long.id, "the only one with upvotes");
    assert.equal(select(page, ".card").length, 20);
    assert.equal(select(page, ".row").length, 50);
    const days = select(page, ".page-days a").map((one) => attribute(one, "href"));
    assert.deepEqual(days.toSorted(), ["/days/2025-03-03/", "/days/2025-03-04/"]);
  });

  test("from a day it is one step to its week and its month", async () => {
    const day = await open("years", "days/2025-02-28/");
    const to = (page: Element[]) =>
      select(page, ".period-switch a").map((one) => attribute(one, "href"));
    assert.ok(to(day).includes("/weeks/2025-W09/"), to(day).join());
    const week = await open("years", "weeks/2025-W09/");
    assert.ok(to(week).includes("/months/2025-02/"), to(week).join());
    const month = await open("years", "months/2025-02/");
    assert.equal(pagerOf(month)[1], "/months/2025-03/");
    assert.equal(select(await open("years", "months/2025-03/"), PAPERS).length, 70);
  });

  test("trending has the papers of the last thirty days, by upvotes", async () => {
    const papers = select(await open("years", "trending/"), PAPERS);
    assert.equal(papers.length, 50);
    assert.equal(idsOf(papers)[0], ODD_PAPERS.long.id);
    assert.ok(papers.every((one) => (attribute(one, "data-day") ?? "") >= "2025-02-03"));
  });
});

// --- internal ---

const opened = new Map<string, Promise<Element[]>>();

/** The elements of a page of a site. */
function open(site: SiteName, address: string): Promise<Element[]> {
  const key = `${site}/${address}`;
  const page = opened.get(key) ?? read(site, address);
  opened.set(key, page);
  return page;
}

async function read(site: SiteName, address: string): Promise<Element[]> {
  const file = path.join(await builtSite(site), address, "index.html");
  return parsePage(await fs.readFile(file, "utf8"));
}

function idsOf(papers: readonly Element[]): string[] {
  return papers.map((one) => attribute(one, "data-paper") ?? "");
}

/** What a screen reader calls a link. */
function nameOf(link: Element): string {
  return attribute(link, "aria-label") ?? textsOf([link])[0] ?? "";
}

/** Where the links of a text lead to, each address once. */
function hrefsOf(page: readonly Element[], text: string): (string | undefined)[] {
  const links = select(page, "main a").filter((one) => nameOf(one) === text);
  return [...new Set(links.map((one) => attribute(one, "href")))];
}

/** Where the pager leads to: back and forth. */
function pagerOf(page: readonly Element[]): (string | undefined)[] {
  return ["prev", "next"].map((rel) => {
    const [link] = select(page, `.pager a[rel="${rel}"]`);
    return link && attribute(link, "href");
  });
}

/** The ids of the papers on the way from a page, as far as `rel` leads. */
async function follow(start: string, rel: string): Promise<string[]> {
  const ids: string[] = [];
  for (let address: string | undefined = start; address;) {
    const page: Element[] = await open("root", address);
    // Behind a page's own paper come those that are related to it.
    ids.push(idsOf(select(page, "[data-paper]"))[0] ?? "");
    assert.ok(ids.length < 1_000, "the way has an end");
    const [way] = select(page, `[rel="${rel}"]`);
    address = way && attribute(way, "href")?.slice(1);
  }
  return ids;
}
