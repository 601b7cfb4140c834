/** The collections: papers and topics by loaders of our own, notes through MDX. */
import { glob } from "astro/loaders";
import { defineCollection } from "astro/content/config";
import path from "node:path";
import { readEnvironment } from "./build/environment.ts";
import { papersLoader, topicsLoader } from "./build/loader.ts";
import { noteSchema } from "./notes/schema.ts";

const { content } = readEnvironment();

export const collections = {
  papers: defineCollection({ loader: papersLoader(content) }),
  topics: defineCollection({ loader: topicsLoader(content) }),
  notes: defineCollection({
    loader: glob({
      base: path.join(content, "notes"),
      pattern: "*.mdx",
      // Astro would drop the dots of arXiv ids.
      generateId: ({ entry }) => entry.replace(/\.mdx$/, ""),
    }),
    schema: noteSchema,
  }),
};
