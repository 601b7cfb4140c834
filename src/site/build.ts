/** Content → site: built in a folder of its own, then put in the place of the old one. */
import fs from "node:fs/promises";
import path from "node:path";
import { OFFLINE } from "../digest/urls.ts";
import type { Catalogue } from "../content/catalogue.ts";
import type { Narrowing } from "../content/narrow.ts";
import { Cache, keyOf } from "../files/cache.ts";
import type { Tree } from "../files/tree.ts";
import { watchMemory } from "../files/processes.ts";
import { removeFolder, replaceFolder } from "../files/folder.ts";
import type { Holder } from "../files/lock.ts";
import { WORKER } from "../offline/app-files.ts";
import { makeWorker } from "../offline/app/make-worker.ts";
import { formatProblem, type Problem } from "../paper/problem.ts";
import { keepAnswers } from "./answers.ts";
import { growSite, isOlderSite, isThere, sizeOf } from "./assemble.ts";
import { makeBundles } from "./bundles.ts";
import { hostWarnings } from "./hosts.ts";
import { countPages, savingsIn, type BuildReport, type ContentRead } from "./build-report.ts";
import { sweepCaches } from "./build-caches.ts";
import { codeKey } from "./code-key.ts";
import { emptySearches } from "./empty-searches.ts";
import { makeIndex } from "./index-parts.ts";
import { partOf } from "./index-tree.ts";
import { LinkAhead } from "./link-ahead.ts";
import { LookAhead } from "./look-ahead.ts";
import { readTable } from "./meaning-table.ts";
import { growingFolder, lockBuilds, replacedFolder } from "./lock-builds.ts";
import { refuseProblems, openContent } from "./open-content.ts";
import { takeParts } from "./take-parts.ts";
import { Pool } from "./pool.ts";
import { makeRenderer } from "./renderer.ts";
import { STATIC } from "./renderer-files.ts";
import type { Settings } from "./settings.ts";
import { Stages } from "./stages.ts";
import type { Unit, UnitCount } from "./unit-maker.ts";
import { makeUnits } from "./units.ts";

/** How to build. */
export interface BuildOptions {
  /** Warnings, such as of a note that is left out, keep the site from being built, too. */
  strict?: boolean | undefined;
  /** Nothing is taken from the cache. */
  fresh?: boolean | undefined;
  /** Folders with parts that other machines have made: see `build-part.ts`. */
  parts?: readonly string[] | undefined;
  /** Only a part of the papers. */
  narrowing?: Narrowing | undefined;
  /** Called when another build is running, which this one waits for. */
  onWait?: ((holder: Holder) => void) | undefined;
  /** Called when the content was read. */
  onRead?: ((read: ContentRead) => void) | undefined;
  /** Called for each unit that is made, or taken from the cache. */
  onUnit?: ((units: BuildReport["units"]) => void) | undefined;
  /** Whether the caller holds the lock of builds. */
  isLocked?: boolean;
}

/**
 * Builds the site with its search index. Until everything is written, the site that was there
 * before stays as it is: the new one grows in the project's `.cache` folder. Beside the old site,
 * Astro could take it for a folder of the project, since it compares paths by their first
 * characters, and would put its own bundle there, where Node finds no packages.
 *
 * What has not changed since the last build to the same place is taken from the cache. The same
 * content gives the same bytes, whatever the cache holds.
 *
 * @throws {ExpectedError} with every problem of the content, a line each; or when another build
 *   doesn't end within ten minutes
 */
