import assert from "node:assert/strict";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { parseOpml } from "feedsmith";
import { describe, test } from "node:test";
import { toOpml, type OpmlFeed } from "../../src/publish/opml.ts";
import { HARD_TEXTS } from "./sample.ts";

describe("the list of feeds as OPML", () => {
  test("has each group as a folder, and each feed with the addresses of file and page", () => {
    const { head, body } = parseOpml(toOpml("A digest", [{ title: "Topics", feeds: [aFeed()] }]));
    assert.equal(head?.title, "A digest");
    const [group] = body?.outlines ?? [];
    assert.equal(group?.text, "Topics");
    assert.deepEqual(group?.outlines, [
      {
        text: "Agents",
        title: "Agents",
        type: "rss",
        description: "On agents.",
        xmlUrl: "https://x.example/topics/agents/feed.xml",
        htmlUrl: "https://x.example/topics/agents/",
      },
    ]);
  });

  test("leaves out a group without feeds", () => {
    const groups = [
      { title: "The digest", feeds: [aFeed()] },
      { title: "Topics", feeds: [] },
    ];
    assert.equal(parseOpml(toOpml("A digest", groups)).body?.outlines?.length, 1);
  });

  for (const text of HARD_TEXTS)
    test(`is read as it was written: ${text}`, () => {
      const xml = toOpml(text, [{ title: text, feeds: [aFeed({ title: text })] }]);
      assert.equal(XMLValidator.validate(xml), true);
      const [group] = parseOpml(xml).body?.outlines ?? [];
      assert.deepEqual([group?.text, group?.outlines?.[0]?.text], [text, text]);
      // This parser drops a comment, the other one white space.
      const { opml } = new XMLParser({ parseTagValue: false }).parse(xml);
      assert.equal(opml.head.title, text);
    });
});

// --- internal ---

function aFeed(fields: Partial<OpmlFeed> = {}): OpmlFeed {
  return {
    title: "Agents",
    description: "On agents.",
    feed: "https://x.example/topics/agents/feed.xml",
    page: "https://x.example/topics/agents/",
    ...fields,
  };
}
