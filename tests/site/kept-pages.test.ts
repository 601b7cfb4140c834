/** Which pages an earlier build's can stand for. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { Cache } from "../../src/files/cache.ts";
import type { LinkFile } from "../../src/files/tree.ts";
import {
  LAST_PAGES,
  lastPagesKey,
  readLastPages,
  takeKept,
  writeLastPages,
} from "../../src/site/kept-pages.ts";
import { temporaryFolder } from "../folders.ts";

const A = "papers/2510.00001/index.html";
const B = "papers/2510.00002/index.html";
const KEY = lastPagesKey("papers", "2025-10-16");

describe("the last pages of a unit", () => {
  async function stored(cache: Cache) {
    await cache.writeTree("unit", "a", (write) => write(A, Buffer.from("page")));
    writeLastPages(cache, KEY, { unit: "a", common: "same", pages: { [A]: "one", [B]: "two" } });
    return (other = cache) => readLastPages(other, KEY, (key) => other.readTree("unit", key));
  }

  test("are taken where they were made of the same, and are there", async (t) => {
    const last = (await stored(new Cache(await temporaryFolder(t))))();
    const taken: string[] = [];
    const link: LinkFile = (file, from) =>
      taken.push(fs.readFileSync(path.join(from.folder, file), "utf8"));
    const same = takeKept(last, "same", link);
    assert.equal(same.take(A, "one"), true);
    assert.equal(same.take(B, "two"), false, "not in the tree");
    assert.equal(same.take("feeds/index.html", undefined), false, "without a key");
    assert.deepEqual(same.pages, { [A]: "one", [B]: "two" });
    assert.equal(takeKept(last, "same", link).take(A, "another"), false);
    assert.equal(takeKept(last, "another", link).take(A, "one"), false);
    assert.equal(takeKept(undefined, "same", link).take(A, "one"), false);
    assert.deepEqual(taken, ["page"]);
  });

  test("are none in a fresh build, of another form, or without their files", async (t) => {
    const cache = new Cache(await temporaryFolder(t));
    const read = await stored(cache);
    assert.ok(read());
    assert.equal(read(new Cache(cache.folder, true)), undefined);
    cache.write(LAST_PAGES, KEY, Buffer.from('{"unit":7}'));
    assert.equal(read(), undefined);
    writeLastPages(cache, KEY, { unit: "a", common: "same", pages: {} });
    fs.rmSync(path.join(cache.folder, "unit"), { recursive: true });
    assert.equal(read(), undefined);
  });
});
