#!/usr/bin/env node
/** `npm test`: format, lint, types and all tests at the same time. */
import { spawn } from "node:child_process";

const checks = ["format:check", "lint", "types"].map(runQuietly);
const tested = await run("test:all");
// Below the tests' own output, which is long.
const checked = await Promise.all(checks);
for (const { output } of checked) console.log(output);
process.exitCode = tested === 0 && checked.every(({ code }) => code === 0) ? 0 : 1;

// --- internal ---

/** Runs a script of package.json; keeps its output to itself where it passes. */
async function runQuietly(script: string): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, ["--run", script], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => (output += text));
  const code = await new Promise<number>((resolve) =>
    child.once("close", (ended) => resolve(ended ?? 1)),
  );
  return { code, output: code === 0 ? `${script}: passed` : `${script}: failed\n${output}` };
}

/** Runs a script of package.json; gives its exit code. */
function run(script: string): Promise<number> {
  const child = spawn(process.execPath, ["--run", script], { stdio: "inherit" });
  return new Promise((resolve) => child.once("close", (code) => resolve(code ?? 1)));
}
