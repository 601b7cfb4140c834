/** Related papers with a cache: the same as without, whatever it holds. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { test, type TestContext } from "node:test";
import { openCatalogue } from "../../src/content/catalogue.ts";
import { findRelated } from "../../src/digest/related/related.ts";
import { Cache } from "../../src/files/cache.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import type { Paper } from "../../src/paper/schema.ts";
import { Pool } from "../../src/site/pool.ts";
import { RelatedStretches } from "../../src/site/related-stretches.ts";
import { readSettings } from "../../src/site/settings.ts";
import { temporaryFolder, writeTree } from "../folders.ts";
import { aPaper } from "../paper/sample.ts";

const SUBJECTS = ["Gaussian splatting of scenes", "Speech codecs for singing", "Plankton in orbit"];
/** Two days of each month of half a year. */
const PAPERS = Array.from({ length: 36 }, (_, at) => {
  const month = 1 + (at % 6);
  const subject = SUBJECTS[at % SUBJECTS.length] ?? "";
  return aPaper({
    id: `250${month}.0000${Math.floor(at / 6)}`,
    day: `2025-0${month}-${at % 4 < 2 ? 10 : 20}`,
    title: subject,
    abstract: `Word${at % 5}x, word${at % 7}x and word${at}x.`,
  });
});
const [OLDEST] = PAPERS;
const CORRECTED = PAPERS.map((paper) =>
  paper === OLDEST ? { ...paper, abstract: "Plankton, and word3x." } : paper,
);

test("of an old paper that is corrected, they are those of a first build", async (t) => {
  const build = await builds(t);
  const before = await build(PAPERS);
  const after = await build(CORRECTED);
  const expected = [...findRelated(CORRECTED)].sort();
  assert.deepEqual(after.related, expected);
  const changed = (day: string) => before.keys.get(day) !== after.keys.get(day);
  const days = [...before.keys.keys()];
  assert.ok(days.some(changed));
  assert.ok(!days.every(changed), "days on which they stay as they are keep their keys");
  for (const day of days)
    assert.equal(changed(day), !equal(ofDay(before.related, day), ofDay(expected, day)), day);
});

test("they are the same after a build that was stopped, and one whose cache has lost some", async (t) => {
  const build = await builds(t);
  await build(PAPERS);
  await build(CORRECTED, { stopAfter: 5 });
  const more = [...CORRECTED, aPaper({ id: "2501.00009", day: "2025-01-10", title: "Plankton" })];
  assert.deepEqual((await build(more)).related, [...findRelated(more)].sort());
  let papers = more;
  for (const kind of ["related", "related-key", "weights", "words", "related-days"])
    for (const share of [3, 1]) {
      const folder = path.join(build.folder, kind);
      for (const name of (await fs.readdir(folder)).filter((_, at) => at % share === 0))
        await fs.rm(path.join(folder, name));
      const what = `one of ${share} entries ${kind}`;
      assert.deepEqual((await build(papers)).related, [...findRelated(papers)].sort(), what);
      papers = papers.slice(1);
      assert.deepEqual((await build(papers)).related, [...findRelated(papers)].sort(), what);
    }
});

test("a build without a change leaves what the next one may know", async (t) => {
  const build = await builds(t);
  await build(PAPERS);
  const last = path.join(build.folder, "last-related");
  const [name = ""] = await fs.readdir(last);
  const before = await fs.readFile(path.join(last, name));
  await build(PAPERS);
  assert.deepEqual(await fs.readFile(path.join(last, name)), before);
  assert.ok(before.length > 500);
});

test("asked for a day alone, nothing of later ones is read", async (t) => {
  const build = await builds(t);
  const { pool, open } = await build.opened(PAPERS);
  const catalogue = await open();
  const read = (month: string, days?: ReadonlySet<string>) => {
    assert.ok(month <= "2025-03", `${month} is read`);
    return catalogue.read(month, days);
  };
  const cache = new Cache(build.folder);
  const day = "2025-03-10";
  const related = new RelatedStretches(
    { cache, code: "test", catalogue: { ...catalogue, read }, pool },
    day,
  );
  const found = [...(await related.of(day))].sort();
  const expected = [...findRelated(PAPERS)].filter(([id]) => id.startsWith("2503."));
  assert.deepEqual(found, expected.sort());
});

// --- internal ---

type Found = (readonly [string, unknown])[];

/** Builds one after the other with the same cache. */
async function builds(t: TestContext) {
  const root = await temporaryFolder(t);
  const folder = path.join(root, "cache");
  const opened = async (papers: readonly Paper[]) => {
    const content = await fs.mkdtemp(path.join(root, "content-"));
    await writeTree(
      content,
      Object.fromEntries(
        papers.map((paper) => [
          `papers/${paper.day.slice(0, 7).replace("-", "/")}/${paper.id}.mdx`,
          toMdx(paper),
        ]),
      ),
    );
    const settings = readSettings({ BROADSHEET_CONTENT: content });
    const pool = new Pool({ settings, cache: folder }, 1);
    t.after(() => pool.close());
    return { pool, open: () => openCatalogue(content, { cache: new Cache(folder), code: "test" }) };
  };
  const build = async (papers: readonly Paper[], { stopAfter = Infinity } = {}) => {
    const { pool, open } = await opened(papers);
    const catalogue = await open();
    const related = new RelatedStretches({
      cache: new Cache(folder),
      code: "test",
      catalogue,
      pool,
    });
    const keys = new Map<string, string>();
    const found = new Map<string, unknown>();
    const days = catalogue.months.flatMap((month) => month.days.map(({ day }) => day));
    for (const day of days.slice(0, stopAfter)) {
      keys.set(day, await related.keyOf(day));
      for (const [id, one] of await related.of(day)) found.set(id, one);
    }
    if (stopAfter >= days.length) await related.keepAsLast();
    return { keys, related: [...found].sort() };
  };
  return Object.assign(build, { folder, opened });
}

function ofDay(found: Found, day: string): Found {
  const ids = new Set(PAPERS.filter((paper) => paper.day === day).map(({ id }) => id));
  return found.filter(([id]) => ids.has(id));
}

function equal(one: Found, other: Found): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
