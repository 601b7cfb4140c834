/**
 * The site's scripts for a disk, where browsers refuse modules: one classic script with all of
 * them. A page names those that it needs, and code that two of them share is there once.
 *
 * esbuild bundles them, which is a dependency of Astro: its classic format can hold modules that
 * start on demand.
 */
import { build, type BuildOptions } from "esbuild";
import path from "node:path";
import { ENGINE } from "../../search/format/names.ts";
import { wrapEngine } from "../../search/format/on-disk.ts";

/**
 * Bundles modules of a built site.
 *
 * @param folder the built site
 * @param modules the names that pages use for them, by their files from that folder
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

/**
 * Bundles a script of the copy's own: that of the frame whose storage all pages share, or the one
 * that shows a message where the scripts of a page haven't started.
 */
export function bundleOwn(name: "storage-frame" | "start-failure"): Promise<Uint8Array> {
  return bundle({ entryPoints: [path.join(BROWSER, `${name}.ts`)] });
}

/**
 * Turns Pagefind's module into a classic script that passes itself on as the index's files do.
 *
 * @param file where the module is
 */
export function bundleEngine(file: string): Promise<Uint8Array> {
  return bundle({
    stdin: { contents: wrapEngine(file), resolveDir: path.dirname(file) },
    // A classic script doesn't know its own address; the caller always passes the folder.
    define: { "import.meta.url": JSON.stringify(`http://copy.invalid/${ENGINE}`) },
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
