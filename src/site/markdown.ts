/** The Markdown of the site that is being built. */
import type { DayView } from "../digest/days.ts";
import {
  API_V1, apiMonthPath, apiPath, ARCHIVE, dailyPapersPath, dayPath, FEEDS, HOME, markdownPath,
  SEARCH, searchPath, topicPath,
} from "../digest/urls.ts"; // prettier-ignore
import { longDay } from "../paper/day.ts";
import { toGuide } from "../publish/llms.ts";
import { toMarkdown, type MarkdownList } from "../publish/markdown.ts";
import { countOf } from "../text/counts.ts";
import { getDigest, getFront } from "./collections.ts";
import { currentSettings } from "./current.ts";
import type { AnsweredSearch, FrontTopic } from "./digest.ts";
import { address } from "./feed-parts.ts";

/** A day as Markdown. */
export function dayAsMarkdown({ day, entries, previous, next }: DayView): Promise<Response> {
  const neighbour = (label: string, other: string | undefined) =>
    other === undefined ? [] : [{ label, url: address(markdownPath(dayPath(other))) }];
  return respond({
    title: longDay(day),
    about: [`${countOf(entries.length, "paper")} of ${currentSettings().title}.`],
    ways: [
      { label: "As a page", url: address(dayPath(day)) },
      { label: "As JSON, with whole abstracts", url: address(dailyPapersPath(day)) },
      ...neighbour("The day before", previous),
      ...neighbour("The day after", next),
    ],
    entries,
  });
}

/** A topic's newest papers as Markdown. */
export function topicAsMarkdown({
  topic,
  newest,
}: Pick<FrontTopic, "topic" | "newest">): Promise<Response> {
  return respond({
    title: topic.title,
    about: [
      topic.blurb,
      newest.length === 0 ? "No paper yet." : `The newest ${countOf(newest.length, "paper")}.`,
    ],
    ways: [
      { label: "As a page", url: address(topicPath(topic.slug)) },
      { label: "All papers by month, as JSON", url: address(apiPath("months")) },
    ],
    entries: newest,
  });
}

/** What a standing search finds, as Markdown. */
export function searchAsMarkdown({ search, total, newest }: AnsweredSearch): Promise<Response> {
  const { slug, title, blurb, query } = search;
  return respond({
    title,
    about: [
      blurb,
      `The standing search ${query}: ${total > newest.length ? `the newest ${newest.length} of ` : ""}${countOf(total, "paper")}.`,
    ],
    ways: [{ label: "As a page", url: address(searchPath(slug)) }],
    entries: newest,
  });
}

/** The guide for language models: what the digest has, and in which files. */
export async function llmsGuide(): Promise<Response> {
  const { title, description } = currentSettings();
  const { days, newest, topics, searches, pagesFrom } = await getFront();
  const month = (newest?.day ?? "").slice(0, 7);
  const guide = toGuide({
    title,
    description,
    details:
      "Papers are listed by day. Every day, topic and standing search has a Markdown twin: add index.md to the page’s address. The page of a paper is /papers/ID/, where ID is its arXiv id with a hyphen for a slash, or the digest’s own id." +
      (pagesFrom && ` A paper listed before ${pagesFrom} has none: it is whole on its day’s page, at /days/DAY/#ID.`),
    sections: [
      {
        title: "Days",
        links: days
          .filter(({ day }) => day <= (newest?.day ?? ""))
          .slice(0, NEWEST_DAYS).map(({ day, entries }) => ({
          label: longDay(day),
          url: address(markdownPath(dayPath(day))),
          says: countOf(entries.length, "paper"),
        })),
      },
      {
        title: "Topics",
        links: topics.map(({ topic }) => ({
          label: topic.title,
          url: address(markdownPath(topicPath(topic.slug))),
          says: topic.blurb,
        })),
      },
      {
        title: "Standing searches",
        links: searches.map(({ search: { slug, title: label, blurb } }) => ({
          label,
          url: address(markdownPath(searchPath(slug))),
          says: blurb,
        })),
      },
      {
        title: "Data",
        links: [
          { label: "Days", url: address(apiPath("days")), says: "every day, how many papers it has, and its file in the shape of the Daily Papers API" },
          { label: "Latest day", url: address(dailyPapersPath("latest")), says: "the newest day’s papers with whole abstracts" },
          { label: "Months", url: address(apiPath("months")), says: `every month and its file, a paper a line with all fields and its abstract${month && `, such as ${address(apiMonthPath(month))}`}` },
          { label: "Topics", url: address(apiPath("topics")), says: "every topic with its feeds" },
          { label: "Schema of a paper", url: address(`${API_V1}paper.schema.json`), says: "JSON Schema; the other files have theirs beside it" },
        ],
      },
      {
        title: "Optional",
        links: [
          { label: "Feeds", url: address(FEEDS), says: "Atom and JSON Feed of the digest, topics and notes" },
          { label: "Archive", url: address(ARCHIVE), says: "a calendar of every day" },
          { label: "Search", url: address(SEARCH), says: "runs in a browser only: read a month’s file instead" },
          { label: "Front page", url: address(HOME), says: "the newest day" },
        ],
      },
    ],
  }); // prettier-ignore
  return new Response(guide, { headers: { "content-type": "text/plain" } });
}

// --- internal ---

const NEWEST_DAYS = 30;

async function respond(list: MarkdownList): Promise<Response> {
  const { topicBySlug, pagesFrom } = await getDigest();
  return new Response(toMarkdown(list, { address, pagesFrom, topicBySlug }), {
    headers: { "content-type": "text/markdown" },
  });
}
