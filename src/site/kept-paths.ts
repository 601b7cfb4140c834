/**
 * The pages that a day more leaves mostly as they are, each with all that it is made of and its key:
 * what such a page shows comes from here, as its props. Feeds have theirs in `feeds.ts`.
 */
import type { Entry } from "../digest/entry.ts";
import { havePages } from "../digest/paper-paths.ts";
import { CITATION_ENDINGS } from "../digest/urls.ts";
import { urlId } from "../paper/id.ts";
import type { FrontDigest, MonthDigest } from "./digest.ts";
import { keptPaths } from "./page-key.ts";

/** A paper beside another one in a day's order. */
export interface PaperBeside {
  slug: string;
  title: string;
}

/** Pages of papers. An id that a paper has gained leads to the one that it keeps. */
export function paperPaths(digest: Pick<MonthDigest, "days" | "notes" | "pagesFrom">) {
  const own = digest.days.filter(({ day }) => havePages(day, digest.pagesFrom));
  const paths = own.flatMap(({ entries }) =>
    entries.flatMap((entry, at) => {
      const [previous, next] = [entries[at - 1], entries[at + 1]].map(toBeside);
      const ids = [entry.slug, ...(entry.paper.aliases ?? []).map(urlId)];
      return ids.map((id) => ({ params: { id }, props: { entry, previous, next } }));
    }),
  );
  return keptPaths(digest, paths, ({ entry }) => digest.notes.has(entry.slug));
}

/** Pages of weeks. */
export function weekPaths(digest: MonthDigest) {
  return keptPaths(
    digest,
    digest.weeks.map((view) => ({ params: { week: view.period }, props: { view } })),
  );
}

/** Pages of topics' months. */
export function topicMonthPaths(digest: MonthDigest) {
  return keptPaths(
    digest,
    digest.topicMonths.map(({ topic, view }) => ({
      params: { topic: topic.slug, month: view.month },
      props: { topic, view },
    })),
  );
}

/** Citation files of topics' months. */
export function topicMonthCitations(digest: MonthDigest) {
  return keptPaths(
    digest,
    digest.topicMonths.flatMap(({ topic, view: { month, entries } }) =>
      CITATION_ENDINGS.map((ending) => ({
        params: { topic: topic.slug, month, ending },
        props: { entries, ending },
      })),
    ),
  );
}

/** Topics' own pages: their newest papers, and how many each of their months has. */
export function topicPaths(digest: FrontDigest) {
  return keptPaths(
    digest,
    digest.topics.map(({ topic, newest, months }) => ({
      params: { topic: topic.slug },
      props: {
        topic,
        newest,
        months: months.map(({ month, entries }) => ({ month, count: entries.length })),
      },
    })),
  );
}

/** Topics as Markdown. */
export function topicTexts(digest: FrontDigest) {
  return keptPaths(
    digest,
    digest.topics.map(({ topic, newest }) => ({
      params: { topic: topic.slug },
      props: { topic, newest },
    })),
  );
}

/** Standing searches, as pages or as Markdown. */
export function searchPaths(digest: FrontDigest) {
  return keptPaths(
    digest,
    digest.searches.map((view) => ({ params: { search: view.search.slug }, props: { view } })),
  );
}

/** Citation files of standing searches. */
export function searchCitations(digest: FrontDigest) {
  return keptPaths(
    digest,
    digest.searches.flatMap(({ search, newest }) =>
      CITATION_ENDINGS.map((ending) => ({
        params: { search: search.slug, ending },
        props: { newest, ending },
      })),
    ),
  );
}

// --- internal ---

/** No more of it, so that the page depends on no more. */
function toBeside(entry: Entry | undefined): PaperBeside | undefined {
  return entry && { slug: entry.slug, title: entry.paper.title };
}
