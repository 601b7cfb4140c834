/** The site's addresses, below the base path. The one place that knows them. */
export const HOME = "/";
export const ABOUT = "/about/";
export const ARCHIVE = "/archive/";
export const SEARCH = "/search/";
export const TOPICS = "/topics/";
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

/** A topic's newest papers. */
export function topicPath(topic: string): string {
  return `/topics/${topic}/`;
}

/** A topic's papers of a month, `'YYYY-MM'`. */
export function topicMonthPath(topic: string, month: string): string {
  return `/topics/${topic}/${month}/`;
}
