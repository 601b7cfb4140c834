/**
 * Loads the papers and the topics into Astro. No paper becomes a module: the texts are rendered here, then stored
 * in one go, since every await between two `set` calls lets Astro save the whole store again.
 */
import type { Loader } from "astro/loaders";
import { z } from "zod";
import type { Content } from "../content/read.ts";
import type { Entry } from "../digest/entry.ts";
import { findRelated } from "../digest/related/related.ts";
import { urlId } from "../paper/id.ts";
import { frontmatterSchema } from "../paper/schema.ts";
import { topicSchema } from "../paper/topics.ts";
import { plainText } from "../text/math.ts";
import { currentContent } from "./current.ts";
import { watchNotes } from "./load-notes.ts";
import { renderAbstract, renderExcerpt, renderInline } from "./render.ts";

/** A paper as the pages get it: its fields, its topics, and its texts as HTML. */
const entrySchema = z.object({
  paper: frontmatterSchema,
  /** The id as in URLs. */
  slug: z.string(),
  /** Slugs of its topics, set by hand or matched, the best first. */
  topics: z.array(z.string()),
  /** The beginning of the abstract in plain characters, for link previews. */
  description: z.string(),
  /** Papers on the same subject, the most alike first, each with the words that both have. */
  related: z.array(z.object({ slug: z.string(), words: z.array(z.string()) })),
  html: z.object({ title: z.string(), excerpt: z.string(), abstract: z.string() }),
});

/** The loader of the papers. */
export const papersLoader = dataLoader("broadsheet-papers", entrySchema, (content) =>
  toEntries(content).map((entry) => ({ id: entry.slug, data: { ...entry } })),
);

/** The loader of the topics. */
export const topicsLoader = dataLoader("broadsheet-topics", topicSchema, ({ topics }) =>
  topics.map((topic) => ({ id: topic.slug, data: { ...topic } })),
);

// --- internal ---

/** A loader that stores what `read` makes of the content, again when a note has changed. */
function dataLoader(
  name: string,
  schema: z.ZodType,
  read: (content: Content) => { id: string; data: Record<string, unknown> }[],
): Loader {
  return {
    name,
    schema,
    load: async ({ store, watcher, logger }) => {
      const load = () => {
        const found = read(currentContent());
        store.clear();
        for (const one of found) store.set(one);
      };
      load();
      // A note may correct its paper.
      if (watcher) watchNotes(watcher, load, logger);
    },
  };
}

function toEntries({ papers, topicsOf }: Content): Entry[] {
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
