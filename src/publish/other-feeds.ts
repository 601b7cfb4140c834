/** What the feeds of notes and of weeks list. */
import type { Element, ElementContent } from "hast";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { authorLine } from "../paper/author-line.ts";
import type { Entry } from "../digest/entry.ts";
import { atAnchor, placeOf } from "../digest/paper-paths.ts";
import { noteAnchor, weekPath } from "../digest/urls.ts";
import { element } from "../notes/markdown.ts";
import { longWeek, mondayOf, shiftDay } from "../paper/day.ts";
import type { ShownTopic } from "../paper/topics.ts";
import { cleanCharacters } from "../text/characters.ts";
import { countOf } from "../text/counts.ts";
import { namedTopics, toPlain, urnOf, type FeedItem, type Publisher } from "./feeds.ts";
import type { NoteForFeed } from "./note-feed.ts";

/** The newest notes in their feed. */
export const MOST_NOTES = 100;

/** The newest weeks in their feed, and how many papers of each. */
export const MOST_WEEKS = 26;
export const TOP_OF_WEEK = 10;

/** A note with the paper that it is on. */
export interface NotedEntry {
  note: NoteForFeed;
  entry: Entry;
}

/** Notes as items of a feed. They come newest first. */
export function noteItems(
  noted: readonly NotedEntry[],
  { address, pagesFrom }: Publisher,
  topicBySlug: ReadonlyMap<string, ShownTopic>,
): FeedItem[] {
  return noted.slice(0, MOST_NOTES).map(({ note, entry }) => {
    const { paper, slug, topics } = entry;
    const page = address(placeOf(slug, paper.day, pagesFrom));
    return {
      id: urnOf(`note ${note.id}`),
      title: [note.title ?? [], toPlain(paper.title)].flat().join(": "),
      url: atAnchor(page, noteAnchor(note.id)),
      day: note.date,
      updated: note.date,
      authors: [cleanCharacters(note.author).text],
      topics: namedTopics(topics, topicBySlug),
      content: note.html() + toHtml([element("p", {}, toLine(entry, page))]),
    };
  });
}

/** A week that is over, and its first papers. */
export interface WeekTop {
  /** `'2025-W42'`. */
  period: string;
  /** Its days that have papers, newest first. */
  days: readonly string[];
  /** How many papers it has. */
  count: number;
  top: readonly Entry[];
}

/** The top of each week as items of a feed. A week is dated on the Monday after it. */
export function weekItems(
  weeks: readonly WeekTop[],
  { address, pagesFrom }: Publisher,
): FeedItem[] {
  return weeks.map(({ period, days, count, top }) => {
    const [day = ""] = days;
    const over = shiftDay(mondayOf(day), 7);
    const lines = top.map((entry) =>
      element("li", {}, toLine(entry, address(placeOf(entry.slug, entry.paper.day, pagesFrom)))),
    );
    return {
      id: urnOf(`week ${period}`),
      title: `The week of ${longWeek(day)}`,
      url: address(weekPath(period)),
      day: over,
      updated: over,
      authors: [],
      topics: [],
      content: toHtml([
        element("p", {}, [toText(`The first ${top.length} of ${countOf(count, "paper")}.`)]),
        element("ol", {}, lines),
      ]),
    };
  });
}

// --- internal ---

const writer = unified().use(rehypeStringify).freeze();

function toHtml(children: Element[]): string {
  return writer.stringify({ type: "root", children });
}

function toText(value: string): ElementContent {
  return { type: "text", value };
}

/** A paper's title as a link, its authors, and what it says in a sentence. */
function toLine({ paper, description }: Entry, page: string): ElementContent[] {
  const authors = cleanCharacters(authorLine(paper)).text;
  const said = paper.tldr === undefined ? cleanCharacters(description).text : toPlain(paper.tldr);
  return [
    element("a", { href: page }, [toText(toPlain(paper.title))]),
    ...[authors, said].filter(Boolean).flatMap((text) => [element("br", {}, []), toText(text)]),
  ];
}
