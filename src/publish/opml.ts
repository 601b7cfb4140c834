/** The list of all feeds, which feed readers import in one go. */
import { generateOpml } from "feedsmith";

/** A feed in the list; addresses are absolute where the site's own is known. */
export interface OpmlFeed {
  title: string;
  description: string;
  /** Of the feed, and of the page that it is the feed of. */
  feed: string;
  page: string;
}

/** Feeds under a heading, such as the topics. */
export interface OpmlGroup {
  title: string;
  feeds: readonly OpmlFeed[];
}

/**
 * Writes the list: groups as folders of a feed reader, those without feeds left out.
 *
 * @see https://opml.org/spec2.opml#subscriptionLists
 */
export function toOpml(title: string, groups: readonly OpmlGroup[]): string {
  const outlines = groups
    .filter(({ feeds }) => feeds.length > 0)
    .map((group) => ({
      text: group.title,
      outlines: group.feeds.map(({ title: text, description, feed, page }) => ({
        // Feed readers know the type `rss` for feeds of every format.
        type: "rss",
        text,
        title: text,
        description,
        xmlUrl: feed,
        htmlUrl: page,
      })),
    }));
  return generateOpml({ head: { title }, body: { outlines } }, { strict: true });
}
