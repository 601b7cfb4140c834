/** What builds keep between runs, and the room that the next one needs. */
import fs from "node:fs";
import path from "node:path";
import { hasCode } from "../files/errors.ts";
import { measureFolder } from "../files/folder.ts";
import { showPath } from "../files/path.ts";
import { explainSystemError, measureFileSystem, nearestThere } from "../files/system-error.ts";
import { refuseLinkedCache } from "../site/lock-builds.ts";
import { countOf } from "../text/counts.ts";
import { sizeOf } from "../text/sizes.ts";
import { error, explain, ok, warning, type Remark } from "./finding.ts";

/**
 * Looks at the folders that builds write to.
 *
 * @param project the folder that holds the caches
 * @param site where the built site goes, where that is known, and its bytes
 */
export async function checkCache(
  project: string,
  site: { out: string | undefined; bytes: number },
): Promise<Remark[]> {
  try {
    refuseLinkedCache();
  } catch (thrown) {
    return [explain(thrown, ".cache")];
  }
  const cache = path.join(project, ".cache");
  const older = path.join(project, OLDER);
  // A site is replaced by a rename beside it.
  const written = [cache, ...(site.out === undefined ? [] : [path.dirname(site.out)])];
  return [
    await describeFolder(cache),
    ...(fs.existsSync(older) ? [await describeFolder(older)] : []),
    ...[...new Set(written.map(nearestThere))].flatMap(describeRights),
    ...describeRoom(written, site.bytes),
  ];
}

// --- internal ---

/** Where Astro keeps its cache when it runs without our settings. */
const OLDER = path.join("node_modules", ".astro");
/** A build writes the new site beside the old one, and keeps what it was made of. */
const TIMES = 2;
/** What the first build of a small digest takes. */
const LEAST_ROOM = 200_000_000;

async function describeFolder(folder: string): Promise<Remark> {
  const place = showPath(folder);
  try {
    const { files, bytes } = await measureFolder(folder);
    return ok(
      `${place}: ${countOf(files, "file")}, ${sizeOf(bytes)}; it may be deleted, which costs time alone`,
    );
  } catch (thrown) {
    if (!fs.existsSync(folder) && fs.lstatSync(folder, { throwIfNoEntry: false }))
      return error(`${place} is a link to a folder that isn't there`, "Delete the link");
    if (!fs.existsSync(folder)) return ok(`${place}: empty; the next build fills it`);
    if (hasCode(thrown, "ENOENT")) return ok(`${place}: a build is changing it just now`);
    if (hasCode(thrown, "ENOTDIR"))
      return error(`${place} is a file; builds need a folder there`, "Move it away");
    return explain(thrown, `${place} can't be measured`);
  }
}

/** What builds can't write. */
function describeRights(folder: string): Remark[] {
  try {
    fs.accessSync(folder, fs.constants.R_OK | fs.constants.W_OK);
    return [];
  } catch (thrown) {
    const place = showPath(folder);
    const where = place === "." ? "the project's folder" : place;
    const reason = explainSystemError(thrown, folder) ?? String(thrown);
    return [error(`a build can't write to ${where}: ${reason}`)];
  }
}

/** Each file system once. */
function describeRoom(folders: readonly string[], bytes: number): Remark[] {
  const systems = new Map(
    folders.map((folder) => [measureFileSystem(folder).top, measureFileSystem(folder)]),
  );
  const need = Math.max(LEAST_ROOM, bytes * TIMES);
  return [...systems.values()].map(({ top, free, hasNames }) => {
    const found = `the disk at ${top} has ${sizeOf(free)} free`;
    if (!hasNames) return error(`${found}, and takes no further file`, "Delete files there");
    if (free >= need) return ok(found);
    return warning(
      `${found}; the next build may need ${sizeOf(need)}`,
      "Make room there before the next build",
    );
  });
}
