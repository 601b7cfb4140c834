/** From saved bytes to files: read, plan, apply. */
import fs from "node:fs/promises";
import path from "node:path";
import type { Paper } from "../paper/schema.ts";
import { SourceError, type Source } from "../sources/source.ts";
import { planIngest, type Step } from "./plan.ts";
import { openStore, showPath, writePaper } from "./store.ts";

/** What to ingest, and where to. */
export interface IngestOptions {
  source: Source;
  /** Saved responses of the source. */
  files: string[];
  /** The folder that holds `papers/`. */
  content: string;
  date?: string | undefined;
  /** At most so many papers. */
  limit?: number | undefined;
  /** Plan only. */
  dryRun?: boolean;
  /** Called after each written paper. */
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/** What an ingest did, or would do. */
export interface IngestReport {
  steps: Step[];
  /** Mended defects. */
  warnings: string[];
  /** Items that are no papers. */
  skipped: string[];
  /** Files that were refused whole, and writes that failed. */
  errors: string[];
}

/**
 * Reads the files, plans and, unless it is a dry run, writes. A file that is refused doesn't
 * keep the others from going in.
 *
 * @throws {OptionError} when the options lack what the source needs
 */
export async function ingest(options: IngestOptions): Promise<IngestReport> {
  const report: IngestReport = {
    steps: [],
    warnings: [],
    skipped: [],
    errors: [],
  };
  const papers: Paper[] = [];
  for (const file of options.files) {
    try {
      const result = options.source.parse(await read(file), {
        file,
        date: options.date,
      });
      papers.push(...result.papers);
      report.warnings.push(...result.warnings);
      report.skipped.push(...result.skipped);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      report.errors.push(error.message);
    }
  }
  const store = await openStore(options.content);
  report.steps = await planIngest(papers.slice(0, options.limit), store);
  if (!options.dryRun) await apply(report, options.onProgress);
  return report;
}

/** Whether something failed: then the exit code is 1, and what went in is safe. */
export function hasFailed({ errors, skipped, steps }: IngestReport): boolean {
  return (
    errors.length > 0 ||
    skipped.length > 0 ||
    steps.some(({ kind }) => kind === "conflict")
  );
}

// --- internal ---

async function read(file: string): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(
      await fs.readFile(file),
    );
  } catch (error) {
    if (error instanceof TypeError)
      throw new SourceError(
        `${file}: not UTF-8 text. Save the file again, as UTF-8.`,
      );
    throw new SourceError(
      `${file}: ${readFailure(error)} (looked in ${path.resolve(file)})`,
    );
  }
}

function readFailure(error: unknown): string {
  const code =
    error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT")
    return "there is no such file; check the path after --file";
  if (code === "EISDIR") return "this is a folder; --file takes a file";
  if (code === "EACCES") return "no permission to read the file";
  return error instanceof Error ? error.message : String(error);
}

async function apply(
  report: IngestReport,
  onProgress: IngestOptions["onProgress"],
): Promise<void> {
  const writes = report.steps.filter(
    (step) => step.kind === "create" || step.kind === "update",
  );
  for (const [index, step] of writes.entries()) {
    try {
      await writePaper(
        step.file,
        step.paper,
        step.kind === "update" ? step.from : undefined,
      );
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const left = writes.length - index;
      report.errors.push(
        `${showPath(step.file)}: could not be written: ${reason}. ${index} of ${writes.length} papers are safe; free the way and run the same command again for the other ${left}.`,
      );
      const unwritten = new Set<Step>(writes.slice(index));
      report.steps = report.steps.filter((other) => !unwritten.has(other));
      return;
    }
    onProgress?.(index + 1, writes.length);
  }
}
