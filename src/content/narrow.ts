/** A part of the content, for a smaller site: papers since a day, or of a topic. */
import type { PaperFile } from "../check/check.ts";
import { ExpectedError } from "../files/errors.ts";
import { urlId, urlIds } from "../paper/id.ts";
import type { Paper } from "../paper/schema.ts";
import type { Topic } from "../paper/topics.ts";
import { nearest } from "../text/nearest.ts";
import type { FolderOf } from "./annotate.ts";

/** Which papers to keep. */
export interface Narrowing {
  /** Those that were listed on this day or later, `'YYYY-MM-DD'`. */
  since?: string | undefined;
  /** Those of this topic, by its slug. */
  topic?: string | undefined;
}

/** Papers to choose from, whole or in brief. */
export interface Choice<Listed> {
  papers: readonly Listed[];
  topics: readonly Topic[];
  topicsOf: ReadonlyMap<string, readonly string[]>;
}

/**
 * The papers that are kept.
 *
 * @throws {ExpectedError} when there is no such topic, or no paper is left
 */
export function choosePapers<Listed extends Pick<Paper, "id" | "day">>(
  content: Choice<Listed>,
  { since, topic }: Narrowing,
): Listed[] {
  const { papers, topics, topicsOf } = content;
  if (topic !== undefined && !topics.some(({ slug }) => slug === topic))
    throw new ExpectedError(unknownTopic(topic, topics));
  const kept = papers.filter(
    ({ id, day }) =>
      (since === undefined || day >= since) &&
      (topic === undefined || topicsOf.get(id)?.includes(topic)),
  );
  if (kept.length > 0) return kept;
  const newest = papers.map(({ day }) => day).reduce((a, b) => (a > b ? a : b), "");
  throw new ExpectedError(
    `None of the ${papers.length} papers would be left${since ? `; the newest is of ${newest || "no day"}` : ""}.`,
  );
}

/** A folder's content as if it held these papers alone, and the notes on them. */
export function keepPapers<File extends PaperFile>(
  read: FolderOf<File>,
  papers: readonly Pick<Paper, "id" | "aliases">[],
): FolderOf<File> {
  const kept = new Set(papers.flatMap(urlIds));
  return {
    ...read,
    papers: read.papers.filter(({ brief }) => kept.has(urlId(brief.id))),
    notes: read.notes.filter(({ name, stem }) => kept.has(name?.paper ?? stem)),
  };
}

// --- internal ---

function unknownTopic(slug: string, topics: readonly Topic[]): string {
  const near = nearest(
    slug,
    topics.map((one) => one.slug),
  );
  const hint = near ? `Did you mean ${near}?` : "The names of the files in topics/ are the topics.";
  return `--topic ${slug}: there is no such topic. ${hint}`;
}
