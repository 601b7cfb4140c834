/**
 * The renderer: Astro's bundle of all pages, made once for a version of code, notes and addresses,
 * and kept in the cache. Astro compiles and bundles in a process of its own; the pages are rendered
 * from the bundle by `render-pages.ts`, in as many threads as pay, and again without Astro's start
 * while nothing of this changes.
 */
import { fork } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Catalogue } from "../content/catalogue.ts";
import { Cache, keyOf } from "../files/cache.ts";
import type { Tree } from "../files/tree.ts";
import { compileNote } from "../notes/compile.ts";
import type { RendererAnswer, RendererTask } from "./renderer-process.ts";
import { leadOn, pagesFrom } from "./pages-from.ts";
import type { Settings } from "./settings.ts";
import type { MadeTree } from "./worker.ts";

/**
 * The renderer for this code, these notes and settings: from the cache, or made now. Sites of
 * other content with the same notes share it.
 *
 * @throws {Error} what Astro throws
 */
export async function makeRenderer(
  code: string,
  settings: Settings,
  catalogue: Pick<Catalogue, "notes" | "images" | "warnings" | "papers">,
  isFresh = false,
): Promise<Tree> {
  const { site, base } = settings;
  const cache = new Cache(path.resolve(".cache", "renderers"), isFresh);
  const { notes, images, warnings } = catalogue;
  const from = pagesFrom(settings, catalogue.papers);
  // Where all papers have pages, no link needs them.
  const papers = from === "" ? [] : catalogue.papers;
  const lead = leadOn(papers, from);
  const sizeOf = (image: string) => images.get(image)?.size;
  const compiled = notes.map(({ id, tree }) => [
    id,
    compileNote(tree, { name: id, base, leadOn: lead, sizeOf }),
  ]);
  // The bundle names files of the project by their absolute paths.
  const key = keyOf(code, path.resolve("."), site, base, keyOf(...compiled));
  const known = cache.readTree(RENDERER, key);
  if (known) {
    await keepNewest(cache, key);
    return known;
  }
  const { tree, used } = await makeApart({
    settings,
    notes: { notes, images, warnings },
    papers,
    from,
    cache: cache.folder,
    kind: RENDERER,
    key,
  });
  cache.use(used);
  await keepNewest(cache, key);
  return tree;
}

// --- internal ---

const RENDERER = "renderer";
/** So many renderers are kept, in the order in which they were used. */
const KEPT = 6;
const PROCESS = fileURLToPath(new URL("./renderer-process.ts", import.meta.url));

async function keepNewest(cache: Cache, key: string): Promise<void> {
  const known = cache.read("order", "order")?.toString("utf8") ?? "";
  const order = [key, ...known.split(" ").filter((one) => one !== key && one !== "")];
  const kept = order.slice(0, KEPT);
  cache.write("order", "order", Buffer.from(kept.join(" ")));
  for (const one of kept) cache.keep(RENDERER, one);
  await cache.sweep();
}

function makeApart(task: RendererTask): Promise<MadeTree> {
  return new Promise((resolve, reject) => {
    const child = fork(PROCESS, { serialization: "advanced" });
    child.once("message", (answer: RendererAnswer) => {
      if ("error" in answer) reject(answer.error);
      else resolve(answer);
    });
    child.once("error", reject);
    child.once("exit", (code, signal) =>
      reject(new Error(`Astro's process ended early (${signal ?? code}).`)),
    );
    child.send(task);
  });
}
