/** Runs an ingest in this process. */
import { readIngestArguments } from "../../src/commands/ingest-arguments.ts";
import { ingest } from "../../src/ingest/ingest.ts";
import { countSteps, hasFailed } from "../../src/ingest/report.ts";
import { createHttp } from "../../src/sources/http.ts";

/**
 * An ingest with the arguments of the command, into a content folder: its report, how many steps
 * it has of each kind (new, changed, the same, in conflict), and whether it failed.
 */
export async function runIngest(args: string[], content: string) {
  const { options } = readIngestArguments(args, content);
  const report = await ingest({
    ...options,
    http: createHttp({ userAgent: "test", cache: undefined }),
  });
  const kinds = ["create", "update", "same", "conflict"] as const;
  const steps = kinds.map((kind) => countSteps(report, kind));
  return { ...report, steps, failed: hasFailed(report) };
}
