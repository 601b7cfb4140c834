/** A lock is held by one process at a time, and by no process that has ended. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { describe, test, type TestContext } from "node:test";
import { takeLock, type Holder } from "../../src/files/lock.ts";
import { temporaryFolder } from "../folders.ts";

const WORK = "work";
const HOST = os.hostname();

describe("a lock", () => {
  test("is a file while it is held", async (t) => {
    const folder = await temporaryFolder(t);
    const release = await takeLock(folder, { work: WORK });
    assert.match(
      readFileSync(path.join(folder, ".work.lock"), "utf8"),
      new RegExp(`^${process.pid} `),
    );
    await release();
    assert.deepEqual(await fs.readdir(folder), []);
  });

  test("is waited for while another process runs, which is told once", async (t) => {
    const other = sleeper(t);
    const folder = await lockedBy(t, `${other} ${HOST}\n`);
    const told: Holder[] = [];
    const waiting = takeLock(folder, { work: WORK, onWait: (holder) => told.push(holder) });
    // Told, and then asked for some times more.
    while (told.length === 0) await new Promise((done) => setTimeout(done, 10));
    await new Promise((done) => setTimeout(done, 250));
    process.kill(other, "SIGKILL");
    await (
      await waiting
    )();
    assert.deepEqual(
      told.map(({ pid }) => pid),
      [other],
    );
  });

  test("is given up with a sentence that names process and file", async (t) => {
    const folder = await lockedBy(t, `${sleeper(t)} ${HOST}\n`);
    await assert.rejects(
      takeLock(folder, { work: WORK, patience: 200 }),
      /another work \(process \d+ on .*\) is running in .*delete .*\.work\.lock/,
    );
  });

  const ended = spawnSync(process.execPath, ["-e", ""]).pid;
  /** What a process that has ended may have left behind. */
  const STALE: [what: string, text: string][] = [
    ["of a process that has ended", `${ended} ${HOST}\n`],
    ["with nothing in it", ""],
    ["of this process's number, as after a container's restart", `${process.pid} ${HOST} 1:2\n`],
    ["of this process's number from a version before", `${process.pid} ${HOST}\n`],
  ];
  for (const [what, text] of STALE)
    test(`${what} is taken at once`, async (t) => {
      const folder = await lockedBy(t, text);
      const release = await takeLock(folder, {
        work: WORK,
        patience: 0,
        onWait: () => assert.fail(),
      });
      await release();
    });

  test("of a number that another process has since is taken at once", async (t) => {
    // Only Linux tells when another process was started.
    if (process.platform !== "linux") return t.skip("needs /proc");
    const folder = await lockedBy(t, `${sleeper(t)} ${HOST} 1:2\n`);
    await (
      await takeLock(folder, { work: WORK, patience: 0 })
    )();
  });

  test("of another machine is waited for", async (t) => {
    const folder = await lockedBy(t, `${ended} elsewhere.example.org\n`);
    await assert.rejects(takeLock(folder, { work: WORK, patience: 200 }), /elsewhere/);
  });

  test("that this process holds is waited for", async (t) => {
    const folder = await temporaryFolder(t);
    const release = await takeLock(folder, { work: WORK });
    const second = takeLock(folder, { work: WORK });
    setTimeout(() => void release(), 250);
    await (
      await second
    )();
  });
});

// --- internal ---

/** A process that does nothing, which ends with the test. */
function sleeper(t: TestContext): number {
  const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"]);
  t.after(() => child.kill("SIGKILL"));
  return child.pid ?? assert.fail("no process");
}

/** A folder with a lock in it. */
async function lockedBy(t: TestContext, text: string): Promise<string> {
  const folder = await temporaryFolder(t);
  writeFileSync(path.join(folder, ".work.lock"), text);
  return folder;
}
