/** The folders that the environment names. Apart from the settings, whose file may be broken. */
import path from "node:path";
import { ExpectedError } from "../files/errors.ts";
import { CONTENT } from "../paper/content-folder.ts";

/** The content folder: `BROADSHEET_CONTENT`, relative to the project's folder. */
export function readContentFolder(env: NodeJS.ProcessEnv): string {
  return path.resolve(env["BROADSHEET_CONTENT"] || CONTENT);
}

/**
 * Where the site goes: `BROADSHEET_OUT`, relative to the project's folder.
 *
 * @throws {ExpectedError} where a build would replace the project, or what it is built from
 */
export function readOut(env: NodeJS.ProcessEnv): string {
  const out = path.resolve(env["BROADSHEET_OUT"] || "dist");
  refusePlace(out, readContentFolder(env));
  return out;
}

// --- internal ---

/** Folders of the project that no site may go into, nor take the place of. */
const OF_PROJECT = ["src", "scripts", "public", "tests", "docs", "node_modules", ".git", ".github"];

/**
 * A build replaces the folder that the site goes to, with all that is in it.
 *
 * @throws {ExpectedError} where that would be the project, or what it is built from
 */
function refusePlace(out: string, content: string): void {
  const isIn = (inner: string, outer: string) =>
    inner === outer || inner.startsWith(outer.endsWith(path.sep) ? outer : outer + path.sep);
  const kept = [content, ...OF_PROJECT.map((name) => path.resolve(name))];
  const replaced = [path.resolve("."), ...kept].find((folder) => isIn(folder, out));
  const around = kept.find((folder) => isIn(out, folder));
  const folder = replaced ?? around;
  if (folder === undefined && !out.includes("\0")) return;
  throw new ExpectedError(
    `BROADSHEET_OUT: a build replaces this folder, and ${folder ?? out} would be lost or mixed with it. Expected a folder for the site alone, such as dist`,
  );
}
