/** Feeds hold what a validator of feeds asks for; `tests/e2e/feeds.test.ts` asks it of built sites. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { toAtom } from "../../src/publish/atom.ts";
import { wrongIn } from "./feed-rules.ts";
import { aFeed, anItem, HARD_TEXTS } from "./sample.ts";

const ID = "urn:uuid:82f20531-1f67-576a-a000-16c19366c480";
const FEED = aFeed({
  items: [anItem({ id: ID, topics: [{ slug: "x", title: "X" }] }), anItem({ id: ID.replace("0", "1") })],
}); // prettier-ignore
const XML = toAtom(FEED);

test("a feed with papers, and one without, do nothing wrong", () => {
  assert.deepEqual(wrongIn(XML), []);
  assert.deepEqual(wrongIn(toAtom(aFeed({ items: [], updated: undefined }))), []);
});

for (const text of HARD_TEXTS)
  test(`nor does one with ${text}`, () => {
    const item = anItem({ id: ID, title: text, authors: [text], topics: [{ slug: "x", title: text }] });
    const wrong = wrongIn(toAtom(aFeed({ title: text, items: [item] })));
    // A validator can't know that it is meant: the title is of a paper on such markup.
    assert.deepEqual(wrong.filter((one) => !one.endsWith("looks like HTML")), []);
  }); // prettier-ignore

test("nor do ours without an origin, but for their addresses", () => {
  const item = anItem({ id: ID, content: '<a href="/papers/a/">A</a>' });
  const xml = toAtom(aFeed({ id: ID, self: "/feed.xml", items: [item] }));
  assert.deepEqual(wrongIn(xml, false), []);
  assert.deepEqual(wrongIn(xml), [
    "self: a relative address",
    "entry 1: a relative href in content",
  ]);
});

describe("what is wrong is found", () => {
  const CASES: [said: string, from: string | RegExp, to: string][] = [
    ["document: no encoding", ' encoding="utf-8"', ""],
    ["document: not well-formed", "</feed>", ""],
    ["document: a broken character", "A paper", "A \ufffd"],
    ["feed: another namespace", "2005/Atom", "2005/Atomic"],
    ["feed: metadata behind entries", "</feed>", '<link href="https://x.example/" rel="via"/></feed>'],
    ["feed: no id", /<id>https.*?<\/id>/, ""],
    ["feed: more than one title", "<title>A digest", "<title>B</title><title>A digest"],
    ["feed: an unknown pubDate", "<subtitle>", "<pubDate>x</pubDate><subtitle>"],
    ["feed: not one link to itself", 'rel="self"', 'rel="via"'],
    ["self: another type", 'type="application/atom+xml"', 'type="text/xml"'],
    ["feed: two entries with one id", ID.replace("0", "1"), ID],
    ["feed: an id that is no absolute address", "<id>https://x.example", "<id>"],
    ["entry 1: an id that is no UUID", ID, "urn:uuid:1"],
    ["feed: updated is no time", "2025-10-16T00:00:00.000Z", "2025-10-16"],
    ["feed: an empty subtitle", "Of papers.", " "],
    ["entry 1: title looks like HTML", "A paper", "&lt;b&gt;A&lt;/b&gt;"],
    ["entry 1: an author without a name", "<name>Ann</name>", "<name> </name>"],
    ["entry 1: an author who is an address of mail", ">Ann<", ">ann@x.example<"],
    ["entry 1: a category without a term", 'term="x"', 'term=""'],
    ["feed: a link without an address", 'href="https://x.example/"', ""],
    ["feed: a link of the unknown relation mine", 'rel="alternate"', 'rel="mine"'],
    ["feed: a link of the unknown type html", 'type="text/html"', 'type="html"'],
    ["feed: two alternates of a type", 'rel="self" type="application/atom+xml"', 'rel="alternate" type="text/html"'],
    ["entry 1: content of another type", '<content type="html">', '<content type="text/x">'],
    ["entry 1: empty content", /<content type="html">[^]*?<\/content>/, '<content type="html"> </content>'],
    ["entry 1: nothing to read", /<content type="html">[^]*?<\/content>/, ""],
    ["entry 1: <script> in content", "<p>Words.</p>", "<script>1</script>"],
    ["entry 1: onclick= in content", "<p>Words.</p>", "<p onclick='x'>Words.</p>"],
    ["entry 1: style= in content", "<p>Words.</p>", "<p style='x'>Words.</p>"],
    ["entry 1: a relative src in content", "<p>Words.</p>", "<img src='/a.png'>"],
    ["entry 1: href of a scheme that may run", "<p>Words.</p>", "<a href='javascript:1'>a</a>"],
    ["entry 1: HTML with duplicate-attribute", "<p>Words.</p>", "<p id=a id=b>Words.</p>"],
  ]; // prettier-ignore
  for (const [said, from, to] of CASES)
    test(said, () => {
      // Content stands as character data, so that markup goes in as it is.
      const changed = XML.replace(from, to);
      assert.notEqual(changed, XML);
      const wrong = wrongIn(changed);
      assert.ok(wrong.includes(said), wrong.join("\n"));
    });
});
