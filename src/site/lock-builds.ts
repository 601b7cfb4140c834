/** One build at a time; what commands that were killed have left is put right. */
import fs from "node:fs";
import path from "node:path";
import { ExpectedError } from "../files/errors.ts";
import { growingBeside, removeFolder, settleFolder } from "../files/folder.ts";
import { takeLock, type Holder } from "../files/lock.ts";
import { copyPlaces } from "./copy-places.ts";

/**
 * Waits until neither a build nor a copy is being made, and keeps others from starting: Astro keeps
 * one list of a project's notes, whatever is being built. Then removes what commands that were
 * killed have left, and finishes what they had begun.
 *
 * @param out where the site goes
 * @param onWait called when another build is running
 * @returns lets others start
 * @throws {ExpectedError} when the other build doesn't end within ten minutes, or the cache is a link
 *   out of the project
 */
export async function lockBuilds(
  out: string,
  onWait: ((holder: Holder) => void) | undefined,
): Promise<() => Promise<void>> {
  refuseLinkedCache();
  const release = await takeLock(path.resolve(".cache"), {
    work: "build",
    onWait,
    patience: 600_000,
  });
  try {
    const copy = copyPlaces(out);
    for (const place of [out, copy.folder]) await settleFolder(place);
    const growing = [copy.folder, copy.zip].map(growingBeside);
    for (const left of [...growing, growingFolder(), siteForCopy()]) await removeFolder(left);
  } catch (error) {
    await release();
    throw error;
  }
  return release;
}

/** Where a site is built that only a portable copy is made of. */
export function siteForCopy(): string {
  return path.resolve(".cache", "site-for-copy");
}

/** Where the site is while it is being put together. */
export function growingFolder(): string {
  return path.resolve(".cache", "site");
}

/** Where the site is that the last build replaced: the next one takes what is the same from it. */
export function replacedFolder(): string {
  return path.resolve(".cache", "site-before");
}

/**
 * The cache has the bundle of the pages, whose packages Node looks for above the bundle's real place.
 *
 * @throws {ExpectedError} where the cache is a link out of the project
 */
export function refuseLinkedCache(): void {
  const cache = path.resolve(".cache");
  if (!fs.lstatSync(cache, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const place = path.resolve(fs.readlinkSync(cache));
  if (place.startsWith(path.resolve(".") + path.sep)) return;
  throw new ExpectedError(
    `.cache is a link to ${place}, from where Node doesn't find the project's packages. Delete the link, or mount a volume as .cache in place of it, and run the same command again.`,
  );
}
