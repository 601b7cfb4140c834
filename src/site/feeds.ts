/** The feeds of the site that is being built: which there are, and each as a file. */
import {
  ARCHIVE, FEED_TYPE, feedPath, HOME, JSON_FEED_TYPE, NOTES, searchPath, topicPath, WEEKS,
} from "../digest/urls.ts"; // prettier-ignore
import { toAtom } from "../publish/atom.ts";
import { oncePer } from "../publish/citations/once-per.ts";
import { ENOUGH, makeFeed, toFeed, type Feed, type FeedSource } from "../publish/feeds.ts";
import { toJsonFeed } from "../publish/json-feed.ts";
import { toOpml } from "../publish/opml.ts";
import { noteItems, weekItems, type WeekTop } from "../publish/other-feeds.ts";
import { getFront } from "./collections.ts";
import { newestFacts, newestWeeks } from "../publish/feed-papers.ts";
import type { FrontDigest } from "./digest.ts";
import type { Entry, EntryFacts } from "../digest/entry.ts";
import { currentSettings } from "./current.ts";
import { address, feedParts } from "./feed-parts.ts";
import { keptPaths } from "./page-key.ts";

/** A feed, and what it is called where all feeds are listed. */
export interface SiteFeed extends FeedSource {
  name: string;
  /** The heading that it is listed under. */
  group: (typeof FEED_GROUPS)[number];
  lists: FeedList;
}

/** What a feed lists. */
type FeedList =
  | { of: "papers"; newest: readonly Entry[]; enough: number }
  | { of: "weeks"; weeks: readonly WeekTop[] }
  | { of: "notes" };

/** The headings of the list of feeds, in their order. */
export const FEED_GROUPS = ["The digest", "Standing searches", "Topics"] as const;

/** All feeds, by group, listed at the first call. */
export function siteFeeds(): Promise<SiteFeed[]> {
  listed ??= listFeeds();
  return listed;
}

/** The paths of the feeds' files, in either format. */
export async function feedPaths() {
  const [feeds, digest] = await Promise.all([siteFeeds(), getFront()]);
  return keptPaths(
    digest,
    feeds.map((feed) => ({ params: { folder: folderOf(feed) }, props: { feed } })),
    ({ feed: { lists } }) =>
      lists.of === "notes" ||
      (lists.of === "papers" && lists.newest.some(({ slug }) => digest.notes.has(slug))),
  );
}

/** A feed as Atom. */
export async function atomOf(feed: SiteFeed): Promise<Response> {
  return toResponse(toAtom(await made(feed)), FEED_TYPE);
}

/** A feed as JSON Feed. */
export async function jsonFeedOf(feed: SiteFeed): Promise<Response> {
  return toResponse(toJsonFeed(await made(feed)), JSON_FEED_TYPE);
}

/** All feeds in one list, as OPML. */
export async function opmlOfFeeds(): Promise<Response> {
  const feeds = await siteFeeds();
  const groups = FEED_GROUPS.map((title) => ({
    title,
    feeds: feeds
      .filter(({ group }) => group === title)
      .map(({ name, subtitle, page, folder = page }) => ({
        title: name,
        description: subtitle,
        feed: address(feedPath(folder)),
        page: address(page),
      })),
  }));
  return toResponse(toOpml(currentSettings().title, groups), "text/x-opml");
}

// --- internal ---

/** A feed is made once for both formats. */
const made = oncePer(async ({ lists, ...source }: SiteFeed): Promise<Feed> => {
  const { digest, noted, context } = await feedParts();
  switch (lists.of) {
    case "papers":
      return makeFeed({ ...source, enough: lists.enough }, lists.newest, context);
    case "weeks":
      return toFeed(source, weekItems(lists.weeks, context), context);
    case "notes":
      return toFeed(source, noteItems(noted, context, digest.topicBySlug), context);
  }
});

/** The folder of a feed's files as a part of a route; undefined for the site's own. */
function folderOf({ page, folder = page }: FeedSource): string | undefined {
  return folder.slice(1, -1) || undefined;
}

let listed: Promise<SiteFeed[]> | undefined;

async function listFeeds(): Promise<SiteFeed[]> {
  const { title, description } = currentSettings();
  const digest = await getFront();
  const { topics, searches, listed: papers } = digest;
  const newestOf = (facts: readonly EntryFacts[], enough: number): FeedList => ({
    of: "papers",
    newest: newestFacts(facts, enough).map(digest.whole),
    enough,
  });
  return [
    {
      name: "All papers",
      title,
      subtitle: description,
      page: HOME,
      group: "The digest",
      lists: newestOf(papers, ENOUGH.site),
    },
    {
      name: "The top of each week",
      title: `The top of each week · ${title}`,
      subtitle: "The papers of each week that readers liked most, once the week is over.",
      page: ARCHIVE,
      folder: WEEKS,
      group: "The digest",
      lists: { of: "weeks", weeks: topsOfWeeks(digest) },
    },
    {
      name: "Notes",
      title: `Notes · ${title}`,
      subtitle: "Notes by curators on papers that they have read.",
      page: NOTES,
      group: "The digest",
      lists: { of: "notes" },
    },
    ...searches.map(({ search: { slug, title: name, blurb }, newest }): SiteFeed => ({
      name,
      title: `${name} · ${title}`,
      subtitle: blurb,
      page: searchPath(slug),
      group: "Standing searches",
      lists: newestOf(
        newest.filter(({ paper }) => paper.day <= (digest.newest?.day ?? "")),
        ENOUGH.topic,
      ),
    })),
    ...topics.map(({ topic: { slug, title: name, blurb } }): SiteFeed => ({
      name,
      title: `${name} · ${title}`,
      subtitle: blurb,
      page: topicPath(slug),
      group: "Topics",
      lists: newestOf(
        papers.filter((entry) => entry.topics.includes(slug)),
        ENOUGH.topic,
      ),
    })),
  ];
}

function topsOfWeeks({ weeks, newest, whole }: FrontDigest): WeekTop[] {
  return newestWeeks(weeks, newest?.day).map(({ view: { period, days, entries }, top }) => ({
    period,
    days,
    count: entries.length,
    top: top.map(whole),
  }));
}

function toResponse(text: string, type: string): Response {
  return new Response(text, { headers: { "content-type": type } });
}
