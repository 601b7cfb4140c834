import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { readContent } from "../../src/content/read.ts";
import * as current from "../../src/site/current.ts";
import { readSettings } from "../../src/site/settings.ts";
import { shareCurrent } from "../../src/site/share-current.ts";
import { ROOT, temporaryFolder, writeTree } from "../folders.ts";

const { currentNotes, currentSettings, withCurrent } = current;

test("a build's settings and notes are there while it runs, and no longer", async (t) => {
  const folder = await temporaryFolder(t);
  const settings = readSettings({ BROADSHEET_CONTENT: folder, BROADSHEET_BASE: "/digest/" });
  const notes = { ...readContent(folder), leadOn: (path: string) => path };
  await withCurrent({ settings, notes }, async () => {
    assert.equal(currentSettings(), settings);
    assert.equal(currentNotes(), notes);
  });
  const failing = withCurrent({ settings, notes }, () => Promise.reject(new Error("failed")));
  await assert.rejects(failing, /failed/);
  assert.equal(currentSettings().content, path.join(ROOT, "content"));
  assert.notEqual(currentNotes(), notes);
});

test("without a build, settings are read once", () => {
  assert.equal(currentSettings(), currentSettings());
});

test("what Astro loads is the module of the process that builds", async (t) => {
  const { load } = shareCurrent();
  assert.ok(typeof load === "function");
  const file = path.join(ROOT, "src/site/current.ts");
  // As the bundler calls it, without a context, which it doesn't use.
  const code = Reflect.apply(load, undefined, [file]);
  assert.equal(Reflect.apply(load, undefined, [`${file}x`]), undefined);
  const folder = await temporaryFolder(t);
  await writeTree(folder, { "page.mjs": String(code) });
  const loaded = await import(pathToFileURL(path.join(folder, "page.mjs")).href);
  assert.deepEqual({ ...loaded }, { ...current });
});
