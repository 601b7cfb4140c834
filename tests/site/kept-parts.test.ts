/** Parts of the index that stand for others of the same texts. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { openCatalogue } from "../../src/content/catalogue.ts";
import { Cache } from "../../src/files/cache.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import { makeIndex } from "../../src/site/index-parts.ts";
import { lastSegmentKey, readKeptSegment } from "../../src/site/kept-segments.ts";
import { findLastPart, lastPartKey } from "../../src/site/kept-parts.ts";
import { Pool } from "../../src/site/pool.ts";
import { readSettings } from "../../src/site/settings.ts";
import { temporaryFolder, writeTree } from "../folders.ts";
import { aPaper } from "../paper/sample.ts";

const DAY = "2025-10-16";
const A = aPaper({ id: "2510.00001", day: DAY, title: "A tide" });
const B = aPaper({ id: "2510.00002", day: DAY, title: "A harbour" });
const topic = (phrase: string) =>
  `---\ntitle: Topic\nblurb: A topic.\nmatch:\n  - ${phrase}\n---\n`;

/** Makes an index with a cache; gives its files, each with its hash. */
async function build(content: string, folder: string) {
  const trees = await buildTrees(content, folder);
  return trees.flatMap(({ files }) => files.map(({ path: file, sha256 }) => [file, sha256]));
}

/** The same; gives the trees of its files. */
async function buildTrees(content: string, folder: string) {
  const cache = new Cache(folder);
  const pool = new Pool({ settings: readSettings({}), cache: cache.folder }, 1);
  try {
    const catalogue = await openCatalogue(content, { cache, code: "test" });
    const trees = await makeIndex({ cache, code: "test", catalogue, pool, table: undefined });
    await cache.sweep();
    return trees;
  } finally {
    await pool.close();
  }
}

test("an index of other topics and upvotes is that of a clean build", async (t) => {
  const content = await temporaryFolder(t);
  const folder = await temporaryFolder(t);
  const write = (upvotes: number, phrase: string) =>
    writeTree(content, {
      "papers/2025/2510.00001.mdx": toMdx({ ...A, upvotes }),
      "papers/2025/2510.00002.mdx": toMdx(B),
      "topics/topic.md": topic(phrase),
    });
  await write(1, "tide");
  const first = await build(content, path.join(folder, "kept"));
  const last = (isFresh = false) => {
    const cache = new Cache(path.join(folder, "kept"), isFresh);
    return findLastPart(cache, lastPartKey("test", undefined, DAY), (key) =>
      cache.readTree("index", key),
    );
  };
  assert.ok(last(), "it is there");
  assert.equal(last(true), undefined, "a fresh build knows none");

  await write(2, "harbour");
  const clean = await build(content, path.join(folder, "clean"));
  assert.notDeepEqual(clean, first);
  assert.deepEqual(await build(content, path.join(folder, "kept")), clean);

  const [file] = last()?.files.filter(({ path: one }) => one.includes("/texts/")) ?? [];
  assert.ok(file);
  fs.truncateSync(path.join(last()?.folder ?? "", file.path), 9);
  assert.equal(last(), undefined, "a damaged one isn't taken");
  await write(3, "harbour");
  assert.deepEqual(
    await build(content, path.join(folder, "kept")),
    await build(content, path.join(folder, "again")),
  );
});

test("phrases are indexed anew where a text or a note changes, and not for topics or upvotes", async (t) => {
  const content = await temporaryFolder(t);
  const folder = await temporaryFolder(t);
  const phrasesOf = async () => {
    const trees = await buildTrees(content, path.join(folder, "kept"));
    const file = (tree: (typeof trees)[number]) =>
      tree.files.find(({ path: one }) => /^pagefind\/phrases\/.*\.pf_meta$/.test(one));
    const [tree, ...others] = trees.filter(file);
    assert.ok(tree && others.length === 0);
    return fs.statSync(path.join(tree.folder, file(tree)?.path ?? "")).ino;
  };
  const first = { "papers/2025/2510.00001.mdx": toMdx(A), "topics/topic.md": topic("tide") };
  await writeTree(content, first);
  const before = await phrasesOf();
  await writeTree(content, {
    "papers/2025/2510.00001.mdx": toMdx({ ...A, upvotes: 9 }),
    "topics/topic.md": topic("harbour"),
  });
  assert.equal(await phrasesOf(), before);
  const note = '---\nauthor: Ann\ndate: "2025-10-17"\n---\n\nA word of mine.\n';
  await writeTree(content, { "notes/2510.00001.mdx": note });
  const noted = await phrasesOf();
  assert.notEqual(noted, before);
  await writeTree(content, { "papers/2025/2510.00001.mdx": toMdx({ ...A, title: "Tides" }) });
  assert.notEqual(await phrasesOf(), noted);
});

test("an index of corrected texts is that of a clean build, whatever is left of the last one", async (t) => {
  const content = await temporaryFolder(t);
  const folder = await temporaryFolder(t);
  const kept = path.join(folder, "kept");
  const lastOf = (isFresh = false) => {
    const cache = new Cache(kept, isFresh);
    const readTree = (key: string) => cache.readTree("index", key);
    return readKeptSegment(cache, lastSegmentKey("test", undefined, 1), readTree);
  };
  /** Writes papers of two months, which are two parts; the first one comes with this text. */
  const write = (abstract: string, day = DAY) =>
    writeTree(content, {
      "papers/2025/2510.00001.mdx": toMdx({ ...A, abstract, day }),
      "papers/2025/2510.00002.mdx": toMdx(B),
      "papers/2025/2511.00003.mdx": toMdx({ ...B, id: "2511.00003", day: "2025-11-03" }),
    });
  const check = async (name: string) =>
    assert.deepEqual(await build(content, kept), await build(content, path.join(folder, name)));

  await write("A text.");
  await check("first");
  const first = lastOf();
  assert.ok(first, "it is there");
  assert.equal(lastOf(true), undefined, "a fresh build knows none");

  await write("A corrected text.");
  await check("corrected");
  const next = lastOf();
  assert.ok(next);
  const linked = next.tree.files.find(({ path: file }) => file.includes("/dates/"));
  assert.ok(linked);
  assert.equal(fs.statSync(path.join(next.tree.folder, linked.path)).nlink, 2, "it is kept");

  const [file] = next.tree.files.filter(({ path: one }) => one.includes("/terms/"));
  assert.ok(file);
  fs.truncateSync(path.join(next.tree.folder, file.path), 9);
  assert.equal(lastOf(), undefined, "a damaged one isn't taken");
  await write("A text that is corrected again.");
  await check("damaged");

  await write("A text that is corrected again.", "2025-10-17");
  await check("moved");
});
