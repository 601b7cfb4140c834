/** The collections, by loaders of our own. Only notes become modules, as the check wrote them. */
import { defineCollection } from "astro/content/config";
import { papersLoader, topicsLoader } from "./site/load-data.ts";
import { notesLoader } from "./site/load-notes.ts";

export const collections = {
  papers: defineCollection({ loader: papersLoader }),
  topics: defineCollection({ loader: topicsLoader }),
  notes: defineCollection({ loader: notesLoader() }),
};
