/** The feeds of a built site, as a feed reader meets them. */
import assert from "node:assert/strict";
import FeedMe from "feedme";
import { parseFeed, parseOpml } from "feedsmith";
import { finished } from "node:stream/promises";
import { after, before, describe, test } from "node:test";
import type { Server } from "../../src/site/serve.ts";
import { FEED_TYPE, JSON_FEED_TYPE } from "../../src/digest/urls.ts";
import { DAYS, NOTES, ODD, ODD_PAPERS } from "./fixture.ts";
import { wrongIn } from "../publish/feed-rules.ts";
import { attribute, parsePage, textOf } from "./html.ts";
import { printedBy, servedSite } from "./site.ts";

let digest: Server;
let years: Server;
let strain: Server;

before(async () => {
  [digest, years, strain] = await Promise.all([
    servedSite("digest"),
    servedSite("years"),
    servedSite("strain"),
  ]);
});
after(() => Promise.all([digest, years, strain].map((server) => server.close())));

describe("a page names its feeds", () => {
  const PRE_TRAINING = [
    "feed.xml",
    "topics/pre-training/feed.xml",
    "topics/pre-training/feed.json",
  ];
  const PAGES: [path: string, feeds: string[]][] = [
    ["", ["feed.xml", "feed.json"]],
    ["about/", ["feed.xml"]],
    ["trends/", ["feed.xml"]],
    ["notes/", ["feed.xml", "notes/feed.xml", "notes/feed.json"]],
    ["topics/pre-training/", PRE_TRAINING],
    ["topics/pre-training/2025-10/", PRE_TRAINING],
  ];
  for (const [path, feeds] of PAGES)
    test(`for programs: /${path}`, async () => {
      const elements = await readPage(digest.url + path);
      const links = elements.filter(
        (one) =>
          one.tagName === "link" &&
          [FEED_TYPE, JSON_FEED_TYPE].includes(attribute(one, "type") ?? ""),
      );
      assert.deepEqual(
        links.map((one) => attribute(one, "href")),
        feeds.map((feed) => `/digest/${feed}`),
      );
      const names = links.map((one) => `${attribute(one, "title")} ${attribute(one, "type")}`);
      assert.equal(new Set(names).size, feeds.length);
      assert.ok(links.every((one) => attribute(one, "rel") === "alternate"));
    });

  test("for readers: in the footer, and on a topic's page", async () => {
    const elements = await readPage(`${digest.url}topics/pre-training/`);
    const links = elements.filter(({ tagName }) => tagName === "a");
    const named = links.map((one) => [textOf(one), attribute(one, "href")]);
    for (const link of [
      ["Feeds", "/digest/feeds/"],
      ["Feed of this topic", "/digest/topics/pre-training/feed.xml"],
    ])
      assert.ok(
        named.some((one) => one.join() === link.join()),
        link.join(),
      );
  });
});

