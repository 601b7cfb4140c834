/** The bundles of the offline download. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { after, test } from "node:test";
import { Cache } from "../../src/files/cache.ts";
import type { Tree } from "../../src/files/tree.ts";
import { LIST } from "../../src/offline/app-files.ts";
import { readTable } from "../../src/offline/app/bundle-format.ts";
import { makeBundles } from "../../src/site/bundles.ts";
import { filesOf, findBlock, lastBundleKey, readLastBundle } from "../../src/site/kept-blocks.ts";
import { Pool } from "../../src/site/pool.ts";
import { readSettings } from "../../src/site/settings.ts";
import { sharedFolder, temporaryFolder } from "../folders.ts";

const cache = new Cache(sharedFolder());
const pool = new Pool({ settings: readSettings({}), cache: cache.folder }, 1);
after(() => pool.close());

const tree = (name: string, files: Record<string, string>): Promise<Tree> =>
  cache.writeTree("test", name, (write) => {
    for (const [file, text] of Object.entries(files)) write(file, Buffer.from(text));
  });
const unit = async (name: string, key: string, files: Record<string, string>) => ({
  name,
  key,
  tree: await tree(key, files),
});
const aSite = async (day = "Größe") => ({
  units: [
    await unit("front", `front ${day}`, {
      "index.html": day,
      "404.html": "not here",
      "feed.xml": "<feed/>",
      "topics/x/index.html": "newest",
    }),
    await unit("2025-09", "2025-09", {
      "days/2025-09-30/index.html": "a day",
      "papers/a/index.html": "a",
      "topics/x/2025-09/index.html": "of a month",
    }),
    await unit("2025-10", `2025-10 ${day}`, {
      "days/2025-10-01/index.html": day,
      "papers/b/index.html": "b",
      "weeks/2025-W40/index.html": "the week of both",
    }),
  ],
  assets: await tree("assets", { "_astro/base.css": "p{}", "robots.txt": "" }),
  index: [
    await tree("join", { "pagefind/search.json": "{}", "pagefind/texts/ab/0.pack": "texts" }),
  ],
});
const make = async (site: Awaited<ReturnType<typeof aSite>>) => {
  const trees = await makeBundles({ cache, code: "test", pool }, site);
  const files = trees.flatMap((one) => one.files.map((file) => path.join(one.folder, file.path)));
  const list = files.find((file) => path.basename(file) === LIST) ?? "";
  return {
    names: files.map((file) => path.basename(file)).sort(),
    files,
    list: JSON.parse(await fs.readFile(list, "utf8")),
  };
};

test("a bundle a month holds its days, weeks and papers; the rest has bundles of its own", async () => {
  const { files } = await make(await aSite());
  const held: Record<string, string[]> = {};
  for (const file of files.filter((one) => one.endsWith(".bundle"))) {
    const table = await readTable(new Blob([await fs.readFile(file)]));
    held[path.basename(file).replace(/\..*/, "")] = table.map((place) => place.path);
  }
  assert.deepEqual(held, {
    "2025-09": ["days/2025-09-30/", "papers/a/", "topics/x/2025-09/"],
    "2025-10": ["days/2025-10-01/", "papers/b/", "weeks/2025-W40/"],
    files: ["_astro/base.css"],
    index: ["pagefind/search.json"],
    pages: ["", "topics/x/"],
  });
});

test("files of the index that are named after their contents are listed, not copied", async () => {
  const { list } = await make(await aSite());
  assert.deepEqual(list.files, [{ file: "pagefind/texts/ab/0.pack", bytes: 5 }]);
  assert.equal(list.upTo, "1 Oct 2025");
});

test("the same site gives the same bundles, and a new day leaves the months before it", async () => {
  const first = await make(await aSite());
  assert.deepEqual((await make(await aSite())).names, first.names);
  const later = await make(await aSite("another"));
  assert.notEqual(later.list.version, first.list.version);
  assert.deepEqual(
    later.names.filter((name) => first.names.includes(name)).map((name) => name.split(".")[0]),
    ["2025-09", "bundles", "files", "index"],
  );
});

test("the same files in other units are another bundle, since blocks end with units", async (t) => {
  const [a, b, c] = ["a", "b", "c"].map((name, at) => ({
    [`papers/${name}/index.html`]: name.repeat(at === 0 ? 260_000 : 1000),
  }));
  const folder = await temporaryFolder(t);
  const namesOf = async (own: Cache, ...parts: Record<string, string>[]) => {
    const units = await Promise.all(parts.map((files, at) => unit("2025-10", `unit ${at}`, files)));
    const threads = new Pool({ settings: readSettings({}), cache: own.folder }, 1);
    try {
      const bundles = { units, assets: await tree("nothing", {}), index: [] };
      const [made] = await makeBundles({ cache: own, code: "test", pool: threads }, bundles);
      return made?.files.map((file) => file.path);
    } finally {
      await threads.close();
    }
  };
  const kept = new Cache(path.join(folder, "kept"));
  await namesOf(kept, { ...a, ...b }, { ...c });
  assert.deepEqual(
    await namesOf(kept, { ...a }, { ...b, ...c }),
    await namesOf(new Cache(path.join(folder, "clean")), { ...a }, { ...b, ...c }),
  );
});

test("blocks that an earlier build has packed of the same files are taken from it", async (t) => {
  const page = (name: string) => name.repeat(40_000);
  const days = (changed: string) => ({
    "2025-10-01": { "papers/a/index.html": page("a tide"), "papers/b/index.html": page("a boat") },
    "2025-10-02": { "papers/c/index.html": page(changed), "papers/d/index.html": page("a pier") },
    "2025-10-03": { "papers/e/index.html": page("an oar"), "papers/f/index.html": page("a mast") },
  });
  const folder = await temporaryFolder(t);
  const build = async (changed: string, own: Cache) => {
    const units = [];
    for (const [day, files] of Object.entries(days(changed)))
      units.push({ name: "2025-10", tree: await tree(`${day} ${changed}`, files) });
    const threads = new Pool({ settings: readSettings({}), cache: own.folder }, 1);
    try {
      const [made] = await makeBundles(
        { cache: own, code: "test", pool: threads },
        { units, assets: await tree("none", {}), index: [] },
      );
      const [file] = made?.files ?? [];
      return fs.readFile(path.join(made?.folder ?? "", file?.path ?? ""));
    } finally {
      await threads.close();
    }
  };
  const kept = () => new Cache(path.join(folder, "kept"));
  const before = await build("a sail", kept());
  const key = lastBundleKey("test", "2025-10");
  const last = readLastBundle(kept(), key, (one) => kept().readTree("bundle", one));
  assert.equal(Object.keys(last?.blocks ?? {}).length, 3, "a day a block");
  const clean = await build("a rope", new Cache(path.join(folder, "clean")));
  assert.deepEqual(await build("a rope", kept()), clean, "as from nothing");
  assert.notDeepEqual(clean, before);

  // Bytes of the last bundle stand for a block of the same files, and for no other.
  const [first] = Object.values(last?.blocks ?? {});
  const find = findBlock(last);
  const ofDay = filesOf(await tree("a day", days("a sail")["2025-10-01"]));
  assert.equal(find(ofDay)?.length, first?.[1]);
  assert.equal(find(ofDay.slice(1)), undefined);
  assert.equal(findBlock(undefined)(ofDay), undefined);
  assert.equal(
    readLastBundle(new Cache(path.join(folder, "kept"), true), key, () => undefined),
    undefined,
    "a fresh build knows none",
  );
});
