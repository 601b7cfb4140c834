/** Feeds to write. */
import type { Feed, FeedItem } from "../../src/publish/feeds.ts";

export function aFeed(fields: Partial<Feed> = {}): Feed {
  return {
    id: "https://x.example/feed.xml",
    title: "A digest",
    subtitle: "Of papers.",
    publisher: "The digest",
    page: "https://x.example/",
    self: "https://x.example/feed.xml",
    json: "https://x.example/feed.json",
    updated: "2025-10-16",
    items: [anItem()],
    ...fields,
  };
}

export function anItem(fields: Partial<FeedItem> = {}): FeedItem {
  return {
    id: "urn:uuid:1",
    title: "A paper",
    url: "https://x.example/papers/a/",
    day: "2025-10-16",
    updated: "2025-10-16",
    authors: ["Ann"],
    topics: [],
    content: "<p>Words.</p>",
    ...fields,
  };
}

/** Texts that a format may take for its own signs. */
export const HARD_TEXTS = [
  "A plain title",
  "007",
  "true",
  "]]>",
  "A ]]> and <![CDATA[ in it",
  `<script>alert("x")</script>`,
  "</title><entry>",
  "Q&A &amp; &lt;b&gt; &#60;",
  "50% of #1_x",
  "<!-- a comment -->",
  "深度学习：一个标题",
  "تعلم الآلة: عنوان",
  "𝔘nicode 🧪",
];
