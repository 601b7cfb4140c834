/**
 * What is being built: its settings and its content, each read once a build. The build command
 * keeps them here, and Astro's content loaders and pages take them from here. A build loads this
 * one module for all of them (`share-current.ts`). The development server has no build command:
 * there, settings come from the environment, and content is read when it is asked for.
 */
import { readContent, type AnnotatedContent } from "../content/read.ts";
import { formatProblem } from "../paper/problem.ts";
import { readSettings, type Settings } from "./settings.ts";

/** What a build command has read. */
export interface Current {
  settings: Settings;
  content: AnnotatedContent;
}

let current: Current | undefined;
let settings: Settings | undefined;

/** Runs a build of this content, with these settings. */
export async function withCurrent<Value>(
  build: Current,
  work: () => Promise<Value>,
): Promise<Value> {
  current = build;
  try {
    return await work();
  } finally {
    current = undefined;
  }
}

/**
 * The settings of the running build.
 *
 * @throws {ExpectedError} when a setting is wrong
 */
export function currentSettings(): Settings {
  return current?.settings ?? (settings ??= readSettings());
}

/**
 * The content of the running build.
 *
 * @throws {Error} when there is no such folder, or with every problem of its files, a line each
 */
export function currentContent(): AnnotatedContent {
  if (current) return current.content;
  const content = readContent(currentSettings().content);
  if (content.problems.length > 0) throw new Error(content.problems.map(formatProblem).join("\n"));
  return content;
}
