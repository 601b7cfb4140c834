/** A library that fails in a timer; each case in a process of its own, which the failure would end. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { ROOT } from "../folders.ts";

const FULL = `new Error("can't write", { cause: Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC", syscall: "write" }) })`;
const DEFECT = `new TypeError("a defect")`;

/** Runs work that also fails in a timer, and tells what came of it. */
function run(work: string, stray: string, after: number) {
  const file = path.join(ROOT, "src/site/stray-errors.ts");
  const script = `
    import { withStrayErrors } from ${JSON.stringify(file)};
    setTimeout(async () => { throw ${stray}; }, ${after});
    const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));
    await withStrayErrors(${work}).then(
      (value) => console.log("done", value),
      (error) => console.log("failed", error.message),
    );`;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--input-type=module", "--eval", script],
    { encoding: "utf8" },
  );
  return { said: stdout.trim(), status, hasStack: /^\s+at /m.test(stderr) };
}

for (const [what, work, stray, after, expected] of [
  ["a full disk while the work is done", "() => wait(50)", FULL, 10, "failed can't write"],
  [
    "a full disk after the work has failed by it",
    `async () => { throw ${FULL}; }`,
    FULL,
    500,
    "failed can't write",
  ],
] as const)
  test(`${what} is one error, and no stack`, () =>
    assert.deepEqual(run(work, stray, after), { said: expected, status: 0, hasStack: false }));

test("a defect ends the process with its stack", () =>
  assert.deepEqual(run("() => wait(50)", DEFECT, 10), { said: "", status: 1, hasStack: true }));
