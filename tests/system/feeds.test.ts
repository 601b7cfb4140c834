/** Feeds in a reader of other people: Python's feedparser, which says what is malformed. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { z } from "zod";
import { parsePage, attribute } from "../e2e/html.ts";
import { servedSite } from "../e2e/site.ts";

const HOW_TO_GET = "not installed: on Debian, apt-get install python3-feedparser";

/** The first may be another one than the system's, which has the system's packages. */
const PYTHONS = ["python3", "/usr/bin/python3"];

const SCRIPT = `
import feedparser, json, sys
feed = feedparser.parse(sys.stdin.buffer.read())
print(json.dumps({
  "version": feed.version, "bozo": str(feed.get("bozo_exception", "")),
  "title": feed.feed.get("title"), "updated": feed.feed.get("updated"),
  "entries": [{"id": e.get("id"), "title": e.get("title"), "link": e.get("link"),
    "updated": e.get("updated_parsed") is not None, "content": sum(len(c.value) for c in e.get("content", []))}
    for e in feed.entries]}))`;

const readSchema = z.object({
  version: z.literal("atom10"),
  /** What is malformed: nothing. */
  bozo: z.literal(""),
  title: z.string().min(1),
  updated: z.string().min(1),
  entries: z.array(
    z.object({
      id: z.string().regex(/^urn:uuid:/),
      title: z.string().min(1),
      link: z.string().min(1),
      updated: z.literal(true),
      content: z.number().positive(),
    }),
  ),
});

test("every feed of the list is read by feedparser without a complaint", async (t) => {
  const python = PYTHONS.find((one) => spawnSync(one, ["-c", "import feedparser"]).status === 0);
  if (python === undefined) return t.skip(`feedparser is ${HOW_TO_GET}`);
  const site = await servedSite("strain");
  t.after(() => site.close());
  const page = parsePage(await (await fetch(`${site.url}feeds/`)).text());
  const feeds = page
    .flatMap((one) => attribute(one, "href") ?? [])
    .filter((href) => href.endsWith("feed.xml"));
  assert.ok(feeds.length > 3);
  for (const feed of new Set(feeds)) {
    const input = Buffer.from(await (await fetch(new URL(feed, site.url))).arrayBuffer());
    const { stdout, stderr } = spawnSync(python, ["-c", SCRIPT], { input, encoding: "utf8" });
    const { entries } = readSchema.parse(JSON.parse(stdout || "{}"), {
      error: () => `${feed}: ${stderr}`,
    });
    assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length);
  }
});
