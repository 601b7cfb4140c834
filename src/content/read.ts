/** Reads a content folder: every paper, topic and note, and everything that is wrong. */
import type { Root } from "mdast";
import fs from "node:fs";
import path from "node:path";
import type { CheckedContent, FromFile, ImageFile } from "../check/check.ts";
import { checkNotes } from "../check/checks.ts";
import { showPath } from "../files/path.ts";
import { applyCorrections, type Corrected } from "../notes/corrections.ts";
import { readNote, type ReadNote } from "../notes/read.ts";
import type { NoteFields } from "../notes/schema.ts";
import { showHidden } from "../text/characters.ts";
import { urlId } from "../paper/id.ts";
import { readFrontmatter } from "../paper/frontmatter.ts";
import { fromMdx } from "../paper/mdx.ts";
import { ProblemError, type Problem } from "../paper/problem.ts";
import { readRemoved, removalOf, type Removed } from "../paper/removed.ts";
import { slugSchema, type Paper } from "../paper/schema.ts";
import { compileTopics, topicFileSchema, type Topic } from "../paper/topics.ts";
import { findLinkedFolders, isFolder, readImages } from "./images.ts";

/** A note that is shown, with what the build worked out about it. */
export interface ContentNote {
  /** The file's name without its ending. */
  id: string;
  /** The path as the user knows it. */
  file: string;
  /** The paper's id as in URLs. */
  paper: string;
  fields: NoteFields;
  /** Has passed every check, so that nothing in it can run. */
  tree: Root;
  /** What its corrections changed. */
  corrected: Corrected[];
}

/** A content folder, read and checked. */
export interface Content {
  /** By id, with the corrections of the notes. */
  papers: Paper[];
  /** By slug. */
  topics: Topic[];
  /** Each paper's topics by its id, set by hand or matched, the best first. */
  topicsOf: Map<string, string[]>;
  /** What keeps the site from being built. */
  problems: Problem[];
  /** What doesn't, and is worth a look: a note that is left out, and why. */
  warnings: Problem[];
}

/** A content folder with what people have added to its papers. */
export interface AnnotatedContent extends Content {
  /** By date, then by file. */
  notes: ContentNote[];
  /** The pictures of notes by their path below `notes/`. */
  images: ReadonlyMap<string, ImageFile>;
}

/**
 * Reads every `.mdx` below `papers/` and in `notes/`, and every `.md` in `topics/`. Files of other
 * names are left alone. Files of papers and topics that aren't what they should be come back as
 * problems, all of them at once; notes with an error are left out, and come back as warnings.
 *
 * @throws {Error} when there is no such folder
 */
export function readContent(folder: string): AnnotatedContent {
  const read = readFolder(folder);
  const { removed, images } = read;
  const findings = checkNotes(read);
  const refused = new Set(
    findings.filter(({ level }) => level === "error").map(({ file }) => file),
  );
  const shown = read.notes.filter(({ file }) => !refused.has(file));
  const { papers, notes } = withNotes(
    read.papers
      .map(({ value }) => value)
      .filter((paper) => removalOf(removed, paper) === undefined),
    shown,
  );
  papers.sort((a, b) => (a.id < b.id ? -1 : 1));
  const topics = read.topics.map(({ value }) => value).sort((a, b) => (a.slug < b.slug ? -1 : 1));
  const match = compileTopics(topics);
  const topicsOf = new Map(papers.map((paper) => [paper.id, match(paper)]));
  const warnings = [
    ...findLinkedFolders(path.join(folder, "notes")),
    ...findings.map(({ message, ...finding }) => ({
      ...finding,
      message: showHidden(finding.level === "error" ? `left out: ${message}` : message),
    })),
  ];
  const problems = [...read.problems];
  return { papers, topics, topicsOf, notes, images, problems, warnings };
}

/**
 * Reads a content folder as its files have it, for the checks.
 *
 * @throws {Error} when there is no such folder
 */
