/** Trees are linked while others are being made. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { beforeEach, test } from "node:test";
import { growTree, type Tree } from "../../src/files/tree.ts";
import { growSite } from "../../src/site/assemble.ts";
import { LinkAhead } from "../../src/site/link-ahead.ts";
import { readTree, sharedFolder } from "../folders.ts";

const root = sharedFolder();
let count = 0;
let growing: string;
let ahead: LinkAhead;

async function treeOf(file: string): Promise<Tree> {
  const folder = path.join(root, String((count += 1)));
  return { folder, files: await growTree(folder, (write) => write(file, Buffer.from(file))) };
}

beforeEach(() => {
  growing = path.join(root, `growing-${(count += 1)}`);
  ahead = new LinkAhead(growing);
});

test("a site has the trees that came before it began, those after, and those that weren't added", async () => {
  const [before, after, last] = await Promise.all(["a.html", "b/c.html", "d.html"].map(treeOf));
  assert.ok(before && after && last);
  ahead.add(before);
  ahead.begin();
  ahead.add(after);
  const linked = await ahead.end();
  assert.deepEqual([...linked], [before, after]);
  await growSite([before, after, last], growing, path.join(root, "none"), linked);
  assert.deepEqual([...(await readTree(growing)).keys()].sort(), ["a.html", "b/c.html", "d.html"]);
});

test("nothing is written where it doesn't begin, since the site is there as it is", async () => {
  ahead.add(await treeOf("a.html"));
  assert.equal((await ahead.end()).size, 0);
  assert.ok(!fs.existsSync(growing));
});

test("a tree that can't be linked fails the end, with what the system says", async () => {
  ahead.begin();
  ahead.add({ ...(await treeOf("a.html")), folder: path.join(root, "gone") });
  await assert.rejects(ahead.end(), /^Error: ENOENT: /);
});

test("a thread that is stopped leaves the process free to end", async () => {
  ahead.begin();
  ahead.add(await treeOf("a.html"));
  await ahead.stop();
});

test("one that was stopped begins no more, since nobody would stop it again", async () => {
  ahead.add(await treeOf("a.html"));
  await ahead.stop();
  ahead.begin();
  assert.equal((await ahead.end()).size, 0);
  assert.ok(!fs.existsSync(growing));
});

test("what was replaced and can't be used up makes room for what is replaced now", async () => {
  const [tree, older] = [await treeOf("a.html"), path.join(root, "older")];
  fs.symlinkSync(root, older);
  ahead.add(tree);
  ahead.begin();
  await growSite([tree], growing, older, await ahead.end());
  assert.equal(fs.lstatSync(older, { throwIfNoEntry: false }), undefined);
  assert.ok(fs.existsSync(path.join(growing, "a.html")));
});
