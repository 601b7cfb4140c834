/** From a source to files: read, plan and apply, batch by batch. */
import { hasCode } from "../files/errors.ts";
import { showPath } from "../files/path.ts";
import fs from "node:fs/promises";
import { contentPaths, stemOf } from "../paper/content-folder.ts";
import { finishDraft } from "../paper/finish-draft.ts";
import { toMdx } from "../paper/mdx.ts";
import { exclusionOf, type Filter } from "../paper/filter.ts";
import { lastDay } from "../paper/plausible-day.ts";
import { readRemoved, removalOf, type Removed } from "../paper/removed.ts";
import type { Http } from "../sources/http.ts";
import { OptionError, type FetchOptions, type Source } from "../sources/source.ts";
import { countUnknown, describeUnknown } from "./unknown-fields.ts";
import { settleDay } from "./listing-day.ts";
import { openHeldPapers, type HeldPapers } from "./held-papers.ts";
import { readFiles, readNetwork, type Batch } from "./input.ts";
import { takeLock, type Holder } from "../files/lock.ts";
import { explainSystemError } from "../files/system-error.ts";
import { countOf } from "../text/counts.ts";
import type { IncomingPaper, MetPapers } from "./match-items.ts";
import { planIngest, type Step } from "./plan.ts";
import { newReport, type IngestReport, type Outcome } from "./report.ts";
import { openStore, writePaper, type Store } from "./store.ts";

/** What to ingest, and where to. */
export interface IngestOptions {
  source: Source;
  /** Saved responses of the source, in place of the network. `-` is standard input. */
  files: string[];
  /** The folder that holds `papers/`. */
  content: string;
  /** What to ask the network for, where there are no files. `newest` is set here. */
  request: Omit<FetchOptions, "newest">;
  http: Http;
  /** The operator's rule for this source. */
  filter?: Filter | undefined;
  /** Plan, and write nothing. */
  dryRun: boolean;
  /** Called after each batch with the number of papers so far. */
  onProgress?: ((papers: number, batch: string) => void) | undefined;
  /** Called when another ingest holds the folder. */
  onWait?: ((holder: Holder) => void) | undefined;
}

/**
 * Reads, plans and, unless it is a dry run, writes. A file that is refused or an item that is no
 * paper is reported, and the others are written.
 *
 * @throws {OptionError} when the options lack what the source needs
 * @throws {ExpectedError} when another ingest holds the folder for too long
 * @throws {ProblemError} when `removed.yml` isn't what it should be
 */
export async function ingest(options: IngestOptions): Promise<IngestReport> {
  const { content, dryRun, onWait } = options;
  if (dryRun) return run(options);
  const release = await takeLock(contentPaths(content).papers, { work: "ingest", onWait });
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
  const heldPapers = openHeldPapers(store);
  const batches =
    files.length > 0
      ? readFiles(source, files, request.date)
      : readNetwork(
          source,
          { ...request, newest: await heldPapers.newestDay(lastDay(request.today)) },
          http,
        );
  const met: MetPapers = new Map();
  const unknown = new Map<string, number>();
  const withoutAbstract: string[] = [];
  let left = request.limit ?? Infinity;
  let papers = 0;
  try {
    for await (const batch of batches) {
      countUnknown(batch, unknown);
      const incoming = takePapers(batch, { ...options, removed }, report).slice(0, left);
      left -= incoming.length;
      papers += incoming.length;
      for (const { paper, place } of incoming)
        if (paper.abstract === "") withoutAbstract.push(place);
      if (source.wholeDays) await remarkShortDays(batch, heldPapers, source.name, report);
      const { steps, merges, warnings } = await planIngest(incoming, store, heldPapers, met);
      report.merges.push(...merges);
      report.warnings.push(...warnings);
      const isDone = await apply(steps, store, report, dryRun);
      options.onProgress?.(papers, batch.name);
      if (!isDone || left <= 0) break;
    }
  } catch (error) {
    // Before the first paper it is wrong usage; afterwards the report must not be lost.
    if (!(error instanceof OptionError) || papers === 0) throw error;
    report.errors.push(error.message);
  }
  report.errors.push(...heldPapers.problems());
  report.remarks.push(
    ...describeUnknown(unknown, source.name),
    ...describeWithoutAbstract(withoutAbstract, papers),
  );
  return report;
}

