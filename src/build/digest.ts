/**
 * The digest as the pages use it. This file alone asks Astro for the collections, once a build:
 * a `getCollection` call a page would be quadratic.
 */
import { getCollection, render, type CollectionEntry } from "astro:content";
import { listDays, type DayView } from "../digest/days.ts";
import type { Entry } from "../digest/entry.ts";
import { listMonths, listWeeks, type PeriodView } from "../digest/periods.ts";
import { listTopics, type TopicView } from "../digest/topics.ts";
import { urlId } from "../paper/id.ts";
import { parseNoteName } from "../notes/schema.ts";
import type { Topic } from "../paper/topics.ts";

/** A note as Astro has it: its frontmatter as `data`, its file name as `id`. */
export type NoteEntry = CollectionEntry<"notes">;

/** Everything that the pages show. */
export interface Digest {
  /** By id as in URLs. */
  entries: Entry[];
  entryBySlug: Map<string, Entry>;
  /** Newest first. */
  days: DayView[];
  /** Newest first. */
  weeks: PeriodView[];
  /** Newest first. */
  months: PeriodView[];
  /** By title. */
  topics: TopicView[];
  topicBySlug: Map<string, Topic>;
  /** By the paper's id as in URLs; a paper's notes by date, then by file name. */
  notes: Map<string, NoteEntry[]>;
}

let loaded: Promise<Digest> | undefined;

/** The digest, loaded at the first call. */
export function getDigest(): Promise<Digest> {
  loaded ??= load();
  return loaded;
}

/** A note's text as a component. */
export async function renderNote(note: NoteEntry) {
  return (await render(note)).Content;
}

// --- internal ---

async function load(): Promise<Digest> {
  const [papers, topics, notes] = await Promise.all([
    getCollection("papers"),
    getCollection("topics"),
    getCollection("notes"),
  ]);
  const entries: Entry[] = papers.map(({ data }) => data);
  const files = topics.map(({ data }) => data);
  const days = listDays(entries);
  return {
    entries,
    entryBySlug: new Map(entries.map((entry) => [entry.slug, entry])),
    days,
    weeks: listWeeks(days),
    months: listMonths(days),
    topics: listTopics(entries, files),
    topicBySlug: new Map(files.map((topic) => [topic.slug, topic])),
    notes: groupNotes(notes, entries),
  };
}

/** A note may name its paper by any of the paper's ids. */
function groupNotes(notes: NoteEntry[], entries: Entry[]): Digest["notes"] {
  const slugs = new Map(
    entries.flatMap(({ slug, paper }) =>
      (paper.aliases ?? []).map((alias) => [urlId(alias), slug] as const),
    ),
  );
  const order = (note: NoteEntry) => `${note.data.date} ${note.id}`;
  const sorted = notes.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  return Map.groupBy(sorted, ({ id }) => {
    const named = parseNoteName(id)?.paper ?? id;
    return slugs.get(named) ?? named;
  });
}
