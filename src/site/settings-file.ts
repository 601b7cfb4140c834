/** The operator's file: reads it, changes fields of it, and puts it in place once it is checked. */
import fs from "node:fs";
import { registerHooks } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { keyOf } from "../files/cache.ts";
import { ExpectedError, firstLine, hasCode } from "../files/errors.ts";
import { describeIssues } from "../paper/schema-issues.ts";
import { byHand, editSettings, type Changes } from "./edit-settings.ts";
import { settingsSchema } from "./settings-schema.ts";

/** As messages call it. */
export const SETTINGS_FILE = "src/site.config.ts";

/** The file as it was read. */
export interface SettingsFile {
  /** Where it is; a symbolic link is followed. */
  file: string;
  text: string;
  /** What it exports, not checked. */
  fields: Readonly<Record<string, unknown>>;
}

/**
 * Reads the file of a project.
 *
 * @throws {ExpectedError} where it is missing or can't be loaded
 */
export async function openSettings(project: string): Promise<SettingsFile> {
  try {
    const file = fs.realpathSync(path.join(project, SETTINGS_FILE));
    const text = fs.readFileSync(file, "utf8");
    return { file, text, fields: await loadFields(file, text) };
  } catch (error) {
    if (!hasCode(error, "ENOENT")) throw error;
    throw new ExpectedError(
      `${SETTINGS_FILE} is missing. Run this in the project's folder, or get the file back with git restore ${SETTINGS_FILE}.`,
    );
  }
}

/**
 * The file's text with other values, checked: it loads, every field is right, and all fields but
 * those that change are what they were. Nothing is written.
 *
 * @throws {ExpectedError} where it isn't so, with what to do
 */
export async function changeSettings(
  { file, text, fields }: SettingsFile,
  changes: Changes,
): Promise<string> {
  const edited = editSettings(text, changes);
  const found = await loadFields(file, edited).catch(() => undefined);
  const wanted = { ...fields, ...Object.fromEntries(changes) };
  if (!found || !isDeepStrictEqual(withoutGaps(found), withoutGaps(wanted))) throw byHand(changes);
  const result = settingsSchema.safeParse(found);
  if (result.success) return edited;
  const wrong = describeIssues(result.error).map(({ message }) => `${SETTINGS_FILE}: ${message}`);
  throw new ExpectedError([...wrong, "Mend this first. Nothing was written."].join("\n"));
}

/**
 * Puts a text in the file's place: written beside it, then renamed.
 *
 * @throws {ExpectedError} where the file is another one than was read
 */
export function replaceSettings({ file, text }: SettingsFile, edited: string): void {
  if (fs.readFileSync(file, "utf8") !== text)
    throw new ExpectedError(
      `${SETTINGS_FILE} was changed by something else meanwhile. It is left as it is; run the command again.`,
    );
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.tmp`);
  try {
    fs.writeFileSync(beside, edited);
    // Apart, since the umask would take rights from it that the file has.
    fs.chmodSync(beside, fs.statSync(file).mode);
    fs.renameSync(beside, file);
  } catch (error) {
    fs.rmSync(beside, { force: true });
    throw error;
  }
}

// --- internal ---

/**
 * What a text would export if it were in the file: the loader gets the text, so that imports in it
 * lead where they will.
 */
async function loadFields(file: string, text: string): Promise<Record<string, unknown>> {
  const url = `${pathToFileURL(file).href}?text=${keyOf(text)}`;
  const hooks = registerHooks({
    load: (asked, context, next) =>
      asked === url
        ? { format: "module-typescript", source: text, shortCircuit: true }
        : next(asked, context),
  });
  try {
    const { default: exported }: { default?: unknown } = await import(url);
    return z.record(z.string(), z.unknown()).parse(exported);
  } catch (error) {
    const reason = error instanceof z.ZodError ? "it exports no object" : firstLine(String(error));
    throw new ExpectedError(
      `${SETTINGS_FILE}${lineIn(error)} can't be loaded: ${reason}. Mend it, or get the last version back with git restore ${SETTINGS_FILE}. Nothing was written.`,
    );
  } finally {
    hooks.deregister();
  }
}

/** `:3` where the error tells its line of the file, else nothing. A slip is often on the line before. */
function lineIn(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const [, line] = /site\.config\.ts\?text=\w+:(\d+)/.exec(stack) ?? [];
  return line === undefined ? "" : `:${line}`;
}

/** A field that is undefined is as good as none. */
function withoutGaps(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
