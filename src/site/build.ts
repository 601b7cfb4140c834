/** Content → site: built in a folder of its own, then put in the place of the old one. */
import fs from "node:fs/promises";
import path from "node:path";
import { ExpectedError } from "../files/errors.ts";
import { measureFolder, replaceFolder } from "../files/folder.ts";
import { takeLock, type Holder } from "../files/lock.ts";
import { writeBundles } from "../offline/app/write-bundles.ts";
import { writeWorker } from "../offline/app/write-worker.ts";
import { formatProblem } from "../paper/problem.ts";
import { INDEX } from "../search/format/names.ts";
import { writeIndexInThread } from "../search/write/write-index.ts";
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
}

/**
 * Waits until no build is running, and keeps others from starting: Astro keeps one list of a
 * project's notes, whatever is being built.
 *
 * @returns lets others start
 * @throws {ExpectedError} when the other build doesn't end within ten minutes
 */
export function lockBuilds(onWait: BuildOptions["onWait"]): Promise<() => Promise<void>> {
  return takeLock(path.resolve(".cache"), { work: "build", onWait, patience: 600_000 });
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
  { strict = false, onWait }: BuildOptions = {},
): Promise<BuildReport> {
  const { settings, content } = current;
  const { out } = settings;
  refuseProblems(current, strict);
  const release = await lockBuilds(onWait);
  const growing = path.resolve(".cache", "site");
  const index = path.resolve(".cache", "index");
  try {
    await fs.rm(growing, { recursive: true, force: true });
    const indexing = writeIndexInThread(content, index);
    // Awaited when the pages are done; until then a failure is not yet unhandled.
    indexing.catch(() => {});
    await withCurrent(current, () => writePages(growing));
    await indexing;
    await fs.rename(index, path.join(growing, INDEX));
    await writeWorker(growing, settings.base);
    await writeBundles(growing);
    await replaceFolder(out, growing);
  } finally {
    // Where a page failed, others are still being written.
    for (const left of [growing, index])
      await fs.rm(left, { recursive: true, force: true, maxRetries: 10 });
    await release();
  }
  return {
    papers: content.papers.length,
    topics: content.topics.length,
    warnings: content.warnings.map(formatProblem),
    ...(await measureFolder(out)),
  };
}

// --- internal ---

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
