/**
 * The digest as the pages use it. Pages of a month see the papers of that month and what they name
 * of earlier ones, and nothing else: a page can't depend on what its unit's inputs don't hold. The
 * other pages, the front, see the facts of all papers, and whole those that they show.
 */
import { listDays, type DayView } from "../digest/days.ts";
import type { Entry, EntryFacts } from "../digest/entry.ts";
import { byNewest } from "../digest/order.ts";
import { listMonths, listWeeks, type PeriodView } from "../digest/periods.ts";
import { listTopics, type TopicMonth } from "../digest/topics.ts";
import type { Note } from "../content/notes.ts";
import { monthOf } from "../paper/day.ts";
import { byUrlId } from "../paper/id.ts";
import type { StandingSearch } from "../paper/standing-search.ts";
import type { ShownTopic } from "../paper/topics.ts";
import type { Around, MonthEdges } from "./edges.ts";
import { frontViews } from "./front-views.ts";
import { toSiteNote, type SiteNote } from "./site-note.ts";

/** What every page may ask for. */
export interface CommonDigest {
  topicBySlug: ReadonlyMap<string, ShownTopic>;
  /** By the paper's id as in URLs; a paper's notes by date, then by file name. */
  notes: ReadonlyMap<string, readonly SiteNote[]>;
  /** Whole papers by every id as in URLs, aliases too: those that the pages show whole. */
  entryById: ReadonlyMap<string, Entry>;
  /** The first month whose papers have pages, as far as these pages depend on it: see `havePages`. */
  pagesFrom: string;
}

/** What pages of a month may ask for. */
export interface MonthDigest extends CommonDigest {
  /** The month's days that have papers, newest first; of a day's pages, that day. */
  days: DayView[];
  /** The weeks whose newest paper is of the month. */
  weeks: PeriodView[];
  /** The month alone. */
  months: PeriodView[];
  /** Each topic with its papers of the month. */
  topicMonths: { topic: ShownTopic; view: TopicMonth }[];
}

/** What the other pages may ask for. */
export interface FrontDigest extends CommonDigest {
  /** By id as in URLs. */
  entries: readonly EntryFacts[];
  /** Newest first. */
  days: DayView<EntryFacts>[];
  /** Newest first. */
  weeks: PeriodView<EntryFacts>[];
  /** The newest day that is plausible. */
  newest: DayView | undefined;
  /** The entries up to that day, for lists that start with the newest and for charts. */
  listed: readonly EntryFacts[];
  trending: Entry[];
  /** By title; the newest papers are whole. */
  topics: FrontTopic[];
  /** By slug. In the development server, which has no index, each is empty. */
  searches: AnsweredSearch[];
  /** Every note with its paper, the newest first. */
  noted: NoteOnPaper[];
  /** The notes with their texts, by date. */
  noteTexts: readonly Note[];
  /** The names of the notes' pictures that are pictures. */
  images: readonly string[];
  /** A whole paper of those that the front shows. @throws {Error} for another one */
  whole: (facts: EntryFacts) => Entry;
}

/** A topic with its newest papers, and its months. */
export interface FrontTopic {
  topic: ShownTopic;
  newest: Entry[];
  months: TopicMonth<EntryFacts>[];
}

/** A standing search with what it finds. */
export interface AnsweredSearch<Item = Entry> {
  search: StandingSearch;
  /** How many papers match; the newest of them are named. */
  total: number;
  newest: Item[];
}

/** A note, and the paper that it is on. */
export interface NoteOnPaper {
  note: SiteNote;
  entry: Entry;
}

/** What a month's digest is made of. */
export interface MonthParts {
  month: string;
  /** The month's papers, and those of the month before that share its first week. */
  entries: readonly Entry[];
  /** Papers that the month's notes show. */
  shown: readonly Entry[];
  notes: readonly Note[];
  topics: readonly ShownTopic[];
  edges: MonthEdges;
  pagesFrom: string;
}

/** The digest for the pages of a month. */
export function monthDigest({
  month,
  entries,
  shown,
  notes,
  topics,
  edges,
  pagesFrom,
}: MonthParts): MonthDigest {
  const own = entries.filter(({ paper }) => monthOf(paper.day) === month);
  const weeks = listWeeks(listDays(entries)).filter(({ period }) =>
    edges.ownWeeks.includes(period),
  );
  return {
    ...commonParts(topics, notes, [...entries, ...shown]),
    pagesFrom,
    days: withEdges(listDays(own), edges.days),
    weeks: withEdges(weeks, edges.weeks),
    months: withEdges(listMonths(listDays(own)), edges.months),
    topicMonths: listTopics(own, topics).flatMap(({ topic, months }) =>
      withEdges(months, edges.topicMonths[topic.slug] ?? NONE).map((view) => ({ topic, view })),
    ),
  };
}

/** What the front's digest is made of. */
export interface FrontParts {
  /** All papers, by id. */
  facts: readonly EntryFacts[];
  /** Those of `shownWhole`. */
  entries: readonly Entry[];
  notes: readonly Note[];
  images: readonly string[];
  topics: readonly ShownTopic[];
  /** Their papers as ids in URLs. */
  searches: readonly AnsweredSearch<string>[];
  pagesFrom: string;
}

/** The digest for the other pages. */
export function frontDigest(parts: FrontParts): FrontDigest {
  const { facts, entries, notes, images, topics, searches, pagesFrom } = parts;
  const common = commonParts(topics, notes, entries);
  const whole = ({ slug }: EntryFacts) => {
    const entry = common.entryById.get(slug);
    if (!entry) throw new Error(`${slug} isn't among the papers that the front shows.`);
    return entry;
  };
  const views = frontViews(facts, topics);
  return {
    ...common,
    pagesFrom,
    entries: facts,
    days: views.days,
    weeks: views.weeks,
    newest: views.newest && { ...views.newest, entries: views.newest.entries.map(whole) },
    listed: views.listed,
    trending: views.trending.map(whole),
    topics: views.topics.map((view) => ({ ...view, newest: view.newest.map(whole) })),
    searches: searches.map((one) => ({
      ...one,
      newest: one.newest.flatMap((slug) => common.entryById.get(slug) ?? []).sort(byNewest),
    })),
    noted: notes.toReversed().flatMap((note) => {
      const entry = common.entryById.get(note.paper);
      return entry ? [{ note: toSiteNote(note), entry }] : [];
    }),
    noteTexts: notes,
    images,
    whole,
  };
}

// --- internal ---

const NONE: Around = { previous: undefined, next: undefined };

function commonParts(
  topics: readonly ShownTopic[],
  notes: readonly Note[],
  entries: readonly Entry[],
): Omit<CommonDigest, "pagesFrom"> {
  return {
    topicBySlug: new Map(topics.map((topic) => [topic.slug, topic])),
    notes: Map.groupBy(notes.map(toSiteNote), ({ data }) => data.paper),
    entryById: byUrlId(entries, ({ paper }) => paper),
  };
}

/** Views newest first, of which the first leads on to `next` and the last back to `previous`. */
function withEdges<View extends Around>(views: View[], { previous, next }: Around): View[] {
  return views.map((view, at) => ({
    ...view,
    ...(at === 0 && { next }),
    ...(at === views.length - 1 && { previous }),
  }));
}
