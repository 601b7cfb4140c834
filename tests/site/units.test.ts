/** A unit that fails: one error, whatever else is being made. */
import assert from "node:assert/strict";
import path from "node:path";
import { describe, test, type TestContext } from "node:test";
import { openCatalogue } from "../../src/content/catalogue.ts";
import { Cache } from "../../src/files/cache.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import { Pool } from "../../src/site/pool.ts";
import { RelatedStretches } from "../../src/site/related-stretches.ts";
import { readSettings } from "../../src/site/settings.ts";
import { codeKey } from "../../src/site/code-key.ts";
import { commonKey, makeUnits } from "../../src/site/units.ts";
import { temporaryFolder, writeTree } from "../folders.ts";
import { aPaper } from "../paper/sample.ts";

/** What waits for ever ends as a failure. */
const ONCE = { timeout: 60_000 };

const MONTHS = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, "0")}`);

/** A year of a paper a month, with nothing of it in the cache. */
async function aYear(t: TestContext, threads: number) {
  // Before the folder goes that its threads write to.
  t.after(() => pool.close());
  const content = await temporaryFolder(t);
  const papers = MONTHS.map((month) => {
    const id = `${month.slice(2).replace("-", "")}.00001`;
    const file = `papers/${month.replace("-", "/")}/${id}.mdx`;
    return [file, toMdx(aPaper({ id, day: `${month}-16` }))];
  });
  await writeTree(content, Object.fromEntries(papers));
  const settings = readSettings({ BROADSHEET_CONTENT: content });
  const cache = new Cache(path.join(content, ".cache"));
  const pool = new Pool({ settings, cache: cache.folder }, threads);
  const catalogue = await openCatalogue(content, { cache, code: "test" });
  return { cache, code: "test", settings, catalogue, pool, answers: async () => [] };
}

describe("pages that can't be rendered", () => {
  test("are one error, and no more months are begun", async (t) => {
    const year = await aYear(t, 2);
    let begun = 0;
    await assert.rejects(
      makeUnits({
        ...year,
        renderer: async () => path.join(year.cache.folder, "no-renderer"),
        onUnit: () => (begun += 1),
      }),
      /no-renderer/,
    );
    assert.ok(begun < MONTHS.length / 2, `${begun} of ${MONTHS.length + 1} units were begun`);
  });

  test("and a renderer that can't be made are one error", async (t) => {
    const year = await aYear(t, 1);
    const renderer = () => Promise.reject(new Error("no room for it"));
    await assert.rejects(makeUnits({ ...year, renderer }), /^Error: no room for it$/);
  });
});

test("no page of a site without standing searches waits for the index", ONCE, async (t) => {
  const year = await aYear(t, 1);
  const renderer = () => Promise.reject(new Error("a page is made"));
  const answers = () => new Promise<never>(() => {});
  await assert.rejects(makeUnits({ ...year, answers, renderer }), /^Error: a page is made$/);
});

test("words of a month that can't be counted are one error, also those counted ahead", async (t) => {
  const year = await aYear(t, 2);
  const broken = {
    months: year.catalogue.months,
    read: (month: string) => {
      throw new Error(`${month} can't be read`);
    },
  };
  const related = new RelatedStretches({
    cache: year.cache,
    code: "test",
    catalogue: { ...year.catalogue, ...broken },
    pool: year.pool,
  });
  await assert.rejects(related.of("2025-01-16"), /^Error: 2025-01 can't be read$/);
  // Those ahead fail while nobody waits for them.
  await new Promise((resolve) => setTimeout(resolve, 20));
});

test("a pool that was closed starts nothing more, and lets nobody wait", async (t) => {
  const { pool } = await aYear(t, 1);
  await pool.take();
  const waiting = assert.rejects(pool.take(), /ended early/);
  await pool.close();
  await waiting;
  await assert.rejects(pool.take(), /ended early/);
});

test("a setting that no page shows makes no page anew", async (t) => {
  const keyOf = (settings: object) =>
    commonKey("", readSettings({ BROADSHEET_SETTINGS: JSON.stringify(settings) }), []);
  assert.equal(keyOf({ mail: { from: "ada@example.org" } }), keyOf({}));
  assert.notEqual(keyOf({ title: "Another" }), keyOf({}));
  const topic = {
    slug: "a",
    title: "A",
    blurb: "Of a.",
    matchTitle: [],
    exclude: [],
    categories: [],
    general: false,
  };
  const ofTopic = (one: typeof topic & { match: string[] }) =>
    commonKey("", readSettings({}), [one]);
  assert.equal(ofTopic({ ...topic, match: ["tide"] }), ofTopic({ ...topic, match: ["boat"] }));
  assert.notEqual(ofTopic({ ...topic, match: [] }), ofTopic({ ...topic, title: "B", match: [] }));
  const project = await temporaryFolder(t);
  const files = { "astro.config.mjs": "", "package-lock.json": "", "src/a.ts": "", "public/a": "" };
  await writeTree(project, { ...files, "src/site.config.ts": "1" });
  const before = codeKey(project);
  await writeTree(project, { "src/site.config.ts": "2" });
  assert.equal(codeKey(project), before);
  await writeTree(project, { "src/a.ts": "2" });
  assert.notEqual(codeKey(project), before);
});
