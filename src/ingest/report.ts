/** What an ingest did, or would do. */
import type { Paper } from "../paper/schema.ts";
import type { Step } from "./plan.ts";

/** A step without the paper's text, so that a long ingest's report stays small. */
export interface Note {
  kind: Step["kind"];
  id: string;
  file: string;
  fields?: (keyof Paper)[];
  reason?: string;
}

/** What an ingest did, or would do. */
export interface IngestReport {
  notes: Note[];
  /** Mended defects. */
  warnings: string[];
  /** Items that are no papers. */
  skipped: string[];
  /** Papers that the operator's rules keep out. */
  excluded: string[];
  /** What a user may want to know, and nothing is wrong. */
  remarks: string[];
  /** Files that were refused whole, and writes that failed. */
  errors: string[];
}

/** The report of an ingest that has met nothing yet. */
export function newReport(): IngestReport {
  return {
    notes: [],
    warnings: [],
    skipped: [],
    excluded: [],
    remarks: [],
    errors: [],
  };
}

/** How many steps were of a kind. */
export function countSteps({ notes }: IngestReport, kind: Step["kind"]): number {
  return notes.reduce((count, note) => count + (note.kind === kind ? 1 : 0), 0);
}

/** Whether something failed: then the exit code is 1, and what went in is safe. */
export function hasFailed(report: IngestReport, { skipInvalid = false } = {}): boolean {
  const { errors, skipped } = report;
  return (
    errors.length > 0 || (skipped.length > 0 && !skipInvalid) || countSteps(report, "conflict") > 0
  );
}
