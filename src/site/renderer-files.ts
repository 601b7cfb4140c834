/** What a renderer consists of. Threads load this, and not what makes it. */
import { z } from "zod";

/** In a renderer's tree: the bundle, files that the site has as they are, and how to start. */
export const BUNDLE = "bundle";
export const STATIC = "static";
export const START = "renderer.json";

/** What `render-pages.ts` needs beside the bundle. */
export const startSchema = z.object({
  /** The bundle's first module. */
  entry: z.string(),
  /** The styles of each page: Astro's own values, by its own keys. */
  styles: z.array(z.tuple([z.string(), z.array(z.unknown())])),
});
