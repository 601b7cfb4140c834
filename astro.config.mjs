// @ts-check
import mdx from "@astrojs/mdx";
import { defineConfig } from "astro/config";
import { onLog } from "./src/build/bundler-log.ts";
import { readEnvironment } from "./src/build/environment.ts";

const { site, out, cache } = readEnvironment();

export default defineConfig({
  ...(site.site && { site: site.site }),
  base: site.base,
  outDir: out,
  cacheDir: cache,
  trailingSlash: "always",
  // Styles and scripts are files, so that pages share them and the policy needs no exception.
  build: { inlineStylesheets: "never", concurrency: 8 },
  vite: {
    build: { assetsInlineLimit: 0, rolldownOptions: { onLog } },
    // Notes may lie outside of the project's folder; what they import doesn't.
    resolve: { dedupe: ["astro", "@astrojs/mdx"] },
  },
  integrations: [mdx()],
});