/** The batch's papers, without those that are removed or excluded. The rest is reported. */
function takePapers(
  { name, items, day, error, warnings: ofFile = [] }: Batch,
  { source, request, filter, removed }: IngestOptions & { removed: Removed },
  report: IngestReport,
): IncomingPaper[] {
  if (error !== undefined) report.errors.push(error);
  report.warnings.push(...ofFile);
  const incoming: IncomingPaper[] = [];
  const invalid: string[] = [];
  const { date, today } = request;
  for (const item of items) {
    const settled =
      "draft" in item
        ? settleDay(item.draft, { source, date, day: date ?? day, today })
        : { reason: item.skipped };
    const finished = "draft" in settled ? finishDraft(settled.draft) : settled;
    if ("reason" in finished) {
      invalid.push(`${item.place}: ${finished.reason}`);
      continue;
    }
    const { paper } = finished;
    const { warnings = [], updateOnly = false, draft = undefined } = "draft" in item ? item : {};
    const ofDay = "warning" in settled ? [settled.warning] : [];
    for (const warning of [...warnings, ...ofDay, ...finished.warnings])
      report.warnings.push(`${item.place}: ${warning}`);
    const removal = removalOf(removed, paper);
    const exclusion = removal === undefined ? exclusionOf(filter, paper) : `removed (${removal})`;
    if (exclusion !== undefined) report.excluded.push(`${item.place}: ${exclusion}`);
    else
      incoming.push({
        paper,
        place: item.place,
        from: name,
        hasOwnId: draft?.id !== undefined,
        updateOnly,
      });
  }
  const kept = items.length - invalid.length;
  const others = kept > 0 ? `; ${countOf(kept, "other item")} kept` : "";
  for (const reason of invalid)
    report.skipped.push(`${reason}${others}. Fix the item, or pass --skip-invalid`);
  return incoming;
}

/** How many papers without an abstract are named at most. */
const NAMED = 3;

/** One line in each run: hardly any entry of a .bib file has an abstract. */
function describeWithoutAbstract(places: readonly string[], papers: number): string[] {
  if (places.length === 0) return [];
  const named = places.length > NAMED ? "" : `: ${places.join("; ")}`;
  const have = places.length === 1 ? "has" : "have";
  return [`${places.length} of ${countOf(papers, "paper")} ${have} no abstract${named}`];
}

/** Remarks on days of which the source sent fewer papers than are held. */
async function remarkShortDays(
  { items, day: asked }: Batch,
  heldPapers: HeldPapers,
  source: string,
  report: IngestReport,
): Promise<void> {
  const drafts = items.flatMap((item) => ("draft" in item ? item.draft : []));
  const days = Map.groupBy(drafts, (draft) => draft.day);
  if (asked !== undefined && items.length === 0) days.set(asked, []);
  for (const [day, ofDay] of days) {
    const held = await heldPapers.countDay(day, source);
    if (held > ofDay.length)
      report.remarks.push(
        `${day}: the source sent ${countOf(ofDay.length, "paper")} and ${held} are held; none was removed`,
      );
  }
}

/** How many files are written at the same time. */
const PARALLEL_WRITES = 16;

/** Writes what the plan says, unless it is a dry run; false when a write failed: then no further file is written. */
async function apply(
  steps: readonly Step[],
  store: Store,
  report: IngestReport,
  dryRun: boolean,
): Promise<boolean> {
  const waiting = steps.entries();
  let failure: string | undefined;
  const done: (Outcome | undefined)[] = [];
  const work = async () => {
    for (const [index, step] of waiting) {
      if (failure !== undefined) return;
      try {
        await applyStep(step, store, dryRun);
        done[index] = outcomeOf(step);
      } catch (error) {
        const reason = explainSystemError(error, step.file);
        if (reason === undefined) throw error;
        failure ??= `${showPath(step.file)} could not be written: ${reason}`;
      }
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_WRITES }, work));
  report.outcomes.push(...done.filter((outcome) => outcome !== undefined));
  if (failure === undefined) return true;
  report.errors.push(failure);
  return false;
}

/** After a dry run's step, the store holds the file as if written: what comes twice is new once. */
async function applyStep(step: Step, store: Store, dryRun: boolean): Promise<void> {
  if (step.kind !== "create" && step.kind !== "update") return;
  if (dryRun) store.pending.set(step.file, toMdx(step.paper));
  else await writePaper(step.file, step.paper, step.kind === "update" ? step.from : undefined);
  store.files.set(stemOf(step.file), [step.file]);
}

function outcomeOf(step: Step): Outcome {
  return {
    kind: step.kind,
    id: step.paper.id,
    file: showPath(step.file),
    ...(step.kind === "update" && { fields: step.fields }),
    ...(step.kind === "conflict" && { reason: step.reason }),
  };
}

async function readRemovedFile(content: string): Promise<Removed> {
  const file = contentPaths(content).removed;
  try {
    return readRemoved(await fs.readFile(file, "utf8"), showPath(file));
  } catch (error) {
    if (hasCode(error, "ENOENT")) return new Map();
    throw error;
  }
}
