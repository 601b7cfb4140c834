/** An older site is looked at while the new one is made. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { growTree } from "../../src/files/tree.ts";
import { fillFolder, growSite, lookInto } from "../../src/site/assemble.ts";
import { LookAhead } from "../../src/site/look-ahead.ts";
import { readTree, temporaryFolder } from "../folders.ts";

test("a site is put together of what was found in an older one", async (t) => {
  const folder = await temporaryFolder(t);
  const [older, growing] = [path.join(folder, "older"), path.join(folder, "growing")];
  const treeOf = async (name: string, file: string) => {
    const own = path.join(folder, name);
    return { folder: own, files: await growTree(own, (write) => write(file, Buffer.from(name))) };
  };
  const [kept, gone] = [await treeOf("kept", "a/b.html"), await treeOf("gone", "c/d.html")];
  const next = await treeOf("next", "a/e.html");
  fillFolder([kept, gone], older);

  const look = new LookAhead(older);
  look.begin();
  const found = await look.end();
  await look.stop();
  assert.deepEqual(found, lookInto(older));
  await growSite([kept, next], growing, older, new Set(), found);
  assert.deepEqual(Object.fromEntries(await readTree(growing)), {
    "a/b.html": "kept",
    "a/e.html": "next",
  });
  assert.deepEqual(fs.readdirSync(growing), ["a"]);
});

test("a look that hasn't begun, or was stopped, finds nothing", async (t) => {
  const look = new LookAhead(await temporaryFolder(t));
  assert.equal(await look.end(), undefined);
  await look.stop();
  look.begin();
  assert.equal(await look.end(), undefined);
});
