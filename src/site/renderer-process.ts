/**
 * A process that bundles the pages with Astro, and ends. What Astro and its bundler take of memory,
 * some 400 MB, is free again for the rest of the build: inside of the build's process it would not be.
 */
import { Cache } from "../files/cache.ts";
import type { Dated } from "../paper/plausible-day.ts";
import { bundlePages } from "./bundle-pages.ts";
import type { CurrentNotes } from "./current.ts";
import { leadOn } from "./pages-from.ts";
import { toSentError } from "./sent-error.ts";
import type { Settings } from "./settings.ts";
import type { MadeTree } from "./worker.ts";

/** What the process gets: see `makeRenderer`. */
export interface RendererTask {
  settings: Settings;
  notes: Omit<CurrentNotes, "leadOn">;
  /** What `leadOn` needs. */
  papers: readonly Dated[];
  from: string;
  /** The folder of the cache, and the entry of it that is made. */
  cache: string;
  kind: string;
  key: string;
}

/** What it answers. */
export type RendererAnswer = MadeTree | { error: unknown };

process.once("message", (task: RendererTask) => {
  make(task).then(answer, (error: unknown) => answer({ error: toSentError(error) }));
});
// The build that has started it was ended.
process.once("disconnect", () => process.exit());

// --- internal ---

async function make(task: RendererTask): Promise<MadeTree> {
  const { settings, papers, from, kind, key } = task;
  const cache = new Cache(task.cache);
  const notes = { ...task.notes, leadOn: leadOn(papers, from) };
  const tree = await cache.writeTree(kind, key, (write) => bundlePages(settings, notes, write));
  return { tree, used: cache.used() };
}

function answer(given: RendererAnswer): void {
  process.send?.(given, () => process.disconnect());
}
