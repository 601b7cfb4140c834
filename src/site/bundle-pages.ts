/**
 * Astro compiles and bundles all pages. It stops there: pages are rendered from the bundle by
 * `render-pages.ts`.
 *
 * @see https://docs.astro.build/en/reference/integrations-reference/ for `setPrerenderer`
 */
import type { AstroIntegration } from "astro";
import fs from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { listFiles } from "../files/folder.ts";
import type { WriteFile } from "../files/tree.ts";
import { withCurrent, type CurrentNotes } from "./current.ts";
import { BUNDLE, START, STATIC } from "./renderer-files.ts";
import type { Settings } from "./settings.ts";
import { shareCurrent } from "./share-current.ts";
import { withStrayErrors } from "./stray-errors.ts";

/** Writes the files of a renderer: see `renderer.ts`. @throws {Error} what Astro throws */
export async function bundlePages(
  settings: Settings,
  notes: CurrentNotes,
  write: WriteFile,
): Promise<void> {
  const folder = path.join(settings.cache, "renderer");
  await fs.rm(folder, { recursive: true, force: true });
  try {
    // Loaded only here: content that can't be built is refused without waiting for it.
    const { build } = await import("astro");
    await withCurrent({ settings, notes }, () =>
      withStrayErrors(() =>
        build({
          outDir: folder,
          logLevel: "error",
          // What fails throws, and the command prints it.
          vite: { logLevel: "silent", plugins: [shareCurrent()] },
          integrations: [bundleOnly(folder, write)],
        }),
      ),
    );
    for (const file of await listFiles(folder))
      write(`${STATIC}/${file}`, await fs.readFile(path.join(folder, file)));
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

// --- internal ---

/** Where Astro puts the bundle, below the folder that it builds into, until pages are rendered. */
const PRERENDER = ".prerender";

/** Stops Astro after bundling: there is no page to render, and the bundle is kept. */
function bundleOnly(folder: string, write: WriteFile): AstroIntegration {
  return {
    name: "broadsheet-bundle",
    hooks: {
      "astro:build:start": ({ setPrerenderer }) =>
        setPrerenderer((astros) => ({
          name: "broadsheet",
          setup: async () => {
            const from = path.join(folder, PRERENDER);
            const files = await listFiles(from);
            for (const file of files)
              write(`${BUNDLE}/${file}`, await fs.readFile(path.join(from, file)));
            const entry = files.find((file) => file.startsWith("prerender-entry.")) ?? "";
            const styles = await stylesOf(path.join(from, entry), async () => astros.setup?.());
            write(START, Buffer.from(JSON.stringify({ entry, styles })));
          },
          getStaticPaths: async () => [],
          render: () => Promise.reject(new Error("Astro renders no page here.")),
        })),
    },
  };
}

/** What Astro hands to the bundle's app when it starts it: of it, the styles of each page. */
async function stylesOf(entry: string, start: () => Promise<unknown>) {
  const { app } = bundleSchema.parse(await import(pathToFileURL(entry).href));
  const handed = new Promise<unknown>((resolve) => {
    app.setInternals = new Proxy(app.setInternals, {
      apply(target, self, given) {
        resolve(given[0]);
        return Reflect.apply(target, self, given);
      },
    });
  });
  await start();
  const { pagesByKeys } = internalsSchema.parse(await handed);
  return [...pagesByKeys].map(([key, { styles }]) => [key, styles] as const).sort(byKey);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

const bundleSchema = z.object({
  app: z.custom<{ setInternals: (internals: unknown) => void }>(
    (app) => typeof app === "object" && app !== null && "setInternals" in app,
  ),
});
const internalsSchema = z.object({
  pagesByKeys: z.map(z.string(), z.object({ styles: z.array(z.unknown()) })),
});
