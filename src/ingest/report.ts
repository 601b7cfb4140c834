/** What an ingest did, or would do. */
import type { FieldName } from "../paper/fields.ts";
import type { Step } from "./plan.ts";

/** What became of a step. It holds no paper, so that the report of a long ingest stays small. */
export interface Outcome {
  kind: Step["kind"];
  id: string;
  file: string;
  /** The fields that an update changes. */
  fields?: FieldName[];
  /** Why a paper is left as it is. */
  reason?: string;
}

/** Two items that became one paper. */
export interface Merge {
  /** The place of the later one. */
  item: string;
  /** The place of the earlier one; the id, as in file names, of a paper from an earlier run. */
  is: string;
  /** Why they are one paper. */
  why: string;
  /** Whether `is` is an id. */
  isHeld?: true;
}

/** What an ingest did, or would do. */
export interface IngestReport {
  outcomes: Outcome[];
  /** Defects in fields that were mended or dropped. */
  warnings: string[];
  /**
   * Items that are a paper of another item: of one file, or of another id. An id in
   * several files or answers is not reported: the lists of several days may have the same paper.
   */
  merges: Merge[];
  /** Items that are no papers. */
  skipped: string[];
  /** Papers that the operator's rules keep out. */
  excluded: string[];
  /** What a user may want to know though nothing is wrong. */
  remarks: string[];
  /** Files that were refused whole, and writes that failed. */
  errors: string[];
}

/** An empty report. */
export function newReport(): IngestReport {
  return {
    outcomes: [],
    merges: [],
    warnings: [],
    skipped: [],
    excluded: [],
    remarks: [],
    errors: [],
  };
}

/** How many steps were of a kind. */
export function countSteps({ outcomes }: IngestReport, kind: Step["kind"]): number {
  return outcomes.filter((outcome) => outcome.kind === kind).length;
}

/** Whether the exit code has to be 1. What was written is whole in any case. */
export function hasFailed(report: IngestReport, { skipInvalid = false } = {}): boolean {
  const { errors, skipped } = report;
  return (
    errors.length > 0 || (skipped.length > 0 && !skipInvalid) || countSteps(report, "conflict") > 0
  );
}
