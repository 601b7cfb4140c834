/**
 * The renderer: Astro's bundle of all pages, made once for a version of code, notes and addresses,
 * and kept in the cache. Astro compiles and bundles; the pages are rendered from the bundle by
 * `render-pages.ts`, in as many threads as pay, and again without Astro's start while nothing of
 * this changes.
 *
 * @see https://docs.astro.build/en/reference/integrations-reference/ for `setPrerenderer`
 */
import type { AstroIntegration } from "astro";
import fs from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { listFiles } from "../files/folder.ts";
import { Cache, keyOf } from "../files/cache.ts";
import type { Tree, WriteFile } from "../files/tree.ts";
import { compileNote } from "../notes/compile.ts";
import { withCurrent, type CurrentNotes } from "./current.ts";
import type { Settings } from "./settings.ts";
import { shareCurrent } from "./share-current.ts";
import { withStrayErrors } from "./stray-errors.ts";

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

/**
 * The renderer for this code, these notes and settings: from the cache, or made now. Sites of
 * other content with the same notes share it.
 */
export async function makeRenderer(
  code: string,
  settings: Settings,
  notes: CurrentNotes,
  isFresh = false,
): Promise<Tree> {
  const { site, base } = settings;
  const cache = new Cache(path.resolve(".cache", "renderers"), isFresh);
  // The bundle names files of the project by their absolute paths.
  const key = keyOf(code, path.resolve("."), site, base, notesKey(notes, base));
  const tree =
    cache.readTree(RENDERER, key) ??
    (await cache.writeTree(RENDERER, key, (write) => bundle(settings, notes, write)));
  await keepNewest(cache, key);
  return tree;
}

// --- internal ---

const RENDERER = "renderer";
/** So many renderers are kept, in the order in which they were used. */
const KEPT = 6;

async function keepNewest(cache: Cache, key: string): Promise<void> {
  const known = cache.read("order", "order")?.toString("utf8") ?? "";
  const order = [key, ...known.split(" ").filter((one) => one !== key && one !== "")];
  const kept = order.slice(0, KEPT);
  cache.write("order", "order", Buffer.from(kept.join(" ")));
  for (const one of kept) cache.keep(RENDERER, one);
  await cache.sweep();
}

function notesKey({ notes, images, leadOn }: CurrentNotes, base: string): string {
  const sizeOf = (image: string) => images.get(image)?.size;
  return keyOf(
    ...notes.map(({ id, tree }) => [id, compileNote(tree, { name: id, base, leadOn, sizeOf })]),
  );
}

async function bundle(settings: Settings, notes: CurrentNotes, write: WriteFile): Promise<void> {
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
