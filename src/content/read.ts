/** Reads a content folder, whole or narrowed, and everything that is wrong with it. */
import type { CheckedContent, ImageFile } from "../check/check.ts";
import type { Problem } from "../paper/problem.ts";
import type { Paper } from "../paper/schema.ts";
import type { StandingSearch } from "../paper/standing-search.ts";
import { compileTopics, type Topic } from "../paper/topics.ts";
import { annotate } from "./annotate.ts";
import { walkContent, type ContentTree } from "./files.ts";
import { readImages } from "./images.ts";
import { readNotes, type Note } from "./notes.ts";
import { readPapers } from "./papers.ts";
import { readRemovedFile } from "./removed.ts";
import { readSearches } from "./searches.ts";
import { readTopics } from "./topics.ts";

/** A content folder, read and checked. */
export interface Content {
  /** By id, with the corrections of the notes. */
  papers: Paper[];
  /** By slug. */
  topics: Topic[];
  /** Each paper's topics by its id, set by hand or matched, the best first. */
  topicsOf: Map<string, string[]>;
  /** By slug. */
  searches: StandingSearch[];
  /** What keeps the site from being built. */
  problems: Problem[];
  /** What doesn't, and is worth a look: a note that is left out, and why. */
  warnings: Problem[];
}

/** A content folder with what people have added to its papers. */
export interface AnnotatedContent extends Content {
  /** By date, then by file. */
  notes: Note[];
  /** The pictures of notes by their path below `notes/`. */
  images: ReadonlyMap<string, ImageFile>;
}

/**
 * Reads every `.mdx` below `papers/` and in `notes/`, and every `.md` in `topics/`. Files of other
 * names are left alone. Files of papers and topics that aren't what they should be come back as
 * problems, all of them at once; notes with an error are left out, and come back as warnings.
 *
 * @throws {ExpectedError} when there is no such folder
 */
export function readContent(folder: string): AnnotatedContent {
  return toContent(readFolder(folder));
}

/**
 * Reads a content folder as its files have it, for the checks.
 *
 * @throws {ExpectedError} when there is no such folder
 */
export function readFolder(folder: string): CheckedContent {
  const tree = walkContent(folder);
  const beside = readBeside(tree);
  const { found, problems } = readPapers(tree, beside.removed);
  return { ...beside, papers: found, problems: [...beside.problems, ...problems] };
}

/** What a content folder has beside papers. */
export function readBeside(tree: ContentTree): Omit<CheckedContent, "papers"> {
  const { removed, problems } = readRemovedFile(tree.folder);
  const topics = readTopics(tree);
  const searches = readSearches(tree);
  return {
    topics: topics.found,
    searches: searches.found,
    notes: readNotes(tree),
    images: readImages(tree),
    removed,
    problems: [...problems, ...topics.problems, ...searches.problems],
    links: tree.links,
  };
}

// --- internal ---

function toContent(read: CheckedContent): AnnotatedContent {
  const { papers: files, changed, topics, searches, notes, warnings } = annotate(read);
  const papers = files.map(({ brief, value }) => changed.get(brief.id) ?? value);
  const match = compileTopics(topics);
  const topicsOf = new Map(papers.map((paper) => [paper.id, match(paper)]));
  const { images, problems } = read;
  return { papers, topics, topicsOf, searches, notes, images, problems: [...problems], warnings };
}
