/** The site's addresses, below the base path: built here, and parsed by `parsePath`. */
export const HOME = "/";
export const FOR_YOU = "/for-you/";
/** What came since the reader's last visit. */
export const NEW = "/new/";
export const FOLLOWING = "/following/";
export const ABOUT = "/about/";
export const ARCHIVE = "/archive/";
export const NOTES = "/notes/";
export const READING_LIST = "/reading-list/";
export const OFFLINE = "/offline/";
export const SEARCH = "/search/";
export const TOPICS = "/topics/";
export const TRENDING = "/trending/";
export const TRENDS = "/trends/";
/** The newest papers, for feed readers: as Atom, and as JSON Feed. Each feed has these names in its folder. */
export const FEED = "/feed.xml";
export const JSON_FEED = "/feed.json";
/** What a feed is, as its links and the server say. */
export const FEED_TYPE = "application/atom+xml";
export const JSON_FEED_TYPE = "application/feed+json";
/** The page of all feeds, and the list of them that feed readers import. */
export const FEEDS = "/feeds/";
export const OPML = "/feeds.opml";
/** The folder of weeks, which is no page: the top of each week has its feed there. */
export const WEEKS = "/weeks/";
/** What browsers ask of an app that can be installed. */
export const MANIFEST = "/manifest.webmanifest";
/** The icon of the installed app on Apple's devices. */
export const TOUCH_ICON = "/icons/apple-touch.png";
/** Present where the site's own address is known. */
export const OPENSEARCH = "/search/opensearch.xml";
/** The folder of styles, scripts and fonts; their names change with their contents. */
export const ASSETS = "/_astro/";
/** The static API: in the shape of the Daily Papers API, and our own. */
export const API = "/api/";
export const API_V1 = `${API}v1/`;
/** Where programs begin: a guide for language models, and the lists for search engines of the web. */
export const LLMS = "/llms.txt";
export const ROBOTS = "/robots.txt";
export const SITEMAP = "/sitemap-index.xml";
/** Stands for a paper's id in an address that a script completes: `paperPath(STAR)`. */
export const STAR = "*";

/** `slug` is the paper's id as in URLs. */
export function paperPath(slug: string): string {
  return `/papers/${slug}/`;
}

/** `day` is `'YYYY-MM-DD'`. */
export function dayPath(day: string): string {
  return `/days/${day}/`;
}

/** `week` is an ISO week, `'YYYY-Www'`. */
export function weekPath(week: string): string {
  return `${WEEKS}${week}/`;
}

/** `month` is `'YYYY-MM'`. */
export function monthPath(month: string): string {
  return `/months/${month}/`;
}

/** The Markdown twin of a page: `/days/2025-10-16/` → `/days/2025-10-16/index.md`. */
export function markdownPath(page: string): string {
  return `${page}index.md`;
}

/** A day in the shape of the Daily Papers API; `latest` is the newest. */
export function dailyPapersPath(day: string): string {
  return `${API}daily_papers/${day}.json`;
}

/** The papers of a month, `'YYYY-MM'`, a JSON object a line. */
export function apiMonthPath(month: string): string {
  return `${API_V1}papers/${month}.jsonl`;
}

/** An index of the static API, such as `days`; or the JSON Schema of a file, such as `days.schema`. */
export function apiPath(name: string): string {
  return `${API_V1}${name}.json`;
}

/** A standing search's newest papers. */
export function searchPath(search: string): string {
  return `/searches/${search}/`;
}

/** A topic's newest papers. */
export function topicPath(topic: string): string {
  return `/topics/${topic}/`;
}

/** The feed of a page, as Atom: `/topics/agents/` → `/topics/agents/feed.xml`. */
export function feedPath(page: string): string {
  return page + FEED.slice(1);
}

/** The feed of a page, as JSON Feed. */
export function jsonFeedPath(page: string): string {
  return page + JSON_FEED.slice(1);
}

/** A topic's papers of a month, `'YYYY-MM'`. */
export function topicMonthPath(topic: string, month: string): string {
  return `/topics/${topic}/${month}/`;
}

/** The files of citations beside a page of papers: what each is called, by the ending of its name. */
export const CITATION_FILES = { bib: "BibTeX", ris: "RIS", json: "CSL-JSON" } as const;

/** The ending of a file of citations. */
export type CitationEnding = keyof typeof CITATION_FILES;

/** The endings in the order in which pages name the files. */
export const CITATION_ENDINGS: readonly CitationEnding[] = ["bib", "ris", "json"];

/** Papers of a page for reference managers. @param page the path of a day, a topic's month or a standing search */
export function citationsPath(page: string, ending: CitationEnding): string {
  return `${page}papers.${ending}`;
}

