/** What the catalogue takes from its cache, and what it makes anew. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, test, type TestContext } from "node:test";
import { openCatalogue, type CatalogueOptions } from "../../src/content/catalogue.ts";
import { chunkFiles } from "../../src/content/chunks.ts";
import { Cache } from "../../src/files/cache.ts";
import { ExpectedError } from "../../src/files/errors.ts";
import { paperFile } from "../../src/paper/content-folder.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import type { PaperInput } from "../../src/paper/schema.ts";
import { temporaryFolder, writeTree } from "../folders.ts";
import { aPaper } from "../paper/sample.ts";

const TOPIC = "---\ntitle: Agents\nblurb: On agents.\nmatch: [agent]\n---\n";

/** A folder with a paper of October and one of November, and a way to open it again and again. */
async function prepare(t: TestContext) {
  const folder = await temporaryFolder(t);
  const place = await temporaryFolder(t);
  const write = (files: Record<string, string>) => writeTree(folder, files);
  const put = (id: string, fields: Partial<PaperInput> = {}) => {
    const paper = aPaper({ id, title: `An agent, ${id}`, ...fields });
    return write({ [path.relative(folder, paperFile(folder, paper))]: toMdx(paper) });
  };
  await write({ "topics/agents.md": TOPIC });
  await put("2510.00001");
  await put("2511.00001", { day: "2025-11-03" });
  const open = async (options: Partial<CatalogueOptions> = {}) => {
    const cache = new Cache(place);
    const catalogue = await openCatalogue(folder, { cache, code: "1", ...options });
    return { catalogue, cache, months: new Map(catalogue.months.map((one) => [one.month, one])) };
  };
  return { folder, place, write, put, open };
}

/** The entries of a cache with what they hold and when they were written. */
function entriesOf(place: string): string[] {
  return fs
    .readdirSync(place, { recursive: true, encoding: "utf8" })
    .filter((name) => fs.statSync(path.join(place, name)).isFile())
    .map((name) => `${name} ${fs.statSync(path.join(place, name)).mtimeMs}`)
    .sort();
}

test("an unchanged folder is opened without writing anything", async (t) => {
  const { place, open } = await prepare(t);
  const first = await open();
  const written = entriesOf(place);
  assert.ok(written.length > 0);
  const second = await open();
  assert.deepEqual(entriesOf(place), written);
  assert.deepEqual(second.catalogue.months, first.catalogue.months);
});

test("what an unchanged folder needs stays in the cache, also the texts that nobody read", async (t) => {
  const { place, open } = await prepare(t);
  await open();
  const { cache } = await open();
  const before = entriesOf(place);
  await cache.sweep();
  assert.deepEqual(entriesOf(place), before);
});

test("an edit of equal size with the times of before is seen", async (t) => {
  const { folder, put, open } = await prepare(t);
  await open();
  const file = paperFile(folder, { id: "2510.00001", day: "2025-10-16" });
  const { atime, mtime } = fs.statSync(file);
  await put("2510.00001", { title: "An agent, 2510.00002" });
  fs.utimesSync(file, atime, mtime);
  const { catalogue } = await open();
  assert.equal(catalogue.papers[0]?.title, "An agent, 2510.00002");
});

test("files with new times, and a cache in another place, are the same", async (t) => {
  const { folder, place, open } = await prepare(t);
  const first = await open();
  fs.utimesSync(paperFile(folder, { id: "2510.00001", day: "2025-10-16" }), 0, 0);
  const moved = await temporaryFolder(t);
  fs.cpSync(place, moved, { recursive: true });
  const { catalogue } = await open({ cache: new Cache(moved) });
  assert.deepEqual(catalogue.months, first.catalogue.months);
  assert.deepEqual(
    entriesOf(moved).map((entry) => entry.split(" ")[0]),
    entriesOf(place).map((entry) => entry.split(" ")[0]),
  );
});

const DAMAGES: Record<string, (file: string) => void> = {
  "is cut off": (file) => fs.truncateSync(file, 40),
  "is empty": (file) => fs.truncateSync(file, 0),
  "holds other bytes": (file) => fs.writeFileSync(file, "[]".repeat(40)),
  "is gone": (file) => fs.rmSync(file),
};
for (const [name, damage] of Object.entries(DAMAGES))
  test(`a cache of which every file ${name} is as if it weren't there`, async (t) => {
    const { place, open } = await prepare(t);
    const first = await open();
    const whole = first.catalogue.read("2025-10");
    for (const entry of entriesOf(place)) damage(path.join(place, entry.split(" ")[0] ?? ""));
    const second = await open();
    assert.deepEqual(second.catalogue.months, first.catalogue.months);
    assert.deepEqual(second.catalogue.read("2025-10"), whole);
  });

test("a cache that is damaged while the site is built costs time alone", async (t) => {
  const { place, open } = await prepare(t);
  const { catalogue } = await open();
  const whole = catalogue.read("2025-10");
  const again = (await open()).catalogue;
  fs.rmSync(place, { recursive: true });
  assert.deepEqual(again.read("2025-10"), whole);
});

test("files that change while the site is built are an error, where the cache can't help", async (t) => {
  const { place, put, open } = await prepare(t);
  await open();
  const { catalogue } = await open();
  await put("2510.00001", { title: "Another" });
  assert.equal(catalogue.read("2025-10")[0]?.title, "An agent, 2510.00001", "as it was opened");
  const again = (await open()).catalogue;
  await put("2510.00001", { title: "A third one" });
  fs.rmSync(place, { recursive: true });
  assert.throws(() => again.read("2025-10"), ExpectedError);
});

