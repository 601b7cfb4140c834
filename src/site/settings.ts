/** Runs a command with the operator's settings, or says what is wrong with them. */
import { readEnvironment, type Environment } from "./environment.ts";
import { SettingsError } from "./site-schema.ts";

/** The exit code of the command; 1 when a setting isn't what it should be. */
export async function runWithSettings(
  command: (environment: Environment) => Promise<number>,
): Promise<number> {
  try {
    return await command(readEnvironment());
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}
