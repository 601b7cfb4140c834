/** What a built site has for programs: standing searches, the static API, Markdown, sitemaps. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { parseFeed } from "feedsmith";
import { imageSize } from "image-size";
import { z } from "zod";
import { readContent } from "../../src/content/read.ts";
import { CARD_SIZE } from "../../src/publish/cards/card.ts";
import type { Server } from "../../src/site/serve.ts";
import { ROOT, temporaryFolder } from "../folders.ts";
import { DAYS } from "./fixture.ts";
import { paperIdIn } from "../../src/digest/urls.ts";
import { attribute, parsePage, textOf } from "./html.ts";
import { run } from "./run.ts";
import { builtSite, printedBy, servedSite } from "./site.ts";

let digest: Server;
let years: Server;

before(async () => {
  [digest, years] = await Promise.all([servedSite("digest"), servedSite("years")]);
});
after(() => Promise.all([digest, years].map((server) => server.close())));

describe("a standing search", () => {
  test("has a page with its papers, a feed and a Markdown twin of the same", async () => {
    const page = parsePage(await read(`${years.url}searches/noted/`));
    const shown = page.flatMap((one) => attribute(one, "data-paper") ?? []);
    assert.ok(shown.length > 0);
    const { format, feed } = parseFeed(await read(`${years.url}searches/noted/feed.xml`));
    assert.ok(format === "atom");
    assert.deepEqual(
      feed.entries?.map(({ links }) => paperIdIn(links?.[0]?.href ?? "")),
      shown,
    );
    const bib = await read(`${years.url}searches/noted/papers.bib`);
    assert.equal(bib.match(/^@/gm)?.length, shown.length);
    for (const ending of ["bib", "ris", "json"])
      assert.ok(
        page.some((one) => attribute(one, "href") === `/searches/noted/papers.${ending}`),
        ending,
      );
    const markdown = await read(`${years.url}searches/noted/index.md`);
    const named = [...markdown.matchAll(/^## .*\]\((.*)\)$/gm)].map(([, to = ""]) => paperIdIn(to));
    assert.deepEqual(named, shown);
    const json = parseFeed(await read(`${years.url}searches/noted/feed.json`));
    assert.ok(json.format === "json" && json.feed.items?.length === shown.length);
  });

  test("leads to the search with its query", async () => {
    const page = parsePage(await read(`${years.url}searches/noted/`));
    const links = page.filter(({ tagName }) => tagName === "a");
    assert.ok(links.some((one) => attribute(one, "href") === "/search/?q=has%3Anote&sort=newest"));
  });

  test("is named among the topics, and among the feeds", async () => {
    for (const place of ["topics/", "feeds/"]) {
      const page = parsePage(await read(years.url + place));
      const hrefs = page.map((one) => attribute(one, "href"));
      assert.ok(hrefs.includes("/searches/noted/"), place);
    }
  });

  test("that finds nothing says so, has an empty feed, and is told at the build", async () => {
    const page = parsePage(await read(`${years.url}searches/nothing/`));
    assert.ok(page.some((one) => textOf(one).includes("No paper matches yet.")));
    const { format, feed } = parseFeed(await read(`${years.url}searches/nothing/feed.xml`));
    assert.ok(format === "atom" && feed.entries === undefined);
    assert.match(await printedBy("years"), /searches\/nothing\.md: this standing search finds no/);
  });
});

describe("the static API", () => {
  test("names every day, whose file has the day's papers", async () => {
    const days = z.array(z.object({ day: z.string(), papers: z.number(), url: z.string() }));
    const listed = days.parse(JSON.parse(await read(`${years.url}api/v1/days.json`)));
    assert.ok(listed.length >= DAYS.length);
    for (const { day, papers, url } of listed) {
      assert.equal(url, `/api/daily_papers/${day}.json`);
      const items = z
        .array(z.unknown())
        .parse(JSON.parse(await read(new URL(url, years.url).href)));
      assert.equal(items.length, papers, day);
    }
    const latest = await read(`${years.url}api/daily_papers/latest.json`);
    assert.equal(latest, await read(`${years.url}api/daily_papers/${DAYS[0]?.[0]}.json`));
  });

  test("has each month's papers, a line each, by its schema", async () => {
    const months = z.array(z.object({ month: z.string(), papers: z.number(), url: z.string() }));
    const schema = z.fromJSONSchema(JSON.parse(await read(`${years.url}api/v1/paper.schema.json`)));
    for (const { papers, url } of months.parse(JSON.parse(await read(`${years.url}api/v1/months.json`)))) {
      const lines = (await read(new URL(url, years.url).href)).trimEnd().split("\n");
      assert.equal(lines.length, papers, url);
      for (const line of lines) assert.ok(schema.safeParse(JSON.parse(line)).success, line);
    }
  }); // prettier-ignore

  test("gives an ingest of our own day the files that are there, byte for byte", async (t) => {
    const folder = await temporaryFolder(t);
    await fs.cp(path.join(ROOT, "content"), folder, { recursive: true });
    const day = path.join(await builtSite("digest"), "api", "daily_papers", "2025-10-16.json");
    const { code, stdout } = await run("ingest", ["hf", "--file", day, "--content", folder, "--json"], {}); // prettier-ignore
    assert.equal(code, 0, stdout);
    // What a note corrects is corrected in the API, so an ingest takes it for news.
    const corrected = readContent(folder).notes.flatMap((note) =>
      note.corrected.length > 0 ? [`${note.paper}.mdx`] : [],
    );
    const names = await fs.readdir(path.join(folder, "papers", "2025", "10"));
    assert.equal(names.length, 91);
    for (const name of names.filter((one) => !corrected.includes(one))) {
      const file = path.join("papers", "2025", "10", name);
      const [ours, again] = await Promise.all([
        fs.readFile(path.join(ROOT, "content", file), "utf8"),
        fs.readFile(path.join(folder, file), "utf8"),
      ]);
      assert.equal(again, ours, name);
    }
  });
});

describe("for language models", () => {
  test("a guide leads to Markdown of days and topics, and to the API", async () => {
    const guide = await read(`${years.url}llms.txt`);
    const links = [...guide.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link ?? "");
    for (const part of [
      "/days/",
      "/topics/robots/index.md",
      "/searches/noted/index.md",
      "/api/v1/",
    ])
      assert.ok(
        links.some((link) => link.startsWith(part)),
        part,
      );
    for (const link of links) await read(new URL(link, years.url).href);
  });

  test("a page names its Markdown twin", async () => {
    for (const place of ["days/2025-10-16/", "topics/agents/"]) {
      const page = parsePage(await read(digest.url + place));
      const twin = page.find((one) => attribute(one, "type") === "text/markdown");
      assert.equal(twin && attribute(twin, "href"), `/digest/${place}index.md`);
      assert.match(await read(new URL(`/digest/${place}index.md`, digest.url).href), /^# /);
    }
  });
});

test("the site and each month have a picture for link previews", async () => {
  for (const path of ["card.png", `months/${DAYS[0]?.[0].slice(0, 7)}/card.png`]) {
    const response = await fetch(years.url + path);
    assert.equal(response.headers.get("content-type"), "image/png", path);
    assert.deepEqual(imageSize(await response.bytes()), { ...CARD_SIZE, type: "png" });
  }
});

test("without an origin there is no sitemap, and robots.txt names none", async () => {
  assert.equal((await fetch(`${years.url}sitemap-index.xml`)).status, 404);
  assert.equal(await read(`${years.url}robots.txt`), "User-agent: *\nAllow: /\n");
});

// --- internal ---

async function read(url: string): Promise<string> {
  const response = await fetch(url);
  assert.equal(response.status, 200, url);
  return response.text();
}
