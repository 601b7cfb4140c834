/** The content folder: what it holds, and what is wrong with it. */
import path from "node:path";
import type { CheckedContent, Finding as Problem } from "../check/check.ts";
import { checkAll, checkNotes } from "../check/checks.ts";
import { readCatalogued } from "../content/catalogued.ts";
import { walkContent } from "../content/files.ts";
import { listPapers } from "../content/papers.ts";
import { readFolder } from "../content/read.ts";
import type { OnProgress } from "../content/open-chunks.ts";
import { ReadOnlyCache } from "../files/cache.ts";
import { walkFolder } from "../files/folder.ts";
import { showPath } from "../files/path.ts";
import { lastDay, newestPlausibleDay } from "../paper/plausible-day.ts";
import { codeKey } from "../site/code-key.ts";
import type { Settings } from "../site/settings.ts";
import { countOf } from "../text/counts.ts";
import { error, ok, warning, type Remark } from "./finding.ts";
import { INGEST } from "./ingest.ts";

/** How to read it. */
export interface ContentOptions {
  today: string;
  settings: Settings | undefined;
  onProgress?: OnProgress | undefined;
  /** Up to so many papers, all checks are made: they take seconds then. */
  mostChecked?: number;
}

/** What became of the content. */
export interface CheckedFolder {
  remarks: Remark[];
  content: CheckedContent;
}

/**
 * Reads the folder, and makes the checks that a pull request has to pass. Of a large one it takes
 * what the last build has kept of unchanged papers, writes nothing, and makes the checks of a build
 * alone: the others need every text.
 *
 * @throws {ExpectedError} when there is no such folder
 */
export async function checkContent(
  folder: string,
  options: ContentOptions,
): Promise<CheckedFolder> {
  const { mostChecked = MOST_CHECKED } = options;
  const isLarge = listPapers(walkContent(folder)).length > mostChecked;
  const content = isLarge ? await readLarge(folder, options) : readFolder(folder);
  const problems = isLarge ? checkAsBuild(content) : checkWhole(content, folder, options.today);
  const remarks = [describe(folder, content, options.today), describeProblems(problems, isLarge)];
  return { remarks, content };
}

// --- internal ---

const MOST_CHECKED = 5000;

function readLarge(folder: string, { settings, onProgress }: ContentOptions) {
  // Other threads would write what they make.
  return readCatalogued(folder, { ...whatIsKept(settings), onProgress, threads: 1 });
}

/** What builds have kept; nothing where the settings or the project can't be read. */
function whatIsKept(settings: Settings | undefined) {
  try {
    if (settings)
      return { cache: new ReadOnlyCache(path.join(settings.cache, "kept")), code: codeKey() };
  } catch {
    // The versions say which file is missing.
  }
  return { cache: new ReadOnlyCache("", true), code: "" };
}

function checkWhole(content: CheckedContent, folder: string, today: string): Problem[] {
  const files = walkFolder(folder).map((entry) => {
    return { ...entry, file: showPath(path.join(folder, entry.path)) };
  });
  return checkAll(content, { today, files });
}

function checkAsBuild(content: CheckedContent): Problem[] {
  const problems = content.problems.map((one): Problem => {
    return { ...one, check: "other-contents", level: "error" };
  });
  return [...problems, ...checkNotes(content)];
}

function describe(folder: string, content: CheckedContent, today: string): Remark {
  const { papers, notes, topics, searches } = content;
  const shown = papers.filter(({ removal }) => removal === undefined);
  if (shown.length === 0)
    return warning(`${showPath(folder)} has no papers`, `Bring some in: ${INGEST}`);
  const briefs = shown.map(({ brief }) => brief).filter(({ day }) => day <= lastDay(today));
  const counts = [
    countOf(shown.length, "paper"),
    countOf(notes.length, "note"),
    countOf(topics.length, "topic"),
    `${searches.length} standing ${searches.length === 1 ? "search" : "searches"}`,
  ].join(", ");
  return ok(
    `${showPath(folder)}: ${counts}; the newest day is ${newestPlausibleDay(briefs) ?? "in the future"}`,
  );
}

function describeProblems(problems: readonly Problem[], isLarge: boolean): Remark {
  const count = (level: Problem["level"]) => problems.filter((one) => one.level === level).length;
  const [errors, warnings] = [count("error"), count("warning")];
  const part = isLarge ? "the checks of a build find" : "the check finds";
  const found = [
    errors > 0 && countOf(errors, "error"),
    warnings > 0 && countOf(warnings, "warning"),
  ]
    .filter(Boolean)
    .join(" and ");
  const [first] = problems.filter(({ level }) => errors === 0 || level === "error");
  const todo = "npm run check names file, line and what to do";
  if (!first)
    return ok(`${part} nothing wrong`, isLarge ? "npm run check makes the others, too" : undefined);
  const told = `${part} ${found}; the first is in ${first.file}`;
  return errors > 0 ? error(told, todo) : warning(told, todo);
}
