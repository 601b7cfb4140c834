/**
 * Astro content loaders for papers, topics and notes. No paper becomes a module: files are read,
 * parsed and rendered here, then stored in one go, since every await between two `set` calls
 * lets Astro save the whole store again.
 */
import type { Loader, LoaderContext } from "astro/loaders";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { findRelated } from "../digest/related/related.ts";
import { correctedSchema } from "../notes/corrections.ts";
import { RATINGS } from "../notes/schema.ts";
import { noteExcerpt } from "../notes/text.ts";
import { urlId } from "../paper/id.ts";
import { plainText } from "../text/math.ts";
import { formatProblem } from "../paper/problem.ts";
import { frontmatterSchema } from "../paper/schema.ts";
import { topicSchema } from "../paper/topics.ts";
import type { ContentNote } from "../content/notes.ts";
import type { AnnotatedContent, Content } from "../content/read.ts";
import { currentContent, currentSettings } from "./current.ts";
import { hashOf, stagedFile, stageNotes } from "./note-stage.ts";
import { renderAbstract, renderExcerpt, renderInline } from "./render.ts";

/** A paper as the pages get it: its fields, its topics, and its texts as HTML. */
const paperEntrySchema = z.object({
  paper: frontmatterSchema,
  /** The id as in URLs. */
  slug: z.string(),
  /** Slugs of its topics, set by hand or matched, the best first. */
  topics: z.array(z.string()),
  /** The beginning of the abstract in plain characters, for link previews. */
  description: z.string(),
  /** Papers on the same subject, the most alike first, each with the words that both have. */
  related: z.array(z.object({ slug: z.string(), words: z.array(z.string()) })),
  html: z.object({
    title: z.string(),
    excerpt: z.string(),
    abstract: z.string(),
  }),
});

export type PaperEntry = z.output<typeof paperEntrySchema>;

/** Loads the papers. */
export function papersLoader(): Loader {
  return {
    name: "broadsheet-papers",
    schema: paperEntrySchema,
    load: async ({ store, watcher, logger }) => {
      const load = () => {
        const entries = toEntries(readValid());
        store.clear();
        for (const entry of entries) store.set({ id: entry.slug, data: { ...entry } });
      };
      load();
      // A note may correct its paper.
      if (watcher) watchNotes(watcher, load, logger);
    },
  };
}

/** A note as the pages get it; its text goes through the MDX compiler. */
const noteEntrySchema = z.object({
  /** The paper's id as in URLs. */
  paper: z.string(),
  author: z.string(),
  date: z.string(),
  title: z.string().optional(),
  rating: z.enum(RATINGS).optional(),
  /** What the note corrects, and what the source says. */
  corrected: z.array(correctedSchema),
  /** The beginning of its words. */
  excerpt: z.string(),
});

export type NoteData = z.output<typeof noteEntrySchema>;

/**
 * Loads the notes that have passed the check. What the MDX compiler gets is written anew from the
 * checked tree, into files of the cache; the files of the content folder never reach it.
 */
export function notesLoader(): Loader {
  return {
    name: "broadsheet-notes",
    schema: noteEntrySchema,
    load: async ({ config, store, watcher, logger }) => {
      const { base, cache } = currentSettings();
      const folder = path.join(cache, "notes");
      const load = () => {
        const { notes, images, warnings } = readValid();
        const { staged, problems } = stageNotes(folder, notes, { base, images });
        for (const one of problems) logger.error(formatProblem(one));
        store.clear();
        for (const note of staged) {
          const file = stagedFile(folder, note.id);
          store.set({
            id: note.id,
            data: toNoteEntry(note),
            filePath: path.relative(fileURLToPath(config.root), file),
            digest: hashOf(file),
            deferredRender: true,
          });
        }
        return warnings;
      };
      const loadAndSay = () => {
        for (const warning of load()) logger.warn(formatProblem(warning));
      };
      // A build says it by itself.
      if (!watcher) load();
      else {
        loadAndSay();
        watchNotes(watcher, loadAndSay, logger);
      }
    },
  };
}

/** Loads the topics. */
export function topicsLoader(): Loader {
  return {
    name: "broadsheet-topics",
    schema: topicSchema,
    load: async ({ store }) => {
      const { topics } = readValid();
      store.clear();
      for (const topic of topics) store.set({ id: topic.slug, data: { ...topic } });
    },
  };
}

// --- internal ---

function toNoteEntry(note: ContentNote) {
  const { author, date, title, rating } = note.fields;
  const { paper, corrected } = note;
  const excerpt = noteExcerpt(note.tree);
  return { paper, author, date, title, rating, corrected, excerpt };
}

type Watcher = NonNullable<LoaderContext["watcher"]>;

/** Calls `reload` when a file of the notes' folder comes, goes or changes. */
function watchNotes(watcher: Watcher, reload: () => void, logger: LoaderContext["logger"]): void {
  const notes = path.join(currentSettings().content, "notes");
  watcher.add(notes);
  for (const event of ["add", "change", "unlink"] as const)
    watcher.on(event, (file: string) => {
      if (path.relative(notes, file).startsWith("..")) return;
      try {
        reload();
      } catch (error) {
        logger.error(error instanceof Error ? error.message : String(error));
      }
    });
}

function toEntries({ papers, topicsOf }: Content): PaperEntry[] {
  const related = findRelated(papers);
  return papers.map(({ abstract, ...paper }) => ({
    paper,
    slug: urlId(paper.id),
    topics: topicsOf.get(paper.id) ?? [],
    description: describe(abstract || paper.title),
    related: related.get(paper.id) ?? [],
    html: {
      title: renderInline(paper.title),
      excerpt: renderExcerpt(abstract),
      abstract: renderAbstract(abstract),
    },
  }));
}

/** The first 160 characters, which is what search engines of the web show. */
function describe(text: string): string {
  const plain = plainText(text.slice(0, 1000)).replace(/\s+/g, " ");
  return plain.length > 160 ? `${plain.slice(0, 159).trimEnd()}…` : plain;
}

/** @throws {Error} with every problem, a line each, when a file isn't what it should be */
function readValid(): AnnotatedContent {
  const content = currentContent();
  if (content.problems.length > 0) throw new Error(content.problems.map(formatProblem).join("\n"));
  return content;
}
