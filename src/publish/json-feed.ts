/** A feed as JSON Feed, so that a script that follows the digest needs no XML. */
import type { JsonFeed } from "feedsmith";
import { midnight, type Feed, type FeedItem } from "./feeds.ts";

/**
 * Writes a feed.
 *
 * @see https://www.jsonfeed.org/version/1.1/
 */
export function toJsonFeed({ title, subtitle, publisher, page, json, items }: Feed): string {
  // Not by feedsmith's generator, which leaves out a list without items: the format requires it.
  const feed: JsonFeed.Feed<string, true> = {
    title,
    description: subtitle,
    home_page_url: page,
    feed_url: json,
    language: "en",
    authors: [{ name: publisher }],
    items: items.map(toItem),
  };
  return JSON.stringify({ version: "https://jsonfeed.org/version/1.1", ...feed });
}

// --- internal ---

function toItem(item: FeedItem): JsonFeed.Item<string, true> {
  const { id, title, url, day, updated, authors, topics, content } = item;
  return {
    id,
    url,
    title,
    content_html: content,
    date_published: midnight(day).toISOString(),
    date_modified: midnight(updated).toISOString(),
    ...(authors.length > 0 && { authors: authors.map((name) => ({ name })) }),
    ...(topics.length > 0 && { tags: topics.map((topic) => topic.title) }),
  };
}
