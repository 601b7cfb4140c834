/** The collections. Only notes become modules, as the check wrote them; papers never do. */
import { defineCollection } from "astro/content/config";
import { notesLoader } from "./site/load-notes.ts";

export const collections = { notes: defineCollection({ loader: notesLoader() }) };
