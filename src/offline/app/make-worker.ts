/** The service worker of a site, with the list of files that it keeps from the start. */
import { build } from "esbuild";
import { createHash } from "node:crypto";
import path from "node:path";
import { parse } from "parse5";
import type { PrecacheEntry } from "workbox-precaching";
import { ASSETS, OFFLINE, withBase } from "../../digest/urls.ts";
import { elementsIn } from "../elements.ts";

/**
 * Makes the worker. Workbox brings what workers have in common: routes, strategies, a precache. The
 * same site gives the same worker.
 *
 * @param html the offline page
 * @param assets the folder that holds the site's styles and scripts, in their places
 * @param base the base path, with both slashes
 * @returns the script, to be stored as `WORKER`
 */
export async function makeWorker(html: string, assets: string, base: string): Promise<Uint8Array> {
  const revision = createHash("sha256").update(html).digest("hex").slice(0, 10);
  // With the offline page first. A revision changes with the contents of a file whose name doesn't.
  const shell: PrecacheEntry[] = [
    { url: withBase(base, OFFLINE), revision },
    ...(await assetsOf(html, assets, base)).map((url) => ({ url, revision: null })),
  ];
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, "browser", "worker.ts")],
    write: false,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    logLevel: "silent",
    define: { SHELL: JSON.stringify(shell), "process.env.NODE_ENV": '"production"' },
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

// --- internal ---

/**
 * Styles, fonts and scripts of a page, whose names change with their contents, and what the scripts
 * import: a script doesn't run without all of its imports.
 */
async function assetsOf(html: string, site: string, base: string): Promise<string[]> {
  const addresses = [...elementsIn(parse(html))].flatMap(({ attrs }) =>
    attrs.filter(({ name }) => ["src", "href"].includes(name)).map(({ value }) => value),
  );
  const assets = addresses.filter((one) => one.startsWith(withBase(base, ASSETS)));
  const { metafile } = await build({
    absWorkingDir: path.resolve(site),
    entryPoints: assets
      .filter((one) => one.endsWith(".js"))
      .map((one) => `./${one.slice(base.length)}`),
    bundle: true,
    format: "esm",
    metafile: true,
    write: false,
    outdir: ".",
    logLevel: "silent",
  });
  const scripts = Object.keys(metafile.inputs)
    .sort()
    .map((file) => withBase(base, `/${file}`));
  return [...new Set([...assets, ...scripts])];
}
