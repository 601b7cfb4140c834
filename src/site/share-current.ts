/** Gives Astro's content loaders and pages the `current.ts` of the process that builds. */
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import * as current from "./current.ts";

const FILE = fileURLToPath(new URL("./current.ts", import.meta.url));

/**
 * Astro loads its content config through Vite, and bundles the pages: each would have an instance
 * of its own of every module. `require` of an ES module gives the instance that `import` gave.
 *
 * @see https://nodejs.org/docs/latest-v24.x/api/modules.html#loading-ecmascript-modules-using-require
 */
export function shareCurrent(): Plugin {
  return {
    name: "broadsheet-share-current",
    enforce: "pre",
    load(id) {
      if (id !== FILE) return undefined;
      return `import { createRequire } from "node:module";
export const { ${Object.keys(current).join(", ")} } = createRequire(import.meta.url)(${JSON.stringify(FILE)});`;
    },
  };
}
