/** The bundles of the offline download: one a month, one of the other pages, and one of files. */
import path from "node:path";
import { dateInWords } from "../paper/date.ts";
import { keyOf, type Cache } from "../files/cache.ts";
import type { Tree, TreeFile } from "../files/tree.ts";
import { BUNDLES, LIST } from "../offline/app-files.ts";
import type { BundleList, SizedFile } from "../offline/app/bundle-format.ts";
import { listVersion } from "../offline/app/bundle-list.ts";
import { kindOf, newestDay } from "../offline/site-files.ts";
import { keepsItsName } from "../search/format/names.ts";
import { LAST_BUNDLE, lastBundleKey, readLastBundle } from "./kept-blocks.ts";
import type { Pool } from "./pool.ts";
import type { Unit } from "./unit-maker.ts";
import { BUNDLE } from "./worker.ts";

/** What bundles are made with. */
export interface BundlesContext {
  cache: Cache;
  /** The hash of the code, from `codeKey`. */
  code: string;
  pool: Pool;
}

/** The site's parts. */
export interface BundledParts {
  units: readonly Pick<Unit, "name" | "tree">[];
  /** Styles, scripts, fonts and pictures. */
  assets: Tree;
  index: readonly Tree[];
}

/** Makes the bundles of some months, for the cache. */
export async function makeMonthBundles(
  context: BundlesContext,
  months: BundledParts["units"],
): Promise<void> {
  await pack(context, groupsOf(months));
}

/** The trees of the bundles and of their list. */
export async function makeBundles(
  context: BundlesContext,
  { units, assets, index }: BundledParts,
): Promise<Tree[]> {
  const { cache } = context;
  const isOther = ({ path: file }: TreeFile) => !["page", "left out"].includes(kindOf(file));
  const isKept = ({ path: file }: TreeFile) => keepsItsName(file);
  const trees = await pack(context, [
    ...groupsOf(units),
    {
      name: "files",
      parts: [assets, ...units.map(({ tree }) => tree)].map((tree) => choose(tree, isOther)),
    },
    { name: "index", parts: index.map((tree) => choose(tree, isKept)) },
  ]);
  const list = listOf(
    units,
    trees,
    index.flatMap(({ files }) => files.filter((one) => !isKept(one))),
  );
  const bytes = Buffer.from(JSON.stringify(list));
  const key = keyOf(bytes);
  const listed =
    cache.readTree(BUNDLE, key) ??
    (await cache.writeTree(BUNDLE, key, (write) => write(`${BUNDLES.slice(1)}${LIST}`, bytes)));
  return [...trees, listed];
}

// --- internal ---

/** The parts of a bundle. */
interface Group {
  name: string;
  parts: Tree[];
}

/** The bundles of groups; of an empty group there is none. */
function pack({ cache, code, pool }: BundlesContext, groups: readonly Group[]): Promise<Tree[]> {
  return Promise.all(
    groups
      .filter(({ parts }) => parts.some(({ files }) => files.length > 0))
      .map(async ({ name, parts }) => {
        const key = keyOf(
          code,
          name,
          // Blocks end where parts do.
          parts.map(({ files }) => files.map(identity)),
        );
        const lastKey = lastBundleKey(code, name);
        const known = cache.readTree(BUNDLE, key);
        if (known) {
          cache.keep(LAST_BUNDLE, lastKey);
          return known;
        }
        const last = readLastBundle(cache, lastKey, (one) => cache.readTree(BUNDLE, one));
        const { tree, used } = await pool.do(() => {
          return { kind: "bundle", key, name, parts, last, lastKey };
        });
        cache.use(used);
        return tree;
      }),
  );
}

function choose({ folder, files }: Tree, counts: (file: TreeFile) => boolean): Tree {
  return { folder, files: files.filter(counts) };
}

/** The pages of each month, and those of the front, which change with every day. */
function groupsOf(units: BundledParts["units"]): Group[] {
  const isPage = ({ path: file }: TreeFile) => kindOf(file) === "page";
  return [...Map.groupBy(units, ({ name }) => name)].map(([name, own]) => ({
    name: name === "front" ? "pages" : name,
    parts: own.map(({ tree }) => choose(tree, isPage)),
  }));
}

function identity({ path: file, sha256 }: TreeFile): readonly string[] {
  return [file, sha256];
}

function listOf(
  units: BundledParts["units"],
  bundles: readonly Tree[],
  ownPlace: readonly TreeFile[],
): BundleList {
  const day = newestDay(units.flatMap(({ tree }) => tree.files.map((file) => file.path)));
  const sized = bundles
    .flatMap(({ files }) => files)
    .map(({ path: file, size }): SizedFile => ({ file: path.basename(file), bytes: size }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  const files = ownPlace
    .map(({ path: file, size }): SizedFile => ({ file, bytes: size }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  return {
    version: listVersion(sized, files),
    upTo: day && dateInWords(day),
    bundles: sized,
    files,
  };
}
