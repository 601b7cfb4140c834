import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { beforeEach, test } from "node:test";
import { growTree, isUnchanged, linkTree, type Tree } from "../../src/files/tree.ts";
import { sharedFolder } from "../folders.ts";

const root = sharedFolder();
let count = 0;
let tree: Tree;
beforeEach(async () => {
  const folder = path.join(root, String((count += 1)));
  const files = await growTree(folder, (write) => {
    write("b.txt", Buffer.from("two"));
    write("a/index.html", Buffer.from("one"));
  });
  tree = { folder, files };
});

test("a tree comes into a folder by hard links, its files in order", () => {
  assert.deepEqual(
    tree.files.map((file) => file.path),
    ["a/index.html", "b.txt"],
  );
  const site = path.join(root, "site");
  linkTree(tree, site);
  const file = path.join(site, "a/index.html");
  assert.equal(fs.readFileSync(file, "utf8"), "one");
  assert.equal(fs.statSync(file).ino, fs.statSync(path.join(tree.folder, "a/index.html")).ino);
});

test("a tree takes a file of another one, under another name", async () => {
  const folder = path.join(root, "other");
  const [file] = tree.files;
  assert.ok(file);
  const files = await growTree(folder, (write, link) => {
    write("z.txt", Buffer.from("three"));
    link("c/index.html", tree, file);
  });
  assert.deepEqual(files[0], { ...file, path: "c/index.html" });
  assert.ok(isUnchanged({ folder, files }));
  const linked = path.join(folder, "c/index.html");
  assert.equal(fs.statSync(linked).ino, fs.statSync(path.join(tree.folder, file.path)).ino);
});

const HARMS: Record<string, (file: string) => void> = {
  "was written to through a link": (file) => fs.writeFileSync(file, "TWO"),
  "is longer": (file) => fs.appendFileSync(file, "!"),
  "is gone": (file) => fs.rmSync(file),
};
for (const [name, harm] of Object.entries(HARMS))
  test(`a tree with a file that ${name} is changed`, () => {
    assert.ok(isUnchanged(tree));
    harm(path.join(tree.folder, "b.txt"));
    assert.equal(isUnchanged(tree), false);
  });

test("a tree whose files have other times, as in a copy of the cache, is the same by its contents", () => {
  fs.utimesSync(path.join(tree.folder, "b.txt"), 1, 1);
  assert.ok(isUnchanged(tree));
});
