/** Content → site: checked first, built beside the old one, then put in its place. */
import fs from "node:fs/promises";
import path from "node:path";
import { takeLock, type Holder } from "../files/lock.ts";
import { formatProblem } from "../paper/problem.ts";
import { readContent, shareContent } from "../content/read.ts";
import { writeBundles } from "../offline/app/write-bundles.ts";
import { writeWorker } from "../offline/app/write-worker.ts";
import { BuildError } from "./build-error.ts";
import type { Environment } from "./environment.ts";
import { INDEX } from "../search/format/names.ts";
import { writeIndexInThread } from "../search/write/thread.ts";

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
  /** What is otherwise a warning, such as a note that is left out, keeps the site from being built. */
  strict?: boolean;
}

/**
 * Builds the site with its search index. Until everything is written, the site that was there
 * before stays as it is: the new one grows beside it under a temporary name.
 *
 * @throws {BuildError} with every defect of the content, a line each
 */
export async function buildSite(
  { content, out, site }: Environment,
  onWait?: (holder: Holder) => void,
  { strict = false }: BuildOptions = {},
): Promise<BuildReport> {
  const read = readOnce(content);
  const { papers, topics, warnings } = read;
  const problems = strict ? [...read.problems, ...warnings] : read.problems;
  if (problems.length > 0)
    throw new BuildError(
      `${problems.map(formatProblem).join("\n")}\n${problems.length === 1 ? "This keeps" : `These ${problems.length} problems keep`} the site from being built. The site in ${out} is as it was.`,
    );
  // Astro keeps one list of a project's notes, whatever is being built: one build at a time.
  const release = await takeLock(path.resolve(".cache"), {
    work: "build",
    onWait,
    patience: 600_000,
  });
  const growing = `${out}.building`;
  const index = `${growing}-index`;
  const shared = shareContent(content, read);
  try {
    await fs.rm(growing, { recursive: true, force: true });
    const indexing = writeIndexInThread(read, index);
    // Awaited when the pages are done; until then a failure is not yet unhandled.
    indexing.catch(() => {});
    // Content that can't be built is named without waiting for it.
    const { build } = await import("astro");
    await build({ outDir: growing, logLevel: "error" });
    await indexing;
    await fs.rename(index, path.join(growing, INDEX));
    await writeWorker(growing, site.base);
    await writeBundles(growing);
    await replace(out, growing);
  } finally {
    shared.release();
    // Where a page failed, others are still being written.
    for (const left of [growing, index])
      await fs.rm(left, { recursive: true, force: true, maxRetries: 10 });
    await release();
  }
  return {
    papers: papers.length,
    topics: topics.length,
    warnings: warnings.map(formatProblem),
    ...(await measure(out)),
  };
}

// --- internal ---

function readOnce(folder: string) {
  try {
    return readContent(folder);
  } catch (error) {
    throw new BuildError(error instanceof Error ? error.message : String(error));
  }
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
