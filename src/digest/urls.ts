/** The site's addresses, below the base path. The one place that knows them. */
export const HOME = "/";
export const ABOUT = "/about/";
export const ARCHIVE = "/archive/";
export const NOTES = "/notes/";
export const READING_LIST = "/reading-list/";
export const OFFLINE = "/offline/";
export const SEARCH = "/search/";
export const TOPICS = "/topics/";
export const TRENDING = "/trending/";
export const TRENDS = "/trends/";
/** The newest papers, for feed readers. */
export const FEED = "/feed.xml";
/** What a feed is, as its links and the server say. */
export const FEED_TYPE = "application/atom+xml";
/** Present where the site's own address is known. */
export const OPENSEARCH = "/search/opensearch.xml";

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
  return `/weeks/${week}/`;
}

/** `month` is `'YYYY-MM'`. */
export function monthPath(month: string): string {
  return `/months/${month}/`;
}

/** A topic's newest papers. */
export function topicPath(topic: string): string {
  return `/topics/${topic}/`;
}

/** A topic's newest papers, for feed readers. */
export function topicFeedPath(topic: string): string {
  return `${topicPath(topic)}feed.xml`;
}

/** A topic's papers of a month, `'YYYY-MM'`. */
export function topicMonthPath(topic: string, month: string): string {
  return `/topics/${topic}/${month}/`;
}

/** A picture of a note; `image` is its path below the notes' folder, `images/curve.png`. */
export function noteImagePath(image: string): string {
  return `/notes/${image}`;
}