describe("the site's feed", () => {
  test("is served as what it is", async () => {
    const response = await fetch(`${digest.url}feed.xml`);
    assert.equal(response.headers.get("content-type"), `${FEED_TYPE};charset=utf-8`);
  });

  test("has the newest day whole, and older papers until there are fifty", async () => {
    const entries = await readFeed(`${years.url}feed.xml`);
    assert.equal(entries.length, 50);
    const [first, second] = DAYS;
    const midnight = (day = "") => `${day}T00:00:00.000Z`;
    const ofNewest = entries.filter(({ published }) => published === midnight(first?.[0]));
    assert.equal(ofNewest.length, (first?.[1] ?? 0) + ODD);
    assert.equal(entries.at(-1)?.published, midnight(second?.[0]));
  });

  test("leads to the papers' pages, below the base path", async () => {
    const url = `${digest.url}feed.xml`;
    const entries = await readFeed(url);
    assert.equal(entries.length, 91);
    for (const { links, title } of [entries[0], entries[50]].filter((one) => one !== undefined)) {
      const href = links?.[0]?.href ?? "";
      assert.match(href, /^\/digest\/papers\//);
      const elements = await readPage(new URL(href, url).href);
      const heading = elements.find(({ tagName }) => tagName === "h1");
      assert.ok(heading && title?.value);
      assert.equal(textOf(heading).trim(), title.value);
    }
  });

  test("shows markup in a title as the text that it is", async () => {
    const entries = await readFeed(`${years.url}feed.xml`);
    const { title, abstract } = ODD_PAPERS.markup;
    const entry = entries.find((one) => one.title?.value === title);
    const content = parsePage(entry?.content?.value ?? "");
    assert.deepEqual(
      content.filter(({ tagName }) => /script|img|^b$/.test(tagName)),
      [],
    );
    assert.ok(content.some((one) => textOf(one) === abstract));
  });

  test("is the same as JSON Feed", async () => {
    const [atom, response] = await Promise.all([
      readFeed(`${years.url}feed.xml`),
      fetch(`${years.url}feed.json`),
    ]);
    assert.equal(response.headers.get("content-type"), `${JSON_FEED_TYPE};charset=utf-8`);
    const { format, feed } = parseFeed(await response.text());
    assert.ok(format === "json");
    assert.deepEqual(
      feed.items?.map(({ id, title, content_html: html }) => [id, title, html]),
      atom.map(({ id, title, content }) => [id, title?.value, content?.value]),
    );
  });

  test("says of a paper that has nothing but a title what it lacks", async () => {
    const entries = await readFeed(`${years.url}feed.xml`);
    const entry = entries.find((one) => one.title?.value === ODD_PAPERS.bare.title);
    assert.equal(entry?.content?.value, "<p>The source sent no abstract.</p>");
    assert.equal(entry?.authors, undefined);
  });
});

describe("a paper's notes in a feed", () => {
  const entryOf = async (url: string, paper: string) => {
    const entries = await readFeed(url);
    const entry = entries.find(({ links }) => links?.[0]?.href?.endsWith(`/papers/${paper}/`));
    assert.ok(entry, paper);
    return { ...entry, content: parsePage(entry.content?.value ?? "") };
  };
  const of = (content: ReturnType<typeof parsePage>, tagName: string) =>
    content.filter((one) => one.tagName === tagName);
  const BARLOW = "barlow-twins-self-supervised-learning-via-redundancy-bc49ef06";

  test("stand below the abstract, each with its author, day and rating", async () => {
    const { content } = await entryOf(`${digest.url}feed.xml`, BARLOW);
    const [heading] = of(content, "h3");
    assert.ok(heading);
    assert.equal(textOf(heading), "Curator’s note: One matrix, one goal");
    assert.ok(
      of(content, "em").some((one) => textOf(one) === "Must read · Broadsheet · 23 Nov 2026"),
    );
    assert.ok(of(content, "strong").some((one) => textOf(one) === "diagonal"));
  });

  test("have whole addresses for pictures and papers", async () => {
    const { content } = await entryOf(`${digest.url}feed.xml`, BARLOW);
    const [picture] = of(content, "img");
    assert.ok(picture);
    assert.match(attribute(picture, "alt") ?? "", /^Two grids/);
    const src = attribute(picture, "src") ?? "";
    assert.equal(src, "/digest/notes/images/cross-correlation.png");
    const other = of(content, "a")
      .map((one) => attribute(one, "href") ?? "")
      .find((href) => /guarding-barlow-twins/.test(href));
    assert.match(other ?? "", /^\/digest\/papers\//);
    for (const address of [src, other ?? ""])
      assert.equal((await fetch(new URL(address, digest.url))).status, 200);
  });

  test("say what a curator corrected", async () => {
    const { title, content } = await entryOf(`${years.url}feed.xml`, "cs-0112017");
    assert.equal(title?.value, "A harbour from well before 2007");
    assert.ok(
      of(content, "p").some((one) => textOf(one) === "Title corrected by a curator, Dora Exact."),
    );
  });

  test("update their paper when they are later, and the feed with it", async () => {
    const { published, updated } = await entryOf(`${years.url}feed.xml`, ODD_PAPERS.long.id);
    assert.equal(published, "2025-03-04T00:00:00.000Z");
    assert.equal(updated, "2025-03-05T00:00:00.000Z");
    const text = await (await fetch(`${years.url}feed.xml`)).text();
    assert.match(text.slice(0, text.indexOf("<entry>")), /2025-03-05T00/);
  });

  test("stand side by side where there are several", async () => {
    const { content } = await entryOf(`${years.url}feed.xml`, ODD_PAPERS.long.id);
    const said = of(content, "p").map(textOf);
    for (const words of NOTES) assert.ok(said.includes(words), words);
    assert.equal(of(content, "h3").length, NOTES.length);
  });
});

describe("a topic's feed", () => {
  test("has the topic's papers alone", async () => {
    const entries = await readFeed(`${years.url}topics/robots/feed.xml`);
    assert.equal(entries.length, 30);
    for (const { categories } of entries)
      assert.ok(categories?.some(({ term }) => term === "robots"));
  });

  test("gives a paper the id that it has in the site's feed", async () => {
    const [ofTopic] = await readFeed(`${years.url}topics/robots/feed.xml`);
    const all = await readFeed(`${years.url}feed.xml`);
    const same = all.find(({ id }) => id === ofTopic?.id);
    assert.deepEqual(same?.title, ofTopic?.title);
  });

  test("without papers is a feed all the same", async () =>
    assert.deepEqual(await readFeed(`${years.url}topics/silence/feed.xml`), []));
});

describe("the page of all feeds", () => {
  test("leads to every feed, and so does the list to import", async () => {
    const elements = await readPage(`${digest.url}feeds/`);
    const links = elements
      .filter((one) => one.tagName === "a" && attribute(one, "rel") === "alternate")
      .map((one) => attribute(one, "href") ?? "");
    const { body } = parseOpml(await (await fetch(`${digest.url}feeds.opml`)).text());
    const listed = (body?.outlines ?? []).flatMap(({ outlines = [] }) => outlines);
    assert.ok(listed.length > 3);
    assert.deepEqual(
      listed.map(({ xmlUrl }) => xmlUrl),
      links.filter((href) => href.endsWith("feed.xml")),
    );
  });

  test("whose feeds hold the rules, and are the same for two parsers", async () => {
    const elements = await readPage(`${digest.url}feeds/`);
    const links = elements
      .filter((one) => one.tagName === "a" && attribute(one, "rel") === "alternate")
      .map((one) => attribute(one, "href") ?? "");
    const all = new Set(links.flatMap((href) => [href, href.replace(/xml$/, "json")]));
    assert.ok(all.size > 10);
    for (const link of all) {
      const text = await (await fetch(new URL(link, digest.url))).text();
      const { format, feed } = parseFeed(text);
      assert.ok(format === "atom" || format === "json", link);
      const items = format === "atom" ? feed.entries : feed.items;
      const seen = (items ?? []).map((item) => [
        item.id,
        format === "json" ? item.title : titleIn(item),
      ]);
      assert.deepEqual(seen, await readByAnother(text), link);
      if (format === "atom") assert.deepEqual(wrongIn(text, false), [], link);
    }
  });
});

describe("mail", () => {
  test("is what the page of feeds offers where the settings name an engine", async () => {
    const elements = await readPage(`${strain.url}feeds/`);
    const form = elements.find((one) => attribute(one, "method") === "post");
    assert.equal(form && attribute(form, "action"), "https://lists.x.example/form");
    const fields = elements
      .filter(({ tagName }) => tagName === "input")
      .map((one) => ["type", "name", "value"].map((name) => attribute(one, name)).join(" "));
    assert.ok(fields.includes("hidden l 1"), fields.join());
    assert.ok(fields.includes("email address "), fields.join());
    const [policy] = elements.filter((one) => attribute(one, "http-equiv") !== undefined);
    assert.match(
      (policy && attribute(policy, "content")) ?? "",
      /form-action 'self' https:\/\/lists\.x\.example;/,
    );
  });

  test("is for services that send feeds by mail, where they don't", async () => {
    const page = await (await fetch(`${digest.url}feeds/`)).text();
    assert.match(page, /give a feed’s address to a service that sends feeds by mail/);
    assert.doesNotMatch(page, /method="post"/);
  });
});

test("the feed of notes has each note", async () => {
  const entries = await readFeed(`${years.url}notes/feed.xml`);
  assert.ok(entries.length >= NOTES.length);
  const hrefs = entries.map(({ links }) => links?.[0]?.href ?? "");
  for (const href of hrefs) assert.match(href, /\/(?:papers\/[^/]+|days\/[\d-]{10})\/#note-/);
});

test("the feed of weeks leads to weeks", async () => {
  const entries = await readFeed(`${years.url}weeks/feed.xml`);
  assert.ok(entries.length > 0);
  for (const { links } of entries) assert.match(links?.[0]?.href ?? "", /\/weeks\/\d{4}-W\d\d\/$/);
});

test("a build without an origin says what feeds lack", async () => {
  assert.match(await printedBy("digest"), /^The feeds .*set `site` in src\/site\.config\.ts/m);
});

// --- internal ---

function titleIn({ title }: { title?: string | { value?: string } | undefined }) {
  return typeof title === "object" ? title.value : title;
}

/** Ids and titles as a second parser reads them, of Atom and of JSON Feed. */
async function readByAnother(text: string) {
  const parser = new FeedMe(true);
  parser.end(text);
  await finished(parser);
  return (parser.done()?.items ?? []).map(({ id, title }) => [id, title]);
}

async function readPage(url: string) {
  const response = await fetch(url);
  assert.equal(response.status, 200, url);
  return parsePage(await response.text());
}

async function readFeed(url: string) {
  const response = await fetch(url);
  assert.equal(response.status, 200, url);
  const { format, feed } = parseFeed(await response.text());
  assert.ok(format === "atom");
  return feed.entries ?? [];
}
