/** Runs a command of ours, and measures all of its processes. */
import { spawn } from "node:child_process";
import { usageOf } from "../../src/files/processes.ts";

/** What a run took. */
export interface Measured {
  seconds: number;
  /** Of all processes; only on Linux. */
  cpuSeconds: number;
  /** The most memory that all processes held at one time; only on Linux. */
  peakBytes: number;
  /** What it wrote to its standard output. */
  stdout: string;
}

/**
 * Runs a script of the project, and waits for its end.
 *
 * @throws {Error} with what it printed, when it fails
 */
export async function runMeasured(script: string[], env: NodeJS.ProcessEnv): Promise<Measured> {
  const began = performance.now();
  const child = spawn(process.execPath, script, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed: string[] = [];
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (text: Buffer | string) => printed.push(text.toString("utf8")));
  let [peakBytes, cpuSeconds] = [0, 0];
  const timer = setInterval(() => {
    const { bytes, seconds } = usageOf(child.pid ?? 0);
    peakBytes = Math.max(peakBytes, bytes);
    cpuSeconds = Math.max(cpuSeconds, seconds);
  }, PAUSE);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`${script.join(" ")} failed:\n${printed.join("")}`);
  return { seconds: (performance.now() - began) / 1000, cpuSeconds, peakBytes, stdout };
}

// --- internal ---

/** Between two looks, in milliseconds. */
const PAUSE = 100;
