/**
 * Disks that fill while a command writes: a small file system in memory with so much room that the
 * command fails early, late, or not at all.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { describe, test, type TestContext } from "node:test";
import { hashOf, runIn, smallProject } from "../faults/project.ts";
import { readTree, temporaryFolder, writeTree } from "../folders.ts";

const OLD = {
  "dist/index.html": "the old site",
  "dist-portable/index.html": "the old copy",
  "broadsheet-portable.zip": "the old zip",
};

/** How much room there is, in kB; the whole of a build needs about 2,000. */
const ROOMS = Array.from({ length: 4 }, (_, at) => 20 + at * 350);

test("a disk that fills during a build leaves the old site, and is named", async (t) => {
  const { project, disk } = await smallDisk(t);
  if (!disk) return;
  await writeTree(project, OLD);
  const before = await hashOf(path.join(project, "dist"));
  let failures = 0;
  for (const room of ROOMS) {
    await leave(project, room);
    const { code, stderr } = await runIn(project, "build");
    if (code === 0) break;
    failures += 1;
    assert.equal(code, 1);
    assertExplained(stderr, project);
    assert.doesNotMatch(stderr, /Error|ERROR/, "the sentence alone");
    assert.equal(await hashOf(path.join(project, "dist")), before, `${room} kB`);
  }
  assert.ok(failures >= 2, `${failures} failures`);
  await leave(project, 20_000);
  assert.equal((await runIn(project, "build")).code, 0);
  await leave(project, 100);
  const copy = await runIn(project, "portable");
  assert.equal(copy.code, 1);
  assertExplained(copy.stderr, project);
  assert.equal(
    await fs.readFile(path.join(project, "broadsheet-portable.zip"), "utf8"),
    "the old zip",
  );
  assert.deepEqual(await leftBeside(project), []);
});

describe("a disk that fills during an ingest", () => {
  test("leaves whole papers alone, and the next ingest writes the rest", async (t) => {
    const { project, disk } = await smallDisk(t);
    if (!disk) return;
    const items = Array.from({ length: 300 }, (_, index) => ({
      id: `2510.1${String(index).padStart(4, "0")}`,
      title: `A paper with the number ${index}`,
      abstract: `We count to ${index}. `.repeat(100),
      day: "2025-10-16",
    }));
    const lines = items.map((item) => JSON.stringify(item)).join("\n");
    const file = path.join(await temporaryFolder(t), "papers.jsonl");
    await fs.writeFile(file, lines);
    for (const room of [0, 60, 300, 700]) {
      await leave(project, room);
      const { code, stderr } = await runIn(project, "ingest", ["jsonl", "--file", file]);
      assert.equal(code, 1, stderr);
      assertExplained(stderr, project);
      for (const [name, text] of await readTree(path.join(project, "content/papers"))) {
        assert.match(name, /^[^.].*\.mdx$/, `${room} kB: nothing else is left`);
        assert.ok(text.startsWith("---\n") && text.trimEnd().length > 100, name);
      }
    }
    await leave(project, 20_000);
    assert.equal((await runIn(project, "ingest", ["jsonl", "--file", file])).code, 0);
    const papers = await readTree(path.join(project, "content/papers"));
    assert.equal(papers.size, items.length + 2);
  });
});

// --- internal ---

/** The copy of the project on a file system of 40 MB; where none can be mounted, the test is skipped. */
async function smallDisk(t: TestContext): Promise<{ project: string; disk: boolean }> {
  const project = await fs.mkdtemp(path.join(os.tmpdir(), "broadsheet-disk-"));
  t.after(async () => {
    spawnSync("umount", ["-l", project]);
    await fs.rm(project, { recursive: true, force: true });
  });
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=40m", "tmpfs", project]);
  if (mounted.status !== 0) {
    t.skip("needs the right to mount: run it as root, or as unshare -rm npm run test:system");
    return { project, disk: false };
  }
  await smallProject(project);
  return { project, disk: true };
}

/** Fills the disk until so many kilobytes are free. */
async function leave(project: string, kilobytes: number): Promise<void> {
  const ballast = path.join(project, "ballast");
  await fs.rm(ballast, { force: true });
  const { bavail, bsize } = await fs.statfs(project);
  await fs.writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - kilobytes * 1024)));
}

function assertExplained(stderr: string, project: string): void {
  assert.match(
    stderr,
    new RegExp(`no room is left on the file system at ${project} \\([\\d.]+ MB`),
  );
  assert.match(stderr, /What was there before is as it was/);
  assert.doesNotMatch(stderr, /^\s+at /m);
}

/** What lies beside the outputs, and in the cache, and shouldn't after a failure. */
async function leftBeside(project: string): Promise<string[]> {
  const names = await fs.readdir(project);
  const cache = await fs.readdir(path.join(project, ".cache")).catch(() => []);
  return [
    ...names.filter((name) => /\.(?:building|incoming|outgoing|copying)$/.test(name)),
    ...cache.filter((name) => /^(?:site(?!-before)|index|\.build\.lock)/.test(name)),
  ];
}