export async function buildSite(
  settings: Settings,
  options: BuildOptions = {},
): Promise<BuildReport> {
  const { out } = settings;
  const release = options.isLocked ? async () => {} : await lockBuilds(out, options.onWait);
  const growing = growingFolder();
  const stages = new Stages();
  const endWatch = watchMemory();
  // A site that was replaced has nearly all of it.
  const [look, ahead] = isOlderSite(replacedFolder())
    ? [new LookAhead(replacedFolder())]
    : [undefined, new LinkAhead(growing)];
  try {
    const cache = new Cache(path.join(settings.cache, "kept"), options.fresh);
    const code = codeKey();
    const { catalogue, read } = await stages.time("content", () =>
      openContent(settings, { cache, code }, options.narrowing),
    );
    options.onRead?.(read);
    refuseProblems(settings, catalogue, options.strict);
    const table = readTable(settings)?.key;
    const lacking = await takeParts({ settings, cache, code, catalogue }, options.parts ?? []);
    const { trees, made, units, unanswered } = await makeTrees(
      { settings, cache, code, catalogue, table, stages, ahead, look },
      options,
    );
    const size = sizeOf(trees);
    await stages.time("files", async () => {
      if (!isThere(trees, out)) {
        const linked = await ahead?.end();
        await growSite(trees, growing, replacedFolder(), linked, await look?.end());
        await replaceFolder(out, growing, replacedFolder());
      }
      await cache.sweep();
      await sweepCaches(settings);
    });
    return {
      read,
      topics: catalogue.topics.length,
      units,
      pages: { all: countPages(made), cached: countPages(made.filter(({ isCached }) => isCached)) },
      stages: stages.list(),
      peakMemory: endWatch(),
      warnings: [
        ...[...catalogue.warnings, ...unanswered].map(formatProblem),
        ...lacking,
        ...hostWarnings(settings.host, size, savingsIn(catalogue, made, trees)),
      ],
      ...size,
    };
  } finally {
    endWatch();
    await ahead?.stop();
    await look?.stop();
    await removeFolder(growing);
    await release();
  }
}

// --- internal ---

interface Made {
  /** All that the site consists of. */
  trees: Tree[];
  /** The front and the months. */
  made: Unit[];
  units: BuildReport["units"];
  /** A warning for each standing search that finds nothing. */
  unanswered: Problem[];
}

interface Kept {
  settings: Settings;
  cache: Cache;
  code: string;
  catalogue: Catalogue;
  /** The hash of the table of words. */
  table: string | undefined;
  stages: Stages;
  /** Undefined where the site is put together of an older one. */
  ahead: LinkAhead | undefined;
  /** Undefined where there is no older one. */
  look: LookAhead | undefined;
}

async function makeTrees(kept: Kept, { fresh, onUnit }: BuildOptions): Promise<Made> {
  const { settings, cache, code, catalogue, stages, ahead, look } = kept;
  const pool = new Pool({ settings, cache: cache.folder });
  let count: UnitCount = { all: 0, begun: 0, cached: 0 };
  const renderer = stages.time("renderer", () => makeRenderer(code, settings, catalogue, fresh));
  try {
    const indexing = stages.time("index", async () => {
      const index = await makeIndex({ ...kept, pool });
      for (const tree of index) ahead?.add(tree);
      return index;
    });
    const answering = indexing.then((index) => keepAnswers(kept, index));
    const rendering = stages.time("pages", () =>
      makeUnits({
        ...kept,
        pool,
        answers: () => answering,
        renderer: async () => (await renderer).folder,
        onUnit: (units) => {
          count = units;
          if (units.cached < units.begun) (ahead ?? look)?.begin();
          onUnit?.(units);
        },
        onMade: ({ tree }) => ahead?.add(tree),
      }),
    );
    const [made, index, answers, units] = await Promise.all([
      renderer,
      indexing,
      answering,
      rendering,
    ]);
    const assets = partOf(made, STATIC);
    const worker = await keepWorker(kept, units[0], assets);
    const pages = units.map(({ tree }) => tree);
    const bundles = await stages.time("bundles", () =>
      makeBundles({ ...kept, pool }, { units, assets, index }),
    );
    return {
      trees: [assets, ...pages, ...index, worker, ...bundles],
      made: units,
      units: count,
      unanswered: emptySearches(settings, answers),
    };
  } finally {
    await pool.close();
    // It writes to folders that the next build takes, and nothing stops it.
    await renderer.catch(() => {});
  }
}

/** The service worker, made of the offline page. */
async function keepWorker({ settings, cache, code }: Kept, front: Unit | undefined, assets: Tree) {
  const { base } = settings;
  const key = keyOf(code, base, front?.key, assets.files);
  return (
    cache.readTree("worker", key) ??
    cache.writeTree("worker", key, async (write) => {
      const page = path.join(front?.tree.folder ?? "", OFFLINE, "index.html");
      const html = await fs.readFile(page, "utf8");
      write(WORKER.slice(1), await makeWorker(html, assets.folder, base));
    })
  );
}
