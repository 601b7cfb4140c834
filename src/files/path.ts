/** Paths as users know them. */
import path from "node:path";

/** A path as the user would type it from where they are, with slashes. */
export function showPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  const shown = relative.startsWith("..") ? file : relative;
  return shown.split(path.sep).join("/") || ".";
}
