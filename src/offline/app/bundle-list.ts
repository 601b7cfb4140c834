/** The names of bundles, and the version of their list. */
import { createHash } from "node:crypto";
import { BUNDLE_EXTENSION, BUNDLES } from "../app-files.ts";
import type { SizedFile } from "./bundle-format.ts";

/** The path of a bundle in the site: its name changes with its bytes. */
export function bundleFile(name: string, bytes: Uint8Array): string {
  return `${BUNDLES.slice(1)}${name}.${hashOf(bytes)}.${BUNDLE_EXTENSION}`;
}

/** The version of a list: another one where a bundle or a file is another. */
export function listVersion(bundles: readonly SizedFile[], files: readonly SizedFile[]): string {
  return hashOf(JSON.stringify([bundles, files]));
}

// --- internal ---

function hashOf(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 10);
}
