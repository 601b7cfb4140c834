/**
 * Astro content loaders for papers and topics. No paper becomes a module: files are read,
 * parsed and rendered here, then stored in one go, since every await between two `set` calls
 * lets Astro save the whole store again.
 */
import type { Loader } from "astro/loaders";
import { z } from "zod";
import { findRelated } from "../digest/related.ts";
import { urlId } from "../paper/id.ts";
import { plainText } from "../paper/math.ts";
import { formatProblem } from "../paper/problem.ts";
import { frontmatterSchema } from "../paper/schema.ts";
import { topicSchema } from "../paper/topics.ts";
import { contentOf, type Content } from "./content.ts";
import { renderAbstract, renderExcerpt, renderInline } from "./render.ts";

/** A paper as the pages get it: its fields, its topics, and its texts as HTML. */
export const paperEntrySchema = z.object({
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

/** Loads the papers of a content folder. */
export function papersLoader(folder: string): Loader {
  return {
    name: "broadsheet-papers",
    schema: paperEntrySchema,
    load: async ({ store }) => {
      const entries = toEntries(readValid(folder));
      store.clear();
      for (const entry of entries)
        store.set({ id: entry.slug, data: { ...entry } });
    },
  };
}

/** Loads the topics of a content folder. */
export function topicsLoader(folder: string): Loader {
  return {
    name: "broadsheet-topics",
    schema: topicSchema,
    load: async ({ store }) => {
      const { topics } = readValid(folder);
      store.clear();
      for (const topic of topics)
        store.set({ id: topic.slug, data: { ...topic } });
    },
  };
}

// --- internal ---

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
function readValid(folder: string): Content {
  const content = contentOf(folder);
  if (content.problems.length > 0)
    throw new Error(content.problems.map(formatProblem).join("\n"));
  return content;
}
