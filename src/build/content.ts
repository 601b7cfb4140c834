/** Reads a content folder: every paper, topic and note name, and everything that is wrong. */
import fs from "node:fs";
import path from "node:path";
import { showPath } from "../files/path.ts";
import { noteSchema, parseNoteName, type NoteName } from "../notes/schema.ts";
import { urlId } from "../paper/id.ts";
import { readFrontmatter } from "../paper/frontmatter.ts";
import { nearest } from "../paper/nearest.ts";
import { fromMdx } from "../paper/mdx.ts";
import { ProblemError, type Problem } from "../paper/problem.ts";
import { readRemoved, removalOf, type Removed } from "../paper/removed.ts";
import { slugSchema, type Paper } from "../paper/schema.ts";
import { compileTopics, topicFileSchema, type Topic } from "../paper/topics.ts";

/** A content folder, read and checked. */
export interface Content {
  /** By id. */
  papers: Paper[];
  /** By slug. */
  topics: Topic[];
  /** Each paper's topics by its id, set by hand or matched, the best first. */
  topicsOf: Map<string, string[]>;
  /** Ids of papers that have a note. */
  noted: Set<string>;
  /** What keeps the site from being built. */
  problems: Problem[];
  /** What doesn't, and is worth a look. */
  warnings: Problem[];
}

/**
 * Reads every `.mdx` below `papers/` and every `.md` in `topics/`. Files of other names are left alone. Files that
 * aren't what they should be come back as problems, all of them at once.
 *
 * @throws {Error} when there is no such folder
 */
export function readContent(folder: string): Content {
  if (!fs.existsSync(folder))
    throw new Error(
      `${folder}: there is no such folder. Set BROADSHEET_CONTENT to the folder that holds papers/, or run an ingest first.`,
    );
  const problems: Problem[] = [];
  const removed = readRemovedFile(folder, problems);
  const topics = readEach(folder, "topics", ".md", problems, readTopic);
  const notes = readEach(folder, "notes", ".mdx", problems, readNote);
  const papers = readEach(folder, "papers", ".mdx", problems, readPaper);
  problems.push(...findDoubles(papers));
  const kept = papers
    .map(({ value }) => value)
    .filter((paper) => removalOf(removed, paper) === undefined)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const known = topics
    .map(({ value }) => value)
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
  const match = compileTopics(known);
  const topicsOf = new Map(kept.map((paper) => [paper.id, match(paper)]));
  const warnings = findLostNotes(notes, papers, removed);
  const noted = findNoted(notes, kept);
  return { papers: kept, topics: known, topicsOf, noted, problems, warnings };
}

declare global {
  /** What a build has read. Astro loads its config and the collections apart from each other. */
  var broadsheetContent: { folder: string; content: Content } | undefined;
}

/** Lets everything that asks for a folder until `release` is called have what was read once. */
export function shareContent(
  folder: string,
  content: Content,
): { release: () => void } {
  globalThis.broadsheetContent = { folder, content };
  return { release: () => (globalThis.broadsheetContent = undefined) };
}

/** The folder's content as a build has shared it, else read anew. Otherwise as `readContent`. */
export function contentOf(folder: string): Content {
  const shared = globalThis.broadsheetContent;
  return shared?.folder === folder ? shared.content : readContent(folder);
}

// --- internal ---

function readRemovedFile(folder: string, problems: Problem[]): Removed {
  const file = path.join(folder, "removed.yml");
  if (!fs.existsSync(file)) return new Map();
  try {
    return readRemoved(fs.readFileSync(file, "utf8"), showPath(file));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.push(...error.problems);
    return new Map();
  }
}

interface Read<Value> {
  value: Value;
  file: string;
}

function readEach<Value>(
  folder: string,
  room: string,
  ending: string,
  problems: Problem[],
  read: (text: string, file: string) => Value,
): Read<Value>[] {
  return listFiles(path.join(folder, room), ending).flatMap((absolute) => {
    const file = showPath(absolute);
    try {
      return [{ value: read(fs.readFileSync(absolute, "utf8"), file), file }];
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
}

function readPaper(text: string, file: string): Paper {
  const paper = fromMdx(text, file);
  const name = path.posix.basename(file, ".mdx");
  if (name === urlId(paper.id)) return paper;
  const message = `the file's name and its id "${paper.id}" differ: rename the file to ${urlId(paper.id)}.mdx`;
  throw new ProblemError([{ file, line: 2, message }]);
}

function readTopic(text: string, file: string): Topic {
  const slug = slugSchema.safeParse(path.posix.basename(file, ".md"));
  if (!slug.success) {
    const message =
      "the file's name is the topic's address: use a-z, 0-9 and hyphens alone";
    throw new ProblemError([{ file, message }]);
  }
  return {
    slug: slug.data,
    ...readFrontmatter(text, file, topicFileSchema).data,
  };
}

/** Checked here, where file and line are known; the text goes through MDX later. */
function readNote(text: string, file: string): NoteName {
  const name = parseNoteName(path.posix.basename(file, ".mdx"));
  if (name === undefined) {
    const message =
      "a note is named after its paper: <paper-id>.mdx, or <paper-id>.<name>.mdx for a second person's";
    throw new ProblemError([{ file, message }]);
  }
  readFrontmatter(text, file, noteSchema);
  return name;
}

/** An id leads to one paper, also where it is the alias of another. */
function findDoubles(papers: Read<Paper>[]): Problem[] {
  const first = new Map<string, string>();
  return papers.flatMap(({ value, file }) =>
    [value.id, ...(value.aliases ?? [])].flatMap((id) => {
      const other = first.get(urlId(id));
      if (other === undefined) {
        first.set(urlId(id), file);
        return [];
      }
      const message = `the id "${id}" stands in ${other}, too: delete one of the files`;
      return [{ file, line: 2, message }];
    }),
  );
}

/** A note may name its paper by any of the paper's ids. */
function findNoted(notes: Read<NoteName>[], papers: Paper[]): Set<string> {
  const named = new Set(notes.map(({ value }) => value.paper));
  const own = papers.filter(({ id, aliases = [] }) =>
    [id, ...aliases].some((one) => named.has(urlId(one))),
  );
  return new Set(own.map(({ id }) => id));
}

/** Notes whose name is no paper's: most often a slip, and nobody would see them. */
function findLostNotes(
  notes: Read<NoteName>[],
  papers: Read<Paper>[],
  removed: Removed,
): Problem[] {
  const ids = papers.flatMap(({ value }) =>
    [value.id, ...(value.aliases ?? [])].map(urlId),
  );
  const known = new Set(ids);
  return notes
    .filter(({ value }) => !known.has(value.paper) && !removed.has(value.paper))
    .map(({ value, file }) => {
      const near = nearest(value.paper, ids);
      const hint = near === undefined ? "" : `; did you mean ${near}?`;
      return {
        file,
        message: `no paper has the id "${value.paper}", so the note is shown nowhere${hint}`,
      };
    });
}

function listFiles(folder: string, ending: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith(ending) && !name.startsWith("."))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
