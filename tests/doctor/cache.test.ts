import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { test, type TestContext } from "node:test";
import { checkCache } from "../../src/doctor/cache.ts";
import { ROOT, temporaryFolder, writeTree } from "../folders.ts";

/** What is said about a project with these files. */
async function say(t: TestContext, files: Record<string, string>, bytes = 0): Promise<string> {
  const project = await temporaryFolder(t);
  await writeTree(project, files);
  const remarks = await checkCache(project, { out: path.join(project, "dist"), bytes });
  return remarks.map(({ level, found, todo }) => `${level} ${found} → ${todo}`).join("\n");
}

test("a cache has a size, and so has one that an older version left", async (t) => {
  const said = await say(t, { ".cache/a/b": "x".repeat(2_000_000), "node_modules/.astro/c": "" });
  assert.match(said, /^ok \S+\.cache: 1 file, 2\.0 MB; it may be deleted/);
  assert.match(said, /^ok \S+node_modules\/\.astro: 1 file, 0\.0 MB/m);
});

test("a cache that isn't there is nothing to worry about", async (t) => {
  const said = await say(t, {});
  assert.match(said, /^ok \S+\.cache: empty; the next build fills it → undefined\n/);
  assert.doesNotMatch(said, /\.astro|error/);
});

test("a cache that is a link to nothing is an error: a build can't make it", async (t) => {
  const project = await temporaryFolder(t);
  await fs.symlink("nowhere", path.join(project, ".cache"));
  const [{ level, found, todo } = assert.fail()] = await checkCache(project, {
    out: undefined,
    bytes: 0,
  });
  assert.equal(level, "error");
  assert.match(found, /\.cache is a link to a folder that isn't there$/);
  assert.equal(todo, "Delete the link");
});

test("a build needs twice the site's size on the disk", async (t) => {
  const { bavail, bsize } = await fs.statfs(await temporaryFolder(t));
  const said = await say(t, {}, bavail * bsize);
  assert.match(
    said,
    /^warning the disk at \S+ has .* [MG]B free; the next build may need .* → Make/m,
  );
});

test("a cache that can't be written is an error with whose it is", async (t) => {
  const project = await temporaryFolder(t);
  // To root, no folder is read-only.
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  await fs.mkdir(path.join(project, ".cache"));
  if (nobody.uid) await fs.chown(project, nobody.uid, nobody.gid);
  await fs.chmod(path.join(project, ".cache"), 0o555);
  const module = `import { checkCache } from ${JSON.stringify(path.join(ROOT, "src/doctor/cache.ts"))};
    console.log(JSON.stringify(await checkCache(".", { out: undefined, bytes: 0 })));`;
  const args = ["--input-type=module", "--eval", module];
  const { stdout } = spawnSync(process.execPath, args, {
    cwd: project,
    encoding: "utf8",
    ...nobody,
  });
  assert.match(
    stdout,
    /"error","found":"a build can't write to \.cache: no permission\. .*rights 555/,
  );
});
