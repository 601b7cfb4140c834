/** A part of a site, made of a share of the months: for a first build on several machines. */
import fs from "node:fs";
import path from "node:path";
import { Cache } from "../files/cache.ts";
import { copyEntries } from "../files/copy-entries.ts";
import { replaceFolder } from "../files/folder.ts";
import { makeMonthBundles } from "./bundles.ts";
import type { BuildOptions } from "./build.ts";
import { codeKey } from "./code-key.ts";
import { makeIndexParts } from "./index-parts.ts";
import { LAST_BUNDLE } from "./kept-blocks.ts";
import { LAST_PAGES } from "./kept-pages.ts";
import { LAST_PART } from "./kept-parts.ts";
import { lockBuilds } from "./lock-builds.ts";
import { readTable } from "./meaning-table.ts";
import { openContent, refuseProblems } from "./open-content.ts";
import { writePartList } from "./part-list.ts";
import { Pool } from "./pool.ts";
import { RELATED_KINDS } from "./related-stretches.ts";
import { makeRenderer } from "./renderer.ts";
import type { Settings } from "./settings.ts";
import { monthsOfShare, type Share } from "./share.ts";
import { UNIT_KEY } from "./unit-maker.ts";
import { commonKey, makeUnits } from "./units.ts";
import { BUNDLE, INDEX_PART, UNIT } from "./worker.ts";

/** What came of a part. */
export interface PartReport {
  /** Where it lies. */
  folder: string;
  /** Its months, the oldest first. */
  months: string[];
}

/** Where a part lies: beside the site. */
export function partFolder({ out }: Pick<Settings, "out">, { part, of }: Share): string {
  return `${out}-part-${part}-of-${of}`;
}

/**
 * Makes all that a share's months alone decide, their pages, bundles and parts of the index, and
 * puts it into a folder beside the site, which stays as it is.
 *
 * @throws {ExpectedError} with every problem of the content; or when another build doesn't end
 */
export async function buildPart(
  settings: Settings,
  share: Share,
  { strict, fresh, onWait, onUnit }: Pick<BuildOptions, "strict" | "fresh" | "onWait" | "onUnit">,
): Promise<PartReport> {
  const release = await lockBuilds(settings.out, onWait);
  try {
    const cache = new Cache(path.join(settings.cache, "kept"), fresh);
    const code = codeKey();
    const { catalogue } = await openContent(settings, { cache, code }, undefined);
    refuseProblems(settings, catalogue, strict);
    const months = monthsOfShare(catalogue.months, share);
    const table = readTable(settings)?.key;
    const pool = new Pool({ settings, cache: cache.folder });
    const renderer = makeRenderer(code, settings, catalogue, fresh);
    try {
      const context = { settings, cache, code, catalogue, table, pool, only: new Set(months) };
      const [units] = await Promise.all([
        makeUnits({
          ...context,
          answers: async () => [],
          renderer: async () => (await renderer).folder,
          onUnit,
        }),
        makeIndexParts(context),
        renderer,
      ]);
      await makeMonthBundles(context, units);
    } finally {
      await pool.close();
      // It writes to folders that the next build takes, and nothing stops it.
      await renderer.catch(() => {});
    }
    const folder = partFolder(settings, share);
    const growing = `${folder}.new`;
    fs.rmSync(growing, { recursive: true, force: true });
    const entries = cache.entries().filter(({ kind }) => KINDS.has(kind));
    await copyEntries(cache, new Cache(growing), entries);
    writePartList(growing, { ...share, key: commonKey(code, settings, catalogue.topics), entries });
    await replaceFolder(folder, growing);
    return { folder, months };
  } finally {
    await release();
  }
}

// --- internal ---

/** The kinds of entries that months decide; the rest is made when parts are put together. */
const KINDS: ReadonlySet<string> = new Set([
  UNIT,
  UNIT_KEY,
  LAST_PAGES,
  INDEX_PART,
  BUNDLE,
  LAST_BUNDLE,
  LAST_PART,
  ...RELATED_KINDS,
]);
