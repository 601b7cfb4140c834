/** Parts of the index that stand for others of the same texts. */
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { openCatalogue } from "../../src/content/catalogue.ts";
import { Cache } from "../../src/files/cache.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import { makeIndex } from "../../src/site/index-parts.ts";
import { lastPartKey, readLastPart, textsKey } from "../../src/site/kept-parts.ts";
import { Pool } from "../../src/site/pool.ts";
import { readSettings } from "../../src/site/settings.ts";
import { temporaryFolder, writeTree } from "../folders.ts";
import { aPaper } from "../paper/sample.ts";

const DAY = "2025-10-16";
const A = aPaper({ id: "2510.00001", day: DAY, title: "A tide" });
const B = aPaper({ id: "2510.00002", day: DAY, title: "A harbour" });
const topic = (phrase: string) =>
  `---\ntitle: Topic\nblurb: A topic.\nmatch:\n  - ${phrase}\n---\n`;

test("an index of other topics and upvotes is that of a clean build", async (t) => {
  const content = await temporaryFolder(t);
  const folder = await temporaryFolder(t);
  const build = async (name: string) => {
    const cache = new Cache(path.join(folder, name));
    const pool = new Pool({ settings: readSettings({}), cache: cache.folder }, 1);
    try {
      const catalogue = await openCatalogue(content, { cache, code: "test" });
      const trees = await makeIndex({ cache, code: "test", catalogue, pool, table: undefined });
      return trees.flatMap(({ files }) => files.map(({ path: file, sha256 }) => [file, sha256]));
    } finally {
      await pool.close();
    }
  };
  const write = (upvotes: number, phrase: string) =>
    writeTree(content, {
      "papers/2025/2510.00001.mdx": toMdx({ ...A, upvotes }),
      "papers/2025/2510.00002.mdx": toMdx(B),
      "topics/topic.md": topic(phrase),
    });
  await write(1, "tide");
  const first = await build("kept");
  const last = (isFresh = false) => {
    const cache = new Cache(path.join(folder, "kept"), isFresh);
    return readLastPart(cache, lastPartKey("test", undefined, DAY), (key) =>
      cache.readTree("index", key),
    );
  };
  const indexed = (upvotes: number, topics: string[]) =>
    textsKey([B, { ...A, upvotes }].map((paper) => ({ paper, topics, note: undefined })));
  assert.equal(indexed(1, ["topic"]), indexed(2, []));
  assert.ok(last(), "it is there");
  assert.equal(last(true), undefined, "a fresh build knows none");

  await write(2, "harbour");
  const clean = await build("clean");
  assert.notDeepEqual(clean, first);
  assert.deepEqual(await build("kept"), clean);
});
