/** What the doctor says: a line about one thing, and what to do about it. It loads no package. */
import { ExpectedError, firstLine, hasCode } from "../files/errors.ts";
import { showPath } from "../files/path.ts";
import { explainSystemError } from "../files/system-error.ts";

/** The sections of the doctor's answer, in their order, with what people read of each. */
export const SECTIONS = {
  versions: "Versions",
  settings: "Settings",
  content: "Content",
  ingest: "Last ingest",
  site: "Built site",
  cache: "Cache and disk",
} as const;

export type SectionName = keyof typeof SECTIONS;

/** What is known of one thing. */
export interface Remark {
  level: "ok" | "warning" | "error";
  found: string;
  /** What to do, where `found` doesn't tell. */
  todo?: string;
}

/** A remark in its section. */
export interface Finding extends Remark {
  section: SectionName;
}

/** Nothing has to be done; with `todo`, something can be. */
export function ok(found: string, todo?: string): Remark {
  return remark("ok", found, todo);
}

/** It works, and not as well as it could. */
export function warning(found: string, todo?: string): Remark {
  return remark("warning", found, todo);
}

/** Something doesn't work. */
export function error(found: string, todo?: string): Remark {
  return remark("error", found, todo);
}

/** What brings the packages that the lock file names. */
export const INSTALL = "Run npm ci, which installs every package as the project needs it";

/** An error that kept something from being looked at, as a remark without a stack. */
export function explain(thrown: unknown, what: string): Remark {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const [, name] = /^Cannot find package '([^']+)'/.exec(message) ?? [];
  if (name !== undefined) return error(`${what}: the package ${name} is missing`, INSTALL);
  const [, file] = /^Cannot find module '([^']+)'/.exec(message) ?? [];
  if (file !== undefined && !file.includes("node_modules"))
    return error(`${what}: ${showPath(file)} is missing`, "Take it back from git");
  if (hasCode(thrown, "ERR_DLOPEN_FAILED") || hasCode(thrown, "ERR_MODULE_NOT_FOUND"))
    return error(`${what}: ${firstLine(message)}`, INSTALL);
  if (thrown instanceof ExpectedError) return error(message);
  const ofSystem = explainSystemError(thrown);
  if (ofSystem !== undefined) return error(`${what}: ${ofSystem}`);
  return error(`${what}: ${firstLine(message)}`, "This is a defect: report it with this line");
}

// --- internal ---

function remark(level: Remark["level"], found: string, todo: string | undefined): Remark {
  return { level, found, ...(todo !== undefined && { todo }) };
}
