/** A part of the content, for a smaller site: papers since a day, or of a topic. */
import type { CheckedContent } from "../check/check.ts";
import { ExpectedError } from "../files/errors.ts";
import { urlId, urlIds } from "../paper/id.ts";
import type { Paper } from "../paper/schema.ts";
import { nearest } from "../text/nearest.ts";
import type { Content } from "./read.ts";

/** Which papers to keep. */
export interface Narrowing {
  /** Those that were listed on this day or later, `'YYYY-MM-DD'`. */
  since?: string | undefined;
  /** Those of this topic, by its slug. */
  topic?: string | undefined;
}

/**
 * The papers that are kept.
 *
 * @throws {ExpectedError} when there is no such topic, or no paper is left
 */
export function choosePapers(content: Content, { since, topic }: Narrowing): Paper[] {
  const { papers, topics, topicsOf } = content;
  if (topic !== undefined && !topics.some(({ slug }) => slug === topic))
    throw new ExpectedError(unknownTopic(topic, content));
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
export function keepPapers(read: CheckedContent, papers: readonly Paper[]): CheckedContent {
  const kept = new Set(papers.flatMap(urlIds));
  return {
    ...read,
    papers: read.papers.filter(({ brief }) => kept.has(urlId(brief.id))),
    notes: read.notes.filter(({ name, stem }) => kept.has(name?.paper ?? stem)),
  };
}

// --- internal ---

function unknownTopic(slug: string, { topics }: Content): string {
  const near = nearest(
    slug,
    topics.map((one) => one.slug),
  );
  const hint = near ? `Did you mean ${near}?` : "The names of the files in topics/ are the topics.";
  return `--topic ${slug}: there is no such topic. ${hint}`;
}
