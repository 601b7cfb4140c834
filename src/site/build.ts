/** Content → site: built beside the old one, then put in its place. */
import fs from "node:fs/promises";
import path from "node:path";
import { takeLock, type Holder } from "../files/lock.ts";
import { writeBundles } from "../offline/app/write-bundles.ts";
import { writeWorker } from "../offline/app/write-worker.ts";
import { formatProblem } from "../paper/problem.ts";
import { INDEX } from "../search/format/names.ts";
import { writeIndexInThread } from "../search/write/write-index.ts";
import { BuildError } from "./build-error.ts";
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
 * Builds the site with its search index. Until everything is written, the site that was there
 * before stays as it is: the new one grows beside it under a temporary name.
 *
 * @throws {BuildError} with every problem of the content, a line each
 * @throws {LockedError} when another build doesn't end within ten minutes
 */
export async function buildSite(
  current: Current,
  { strict = false, onWait }: BuildOptions = {},
): Promise<BuildReport> {
  const { settings, content } = current;
  const { out } = settings;
  refuseProblems(current, strict);
  // Astro keeps one list of a project's notes, whatever is being built: one build at a time.
  const release = await takeLock(path.resolve(".cache"), {
    work: "build",
    onWait,
    patience: 600_000,
  });
  const growing = `${out}.building`;
  const index = `${growing}-index`;
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
    await replace(out, growing);
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
    ...(await measure(out)),
  };
}

// --- internal ---

function refuseProblems({ settings, content }: Current, strict: boolean): void {
  const problems = strict ? [...content.problems, ...content.warnings] : content.problems;
  if (problems.length === 0) return;
  const subject = problems.length === 1 ? "This keeps" : `These ${problems.length} problems keep`;
  throw new BuildError(
    `${problems.map(formatProblem).join("\n")}\n${subject} the site from being built. The site in ${settings.out} is as it was.`,
  );
}

async function writePages(folder: string): Promise<void> {
  // Loaded only here: content that can't be built is refused without waiting for it.
  const { build } = await import("astro");
  await build({ outDir: folder, logLevel: "error", vite: { plugins: [shareCurrent()] } });
}

async function replace(out: string, growing: string): Promise<void> {
  const old = `${out}.old`;
  await fs.rm(old, { recursive: true, force: true });
  await fs.mkdir(path.dirname(out), { recursive: true });
  await fs.rename(out, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  await fs.rename(growing, out);
  await fs.rm(old, { recursive: true, force: true });
}

async function measure(folder: string): Promise<{ files: number; bytes: number }> {
  const entries = await fs.readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await fs.stat(path.join(parentPath, name))).size),
  );
  return {
    files: files.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
  };
}
