/** The content of a build: opened, and refused where it has problems. */
import { openCatalogue, openNarrowed, type Catalogue } from "../content/catalogue.ts";
import type { Narrowing } from "../content/narrow.ts";
import type { Cache } from "../files/cache.ts";
import { ExpectedError } from "../files/errors.ts";
import { formatProblem } from "../paper/problem.ts";
import type { ContentRead } from "./build-report.ts";
import type { Settings } from "./settings.ts";

/** What is kept between builds, and the hash of the code. */
interface Kept {
  cache: Cache;
  code: string;
}

/**
 * Opens the content of the settings.
 *
 * @throws {ExpectedError} when there is no such folder, or nothing is left of it
 */
export async function openContent(
  { content }: Settings,
  kept: Kept,
  narrowing: Narrowing | undefined,
): Promise<{ catalogue: Catalogue; read: ContentRead }> {
  if (!narrowing) {
    const catalogue = await openCatalogue(content, kept);
    const papers = catalogue.papers.length;
    return { catalogue, read: { papers, of: papers, topic: undefined } };
  }
  const { catalogue, of, topic } = await openNarrowed(content, kept, narrowing);
  return { catalogue, read: { papers: catalogue.papers.length, of, topic: topic?.title } };
}

/**
 * Refuses content with problems.
 *
 * @param strict whether warnings are problems, too
 * @throws {ExpectedError} with each problem, a line each
 */
export function refuseProblems({ out }: Settings, catalogue: Catalogue, strict = false): void {
  const problems = strict ? [...catalogue.problems, ...catalogue.warnings] : catalogue.problems;
  if (problems.length === 0) return;
  const subject = problems.length === 1 ? "This keeps" : `These ${problems.length} problems keep`;
  throw new ExpectedError(
    `${problems.map(formatProblem).join("\n")}\n${subject} the site from being built. The site in ${out} is as it was.`,
  );
}
