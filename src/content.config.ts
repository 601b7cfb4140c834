/** The collections, by loaders of our own. Notes alone become modules, and only as they were checked. */
import { defineCollection } from "astro/content/config";
import { readEnvironment } from "./site/environment.ts";
import { notesLoader, papersLoader, topicsLoader } from "./site/loader.ts";

const { content, notes, site } = readEnvironment();

export const collections = {
  papers: defineCollection({ loader: papersLoader(content) }),
  topics: defineCollection({ loader: topicsLoader(content) }),
  notes: defineCollection({
    loader: notesLoader(content, { staged: notes, base: site.base }),
  }),
};
