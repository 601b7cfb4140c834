/** Where a build reads from and writes to. */
import { createHash } from "node:crypto";
import path from "node:path";
import { parseSite, type Site } from "./site-schema.ts";
import config from "../site.config.ts";

/** A build's settings: the operator's file with the environment's overrides. Paths are absolute. */
export interface Environment {
  site: Site;
  /** Holds `papers/`, `notes/` and `topics/`. */
  content: string;
  /** Receives the site: `OUT/index.html`. */
  out: string;
  /** Astro's cache of this build alone, so that builds of other content can run beside it. */
  cache: string;
  /** Receives the notes as the MDX compiler gets them. */
  notes: string;
}

/**
 * Reads the settings from `src/site.config.ts` and `BROADSHEET_CONTENT`, `BROADSHEET_OUT`,
 * `BROADSHEET_SITE`, `BROADSHEET_BASE`, `BROADSHEET_SETTINGS`. Relative paths start at the project's folder.
 *
 * @throws {SettingsError} when a setting isn't what it should be
 */
export function readEnvironment(env = process.env): Environment {
  const site = parseSite(config, env);
  const content = path.resolve(env["BROADSHEET_CONTENT"] || "content");
  const out = path.resolve(env["BROADSHEET_OUT"] || "dist");
  const key = createHash("sha256")
    .update(JSON.stringify([site, content, out]))
    .digest("hex")
    .slice(0, 12);
  const cache = path.resolve(".cache", "astro", key);
  return { site, content, out, cache, notes: path.join(cache, "notes") };
}