test("another version of the program, and --fresh, take nothing from the cache", async (t) => {
  const { place, open } = await prepare(t);
  await open();
  const before = entriesOf(place);
  await open({ code: "2" });
  assert.equal(entriesOf(place).length, 2 * before.length);
  await open({ cache: new Cache(place, true) });
  assert.notDeepEqual(
    entriesOf(place).filter((entry) => before.includes(entry)),
    before,
  );
});

test("a month without papers has none to read", async (t) => {
  const { catalogue } = await (await prepare(t)).open();
  assert.deepEqual(catalogue.read("2020-01"), []);
});

describe("a month's key changes when what its papers show changes", () => {
  type Prepared = Awaited<ReturnType<typeof prepare>>;
  const note = (fields: string) => `---\nauthor: Ann\ndate: '2025-10-17'\n${fields}---\n\nWords.\n`;
  const CHANGES: Record<string, [change: (on: Prepared) => unknown, months: string[]]> = {
    "a paper more": [({ put }) => put("2510.00002"), ["2025-10"]],
    "an abstract": [({ put }) => put("2510.00001", { abstract: "Other." }), ["2025-10"]],
    "an upvote": [({ put }) => put("2510.00001", { upvotes: 1 }), ["2025-10"]],
    "a correction": [
      ({ write }) => write({ "notes/2510.00001.mdx": note("corrections:\n  venue: x\n") }),
      ["2025-10"],
    ],
    "a topic set by a note": [
      ({ write }) => write({ "topics/b.md": TOPIC, "notes/2511.00001.mdx": note("topics: [b]\n") }),
      ["2025-10", "2025-11"],
    ],
    "a correction that moves a paper to another month": [
      ({ write, put }) =>
        put("2510.00002").then(() =>
          write({ "notes/2510.00002.mdx": note("corrections:\n  day: '2025-11-04'\n") }),
        ),
      ["2025-11"],
    ],
    "a removal": [
      ({ write, put }) =>
        put("2511.00002", { day: "2025-11-04" }).then(() =>
          write({ "removed.yml": '- id: "2511.00001"\n  reason: Asked for.\n' }),
        ),
      ["2025-11"],
    ],
    "a phrase that gives a paper another topic": [
      ({ write }) => write({ "topics/b.md": TOPIC.replace("[agent]", '["2511"]') }),
      ["2025-11"],
    ],
    "a phrase that no paper has": [
      ({ write }) => write({ "topics/b.md": TOPIC.replace("[agent]", "[nothing]") }),
      [],
    ],
    "a note's words": [({ write }) => write({ "notes/2510.00001.mdx": note("") }), []],
    "a file's name and form": [
      async ({ folder, write }) => {
        const file = paperFile(folder, { id: "2510.00001", day: "2025-10-16" });
        const text = fs.readFileSync(file, "utf8").replace("title:", "title:  ");
        fs.rmSync(file);
        await write({ "papers/2510.00001.mdx": text });
      },
      [],
    ],
  };
  for (const [name, [change, expected]] of Object.entries(CHANGES))
    test(name, async (t) => {
      const prepared = await prepare(t);
      const before = (await prepared.open()).months;
      await change(prepared);
      const { months } = await prepared.open();
      const changed = [...months.keys()].filter(
        (month) => months.get(month)?.key !== before.get(month)?.key,
      );
      assert.deepEqual(changed, expected);
    });
});

describe("chunks of files", () => {
  const names = Array.from(
    { length: 5000 },
    (_, at) => `papers/2025/10/2510.${10_000 + 2 * at}.mdx`,
  );

  test("keep the order, and are of a few hundred files", () => {
    const chunks = chunkFiles(names);
    assert.deepEqual(chunks.flat(), names);
    assert.ok(chunks.length > 8 && chunks.length < 40, `${chunks.length} chunks`);
    assert.ok(Math.max(...chunks.map((chunk) => chunk.length)) <= 1024);
    assert.deepEqual(chunkFiles([]), []);
  });

  test("are the same beside a file that comes or goes", () => {
    const before = new Set(chunkFiles(names).map((chunk) => chunk.join()));
    for (const name of ["papers/2025/10/2510.10001.mdx", "papers/2025/10/2510.15001.mdx"]) {
      const after = chunkFiles([...names, name].sort()).filter((one) => !before.has(one.join()));
      assert.ok(after.length <= 2, `${after.length} chunks changed`);
    }
  });
});

test("several threads open the same as one", async (t) => {
  const { folder, open } = await prepare(t);
  const many: Record<string, string> = {};
  for (let at = 0; at < 1300; at += 1) {
    const id = `2510.${String(10_000 + at)}`;
    many[`papers/2025/10/${id}.mdx`] = toMdx(aPaper({ id, title: `An agent, ${at}` }));
  }
  many["papers/2025/10/2510.10007.mdx"] = "broken";
  await writeTree(folder, many);
  const said: number[] = [];
  const threads = await open({ threads: 3, onProgress: (done) => said.push(done) });
  const cached = await open({ threads: 3 });
  const place = await temporaryFolder(t);
  const single = await open({ cache: new Cache(place), threads: 1 });
  assert.deepEqual(threads.catalogue.months, single.catalogue.months);
  assert.deepEqual(cached.catalogue.months, single.catalogue.months);
  assert.deepEqual(threads.catalogue.problems, single.catalogue.problems);
  assert.deepEqual(
    said,
    said.toSorted((a, b) => a - b),
  );
  assert.equal(said.at(-1), 1302);
  await cached.cache.sweep();
  const written = (where: string) => entriesOf(where).map((entry) => entry.split(" ")[0]);
  assert.deepEqual(written(cached.cache.folder), written(place));
});
