/** Entries of a cache that go to another machine. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test, type TestContext } from "node:test";
import { Cache, keyOf } from "../../src/files/cache.ts";
import { copyEntries } from "../../src/files/copy-entries.ts";
import { temporaryFolder } from "../folders.ts";

const [WORDS, PAGES] = [keyOf("words"), keyOf("pages")];

async function twoCaches(t: TestContext) {
  const folder = await temporaryFolder(t);
  const from = new Cache(path.join(folder, "from"));
  from.write("words", WORDS, Buffer.from("some words"));
  await from.writeTree("unit", PAGES, (write) => write("papers/a/index.html", Buffer.from("a")));
  return { from, to: new Cache(path.join(folder, "to"), true), folder };
}

test("what was used is copied, and counts as used where it comes to", async (t) => {
  const { from, to } = await twoCaches(t);
  const entries = from.entries();
  assert.deepEqual(entries, [
    { kind: "words", key: WORDS, isTree: false },
    { kind: "unit", key: PAGES, isTree: true },
  ]);
  assert.equal(await copyEntries(from, to, entries), 2);
  assert.equal(to.read("words", WORDS)?.toString("utf8"), "some words");
  const tree = to.readTree("unit", PAGES);
  assert.deepEqual(
    tree?.files.map(({ path: file }) => fs.readFileSync(path.join(tree.folder, file), "utf8")),
    ["a"],
  );
});

test("what was cut off on its way, or isn't there, is passed over", async (t) => {
  const { from, to, folder } = await twoCaches(t);
  const entries = [...from.entries(), { kind: "words", key: keyOf("other"), isTree: false }];
  fs.truncateSync(path.join(folder, "from", "words", WORDS), 35);
  fs.writeFileSync(path.join(folder, "from", "unit", `${PAGES}.tree`, "papers/a/index.html"), "b");
  assert.equal(await copyEntries(new Cache(from.folder), to, entries), 0);
  assert.deepEqual(to.entries(), []);
});

test("a list with a file outside of its tree is passed over", async (t) => {
  const { from, to, folder } = await twoCaches(t);
  const [file] = from.readTree("unit", PAGES)?.files ?? [];
  const moved = path.join(folder, "from", "unit", "a");
  fs.writeFileSync(moved, "a");
  from.write("unit", PAGES, Buffer.from(JSON.stringify([{ ...file, path: "../a" }])));
  assert.equal(await copyEntries(from, to, [{ kind: "unit", key: PAGES, isTree: true }]), 0);
});