/** The picture for link previews: of the site, a month or a day. @param page its path */
export function cardPath(page: string): string {
  return `${page}card.png`;
}

/** A picture of a note; `image` is its path below the notes' folder, `images/curve.png`. */
export function noteImagePath(image: string): string {
  return `/notes/${image}`;
}

/** A path of this site under a base path, which may end in a slash. */
export function withBase(base: string, path: string): string {
  return base.replace(/\/$/, "") + path;
}

/** What a path leads to. */
export type Address =
  | { kind: (typeof SINGLE)[number][0] }
  | { kind: (typeof MANY)[number][0]; id: string }
  | { kind: "topicMonth"; topic: string; month: string };

/**
 * What a path of this site leads to: `/papers/2510.12345/` → `{ kind: "paper", id: "2510.12345" }`.
 * Undefined for files, other pages, and paths with a query or a fragment. Whether the paper, day or
 * topic exists is not checked.
 *
 * @param base the base path that the path starts with, with both slashes
 */
export function parsePath(path: string, base = "/"): Address | undefined {
  if (!path.startsWith(base)) return undefined;
  const page = pagePath(path.slice(base.length - 1));
  for (const [kind, own] of SINGLE) if (page === own) return { kind };
  for (const [kind, build] of MANY) {
    const id = new RegExp(`^${build(SEGMENT)}$`).exec(page)?.[1];
    if (id !== undefined) return { kind, id };
  }
  const [, topic, month] =
    new RegExp(`^${topicMonthPath(SEGMENT, "(\\d{4}-\\d{2})")}$`).exec(page) ?? [];
  return topic && month ? { kind: "topicMonth", topic, month } : undefined;
}

/**
 * The path of a page in its one form: hosts write it with a slash at its end, without one, or with
 * the name of its file. Paths of other files stay as they are.
 */
export function pagePath(path: string): string {
  const page = path.replace(/\/index\.html$/, "/");
  return /(?:\/|\.[a-z]\w*)$/i.test(page) ? page : `${page}/`;
}

/** The id of the paper in an address, whatever site and base path it names: of its page, or its place on a day's. */
export function paperIdIn(address: string): string | undefined {
  const onDay = new RegExp(`${dayPath("\\d{4}-\\d\\d-\\d\\d")}(?:index\\.html)?#${SEGMENT}$`);
  const ofPage = new RegExp(`.*${paperPath(SEGMENT).slice(0, -1)}`);
  return (onDay.exec(address) ?? ofPage.exec(address))?.[1];
}

/** The address of a paper, or a day. @param pattern the address of all, with `STAR` for the id */
export function fillStar(pattern: string, id: string): string {
  return pattern.replace(STAR, () => id);
}

/** The id of a note's element, to which a fragment leads. @param note the note's id */
export function noteAnchor(note: string): string {
  return `note-${note}`;
}

/** The id of the note that an address leads to. */
export function noteIdIn(address: string): string | undefined {
  return new RegExp(`#${noteAnchor("(.+)")}$`).exec(address)?.[1];
}

/** The parameters of a list's address that narrow it: to a topic, or to the reader's own. */
export const TOPIC_PARAMETER = "topic";
export const SHOW_PARAMETER = "show";
/** The parameter that sorts it: `?sort=for-you`. */
export const SORT_PARAMETER = "sort";

/** The parameter of the search's address that holds the query. */
export const QUERY_PARAMETER = "q";

/** The search page with a query. @param sort the order, where it isn't that of relevance */
export function searchForPath(query: string, sort?: "newest" | "upvotes"): string {
  const parameters = new URLSearchParams({ [QUERY_PARAMETER]: query, ...(sort && { sort }) });
  return `${SEARCH}?${parameters}`;
}

// --- internal ---

/** Pages of which there is one. */
const SINGLE = [
  ["home", HOME],
  ["about", ABOUT],
  ["archive", ARCHIVE],
  ["feeds", FEEDS],
  ["following", FOLLOWING],
  ["forYou", FOR_YOU],
  ["new", NEW],
  ["notes", NOTES],
  ["readingList", READING_LIST],
  ["offline", OFFLINE],
  ["search", SEARCH],
  ["topics", TOPICS],
  ["trending", TRENDING],
  ["trends", TRENDS],
] as const;

/** Pages of which there are many, one an id. */
const MANY = [
  ["paper", paperPath],
  ["day", dayPath],
  ["week", weekPath],
  ["month", monthPath],
  ["topic", topicPath],
  ["standingSearch", searchPath],
] as const;

const SEGMENT = "([^/?#]+)";
