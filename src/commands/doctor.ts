/** `npm run doctor`: what is right, what is wrong, and what to do about it. It loads no package itself. */
import { examine } from "../doctor/examine.ts";
import { countLevel, printFindings, toJson } from "./doctor-print.ts";
import { DONE, FAILED, parseArguments, runCommand, today } from "./run-command.ts";
import { TERMINAL, type Terminal } from "./terminal.ts";

const USAGE = `Usage: npm run doctor [-- options]

Looks at versions, settings, content, the last ingest of each source, the built
site against the limits of hosts, and the cache, and says what to do about each.
It changes nothing, and works where something is broken or missing. Of more than
5,000 papers it makes the checks of a build alone; npm run check makes all.

Options
  --json     print one JSON object: counts, and the findings
  --help     print this text

Exit codes: 0 when there is no error (warnings may be), 1 when there is one, 2 when the
command was given wrongly.
`;

/** Runs the command and gives the exit code. */
export function runDoctor(args: string[], terminal: Terminal = TERMINAL): Promise<number> {
  return runCommand({ name: "npm run doctor", usage: USAGE }, args, terminal, async () => {
    const { json } = parseArguments({ args, options: { json: { type: "boolean" } } }).values;
    const { versions, platform, arch } = process;
    const findings = await examine({
      env: terminal.env,
      today: today(),
      machine: { node: versions.node, platform, arch },
      onProgress: progress(terminal),
    });
    terminal.print(json ? toJson(findings) : printFindings(findings));
    return countLevel(findings, "error") > 0 ? FAILED : DONE;
  });
}

// --- internal ---

/** Between two lines of progress, in milliseconds. */
const PAUSE = 5000;

function progress({ say }: Terminal): (done: number, of: number) => void {
  let told = performance.now();
  return (done, of) => {
    if (performance.now() - told < PAUSE) return;
    told = performance.now();
    say(`${done.toLocaleString("en")} of ${of.toLocaleString("en")} papers read`);
  };
}
