/** A part of a content folder, for a smaller site: papers since a day, or of a topic. */
import fs from "node:fs/promises";
import path from "node:path";
import { parseNoteName } from "../notes/schema.ts";
import { urlId } from "../paper/id.ts";
import { nearest } from "../text/nearest.ts";
import type { Paper } from "../paper/schema.ts";
import { readContent, type Content } from "./read.ts";

/** Which papers are wanted. */
export interface Wanted {
  /** Those that were listed on this day or later. */
  since?: string | undefined;
  /** Those of this topic, by its slug. */
  topic?: string | undefined;
}

/** What was taken. */
export interface Taken {
  kept: number;
  of: number;
  /** The topic's title. */
  topic: string | undefined;
}

/** Thrown when no paper is wanted, or the topic isn't known. The message is for people. */
export class NarrowError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "NarrowError";
  }
}

/**
 * Copies the wanted part of a content folder, with the notes on its papers and all topics.
 *
 * @throws {NarrowError} when nothing would be left
 */
export async function narrowContent(from: string, to: string, wanted: Wanted): Promise<Taken> {
  const content = readContent(from);
  const topic = content.topics.find(({ slug }) => slug === wanted.topic);
  if (wanted.topic !== undefined && !topic)
    throw new NarrowError(unknownTopic(wanted.topic, content));
  const kept = content.papers.filter((paper) => isWanted(paper, content, wanted));
  const of = content.papers.length;
  if (kept.length === 0)
    throw new NarrowError(
      `None of the ${of} papers would be left${wanted.since ? `; the newest is of ${newest(content)}` : ""}.`,
    );
  const names = new Set(kept.flatMap(({ id, aliases = [] }) => [id, ...aliases].map(urlId)));
  await fs.cp(from, to, {
    recursive: true,
    filter: (file) => isTaken(path.relative(from, file), names),
  });
  return { kept: kept.length, of, topic: topic?.title };
}

// --- internal ---

function isWanted({ id, day }: Paper, { topicsOf }: Content, { since, topic }: Wanted): boolean {
  if (since !== undefined && day < since) return false;
  return topic === undefined || (topicsOf.get(id) ?? []).includes(topic);
}

/** Papers and notes by their names; whatever else the folder holds belongs to all. */
function isTaken(file: string, names: ReadonlySet<string>): boolean {
  const [room] = file.split(path.sep);
  if (!file.endsWith(".mdx")) return true;
  const name = path.basename(file, ".mdx");
  if (room === "papers") return names.has(name);
  if (room === "notes") return names.has(parseNoteName(name)?.paper ?? name);
  return true;
}

function newest({ papers }: Content): string {
  return (
    papers
      .map(({ day }) => day)
      .sort()
      .at(-1) ?? "no day"
  );
}

function unknownTopic(slug: string, { topics }: Content): string {
  const near = nearest(
    slug,
    topics.map((one) => one.slug),
  );
  return `--topic ${slug}: there is no such topic.${near ? ` Did you mean ${near}?` : " The names of the files in topics/ are the topics."}`;
}
