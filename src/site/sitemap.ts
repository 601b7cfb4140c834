/** The sitemap of the site that is being built: every page that a search engine of the web may show. */
import {
  ABOUT, ARCHIVE, dayPath, FEEDS, HOME, monthPath, NOTES, paperPath, SEARCH, searchPath, SITEMAP,
  topicMonthPath, topicPath, TOPICS, TRENDING, TRENDS, weekPath,
} from "../digest/urls.ts"; // prettier-ignore
import type { EntryFacts } from "../digest/entry.ts";
import { havePages } from "../digest/paper-paths.ts";
import { listMonths } from "../digest/periods.ts";
import { isDay } from "../paper/day.ts";
import { cutSitemap, toSitemap, toSitemapIndex, type SitemapPage } from "../publish/sitemap.ts";
import { getFront } from "./collections.ts";
import { currentSettings } from "./current.ts";
import type { FrontDigest } from "./digest.ts";
import { address } from "./feed-parts.ts";

/** The files by their names without `.xml`; none where the site's address isn't known. */
export async function sitemapFiles(): Promise<Record<string, string>> {
  if (currentSettings().site === undefined) return {};
  const parts = cutSitemap(listPages(await getFront())).map((pages, at) => ({
    name: `sitemap-${at + 1}`,
    pages,
  }));
  const index = parts.map(({ name, pages }) => ({
    loc: address(`/${name}.xml`),
    lastmod: latest(pages.map(({ lastmod }) => lastmod)),
  }));
  return {
    [SITEMAP.slice(1, -".xml".length)]: toSitemapIndex(index),
    ...Object.fromEntries(parts.map(({ name, pages }) => [name, toSitemap(pages)])),
  };
}

// --- internal ---

function listPages(digest: FrontDigest): SitemapPage[] {
  const { days, weeks, topics, entries, notes, newest, pagesFrom } = digest;
  const hasPage = ({ paper }: EntryFacts) => havePages(paper.day, pagesFrom);
  const changed = ({ paper, slug }: EntryFacts) => [
    paper.day,
    paper.updated,
    ...(notes.get(slug) ?? []).map(({ data }) => data.date),
  ];
  const page = (path: string, ...dates: (string | undefined)[]) => ({
    loc: address(path),
    lastmod: latest(dates),
  });
  return [
    ...[HOME, TRENDING, ARCHIVE, TOPICS, TRENDS].map((path) => page(path, newest?.day)),
    page(NOTES, ...digest.noteTexts.map(({ fields }) => fields.date)),
    ...[ABOUT, FEEDS, SEARCH].map((path) => page(path)),
    ...days.map(({ day, entries: own }) =>
      page(dayPath(day), day, ...own.filter((one) => !hasPage(one)).flatMap(changed)),
    ),
    ...weeks.map(({ period, days: own }) => page(weekPath(period), own[0])),
    ...listMonths(days).map(({ period, days: own }) => page(monthPath(period), own[0])),
    ...topics.flatMap(({ topic, months }) => [
      page(topicPath(topic.slug), months[0]?.entries[0]?.paper.day),
      ...months.map(({ month, entries: own }) =>
        page(topicMonthPath(topic.slug, month), own[0]?.paper.day),
      ),
    ]),
    ...digest.searches.map(({ search, newest: found }) =>
      page(searchPath(search.slug), ...found.map(({ paper }) => paper.day)),
    ),
    ...entries.filter(hasPage).map((entry) => page(paperPath(entry.slug), ...changed(entry))),
  ];
}

/** The latest of the days that are exact. */
function latest(days: readonly (string | undefined)[]): string | undefined {
  return days
    .filter((day) => day !== undefined && isDay(day))
    .sort()
    .at(-1);
}
