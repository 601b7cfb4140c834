/** All commands of Temml, formulas that nest them, and the work that Temml does for a formula. */
import fs from "node:fs";
import { Session } from "node:inspector";
import { fileURLToPath } from "node:url";

const FILE = import.meta.resolve("temml");
const SOURCE = fs.readFileSync(fileURLToPath(FILE), "utf8");

/** Every command that Temml's code names, `\alpha` as well as `\over` and `\,`. */
export const COMMANDS: readonly string[] = [
  ...new Set(
    Array.from(
      SOURCE.matchAll(/["'`]\\(\\(?:[A-Za-z@]+\*?|[^A-Za-z\s\w]))["'`]/g),
      ([, name = ""]) => name,
    ),
  ),
];

/** Every environment, among other words of Temml's lists of names. */
export const ENVIRONMENTS: readonly string[] = [
  ...new Set(
    Array.from(SOURCE.matchAll(/names: \[([^\]]*)\]/g), ([, list = ""]) =>
      Array.from(list.matchAll(/"([A-Za-z]+\*?)"/g), ([, name = ""]) => name),
    ).flat(),
  ),
];

/** Where a command, `C`, may hold another formula, `@`. */
export const FORMS = [
  "C{@}", "C{x}{@}", "C{@}{x}", "C[@]{x}", "C[x]{@}", "C{x}{x}{@}", "C{x}{@}{x}", "C{@}{x}{x}",
  "C @ ", "{@C x}", "{x C @}", "\\leftC @ \\rightC", "xC{@}y", "C{$@$}", "C{x}{$@$}",
]; // prettier-ignore

/** Where an environment may. */
export const FORMS_OF_ENVIRONMENTS = [
  "\\begin{C}@\\end{C}",
  "\\begin{C}{c}@\\end{C}",
  "\\begin{C}x&@\\\\x\\end{C}",
];

/** A form around a formula. */
export function around(form: string, name: string, formula: string): string {
  return form.replace(/[C@]/g, (sign) => (sign === "C" ? name : formula));
}

/** A form in itself, so many times. */
export function nest(form: string, name: string, depth: number): string {
  let formula = "x";
  for (let level = 0; level < depth; level += 1) formula = around(form, name, formula);
  return formula;
}

/**
 * Runs a test that asks how many calls of Temml's functions something takes: the same number each
 * time. All else in this process is slower meanwhile.
 */
export function countingCalls(run: (callsOf: (work: () => void) => number) => void): void {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  try {
    run((work) => {
      takeCalls(session);
      work();
      return takeCalls(session);
    });
  } finally {
    session.post("Profiler.stopPreciseCoverage");
    session.disconnect();
  }
}

// --- internal ---

/** The calls since the last time. */
function takeCalls(session: Session): number {
  let calls = 0;
  session.post("Profiler.takePreciseCoverage", (error, { result }) => {
    if (error) throw error;
    for (const { url, functions } of result)
      if (url === FILE) for (const { ranges } of functions) calls += ranges[0]?.count ?? 0;
  });
  return calls;
}
