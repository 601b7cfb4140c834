/** What the environment puts in the place of settings. */

/** `BROADSHEET_SITE=https://a.org`, `BROADSHEET_SETTINGS (title)`: those of the variables that are set. */
export function listOverrides(env: NodeJS.ProcessEnv, variables: readonly string[]): string[] {
  return variables
    .filter((name) => env[name])
    .map((name) =>
      name === "BROADSHEET_SETTINGS"
        ? `${name} (${fieldsIn(env[name]).join(", ")})`
        : `${name}=${env[name]}`,
    );
}

/** The variables that win over fields of the operator's file. */
export const OVER_FIELDS = ["BROADSHEET_SITE", "BROADSHEET_BASE", "BROADSHEET_SETTINGS"];

// --- internal ---

function fieldsIn(json = ""): string[] {
  try {
    const fields: unknown = JSON.parse(json);
    return typeof fields === "object" && fields !== null ? Object.keys(fields) : [];
  } catch {
    return ["not JSON"];
  }
}
