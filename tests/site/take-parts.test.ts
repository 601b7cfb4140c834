/** Parts of other machines, and what is wrong with them. What they make together: `build.test.ts`. */
import assert from "node:assert/strict";
import path from "node:path";
import { test, type TestContext } from "node:test";
import { openCatalogue } from "../../src/content/catalogue.ts";
import { Cache, keyOf } from "../../src/files/cache.ts";
import { writePartList } from "../../src/site/part-list.ts";
import { readSettings } from "../../src/site/settings.ts";
import { takeParts } from "../../src/site/take-parts.ts";
import { commonKey } from "../../src/site/units.ts";
import { temporaryFolder, writeTree } from "../folders.ts";

async function aBuild(t: TestContext) {
  const folder = await temporaryFolder(t);
  await writeTree(folder, { "content/papers/README.txt": "none yet" });
  const settings = readSettings({ BROADSHEET_CONTENT: path.join(folder, "content") });
  const cache = new Cache(path.join(folder, "cache"));
  const code = "test";
  const catalogue = await openCatalogue(settings.content, { cache, code });
  const key = commonKey(code, settings, catalogue.topics);
  const part = (number: number, of: number, own = {}) => {
    const place = path.join(folder, `part-${number}-of-${of}`);
    writePartList(place, { part: number, of, key, entries: [], ...own });
    return place;
  };
  const take = (...folders: string[]) => takeParts({ settings, cache, code, catalogue }, folders);
  return { folder, part, take };
}

test("a part that is missing is named, and so is one of another version", async (t) => {
  const { part, take } = await aBuild(t);
  const said = await take(part(1, 3), part(3, 3, { key: "older" }));
  assert.equal(said.length, 2);
  assert.match(said[0] ?? "", /^Part 3 of 3 in .* was made of other settings, topics or code\./);
  assert.equal(said[1], "Part 2 of 3 is missing. Its months are built here.");
  assert.deepEqual(await take(part(1, 1)), []);
});

test("a part that has lost something says so", async (t) => {
  const { part, take } = await aBuild(t);
  const entries = [{ kind: "unit", key: keyOf("lost"), isTree: true }];
  const [said = ""] = await take(part(1, 1, { entries }));
  assert.match(
    said,
    /^Part 1 of 1 in .* lacks 1 entry, or has changed ones\. They are made here\.$/,
  );
});

test("what is no part is refused, and so are parts of two divisions", async (t) => {
  const { folder, part, take } = await aBuild(t);
  await assert.rejects(take(folder), /is no part of a site\. A part is made by npm run build/);
  await writeTree(folder, { "wrong/part.json": '{"part": 0}', "cut/part.json": '{"par' });
  for (const name of ["wrong", "cut", "none"])
    await assert.rejects(take(path.join(folder, name)), /is no part of a site/);
  await assert.rejects(take(part(1, 2), part(1, 3)), /of 2, others of 3\.$/);
});
