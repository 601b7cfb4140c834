/** The collections, by loaders of our own. Notes alone become modules, and only as they were checked. */
import { defineCollection } from "astro/content/config";
import { notesLoader, papersLoader, topicsLoader } from "./site/loader.ts";

export const collections = {
  papers: defineCollection({ loader: papersLoader() }),
  topics: defineCollection({ loader: topicsLoader() }),
  notes: defineCollection({ loader: notesLoader() }),
};
