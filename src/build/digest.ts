/**
 * The digest as the pages use it. This file alone asks Astro for the collections, once a build:
 * a `getCollection` call a page would be quadratic.
 */
import { getCollection, type CollectionEntry } from "astro:content";
import { listDays, type DayView } from "../digest/days.ts";
import type { Entry } from "../digest/entry.ts";
import { listTopics, type TopicView } from "../digest/topics.ts";
import { parseNoteName } from "../notes/schema.ts";
import type { Topic } from "../paper/topics.ts";

/** Everything that the pages show. */
export interface Digest {
  /** By id as in URLs. */
  entries: Entry[];
  /** Newest first. */
  days: DayView[];
  /** By title. */
  topics: TopicView[];
  topicBySlug: Map<string, Topic>;
  /** By the paper's id as in URLs; a paper's notes by date, then by file name. */
  notes: Map<string, CollectionEntry<"notes">[]>;
}

let loaded: Promise<Digest> | undefined;

/** The digest, loaded at the first call. */
export function getDigest(): Promise<Digest> {
  loaded ??= load();
  return loaded;
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
  return {
    entries,
    days: listDays(entries),
    topics: listTopics(entries, files),
    topicBySlug: new Map(files.map((topic) => [topic.slug, topic])),
    notes: groupNotes(notes),
  };
}

function groupNotes(notes: CollectionEntry<"notes">[]): Digest["notes"] {
  const order = (note: CollectionEntry<"notes">) =>
    `${note.data.date} ${note.id}`;
  const sorted = notes.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  return Map.groupBy(sorted, ({ id }) => parseNoteName(id)?.paper ?? id);
}
