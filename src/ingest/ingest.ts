/** From a source to files: read, plan, apply, a batch at a time. */
import { showPath } from "../files/path.ts";
import fs from "node:fs/promises";
import path from "node:path";
import { finishDraft } from "../paper/finish-draft.ts";
import { toMdx } from "../paper/mdx.ts";
import { exclusionOf, type Filter } from "../paper/filter.ts";
import { readRemoved, removalOf, type Removed } from "../paper/removed.ts";
import type { Http } from "../sources/http.ts";
import { OptionError, type Request, type Source } from "../sources/source.ts";
import { openHoldings, type Holdings } from "./holdings.ts";
import { readFiles, readNetwork, type Batch } from "./input.ts";
import { takeLock, type Holder } from "../files/lock.ts";
import { planIngest, type Arrival, type Step } from "./plan.ts";
import { newReport, type IngestReport, type Note } from "./report.ts";
import { openStore, writePaper, type Store } from "./store.ts";

/** What to ingest, and where to. */
export interface IngestOptions {
  source: Source;
  /** Saved responses of the source, in place of the network. `-` is standard input. */
  files: string[];
  /** The folder that holds `papers/`. */
  content: string;
  /** What to ask the network for, where there are no files. `newest` is filled in here. */
  request: Omit<Request, "newest">;
  http: Http;
  /** The operator's rule for this source. */
  filter?: Filter | undefined;
  /** Plan only. */
  dryRun: boolean;
  /** Called after each batch with the number of papers so far. */
  onProgress?: ((papers: number, batch: string) => void) | undefined;
  /** Called when another ingest holds the folder. */
  onWait?: ((holder: Holder) => void) | undefined;
}

/**
 * Reads, plans and, unless it is a dry run, writes. What is refused or fails doesn't keep the rest
 * from going in.
 *
 * @throws {OptionError} when the options lack what the source needs
 * @throws {LockedError} when another ingest doesn't end
 * @throws {ProblemError} when `removed.yml` isn't what it should be
 */
export async function ingest(options: IngestOptions): Promise<IngestReport> {
  const { content, dryRun, onWait } = options;
  if (dryRun) return run(options);
  const release = await takeLock(path.join(content, "papers"), {
    work: "ingest",
    onWait,
  });
  try {
    return await run(options);
  } finally {
    await release();
  }
}

// --- internal ---

async function run(options: IngestOptions): Promise<IngestReport> {
  const { source, files, content, request, http, dryRun } = options;
  const report = newReport();
  const removed = await readRemovedFile(content);
  const store = await openStore(content, { clean: !dryRun });
  const holdings = openHoldings(store);
  const batches =
    files.length > 0
      ? readFiles(source, files, request.date)
      : readNetwork(source, { ...request, newest: await holdings.newestDay() }, http);
  let left = request.limit ?? Infinity;
  let papers = 0;
  try {
    for await (const batch of batches) {
      const arrivals = admit(batch, { ...options, removed }, report).slice(0, left);
      left -= arrivals.length;
      papers += arrivals.length;
      if (source.wholeDays) await remarkShortDays(batch, holdings, source.name, report);
      const steps = await planIngest(arrivals, store, holdings);
      const isWritten = dryRun || (await apply(steps, store, report));
      options.onProgress?.(papers, batch.name);
      if (dryRun) for (const step of steps) note(step, store, report);
      if (!isWritten || left <= 0) break;
    }
  } catch (error) {
    // Before anything was taken it is wrong usage; afterwards the report has to come out.
    if (!(error instanceof OptionError) || papers === 0) throw error;
    report.errors.push(error.message);
  }
  report.errors.push(...holdings.problems());
  return report;
}

/** The batch's papers: finished, not removed, not excluded. Everything else goes into the report. */
function admit(
  { items, error }: Batch,
  { filter, removed }: { filter?: Filter | undefined; removed: Removed },
  report: IngestReport,
): Arrival[] {
  if (error !== undefined) report.errors.push(error);
  const arrivals: Arrival[] = [];
  const refused: string[] = [];
  for (const item of items) {
    const finished = "draft" in item ? finishDraft(item.draft) : { reason: item.skipped };
    if ("reason" in finished) {
      refused.push(`${item.place}: ${finished.reason}`);
      continue;
    }
    const { paper, warnings } = finished;
    const found = "draft" in item ? item : { warnings: [], updateOnly: false };
    for (const warning of [...(found.warnings ?? []), ...warnings])
      report.warnings.push(`${item.place}: ${warning}`);
    const removal = removalOf(removed, paper);
    const exclusion = removal === undefined ? exclusionOf(filter, paper) : `removed (${removal})`;
    if (exclusion !== undefined) report.excluded.push(`${item.place}: ${exclusion}`);
    else arrivals.push({ paper, updateOnly: found.updateOnly ?? false });
  }
  const others = items.length - refused.length;
  for (const reason of refused)
    report.skipped.push(
      `${reason}; the other ${others} were kept. Mend the item, or pass --skip-invalid`,
    );
  return arrivals;
}

async function remarkShortDays(
  { items, day: asked }: Batch,
  holdings: Holdings,
  source: string,
  report: IngestReport,
): Promise<void> {
  const drafts = items.flatMap((item) => ("draft" in item ? item.draft : []));
  const days = Map.groupBy(drafts, (draft) => draft.day);
  if (asked !== undefined && items.length === 0) days.set(asked, []);
  for (const [day, ofDay] of days) {
    const held = await holdings.countDay(day, source);
    if (held > ofDay.length)
      report.remarks.push(
        `${day}: the source sent ${ofDay.length} papers and ${held} are held; none was removed`,
      );
  }
}

/** How many files are written at a time. */
const AT_ONCE = 16;

/** Writes what the plan says; false when a write failed, and then nothing further is tried. */
async function apply(steps: readonly Step[], store: Store, report: IngestReport): Promise<boolean> {
  const waiting = steps.entries();
  let failure: string | undefined;
  const done: (Note | undefined)[] = [];
  const work = async () => {
    for (const [index, step] of waiting) {
      if (failure !== undefined) return;
      try {
        await applyStep(step, store);
        done[index] = toNote(step);
      } catch (error) {
        failure ??= `${showPath(step.file)}: could not be written: ${error instanceof Error ? error.message : String(error)}`;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  report.notes.push(...done.filter((note) => note !== undefined));
  if (failure === undefined) return true;
  report.errors.push(
    `${failure}. What was written before is whole; free the way and run the same command again for the rest.`,
  );
  return false;
}

async function applyStep(step: Step, store: Store): Promise<void> {
  if (step.kind !== "create" && step.kind !== "update") return;
  await writePaper(step.file, step.paper, step.kind === "update" ? step.from : undefined);
  store.files.set(path.basename(step.file, ".mdx"), [step.file]);
}

/** A dry run goes on as if it had written: what comes twice is new once. */
function note(step: Step, store: Store, report: IngestReport): void {
  report.notes.push(toNote(step));
  if (step.kind !== "create" && step.kind !== "update") return;
  store.files.set(path.basename(step.file, ".mdx"), [step.file]);
  store.pending.set(step.file, toMdx(step.paper));
}

function toNote(step: Step): Note {
  return {
    kind: step.kind,
    id: step.paper.id,
    file: showPath(step.file),
    ...(step.kind === "update" && { fields: step.fields }),
    ...(step.kind === "conflict" && { reason: step.reason }),
  };
}

async function readRemovedFile(content: string): Promise<Removed> {
  const file = path.join(content, "removed.yml");
  try {
    return readRemoved(await fs.readFile(file, "utf8"), showPath(file));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return new Map();
    throw error;
  }
}
