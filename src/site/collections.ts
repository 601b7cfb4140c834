/**
 * The digest as the pages use it. This file alone asks Astro for the collections, once a build:
 * a `getCollection` call a page would be quadratic.
 */
import { getCollection, render, type CollectionEntry } from "astro:content";
import { listDays, type DayView } from "../digest/days.ts";
import type { Entry } from "../digest/entry.ts";
import { listMonths, listWeeks, type PeriodView } from "../digest/periods.ts";
import { listTopics, type TopicView } from "../digest/topics.ts";
import { byUrlId } from "../paper/id.ts";
import { newestPlausibleDay } from "../paper/plausible-day.ts";
import type { NoteData } from "./load-notes.ts";
import type { Topic } from "../paper/topics.ts";

/** A note as pages show it: its frontmatter as `data`, its file name as `id`. */
export interface SiteNote extends Omit<CollectionEntry<"notes">, "data"> {
  data: NoteData;
}

/** Everything that the pages show. */
export interface Digest {
  /** By id as in URLs. */
  entries: Entry[];
  /** By every id of a paper as in URLs, aliases too. */
  entryById: Map<string, Entry>;
  /** Newest first. */
  days: DayView[];
  /** The newest day that is plausible: the front page's. */
  newest: DayView | undefined;
  /** The entries up to that day, for lists that start with the newest and for charts. */
  listed: Entry[];
  /** Newest first. */
  weeks: PeriodView[];
  /** Newest first. */
  months: PeriodView[];
  /** By title. */
  topics: TopicView[];
  topicBySlug: Map<string, Topic>;
  /** By the paper's id as in URLs; a paper's notes by date, then by file name. */
  notes: Map<string, SiteNote[]>;
  /** Every note with its paper, the newest first. */
  noted: NoteOnPaper[];
}

/** A note, and the paper that it is on. */
export interface NoteOnPaper {
  note: SiteNote;
  entry: Entry;
}

let loaded: Promise<Digest> | undefined;

/** The digest, loaded at the first call. */
export function getDigest(): Promise<Digest> {
  loaded ??= load();
  return loaded;
}

/** A note's text as a component. */
export async function renderNote(note: SiteNote) {
  return (await render(note)).Content;
}

// --- internal ---

async function load(): Promise<Digest> {
  const [papers, topics, loadedNotes] = await Promise.all([
    getCollection("papers"),
    getCollection("topics"),
    getCollection("notes"),
  ]);
  const entries: Entry[] = papers.map(({ data }) => data);
  const files = topics.map(({ data }) => data);
  const notes: SiteNote[] = loadedNotes;
  const order = ({ data, id }: SiteNote) => `${data.date} ${id}`;
  const byDate = notes.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  const entryById = byUrlId(entries, ({ paper }) => paper);
  const days = listDays(entries);
  const newest = newestPlausibleDay(entries.map(({ paper }) => paper)) ?? "";
  return {
    entries,
    entryById,
    days,
    newest: days.find(({ day }) => day === newest),
    listed: entries.filter(({ paper }) => paper.day <= newest),
    weeks: listWeeks(days),
    months: listMonths(days),
    topics: listTopics(entries, files),
    topicBySlug: new Map(files.map((topic) => [topic.slug, topic])),
    notes: Map.groupBy(byDate, ({ data }) => data.paper),
    noted: byDate.toReversed().flatMap((note) => {
      const entry = entryById.get(note.data.paper);
      return entry ? [{ note, entry }] : [];
    }),
  };
}
