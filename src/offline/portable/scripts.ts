/**
 * The site's scripts for a disk, where browsers refuse modules: one classic script with all of
 * them. A page names those that it wants, and what two of them share is there once.
 *
 * esbuild does it, which Astro brings along: its classic format can hold modules that start when
 * they are asked for.
 */
import { build, type BuildOptions } from "esbuild";
import path from "node:path";
import { ENGINE } from "../../search/format/names.ts";
import { wrapEngine } from "../../search/format/on-disk.ts";

/**
 * Bundles modules of a built site.
 *
 * @param folder the built site
 * @param modules the names by which pages ask for them, by their files from that folder
 * @returns the script, the same for the same modules
 */
export function bundleScripts(
  folder: string,
  modules: ReadonlyMap<string, string>,
): Promise<Uint8Array> {
  const start = JSON.stringify(path.join(BROWSER, "start.ts"));
  const entries = [...modules].map(
    ([file, name]) => `${JSON.stringify(name)}: () => import(${JSON.stringify(`./${file}`)})`,
  );
  return bundle({
    stdin: {
      contents: `import { start } from ${start};\nstart({ ${entries.join(", ")} });`,
      resolveDir: folder,
    },
  });
}

/** The script of the frame in which pages keep what they share. */
export function shelfScript(): Promise<Uint8Array> {
  return bundle({ entryPoints: [path.join(BROWSER, "shelf-frame.ts")] });
}

/** What says that the scripts of a page haven't started. */
export function unstartedScript(): Promise<Uint8Array> {
  return bundle({ entryPoints: [path.join(BROWSER, "unstarted.ts")] });
}

/**
 * Turns Pagefind's module into a classic script that hands itself over as the index's files do.
 *
 * @param file where the module is
 */
export function bundleEngine(file: string): Promise<Uint8Array> {
  return bundle({
    stdin: {
      // What else it exports is left out.
      contents: wrapEngine(file),
      resolveDir: path.dirname(file),
    },
    // Its own address, which a classic script doesn't know; it is always told its folder.
    define: {
      "import.meta.url": JSON.stringify(`http://copy.invalid/${ENGINE}`),
    },
  });
}

// --- internal ---

const BROWSER = path.join(import.meta.dirname, "browser");

async function bundle(options: BuildOptions): Promise<Uint8Array> {
  const { outputFiles } = await build({
    ...options,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    write: false,
    logLevel: "silent",
  });
  const [file] = outputFiles;
  if (!file) throw new Error("esbuild made no file.");
  return file.contents;
}
