import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { test, type TestContext } from "node:test";
import { readFile, readTable } from "../../../src/offline/app/bundle-format.ts";
import { packBundle } from "../../../src/offline/app/pack-bundle.ts";
import { writeBundles } from "../../../src/offline/app/write-bundles.ts";
import { readTree, temporaryFolder, writeTree } from "../../folders.ts";

const paper = (id: string) => `<article data-paper="${id}">Größe</article>`;

async function aSite(t: TestContext): Promise<string> {
  const site = await temporaryFolder(t);
  await writeTree(site, {
    "index.html": "front",
    "404.html": "not here",
    "robots.txt": "",
    "feed.xml": "<feed/>",
    "_astro/base.css": "p{}",
    "days/2025-09-30/index.html": paper("a"),
    "days/2025-10-01/index.html": paper("b"),
    "weeks/2025-W40/index.html": "the week of both",
    "papers/a/index.html": paper("a"),
    "papers/b/index.html": paper("b"),
    "topics/x/index.html": "newest",
    "topics/x/2025-09/index.html": "of a month",
    "pagefind/search.json": "{}",
    "pagefind/texts/ab/0.pack": "texts",
    "pagefind/phrases/cd/papers.pack": "phrases",
  });
  return site;
}

async function bundlesOf(site: string) {
  await writeBundles(site);
  const folder = path.join(site, "bundles");
  const names = (await fs.readdir(folder)).filter((name) => name.endsWith(".bundle"));
  const bundles = new Map<string, Blob>();
  for (const name of names.sort())
    bundles.set(name.replace(/\..*/, ""), new Blob([await fs.readFile(path.join(folder, name))]));
  return { names, bundles };
}

test("a bundle a month holds its days, weeks and papers; the rest has bundles of its own", async (t) => {
  const { bundles } = await bundlesOf(await aSite(t));
  const paths = new Map<string, string[]>();
  for (const [name, blob] of bundles)
    paths.set(
      name,
      (await readTable(blob)).map((place) => place.path),
    );
  assert.deepEqual(Object.fromEntries(paths), {
    "2025-09": ["days/2025-09-30/", "papers/a/", "topics/x/2025-09/"],
    "2025-10": ["days/2025-10-01/", "papers/b/", "weeks/2025-W40/"],
    files: ["_astro/base.css"],
    index: ["pagefind/search.json"],
    pages: ["", "topics/x/"],
  });
});

test("a file comes out of a bundle as it went in", async (t) => {
  const { bundles } = await bundlesOf(await aSite(t));
  const bundle = bundles.get("2025-10");
  assert.ok(bundle);
  const place = (await readTable(bundle)).find((one) => one.path === "papers/b/");
  assert.ok(place);
  const text = new TextDecoder().decode(await readFile(bundle, place));
  assert.equal(text, paper("b"));
});

test("files of the index that are named after their contents are listed, not copied", async (t) => {
  const site = await aSite(t);
  await writeBundles(site);
  const list = JSON.parse(await fs.readFile(path.join(site, "bundles/list.json"), "utf8"));
  assert.deepEqual(list.files, [
    { file: "pagefind/phrases/cd/papers.pack", bytes: 7 },
    { file: "pagefind/texts/ab/0.pack", bytes: 5 },
  ]);
});

test("pages that are alike cost little, and each can be read", async () => {
  const page = (at: number) => `<p>${"The frame of every page. ".repeat(200)}</p>Paper ${at}`;
  const files = Array.from({ length: 300 }, (_, at) => ({
    file: `papers/p-${at}/index.html`,
    content: new TextEncoder().encode(page(at)),
  }));
  const bundle = new Blob([await packBundle(files)]);
  assert.ok(bundle.size < 300 * 100, `${bundle.size} bytes`);
  const places = await readTable(bundle);
  for (const at of [0, 150, 299]) {
    const place = places[at];
    assert.ok(place);
    assert.equal(place.path, `papers/p-${at}/`);
    assert.equal(new TextDecoder().decode(await readFile(bundle, place)), page(at));
    assert.ok(place.blockSize < bundle.size / 2, "only a part is unpacked");
  }
});

test("the same site gives the same bundles, and a new day leaves the months before alone", async (t) => {
  const site = await aSite(t);
  const { names } = await bundlesOf(site);
  const before = await readTree(path.join(site, "bundles"));
  await writeBundles(site);
  assert.deepEqual(await readTree(path.join(site, "bundles")), before);
  await writeTree(site, { "days/2025-10-02/index.html": "a new day", "index.html": "a new front" });
  const { names: later } = await bundlesOf(site);
  const same = later.filter((name) => names.includes(name));
  assert.deepEqual(
    same.map((name) => name.replace(/\..*/, "")),
    ["2025-09", "files", "index"],
  );
});