export function readFolder(folder: string): CheckedContent {
  if (!fs.existsSync(folder))
    throw new Error(
      `${folder}: there is no such folder. Set BROADSHEET_CONTENT to the folder that holds papers/, or run an ingest first.`,
    );
  const problems: Problem[] = [];
  const removed = readRemovedFile(folder, problems);
  const topics = readEach(folder, "topics", ".md", problems, readTopic);
  const papers = readEach(folder, "papers", ".mdx", problems, readPaper);
  problems.push(...findDoubles(papers));
  const notes = readNotes(path.join(folder, "notes"));
  const images = readImages(path.join(folder, "notes"));
  return { papers, topics, notes, images, removed, problems };
}

declare global {
  /** What a build has read. Astro loads its config and the collections apart from each other. */
  var broadsheetContent: { folder: string; content: AnnotatedContent } | undefined;
}

/** Lets everything that asks for a folder until `release` is called have what was read once. */
export function shareContent(folder: string, content: AnnotatedContent): { release: () => void } {
  globalThis.broadsheetContent = { folder, content };
  return { release: () => (globalThis.broadsheetContent = undefined) };
}

/** The folder's content as a build has shared it, else read anew. Otherwise as `readContent`. */
export function contentOf(folder: string): AnnotatedContent {
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

function readEach<Value>(
  folder: string,
  room: string,
  ending: string,
  problems: Problem[],
  read: (text: string, file: string) => Value,
): FromFile<Value>[] {
  return listFiles(path.join(folder, room), ending).flatMap((absolute) => {
    const file = showPath(absolute);
    try {
      const text = fs.readFileSync(absolute, "utf8");
      return [{ value: read(text, file), file, text }];
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
    const message = "the file's name is the topic's address: use a-z, 0-9 and hyphens alone";
    throw new ProblemError([{ file, message }]);
  }
  return {
    slug: slug.data,
    ...readFrontmatter(text, file, topicFileSchema).data,
  };
}

function readNotes(folder: string): ReadNote[] {
  if (!isFolder(folder)) return [];
  return listFiles(folder, ".mdx").map((absolute) => {
    const file = showPath(absolute);
    const note = readNote(fs.readFileSync(absolute, "utf8"), file);
    if (path.dirname(absolute) === folder) return note;
    const problem = {
      file,
      line: 1,
      message: "the note lies in a folder of its own",
      mend: "A note is content/notes/<paper-id>.mdx: move the file there",
    };
    return { ...note, problems: [problem, ...note.problems] };
  });
}

/** The papers as the notes correct them, and the notes of papers that are there. */
function withNotes(papers: Paper[], read: readonly ReadNote[]) {
  const known = new Map(
    papers.flatMap((paper) =>
      [paper.id, ...(paper.aliases ?? [])].map((id) => [urlId(id), paper.id]),
    ),
  );
  const corrected = new Map(papers.map((paper) => [paper.id, paper]));
  const order = ({ fields, stem }: ReadNote) => `${fields?.date} ${stem}`;
  const notes = read
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
    .flatMap(({ stem, file, name, fields, tree }): ContentNote[] => {
      const id = name && known.get(name.paper);
      const paper = id === undefined ? undefined : corrected.get(id);
      if (!paper || !fields || !tree) return [];
      const result = applyCorrections(paper, fields.corrections ?? {});
      const topics = [...new Set([...paper.topics, ...fields.topics])];
      corrected.set(paper.id, { ...result.paper, topics });
      const slug = urlId(paper.id);
      const { corrected: changed } = result;
      return [{ id: stem, file, paper: slug, fields, tree, corrected: changed }];
    });
  return { papers: [...corrected.values()], notes };
}

/** An id leads to one paper, also where it is the alias of another. */
function findDoubles(papers: FromFile<Paper>[]): Problem[] {
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

function listFiles(folder: string, ending: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith(ending) && !name.startsWith("."))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
