/** The hash of the code that builds: what one version has cached, another doesn't take. */
import fs from "node:fs";
import path from "node:path";
import { keyOf } from "../files/cache.ts";
import { walkFolder } from "../files/folder.ts";

/** What a site's bytes depend on beside its content and its settings. */
const FOLDERS = ["src", "public"];
const FILES = ["astro.config.mjs", "package-lock.json"];
/** The operator's settings are no code: what depends on some of them has those in its own key. */
const SETTINGS = "src/site.config.ts";

/** The hash of the project's source, its locked dependencies, and the version of Node. */
export function codeKey(project = "."): string {
  const files = [
    ...FILES,
    ...FOLDERS.flatMap((folder) =>
      walkFolder(path.join(project, folder)).map((file) => `${folder}/${file.path}`),
    ),
  ].filter((file) => file !== SETTINGS);
  return keyOf(
    process.version,
    ...files.flatMap((file) => [file, fs.readFileSync(path.join(project, file))]),
  );
}
