/** An ingest's report, for people and for machines. */
import path from "node:path";
import type { IngestOptions } from "../ingest/ingest.ts";
import { countSteps, type IngestReport } from "../ingest/report.ts";
import { showPath } from "../files/path.ts";
import type { Terminal } from "./terminal.ts";

type Printed = Pick<IngestOptions, "dryRun" | "content">;

/** Prints what went wrong to standard error, and what was done to standard output. */
export function printReport(
  report: IngestReport,
  { dryRun, content }: Printed,
  { print, say }: Terminal,
): void {
  for (const { kind, id, file, fields, reason } of report.outcomes) {
    if (kind === "conflict") say(`conflict  ${id}: ${reason}`);
    else if (dryRun && kind !== "same") {
      const what = fields ? ` (${fields.join(", ")})` : "";
      print(`${kind.padEnd(9)} ${file}${what}`);
    }
  }
  if (dryRun) for (const reason of report.excluded) print(`exclude   ${reason}`);
  const lines = [
    ...report.merges.map(({ item, is, why }) => `merged    ${item} is ${is}: ${why}`),
    ...report.warnings.map((text) => `warning   ${text}`),
    ...report.skipped.map((text) => `skipped   ${text}`),
    ...report.remarks.map((text) => `note      ${text}`),
    ...report.errors.map((text) => `error     ${text}`),
  ];
  for (const line of lines) say(line);
  print(summarize(report, { dryRun, content }));
}

/** The report as JSON, one object with the counts first. */
export function toJson(report: IngestReport, { dryRun }: Printed): string {
  const { merges, warnings, skipped, excluded, remarks, errors, outcomes } = report;
  const kinds = ["create", "update", "same", "conflict"] as const;
  const counts = Object.fromEntries(kinds.map((kind) => [kind, countSteps(report, kind)]));
  const lists = { merges, skipped, excluded, warnings, remarks, errors, steps: outcomes };
  return JSON.stringify({ dryRun, ...counts, ...lists }, undefined, 2);
}

// --- internal ---

function summarize(report: IngestReport, { dryRun, content }: Printed): string {
  const conflicts = countSteps(report, "conflict");
  const words = [
    `${countSteps(report, "create")} new`,
    `${countSteps(report, "update")} changed`,
    `${countSteps(report, "same")} the same`,
    ...(report.merges.length > 0 ? [`${report.merges.length} merged`] : []),
    ...(report.skipped.length > 0 ? [`${report.skipped.length} skipped`] : []),
    ...(report.excluded.length > 0 ? [`${report.excluded.length} excluded`] : []),
    ...(conflicts > 0 ? [`${conflicts} in conflict`] : []),
  ];
  const dry = dryRun ? "Dry run, nothing written: " : "";
  return `${dry}${words.join(", ")} (${showPath(path.join(content, "papers"))})`;
}
