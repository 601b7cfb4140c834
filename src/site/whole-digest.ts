/** The digest of all papers at once, for the development server. */
import type { AnnotatedContent } from "../content/read.ts";
import { listDays } from "../digest/days.ts";
import { listMonths, listWeeks } from "../digest/periods.ts";
import { findRelated } from "../digest/related/related.ts";
import { listTopics } from "../digest/topics.ts";
import { byUrlId } from "../paper/id.ts";
import { frontDigest, type FrontDigest, type MonthDigest } from "./digest.ts";
import { toEntry } from "./entries.ts";
import { imageNames } from "./inputs.ts";
import { pagesFrom } from "./pages-from.ts";
import type { Settings } from "./settings.ts";

/** What pages of every kind show. */
export function wholeDigest(
  content: AnnotatedContent,
  settings: Pick<Settings, "archive">,
): MonthDigest & FrontDigest {
  const { papers, topics, topicsOf, notes } = content;
  const related = findRelated(papers);
  const noted = new Set(notes.map(({ paper }) => paper));
  const named = byUrlId(papers, (paper) => paper);
  const entries = papers.map((paper) =>
    toEntry(paper, {
      topics: topicsOf.get(paper.id) ?? [],
      related: (related.get(paper.id) ?? []).flatMap((one) => {
        const { day, title } = named.get(one.slug) ?? {};
        return day !== undefined && title !== undefined
          ? [{ ...one, day, title, hasNote: noted.has(one.slug) }]
          : [];
      }),
    }),
  );
  const days = listDays(entries);
  const front = frontDigest({
    facts: entries,
    entries,
    notes,
    topics,
    images: imageNames(content),
    // There is no index to ask; the pages say so.
    pagesFrom: pagesFrom(settings, papers),
    searches: content.searches.map((search) => ({ search, total: 0, newest: [] })),
  });
  return {
    ...front,
    days,
    weeks: listWeeks(days),
    months: listMonths(days),
    topicMonths: listTopics(entries, topics).flatMap(({ topic, months }) =>
      months.map((view) => ({ topic, view })),
    ),
  };
}
