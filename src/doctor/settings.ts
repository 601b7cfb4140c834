/** The operator's settings: whether they can be read, what is left out, and what the environment changes. */
import { ExpectedError } from "../files/errors.ts";
import { listOverrides, OVER_FIELDS } from "../site/overrides.ts";
import type { Settings } from "../site/settings.ts";
import { openSettings, SETTINGS_FILE } from "../site/settings-file.ts";
import { didYouMean } from "../text/nearest.ts";
import { error, explain, ok, warning, type Remark } from "./finding.ts";
import { checkMail } from "./mail.ts";

/** What became of the settings. */
export interface CheckedSettings {
  remarks: Remark[];
  /** Undefined where they can't be read. */
  settings: Settings | undefined;
}

/**
 * Looks at the settings. Their file is a program that anyone edits, so it is loaded here and not
 * when the command starts: one that can't be parsed is a remark.
 */
export async function checkSettings(env: NodeJS.ProcessEnv): Promise<CheckedSettings> {
  try {
    await openSettings(process.cwd());
    // This loads the file, too, and would end in an error of Node where it can't be loaded.
    const { readSettings } = await import("../site/settings.ts");
    const settings = readSettings(env);
    const remarks = [
      ok(`${SETTINGS_FILE} is valid: “${settings.title}”`),
      ...describeOverrides(env),
      ...checkFields(settings),
      ...(await checkSources(settings)),
      await checkMeaning(settings),
      ...checkMail(settings, env),
    ];
    return { remarks, settings };
  } catch (thrown) {
    if (!(thrown instanceof ExpectedError)) throw thrown;
    const wrong = thrown.message.split("\n").map((line) => error(line, mendOf(line)));
    return { remarks: [...wrong, ...describeOverrides(env)], settings: undefined };
  }
}

// --- internal ---

/** What to do about a wrong setting; undefined where the line tells. */
function mendOf(line: string): string | undefined {
  if (line.startsWith("BROADSHEET_")) return "Correct the variable, or unset it";
  return line.startsWith(`${SETTINGS_FILE}: `)
    ? `Correct it; ${SETTINGS_FILE} as git has it explains every field`
    : undefined;
}

function describeOverrides(env: NodeJS.ProcessEnv): Remark[] {
  const folders = ["BROADSHEET_CONTENT", "BROADSHEET_OUT"];
  const found = listOverrides(env, [...folders, ...OVER_FIELDS]);
  if (found.length === 0) return [];
  return [ok(`the environment wins over the file: ${found.join(", ")}`)];
}

function checkFields({ site, contact, repository, base }: Settings): Remark[] {
  return [
    site === undefined
      ? warning(
          "`site` isn't set: feeds, canonical links and link previews have no whole addresses",
          `Set \`site\` in ${SETTINGS_FILE}, or BROADSHEET_SITE, to where the digest is published`,
        )
      : ok(`the site is published at ${site}${base}`),
    contact === undefined
      ? warning(
          "`contact` isn't set: a source can't reach you before it blocks you",
          `Set \`contact\` in ${SETTINGS_FILE} to an address of mail or of the web`,
        )
      : ok(`sources reach you at ${contact}`),
    repository === undefined
      ? ok("`repository` isn't set: pages have no links to add a note or a correction")
      : ok(`notes and corrections go to ${repository}`),
  ];
}

/** A rule for a source that isn't there keeps no paper out. */
async function checkSources({ sources }: Settings): Promise<Remark[]> {
  const { SOURCES } = await import("../sources/registry.ts");
  const known = SOURCES.map(({ name }) => name);
  return Object.keys(sources)
    .filter((name) => !known.includes(name))
    .map((name) =>
      warning(
        `sources: there is no source "${name}"${didYouMean(name, known)}`,
        `Name one of ${known.join(", ")} in ${SETTINGS_FILE}`,
      ),
    );
}

async function checkMeaning(settings: Settings): Promise<Remark> {
  if (settings.meaning === "none") return ok("the search ranks by words alone");
  const { readTable } = await import("../site/meaning-table.ts");
  try {
    readTable(settings);
    const which = settings.meaning === "shipped" ? "the shipped one" : settings.meaning.table;
    return ok(`the table of meanings can be read: ${which}`);
  } catch (thrown) {
    return explain(thrown, "the table of meanings");
  }
}
