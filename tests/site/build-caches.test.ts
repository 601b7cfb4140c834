/** Caches of sites that are gone go, too. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { test, type TestContext } from "node:test";
import { sweepCaches } from "../../src/site/build-caches.ts";
import { temporaryFolder, writeTree } from "../folders.ts";

/** Builds to some places, one after the other. */
async function afterBuilds(t: TestContext, outs: readonly string[], there: readonly string[]) {
  const folder = await temporaryFolder(t);
  for (const out of there) await fs.mkdir(path.join(folder, out));
  const build = async (name: string) => {
    await writeTree(path.join(folder, "caches", name), { kept: name });
    await sweepCaches({ cache: path.join(folder, "caches", name), out: path.join(folder, name) });
  };
  for (const out of outs) await build(out);
  const names = async () => (await fs.readdir(path.join(folder, "caches"))).sort();
  return { caches: path.join(folder, "caches"), build, names };
}

const MANY = Array.from({ length: 10 }, (_, at) => `site-${at}`);

test("a build keeps its own cache, those used last, and those of sites that are there", async (t) => {
  const { names } = await afterBuilds(t, ["dist", ...MANY], ["dist"]);
  assert.deepEqual(await names(), ["dist", "places.json", ...MANY.slice(2)]);
});

test("a cache that nobody knows goes, whatever a list says that was spoilt", async (t) => {
  const { caches, build, names } = await afterBuilds(t, ["one", "two"], ["one"]);
  await fs.writeFile(path.join(caches, "places.json"), "[{");
  await fs.mkdir(path.join(caches, "of-an-older-version"));
  await build("two");
  assert.deepEqual(await names(), ["places.json", "two"]);
});

test("a list that can't be written stops no command, and no cache in use is lost", async (t) => {
  const { caches, build, names } = await afterBuilds(t, ["one"], ["one"]);
  await fs.rm(path.join(caches, "places.json"));
  await fs.mkdir(path.join(caches, "places.json"));
  await build("one");
  assert.deepEqual(await names(), ["one", "places.json"]);
});
