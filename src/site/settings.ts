/** The settings of a build: the operator's file `src/site.config.ts` and the environment over it. */
import path from "node:path";
import { z } from "zod";
import { keyOf } from "../files/cache.ts";
import { ExpectedError } from "../files/errors.ts";
import { describeIssues } from "../paper/schema-issues.ts";
import { readContentFolder, readOut } from "./folders.ts";
import { settingsSchema, type SettingsFields, type SettingsInput } from "./settings-schema.ts";
import operatorsFile from "../site.config.ts";

export type { SettingsInput };

/** A build's settings. Paths are absolute. */
export interface Settings extends SettingsFields {
  /** Holds `papers/`, `notes/` and `topics/`. */
  content: string;
  /** Receives the site: `OUT/index.html`. */
  out: string;
  /** The cache of this build and of later ones of the same content at the same place and address. */
  cache: string;
}

/**
 * Reads the settings. The environment wins over the operator's file: `BROADSHEET_SITE`,
 * `BROADSHEET_BASE`, and `BROADSHEET_SETTINGS` for its other fields, as a JSON object. It alone
 * has the folders, `BROADSHEET_CONTENT` and `BROADSHEET_OUT`, relative to the project's folder.
 *
 * @throws {ExpectedError} with the field, what was expected, and where to mend it
 */
export function readSettings(
  env: NodeJS.ProcessEnv = process.env,
  file: SettingsInput = operatorsFile,
): Settings {
  const content = readContentFolder(env);
  const out = readOut(env);
  return withOut({ ...readFields(env, file), content }, out);
}

/** The settings of a build to another place, which has a cache of its own. */
export function withOut(settings: Omit<Settings, "out" | "cache">, out: string): Settings {
  const build = { ...settings, out: path.resolve(out) };
  // What else a page shows is a part of its own key in the cache.
  const { content, site, base } = build;
  const key = keyOf(content, build.out, site, base).slice(0, 12);
  return { ...build, cache: path.resolve(".cache", "astro", key) };
}

// --- internal ---

function readFields(env: NodeJS.ProcessEnv, file: SettingsInput): SettingsFields {
  const overrides = readJson(env["BROADSHEET_SETTINGS"]);
  const site = env["BROADSHEET_SITE"] || overrides["site"] || file.site;
  const base = env["BROADSHEET_BASE"] || overrides["base"] || file.base;
  const result = settingsSchema.safeParse({ ...file, ...overrides, site, base });
  if (result.success) return result.data;
  const lines = describeIssues(result.error).map(({ field, message }) => {
    const [name = ""] = field.split(".");
    const variable = { site: "BROADSHEET_SITE", base: "BROADSHEET_BASE" }[name];
    const place =
      variable && env[variable]
        ? variable
        : Object.hasOwn(overrides, name)
          ? "BROADSHEET_SETTINGS"
          : "src/site.config.ts";
    return `${place}: ${message}`;
  });
  throw new ExpectedError(lines.join("\n"));
}

function readJson(text = ""): Record<string, unknown> {
  if (!text) return {};
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    throw new ExpectedError(
      'BROADSHEET_SETTINGS: expected a JSON object with fields of src/site.config.ts, such as {"thumbnails": true}',
    );
  }
}
