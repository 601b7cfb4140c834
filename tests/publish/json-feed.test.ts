import assert from "node:assert/strict";
import { parseFeed } from "feedsmith";
import { describe, test } from "node:test";
import { z } from "zod";
import { toJsonFeed } from "../../src/publish/json-feed.ts";
import { aFeed, anItem, HARD_TEXTS } from "./sample.ts";

const time = z.iso.datetime();
const address = z.url();
const authors = z.array(z.strictObject({ name: z.string().min(1) })).min(1);
/** What the format requires and allows, as far as ours has it. @see https://www.jsonfeed.org/version/1.1/ */
const feedSchema = z.strictObject({
  version: z.literal("https://jsonfeed.org/version/1.1"),
  title: z.string().min(1),
  description: z.string(),
  home_page_url: address,
  feed_url: address,
  language: z.literal("en"),
  authors,
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: address,
      title: z.string(),
      content_html: z.string(),
      date_published: time,
      date_modified: time,
      authors: authors.optional(),
      tags: z.array(z.string()).min(1).optional(),
    }),
  ),
});

describe("a feed as JSON Feed 1.1", () => {
  test("has what the format asks for, and nothing that it doesn't know", () => {
    const { items } = read(toJsonFeed(aFeed()));
    assert.deepEqual(items, [
      {
        id: "urn:uuid:1",
        url: "https://x.example/papers/a/",
        title: "A paper",
        content_html: "<p>Words.</p>",
        date_published: "2025-10-16T00:00:00.000Z",
        date_modified: "2025-10-16T00:00:00.000Z",
        authors: [{ name: "Ann" }],
      },
    ]);
  });

  test("without papers is a feed, too", () => {
    const text = toJsonFeed(aFeed({ items: [], updated: undefined }));
    assert.deepEqual(read(text).items, []);
    assert.equal(parseFeed(text).format, "json");
  });

  test("leaves out authors and topics where there are none", () => {
    const [item] = read(toJsonFeed(aFeed({ items: [anItem({ authors: [] })] }))).items;
    assert.ok(item && !("authors" in item) && !("tags" in item));
  });

  for (const text of HARD_TEXTS)
    test(`is read as it was written: ${text}`, () => {
      const item = anItem({ title: text, authors: [text], topics: [{ slug: "x", title: text }] });
      const { format, feed } = parseFeed(toJsonFeed(aFeed({ title: text, items: [item] })));
      assert.ok(format === "json");
      const [only] = feed.items ?? [];
      assert.deepEqual([feed.title, only?.title, only?.tags], [text, text, [text]]);
      assert.deepEqual(only?.authors, [{ name: text }]);
    });
});

// --- internal ---

function read(text: string) {
  return feedSchema.parse(JSON.parse(text));
}
