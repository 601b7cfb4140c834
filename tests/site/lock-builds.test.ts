import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { test, type TestContext } from "node:test";
import { ROOT, temporaryFolder } from "../folders.ts";

const MODULE = pathToFileURL(path.join(ROOT, "src/site/lock-builds.ts")).href;
const LOCK = `const { lockBuilds } = await import(${JSON.stringify(MODULE)});
await (await lockBuilds("dist", undefined))();`;

/** Takes the lock in a project whose cache is a link. */
async function lockWith(t: TestContext, link: string) {
  const folder = await temporaryFolder(t);
  const project = path.join(folder, "project");
  for (const name of ["project/var", "elsewhere"]) await fs.mkdir(path.join(folder, name), { recursive: true }); // prettier-ignore
  await fs.symlink(link, path.join(project, ".cache"));
  const args = ["--input-type=module", "--eval", LOCK];
  return spawnSync(process.execPath, args, { cwd: project, encoding: "utf8" });
}

test("a cache that is a link out of the project is refused, since Node finds no packages there", async (t) => {
  const { status, stderr } = await lockWith(t, "../elsewhere");
  assert.equal(status, 1);
  assert.match(stderr, /\.cache is a link to .*elsewhere, .* Delete the link/);
});

test("a link within the project is followed", async (t) => {
  const { status, stderr } = await lockWith(t, "var");
  assert.equal(status, 0, stderr);
});
