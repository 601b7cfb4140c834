/** A site is put together from trees, also where an older one is. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { beforeEach, describe, test } from "node:test";
import { growTree, type Tree } from "../../src/files/tree.ts";
import { fillFolder, growSite, isThere, sizeOf } from "../../src/site/assemble.ts";
import { readTree, sharedFolder } from "../folders.ts";

const root = sharedFolder();
const PAGES = { "index.html": "home", "papers/a/index.html": "a", "papers/b/index.html": "b" };
let count = 0;
let trees: Tree[];
let site: string;

async function treeOf(files: Record<string, string>): Promise<Tree> {
  const folder = path.join(root, String((count += 1)));
  const grown = await growTree(folder, (write) => {
    for (const [file, text] of Object.entries(files)) write(file, Buffer.from(text));
  });
  return { folder, files: grown };
}

const inSite = (file: string) => path.join(site, file);

beforeEach(async () => {
  const { "index.html": home, ...papers } = PAGES;
  trees = [await treeOf({ "index.html": home }), await treeOf(papers)];
  site = path.join(root, `site-${(count += 1)}`);
  fillFolder(trees, site);
});

test("a site has the files of all trees, and is known to have them", async () => {
  assert.deepEqual(Object.fromEntries(await readTree(site)), PAGES);
  assert.ok(isThere(trees, site));
});

describe("a file that two trees have", () => {
  test("is there once, since its name comes of its bytes", async () => {
    const twice = [await treeOf({ "a/1f.pack": "same" }), await treeOf({ "a/1f.pack": "same" })];
    fillFolder(twice, inSite("twice"));
    assert.deepEqual(Object.fromEntries(await readTree(inSite("twice"))), { "a/1f.pack": "same" });
    assert.deepEqual(sizeOf(twice), sizeOf(twice.slice(1)));
  });

  test("is known to be there, whichever of them was written first", async () => {
    const [one, other] = [
      await treeOf({ "a/1f.pack": "same" }),
      await treeOf({ "a/1f.pack": "same" }),
    ];
    fs.utimesSync(path.join(other.folder, "a/1f.pack"), 1, 1);
    const old = { ...other, files: other.files.map((file) => ({ ...file, mtime: 1000 })) };
    for (const [at, twice] of [
      [one, old],
      [old, one],
    ].entries()) {
      fillFolder(twice, inSite(`twice-${at}`));
      assert.ok(isThere(twice, inSite(`twice-${at}`)));
    }
  });

  test("with other bytes stops the build", async () => {
    const two = [await treeOf({ "index.html": "one" }), await treeOf({ "index.html": "two" })];
    assert.throws(() => fillFolder(two, inSite("two")), /EEXIST/);
  });
});

test("what has not changed stays in its folder", async () => {
  const folder = fs.statSync(inSite("papers/a")).ino;
  const next = await treeOf({ "index.html": "another", "papers/c/index.html": "c" });
  fillFolder([next, ...trees.slice(1)], site);
  assert.equal(fs.statSync(inSite("papers/a")).ino, folder);
  assert.deepEqual(Object.fromEntries(await readTree(site)), {
    ...PAGES,
    "index.html": "another",
    "papers/c/index.html": "c",
  });
});

describe("whatever an older site has become, the new one is whole", () => {
  const HARMS: Record<string, () => void> = {
    "a page was written to": () => fs.writeFileSync(inSite("papers/a/index.html"), "changed!"),
    "a page was replaced by one as long": () => {
      fs.rmSync(inSite("index.html"));
      fs.writeFileSync(inSite("index.html"), "HOME");
    },
    "a page is gone": () => fs.rmSync(inSite("index.html")),
    "there are more files": () => fs.writeFileSync(inSite("papers/CNAME"), "example.org"),
    "there is an empty folder": () => fs.mkdirSync(inSite("papers/d/e"), { recursive: true }),
    "a page is a link": () => {
      fs.rmSync(inSite("index.html"));
      fs.symlinkSync("papers/a/index.html", inSite("index.html"));
    },
    "a folder is a link": () => {
      fs.rmSync(inSite("papers"), { recursive: true });
      fs.symlinkSync("/", inSite("papers"));
    },
    "a folder is a file": () => {
      fs.rmSync(inSite("papers"), { recursive: true });
      fs.writeFileSync(inSite("papers"), "");
    },
    "a page is a folder": () => {
      fs.rmSync(inSite("index.html"));
      fs.mkdirSync(inSite("index.html/a"), { recursive: true });
      fs.writeFileSync(inSite("index.html/a/b"), "");
    },
  };
  for (const [name, harm] of Object.entries(HARMS))
    test(name, async () => {
      harm();
      // Writing to a hard link writes to the tree: there it is noticed before.
      trees = [await treeOf(PAGES)];
      fillFolder(trees, site);
      assert.deepEqual(Object.fromEntries(await readTree(site)), PAGES);
      assert.deepEqual(fs.readdirSync(inSite("papers")).sort(), ["a", "b"]);
      assert.ok(isThere(trees, site));
    });
});

describe("a site of an older one", () => {
  test("takes the older one's place", async () => {
    const growing = `${site}-growing`;
    await growSite(trees, growing, site);
    assert.deepEqual(Object.fromEntries(await readTree(growing)), PAGES);
    assert.ok(!fs.existsSync(site));
  });

  test("that is a link leaves what it leads to as it is, as when the site's place was one", async () => {
    const [growing, link] = [`${site}-growing`, `${site}-link`];
    const elsewhere = path.join(root, String((count += 1)));
    fs.mkdirSync(elsewhere);
    fs.writeFileSync(path.join(elsewhere, "letter.txt"), "somebody's own");
    fs.symlinkSync(elsewhere, link);
    await growSite(trees, growing, link);
    assert.deepEqual([...(await readTree(elsewhere))], [["letter.txt", "somebody's own"]]);
    assert.ok(!fs.lstatSync(growing).isSymbolicLink());
    assert.deepEqual(Object.fromEntries(await readTree(growing)), PAGES);
  });
});
