// @ts-check
import mdx from "@astrojs/mdx";
import { defineConfig } from "astro/config";
import { currentSettings } from "./src/site/current.ts";
import { inertMdxOnly } from "./src/site/note-stage.ts";

const { site, base, out, cache } = currentSettings();

/**
 * Astro marks the modules of notes with a directive of its own, which the bundler reports.
 *
 * @type {NonNullable<import("vite").Rolldown.InputOptions["onLog"]>}
 */
const onLog = (level, log, handle) => {
  if (log.code !== "MODULE_LEVEL_DIRECTIVE") handle(level, log);
};

/**
 * What a page loads by need has no styles and few imports: Vite's helper, which would load them
 * ahead, is a tenth of a page's script.
 *
 * @type {NonNullable<import("vite").UserConfig["plugins"]>[number]}
 */
const plainImports = {
  name: "plain-imports",
  enforce: "pre",
  configEnvironment: () => ({ build: { modulePreload: false } }),
  load: (id) =>
    id === "\0vite/preload-helper.js"
      ? "export const __vitePreload = (load) => load();"
      : undefined,
};

export default defineConfig({
  ...(site && { site }),
  base,
  outDir: out,
  cacheDir: cache,
  trailingSlash: "always",
  // Styles and scripts are files, so that pages share them and the policy needs no exception.
  build: { inlineStylesheets: "never", concurrency: 8 },
  vite: {
    // Beside the build's own: what npm has installed may belong to another user.
    cacheDir: ".cache/vite",
    build: { assetsInlineLimit: 0, rolldownOptions: { onLog } },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            // What every page runs is one file, with all that it imports: small ones pack worse.
            output: {
              // Every page names its script: Astro's own name for it is long.
              entryFileNames: ({ name }) =>
                `_astro/${name.replace(/\.astro_astro_type_script.*$/, "")}.[hash].js`,
              codeSplitting: {
                groups: [
                  {
                    name: "page",
                    test: /src[\\/](?:reader[\\/]start|offline[\\/]app[\\/]browser[\\/]register-worker)\.ts$/,
                  },
                ],
              },
            },
          },
        },
      },
    },
    // MDX can run code: the compiler gets checked notes and nothing else.
    plugins: [inertMdxOnly(), plainImports],
  },
  integrations: [mdx()],
});
