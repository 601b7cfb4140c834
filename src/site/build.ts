/** Content → site: built in a folder of its own, then put in the place of the old one. */
import fs from "node:fs/promises";
import path from "node:path";
import { ExpectedError } from "../files/errors.ts";
import { growingBeside, measureFolder, replaceFolder, settleFolder } from "../files/folder.ts";
import { takeLock, type Holder } from "../files/lock.ts";
import { writeBundles } from "../offline/app/write-bundles.ts";
import { writeWorker } from "../offline/app/write-worker.ts";
import { formatProblem } from "../paper/problem.ts";
import { INDEX } from "../search/format/names.ts";
import { writeIndexInThread } from "../search/write/write-index.ts";
import { copyPlaces } from "./copy-places.ts";
import { withCurrent, type Current } from "./current.ts";
import { shareCurrent } from "./share-current.ts";

/** What was built. */
export interface BuildReport {
  papers: number;
  topics: number;
  files: number;
  bytes: number;
  /** A line each. */
  warnings: string[];
}

/** How to build. */
export interface BuildOptions {
  /** Warnings, such as of a note that is left out, keep the site from being built, too. */
  strict?: boolean | undefined;
  /** Called when another build is running, which this one waits for. */
  onWait?: ((holder: Holder) => void) | undefined;
  /** Whether the caller holds the lock of builds. */
  isLocked?: boolean;
}

/**
 * Waits until neither a build nor a copy is being made, and keeps others from starting: Astro keeps
 * one list of a project's notes, whatever is being built. Then removes what commands that were
 * killed have left, and finishes what they had begun.
 *
 * @param out where the site goes
 * @returns lets others start
 * @throws {ExpectedError} when the other build doesn't end within ten minutes
 */
export async function lockBuilds(
  out: string,
  onWait: BuildOptions["onWait"],
): Promise<() => Promise<void>> {
  const release = await takeLock(path.resolve(".cache"), {
    work: "build",
    onWait,
    patience: 600_000,
  });
  try {
    const copy = copyPlaces(out);
    for (const place of [out, copy.folder]) await settleFolder(place);
    const growing = [copy.folder, copy.zip].map(growingBeside);
    for (const left of [...growing, ...growingFolders(), siteForCopy()]) await removeFolder(left);
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

/**
 * Builds the site with its search index. Until everything is written, the site that was there
 * before stays as it is: the new one grows in the project's `.cache` folder. Beside the old site,
 * Astro could take it for a folder of the project, since it compares paths by their first
 * characters, and would put its own bundle there, where Node finds no packages.
 *
 * @throws {ExpectedError} with every problem of the content, a line each; or when another build
 *   doesn't end within ten minutes
 */
export async function buildSite(
  current: Current,
  { strict = false, onWait, isLocked = false }: BuildOptions = {},
): Promise<BuildReport> {
  const { settings, content } = current;
  const { out } = settings;
  refuseProblems(current, strict);
  const release = isLocked ? async () => {} : await lockBuilds(out, onWait);
  const [growing, index] = growingFolders();
  try {
    const indexing = writeIndexInThread(content, index);
    // Awaited when the pages are done; until then a failure is not yet unhandled.
    indexing.catch(() => {});
    await withCurrent(current, () => writePages(growing));
    await indexing;
    await fs.rename(index, path.join(growing, INDEX));
    await writeWorker(growing, settings.base);
    await writeBundles(growing);
    const size = await measureFolder(growing);
    await replaceFolder(out, growing);
    return {
      papers: content.papers.length,
      topics: content.topics.length,
      warnings: content.warnings.map(formatProblem),
      ...size,
    };
  } finally {
    for (const left of [growing, index]) await removeFolder(left);
    await release();
  }
}

// --- internal ---

/** Where the site and its search index are while they are being built. */
function growingFolders(): [site: string, index: string] {
  return [path.resolve(".cache", "site"), path.resolve(".cache", "index")];
}

/** Removes a folder; where a page failed, others are still being written. */
function removeFolder(folder: string): Promise<void> {
  return fs.rm(folder, { recursive: true, force: true, maxRetries: 10 });
}

function refuseProblems({ settings, content }: Current, strict: boolean): void {
  const problems = strict ? [...content.problems, ...content.warnings] : content.problems;
  if (problems.length === 0) return;
  const subject = problems.length === 1 ? "This keeps" : `These ${problems.length} problems keep`;
  throw new ExpectedError(
    `${problems.map(formatProblem).join("\n")}\n${subject} the site from being built. The site in ${settings.out} is as it was.`,
  );
}

async function writePages(folder: string): Promise<void> {
  // Loaded only here: content that can't be built is refused without waiting for it.
  const { build } = await import("astro");
  await build({ outDir: folder, logLevel: "error", vite: { plugins: [shareCurrent()] } });
}
