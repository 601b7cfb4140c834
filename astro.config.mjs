// @ts-check
import mdx from "@astrojs/mdx";
import { defineConfig } from "astro/config";
import { readEnvironment } from "./src/build/environment.ts";
import { searchIndex } from "./src/build/search-index.ts";

const { site, out, cache, content } = readEnvironment();

export default defineConfig({
  ...(site.site && { site: site.site }),
  base: site.base,
  outDir: out,
  cacheDir: cache,
  trailingSlash: "always",
  integrations: [mdx(), searchIndex(content)],
});
