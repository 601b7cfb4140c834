/** A feed as Atom, which unlike RSS says what is text and what is markup, and allows relative addresses. */
import { generateAtomFeed } from "feedsmith";
import { midnight, type Feed, type FeedItem } from "./feeds.ts";
import { FEED_TYPE } from "../digest/urls.ts";

/**
 * Writes a feed.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
export function toAtom(feed: Feed): string {
  const { id, title, subtitle, publisher, page, self, updated, items } = feed;
  const xml = generateAtomFeed(
    {
      id,
      title: { value: title },
      subtitle: { value: subtitle },
      // Atom requires an author for each entry; some papers have none.
      authors: [{ name: publisher }],
      links: [
        { rel: "self", type: FEED_TYPE, href: self },
        { rel: "alternate", type: "text/html", href: page },
      ],
      generator: { text: "Broadsheet" },
      updated: updated === undefined ? NEVER : midnight(updated),
      entries: items.map(toEntry),
    },
    { strict: true },
  );
  // Its indents are for nobody: browsers and programs show a tree.
  return xml.replace(BETWEEN, (_, content: string | undefined) => content ?? ">");
}

// --- internal ---

/** White space between elements; what is in an entry's content stays. */
const BETWEEN = /(<!\[CDATA\[[^]*?\]\]>)\s*|>\s+(?=<)/g;

/** Atom requires a time, also for an empty feed. */
const NEVER = new Date(0);

function toEntry(item: FeedItem) {
  const { id, title, url, day, updated, authors, topics, content } = item;
  return {
    id,
    title: { value: title },
    links: [{ rel: "alternate", type: "text/html", href: url }],
    published: midnight(day),
    updated: midnight(updated),
    ...(authors.length > 0 && { authors: authors.map((name) => ({ name })) }),
    categories: topics.map(({ slug, title: label }) => ({ term: slug, label })),
    content: { type: "html", value: content },
  };
}
