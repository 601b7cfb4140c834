#!/usr/bin/env node
/**
 * `npm test`: format, lint and types at the same time, which fills two cores; then all tests.
 * The tests wait for the type check, since it writes Astro's list of content, which a build reads.
 */
import { spawn } from "node:child_process";
import { keepCompiled } from "./keep-compiled.ts";

keepCompiled();
const checks = await Promise.all(["format:check", "lint", "types"].map(runQuietly));
process.exitCode = checks.includes(false) ? 1 : await run("test:all");

// --- internal ---

/** Runs a script of package.json; prints its output as a whole when it has failed. */
async function runQuietly(script: string): Promise<boolean> {
  const child = spawn(process.execPath, ["--run", script], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => (output += text));
  const code = await new Promise((resolve) => child.once("close", resolve));
  console.log(code === 0 ? `${script}: passed` : `${script}: failed\n${output}`);
  return code === 0;
}

/** Runs a script of package.json; gives its exit code. */
function run(script: string): Promise<number> {
  const child = spawn(process.execPath, ["--run", script], { stdio: "inherit" });
  return new Promise((resolve) => child.once("close", (code) => resolve(code ?? 1)));
}
