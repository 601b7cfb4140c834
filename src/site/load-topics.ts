/** Loads the topics into Astro. */
import type { Loader } from "astro/loaders";
import { topicSchema } from "../paper/topics.ts";
import { currentContent } from "./current.ts";

/** The loader of the topics. */
export function topicsLoader(): Loader {
  return {
    name: "broadsheet-topics",
    schema: topicSchema,
    load: async ({ store }) => {
      const { topics } = currentContent();
      store.clear();
      for (const topic of topics) store.set({ id: topic.slug, data: { ...topic } });
    },
  };
}
