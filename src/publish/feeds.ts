/** What a feed says, in whatever format it is written; and the feed of the newest papers. */
import { v5 as uuidOfName } from "uuid";
import type { Entry, EntryFacts } from "../digest/entry.ts";
import { byNewest } from "../digest/order.ts";
import { placeOf } from "../digest/paper-paths.ts";
import { feedPath, jsonFeedPath } from "../digest/urls.ts";
import { cleanCharacters } from "../text/characters.ts";
import { plainText } from "../text/math.ts";
import type { ShownTopic } from "../paper/topics.ts";

/**
 * So many papers of a day have their whole abstract in a feed, the others its beginning. By day and
 * not by place in the feed: some feed readers would replace an abstract that they have by a
 * beginning that comes later.
 */
export const WHOLE_A_DAY = 30;

/** At most so many papers, even of one day: feed readers load a feed every hour. */
export const MOST = 500;

/** At most so many authors are named: feed readers show all of them above the paper. */
export const NAMED_AUTHORS = 20;

/** How many papers a feed has, where its newest day doesn't have more. */
export const ENOUGH = { site: 50, topic: 30 };

/** What a feed is about, and where it is. */
export interface FeedSource {
  title: string;
  subtitle: string;
  /** The path of the page that it is the feed of. */
  page: string;
  /** The path of the feed's folder, where that isn't the page. */
  folder?: string | undefined;
}

/** A feed of papers. */
export interface PaperFeedSource extends FeedSource {
  /** The feed has the newest day whole, and older papers until it has so many. */
  enough: number;
}

/** Where a site is. */
export interface Publisher {
  /** A path below the base → an address. */
  address: (path: string) => string;
  /** The digest's name, which stands for the author where a paper has none. */
  publisher: string;
  /** The first month whose papers have pages: see `havePages`. */
  pagesFrom: string;
}

/** What the feeds need of a site's content beside the entries. */
export interface FeedContext extends Publisher {
  /**
   * A paper with its notes, as HTML without MathML: with its whole abstract, or with the beginning
   * of it. Called for each feed that has the paper.
   */
  content: (entry: Entry, isWhole: boolean) => string;
  /** The days on which a paper's notes were written. */
  notedOn: (entry: Entry) => readonly string[];
  topicBySlug: ReadonlyMap<string, ShownTopic>;
}

/** A feed. Texts are plain characters that XML 1.0 and JSON can hold. */
export interface Feed {
  /** Absolute, and the same for as long as the feed's address is. */
  id: string;
  title: string;
  subtitle: string;
  publisher: string;
  /** Addresses: of the page, of the feed as Atom, and as JSON Feed. */
  page: string;
  self: string;
  json: string;
  /** The newest day on which one of its items was listed or noted; undefined where it has none. */
  updated: string | undefined;
  items: FeedItem[];
}

/** A paper in a feed; or a note, or a week. */
export interface FeedItem {
  /** Absolute, and the same for ever: it depends on the paper's id alone. */
  id: string;
  title: string;
  url: string;
  /** The day on which the digest lists the paper. */
  day: string;
  /** That day, or a later one on which somebody wrote a note on it. */
  updated: string;
  /** At most `NAMED_AUTHORS`. */
  authors: string[];
  topics: { slug: string; title: string }[];
  /** Authors, abstract, links and notes, as HTML. */
  content: string;
}

/**
 * The feed of the entries' newest papers: the newest day whole, so that a reader who looks once a
 * day misses none, older papers until there are `enough`, and never more than `MOST`.
 */
export function makeFeed(
  source: PaperFeedSource,
  entries: readonly Entry[],
  context: FeedContext,
): Feed {
  const items = takeNewest(entries, source.enough).map(({ entry, place }) =>
    toItem(entry, place < WHOLE_A_DAY, context),
  );
  return toFeed(source, items, context);
}

/** A feed of items, which come newest first. */
export function toFeed(
  { title, subtitle, page, folder = page }: FeedSource,
  items: FeedItem[],
  { address, publisher }: Publisher,
): Feed {
  const path = feedPath(folder);
  const self = address(path);
  return {
    id: URL.canParse(self) ? self : urnOf(`feed ${path} ${title}`),
    title: toPlain(title),
    subtitle: toPlain(subtitle),
    publisher: toPlain(publisher),
    page: address(page),
    self,
    json: address(jsonFeedPath(folder)),
    updated: latest(items.map(({ updated }) => updated)),
    items,
  };
}

/**
 * The id of something in feeds: the same name gives the same id for ever.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-5
 */
export function urnOf(name: string): string {
  return `urn:uuid:${uuidOfName(name, NAMESPACE)}`;
}

/** A text in plain characters: a file that was written by hand may hold one that XML can't. */
export function toPlain(text: string): string {
  return cleanCharacters(plainText(text)).text;
}

/** Topics as feeds name them; those that aren't there are left out. */
export function namedTopics(
  slugs: readonly string[],
  topicBySlug: ReadonlyMap<string, ShownTopic>,
): FeedItem["topics"] {
  return slugs
    .flatMap((topic) => topicBySlug.get(topic) ?? [])
    .map(({ slug, title }) => ({ slug, title }));
}

/** A day as the time that feeds ask for: midnight UTC, so that no clock and no time zone shows in it. */
export function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/**
 * The papers of a feed, newest first, each with its place in its day, from 0.
 *
 * @param enough so many at least, or the newest day, if there are as many
 */
export function takeNewest<Item extends EntryFacts>(
  entries: readonly Item[],
  enough: number,
): { entry: Item; place: number }[] {
  const byDay = Map.groupBy(entries, ({ paper }) => paper.day);
  const days = [...byDay].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, day]) => day);
  const count = Math.min(MOST, Math.max(enough, days[0]?.length ?? 0));
  const taken: { entry: Item; place: number }[] = [];
  for (const day of days) {
    if (taken.length >= count) break;
    taken.push(...day.toSorted(byNewest).map((entry, place) => ({ entry, place })));
  }
  return taken.slice(0, count);
}

// --- internal ---

/** Drawn once at random. A change would show every reader every paper again. */
const NAMESPACE = "8e27d2d6-5b8f-4d0c-9a7e-3b1f6c0a94d2";

function toItem(
  entry: Entry,
  isWhole: boolean,
  { address, pagesFrom, content, notedOn, topicBySlug }: FeedContext,
): FeedItem {
  const { paper, slug } = entry;
  return {
    id: urnOf(`paper ${paper.id}`),
    title: toPlain(paper.title),
    url: address(placeOf(slug, paper.day, pagesFrom)),
    day: paper.day,
    updated: latest([paper.day, ...notedOn(entry)]) ?? paper.day,
    authors: paper.authors.slice(0, NAMED_AUTHORS).map((name) => cleanCharacters(name).text),
    topics: namedTopics(entry.topics, topicBySlug),
    content: content(entry, isWhole),
  };
}

/** Days in this form are in order as texts. */
function latest(days: readonly string[]): string | undefined {
  return days.toSorted().at(-1);
}
