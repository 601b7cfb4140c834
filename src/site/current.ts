/**
 * What is being built: its settings, its notes, and the digest that pages show, each set once. The
 * build command keeps them here, and Astro's content loaders and pages take them from here. A build
 * loads this one module for all of them (`share-current.ts`). The development server has no build
 * command: there, settings come from the environment, and content is read when it is asked for.
 */
import { createRequire } from "node:module";
import type { AnnotatedContent } from "../content/read.ts";
import { formatProblem } from "../paper/problem.ts";
import type { FrontDigest, MonthDigest } from "./digest.ts";
import { leadOn, pagesFrom } from "./pages-from.ts";
import { readSettings, type Settings } from "./settings.ts";

/** What a build has read. */
export interface Current {
  settings: Settings;
  /** For the loader of notes. */
  notes?: CurrentNotes;
  /** While the pages of a month are rendered. */
  month?: MonthDigest;
  /** While the other pages are rendered. */
  front?: FrontDigest;
}

/** What becomes modules. */
export interface CurrentNotes extends Pick<AnnotatedContent, "notes" | "images" | "warnings"> {
  /** Leads links to papers on: see `pages-from.ts`. */
  leadOn: (path: string) => string;
}

const load = createRequire(import.meta.url);
let current: Current | undefined;
let settings: Settings | undefined;

/** Does work with these as the current ones. */
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

/** What is being built; undefined in the development server. */
export function currentBuild(): Current | undefined {
  return current;
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
 * The content of the development server, read anew.
 *
 * @throws {Error} when there is no such folder, or with every problem of its files, a line each
 */
export function readCurrentContent(): AnnotatedContent {
  // Loaded only here: a build's threads read no content, and would load twice as many modules.
  const { readContent }: typeof import("../content/read.ts") = load("../content/read.ts");
  const content = readContent(currentSettings().content);
  if (content.problems.length > 0) throw new Error(content.problems.map(formatProblem).join("\n"));
  return content;
}

/** The notes that become modules. @throws {Error} as `readCurrentContent` */
export function currentNotes(): CurrentNotes {
  if (current?.notes) return current.notes;
  const content = readCurrentContent();
  const { papers } = content;
  return { ...content, leadOn: leadOn(papers, pagesFrom(currentSettings(), papers)) };
}
