import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { Cache, keyOf } from "../../src/files/cache.ts";

const root = fs.mkdtempSync(path.join(os.tmpdir(), "broadsheet-cache-"));
after(() => fs.rmSync(root, { recursive: true, force: true }));

let count = 0;
const newFolder = () => path.join(root, String((count += 1)));
const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString("utf8");
const put = (folder: string, file: string, words: string) => {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  fs.writeFileSync(path.join(folder, file), words);
};
const filled = (cache: Cache) =>
  cache.writeTree("unit", "k", (write) => {
    write("a/index.html", Buffer.from("one"));
    write("b.txt", Buffer.from("two"));
  });

test("a key tells inputs apart that read the same one after the other", () => {
  const keys = [
    keyOf("ab", "c"),
    keyOf("a", "bc"),
    keyOf("abc"),
    keyOf(["a", "bc"]),
    keyOf("abc", undefined),
  ];
  assert.equal(new Set(keys).size, keys.length);
  assert.equal(keyOf({ a: 1 }, "b"), keyOf({ a: 1 }, "b"));
});

test("an entry is made once, also for the next process", () => {
  const folder = newFolder();
  let made = 0;
  const make = () => Buffer.from(`made ${(made += 1)}`);
  assert.equal(text(new Cache(folder).get("words", "k", make)), "made 1");
  assert.equal(text(new Cache(folder).get("words", "k", make)), "made 1");
  assert.equal(text(new Cache(folder).get("words", "other", make)), "made 2");
});

test("with --fresh, nothing that was there is read, and what is made is kept", () => {
  const folder = newFolder();
  new Cache(folder).write("words", "k", Buffer.from("old"));
  const fresh = new Cache(folder, true);
  assert.equal(fresh.read("words", "k"), undefined);
  assert.equal(text(fresh.get("words", "k", () => Buffer.from("new"))), "new");
  assert.equal(text(fresh.read("words", "k")), "new");
});

test("with --fresh, what was there isn't read where it counts as used, either", async () => {
  const folder = newFolder();
  const old = new Cache(folder);
  old.write("words", "k", Buffer.from("old"));
  await filled(old);
  const fresh = new Cache(folder, true);
  fresh.keep("words", "k");
  fresh.keep("unit", "k");
  assert.equal(fresh.read("words", "k"), undefined);
  assert.equal(fresh.readTree("unit", "k"), undefined);
  await fresh.sweep();
  assert.equal(text(new Cache(folder).read("words", "k")), "old");
});

const DAMAGES: Record<string, (file: string) => void> = {
  "cut off": (file) => fs.truncateSync(file, 35),
  "cut off within the hash": (file) => fs.truncateSync(file, 5),
  empty: (file) => fs.truncateSync(file, 0),
  changed: (file) => fs.writeFileSync(file, "x".repeat(60)),
  "a folder": (file) => {
    fs.rmSync(file);
    fs.mkdirSync(file);
  },
};
for (const [name, damage] of Object.entries(DAMAGES))
  test(`an entry that is ${name} is as if it weren't there`, () => {
    const cache = new Cache(newFolder());
    cache.write("words", "k", Buffer.from("some words"));
    damage(path.join(cache.folder, "words", "k"));
    assert.equal(cache.read("words", "k"), undefined);
  });

test("a tree is taken by the next process, but not when a file of it was changed", async () => {
  const cache = new Cache(newFolder());
  const tree = await filled(cache);
  assert.deepEqual(new Cache(cache.folder).readTree("unit", "k"), tree);
  fs.writeFileSync(path.join(tree.folder, "b.txt"), "TWO");
  assert.equal(cache.readTree("unit", "k"), undefined);
});

test("a tree whose writing failed isn't there, and can be written again", async () => {
  const cache = new Cache(newFolder());
  const failing = cache.writeTree("unit", "k", (write) => {
    write("b.txt", Buffer.from("half"));
    throw new Error("disk full");
  });
  await assert.rejects(failing, /disk full/);
  assert.equal(cache.readTree("unit", "k"), undefined);
  await filled(cache);
  assert.ok(cache.readTree("unit", "k"));
});

test("sweeping deletes what wasn't used, and leaves of a killed process", async () => {
  const old = new Cache(newFolder());
  old.write("words", "kept", Buffer.from("a"));
  old.write("words", "unused", Buffer.from("b"));
  old.write("words", "of a thread", Buffer.from("c"));
  await filled(old);
  put(old.folder, "unit/k2.new/half.html", "half");
  const cache = new Cache(old.folder);
  cache.read("words", "kept");
  const thread = new Cache(old.folder);
  thread.read("words", "of a thread");
  cache.use(thread.used());
  cache.readTree("unit", "k");
  await cache.sweep();
  assert.deepEqual(
    fs.readdirSync(old.folder, { recursive: true }).map(String).sort(),
    [
      "unit",
      "unit/k",
      "unit/k.tree",
      "unit/k.tree/a",
      "unit/k.tree/a/index.html",
      "unit/k.tree/b.txt",
      "words",
      "words/kept",
      "words/of a thread",
    ]
      .map((one) => path.normalize(one))
      .sort(),
  );
});
