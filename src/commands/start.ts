/** `npm start`: builds the site and serves it on this machine. */
import { DEFAULT_HOST, DEFAULT_PORT, serve } from "../site/serve.ts";
import { readSettings } from "../site/settings.ts";
import { buildWithProgress, ENVIRONMENT } from "./build.ts";
import { DONE, parseArguments, runCommand, UsageError } from "./run-command.ts";
import { TERMINAL, type Terminal } from "./terminal.ts";

const USAGE = `Usage: npm start [-- options]

Builds the site and serves it on this machine until you press Ctrl-C.

Options
  --port N   the port to listen on (${DEFAULT_PORT}, or the next free one)
  --host H   the address to listen on (${DEFAULT_HOST}: this machine alone)
  --help     print this text

${ENVIRONMENT}`;

/** Runs the command and gives the exit code. The server runs on until the process is told to end. */
export async function runStart(args: string[], terminal: Terminal = TERMINAL): Promise<number> {
  return runCommand({ name: "npm start", usage: USAGE }, args, terminal, async () => {
    const options = {
      port: { type: "string", default: String(DEFAULT_PORT) },
      host: { type: "string", default: DEFAULT_HOST },
    } as const;
    const { port, host } = parseArguments({ args, options }).values;
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65535)
      throw new UsageError(`--port ${port}: expected a number from 0 to 65535`);
    const settings = readSettings(terminal.env);
    await buildWithProgress(settings, terminal);
    const { out, base, title } = settings;
    const server = await serve({ out, base, port: Number(port), host });
    terminal.print(`\n${title} is at ${server.url}\nPress Ctrl-C to stop.`);
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => void server.close());
    return DONE;
  });
}
