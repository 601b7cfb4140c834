/** The collections, by loaders of our own. Only notes become modules, as the check wrote them. */
import { defineCollection } from "astro/content/config";
import { notesLoader } from "./site/load-notes.ts";
import { papersLoader } from "./site/load-papers.ts";
import { topicsLoader } from "./site/load-topics.ts";

export const collections = {
  papers: defineCollection({ loader: papersLoader() }),
  topics: defineCollection({ loader: topicsLoader() }),
  notes: defineCollection({ loader: notesLoader() }),
};
