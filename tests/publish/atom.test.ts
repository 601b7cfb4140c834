/** Feeds as a feed reader reads them. */
import assert from "node:assert/strict";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { parseFeed } from "feedsmith";
import { describe, test } from "node:test";
import { toAtom } from "../../src/publish/atom.ts";
import { setTimeZone } from "../paper/sample.ts";
import { aFeed, anItem, HARD_TEXTS } from "./sample.ts";

describe("a feed", () => {
  test("has what RFC 4287 asks of a feed and of its entries", () => {
    const { feed } = readXml(toAtom(aFeed({ items: [anItem(), anItem({ id: "urn:uuid:2" })] })));
    assert.equal(feed["@xmlns"], "http://www.w3.org/2005/Atom");
    assert.deepEqual(feed.id, ["https://x.example/feed.xml"]);
    assert.deepEqual(feed.updated, ["2025-10-16T00:00:00.000Z"]);
    assert.deepEqual(feed.author, [{ name: ["The digest"] }]);
    assert.deepEqual(
      feed.link?.map((link: Record<string, string>) => [link["@rel"], link["@href"]]),
      [
        ["self", "https://x.example/feed.xml"],
        ["alternate", "https://x.example/"],
      ],
    );
    assert.equal(feed.entry?.length, 2);
    for (const entry of feed.entry ?? [])
      for (const name of ["id", "title", "updated", "published", "link"])
        assert.equal(entry[name]?.length, 1, name);
  });

  test("without papers is a feed, too", () => {
    const xml = toAtom(aFeed({ items: [], updated: undefined }));
    const { feed } = readXml(xml);
    assert.equal(feed.entry, undefined);
    assert.deepEqual(feed.updated, ["1970-01-01T00:00:00.000Z"]);
    assert.equal(parseFeed(xml).format, "atom");
  });

  test("is the same in every time zone", (t) => {
    const inZone = (zone: string) => {
      setTimeZone(t, zone);
      return toAtom(aFeed());
    };
    assert.equal(inZone("Pacific/Kiritimati"), inZone("America/Los_Angeles"));
  });

  test("takes addresses without an origin", () => {
    const self = "/digest/feed.xml";
    assert.match(toAtom(aFeed({ self })), /<link href="\/digest\/feed\.xml"/);
  });
});

describe("a paper in a feed", () => {
  for (const text of HARD_TEXTS)
    test(`is read as it was written: ${text}`, () => {
      const item = anItem({ title: text, authors: [text], topics: [{ slug: "x", title: text }] });
      const xml = toAtom(aFeed({ title: text, items: [item] }));
      assert.equal(XMLValidator.validate(xml), true);
      const { feed } = readXml(xml);
      const [entry] = feed.entry ?? [];
      assert.equal(feed.entry?.length, 1);
      assert.deepEqual([feed.title, entry?.title], [[text], [text]]);
      assert.deepEqual(entry?.author, [{ name: [text] }]);
      assert.equal(entry?.category?.[0]?.["@label"], text);
    });

  test("carries its HTML whole", () => {
    const content = "<p>a ]]&gt; b ]]> &amp;lt; c</p><p>第二段</p>";
    const { feed } = readXml(toAtom(aFeed({ items: [anItem({ content })] })));
    assert.deepEqual(feed.entry?.[0]?.content, [{ "@type": "html", "#text": content }]);
  });

  test("was published on its day, and updated when somebody wrote on it", () => {
    const item = anItem({ updated: "2025-11-02" });
    const [entry] = readXml(toAtom(aFeed({ items: [item] }))).feed.entry ?? [];
    assert.deepEqual(
      [entry?.["published"], entry?.["updated"]],
      [["2025-10-16T00:00:00.000Z"], ["2025-11-02T00:00:00.000Z"]],
    );
  });

  test("without authors has none of its own: the feed's stands for it", () => {
    const { feed } = readXml(toAtom(aFeed({ items: [anItem({ authors: [] })] })));
    assert.equal(feed.entry?.[0]?.author, undefined);
    assert.equal(feed.author?.length, 1);
  });

  test("is read by a program that reads feeds", () => {
    const { format, feed } = parseFeed(toAtom(aFeed()));
    assert.equal(format, "atom");
    const [entry] = format === "atom" ? (feed.entries ?? []) : [];
    assert.equal(entry?.id, "urn:uuid:1");
    assert.equal(entry?.title?.value, "A paper");
    assert.equal(entry?.links?.[0]?.href, "https://x.example/papers/a/");
    assert.equal(entry?.published, "2025-10-16T00:00:00.000Z");
    assert.equal(entry?.content?.value, "<p>Words.</p>");
  });
});

// --- internal ---

/** An element's texts and children by their names; attributes begin with `@`. */
interface Entry {
  [name: string]: unknown[] | undefined;
  category?: Record<string, string>[];
}

interface Read {
  feed: Record<string, unknown> & {
    link?: Record<string, string>[];
    author?: unknown[];
    entry?: Entry[];
  };
}

/** The XML as it stands, every element a list; text is text, whatever it looks like. */
function readXml(xml: string): Read {
  return new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    parseTagValue: false,
    isArray: (name, _path, _leaf, isAttribute) =>
      !isAttribute && name !== "feed" && name !== "?xml",
  }).parse(xml);
}
