/** Errors of the system that a library meets in a timer of its own, where nobody waits for it. */
import { setTimeout as wait } from "node:timers/promises";
import { explainSystemError } from "../files/system-error.ts";

/**
 * Does work of a library. An error of the system that it meets outside of what the work awaits
 * makes the work fail, where Node would end the process with a stack.
 *
 * @throws {Error} the work's own error, or else the first stray one
 */
export async function withStrayErrors<Value>(work: () => Promise<Value>): Promise<Value> {
  const strays: unknown[] = [];
  const onStray = (error: unknown) => {
    if (explainSystemError(error) === undefined) throw error;
    strays.push(error);
  };
  process.on("unhandledRejection", onStray);
  try {
    const value = await work();
    if (strays.length > 0) throw strays[0];
    return value;
  } catch (error) {
    if (explainSystemError(error) !== undefined) await wait(LONGEST_TIMER);
    throw error;
  } finally {
    process.off("unhandledRejection", onStray);
  }
}

// --- internal ---

/** Astro writes what it keeps half a second after it changed, also when the build has failed. */
const LONGEST_TIMER = 1000;
