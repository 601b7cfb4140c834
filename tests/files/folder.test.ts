import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test, type TestContext } from "node:test";
import { replaceFolder, settleFolder } from "../../src/files/folder.ts";
import { readTree, ROOT, temporaryFolder, writeTree } from "../folders.ts";

const NEW = { "index.html": "new", "a/b.html": "a page" };

/** Runs a module in a folder of its user's own: to root, no folder is read-only. */
async function runAsUser(folder: string, module: string) {
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  if (nobody.uid)
    for (const name of ["", ...(await fs.readdir(folder, { recursive: true }))])
      await fs.chown(path.join(folder, name), nobody.uid, nobody.gid);
  const args = ["--input-type=module", "--eval", module];
  return spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", ...nobody });
}

describe("a folder takes another's place", () => {
  const OLD: [name: string, files: Record<string, string> | undefined][] = [
    ["where one was", { "index.html": "old", "gone.html": "an older page" }],
    ["where none was", undefined],
  ];
  for (const [name, old] of OLD)
    for (const [from, makeFolder] of [
      ["the same file system", temporaryFolder],
      ["another file system", folderInMemory],
    ] as const)
      test(`${name}, from ${from}`, async (t) => {
        const folder = await temporaryFolder(t);
        const other = await makeFolder(t);
        if (other === undefined) return t.skip("needs /dev/shm");
        const place = path.join(folder, "sites", "site");
        if (old) await writeTree(place, old);
        await writeTree(path.join(other, "new"), NEW);
        await replaceFolder(place, path.join(other, "new"));
        assert.deepEqual(Object.fromEntries(await readTree(place)), {
          "a/b.html": "a page",
          "index.html": "new",
        });
        assert.deepEqual(await fs.readdir(path.dirname(place)), ["site"]);
        assert.deepEqual(await fs.readdir(other), other === folder ? ["sites"] : []);
        return undefined;
      });
});

describe("a folder that was made read-only", () => {
  const LEFT = [
    ["is replaced all the same", "site"],
    ["is removed where it is left over", "site.outgoing"],
  ] as const;
  for (const [name, folder] of LEFT)
    test(name, async (t) => {
      const root = await temporaryFolder(t);
      const files = { [`${folder}/index.html`]: "old", [`${folder}/a/b.html`]: "old" };
      await writeTree(root, { ...files, "new/index.html": "new" });
      for (const one of [`${folder}/a`, folder]) await fs.chmod(path.join(root, one), 0o555);
      const { status, stderr } = await runAsUser(
        root,
        `import { replaceFolder } from ${JSON.stringify(path.join(ROOT, "src/files/folder.ts"))};
        await replaceFolder("site", "new");`,
      );
      assert.equal(status, 0, stderr);
      assert.deepEqual([...(await readTree(root))], [["site/index.html", "new"]]);
    });
});

test("the old one is kept where it is wanted", async (t) => {
  const folder = await temporaryFolder(t);
  await writeTree(folder, { "site/index.html": "old", "new/index.html": "new" });
  const [place, by, kept] = ["site", "new", "kept"].map((name) => path.join(folder, name));
  await replaceFolder(place ?? "", by ?? "", kept);
  assert.deepEqual(
    [...(await readTree(folder))],
    [
      ["kept/index.html", "old"],
      ["site/index.html", "new"],
    ],
  );
});

test("where the new one can't be taken, the old one stays", async (t) => {
  const folder = await temporaryFolder(t);
  const place = path.join(folder, "site");
  await writeTree(place, { "index.html": "old" });
  await assert.rejects(replaceFolder(place, path.join(folder, "missing")), { code: "ENOENT" });
  assert.deepEqual([...(await readTree(folder)).entries()], [["site/index.html", "old"]]);
});

describe("what a killed replacement left is settled", () => {
  const CASES: [name: string, left: Record<string, string>, settled: Record<string, string>][] = [
    [
      "the old one is whole, and the new one was being copied",
      { "site/index.html": "old", "site.copying/index.html": "ne" },
      { "site/index.html": "old" },
    ],
    [
      "the new one was whole",
      { "site/index.html": "old", "site.incoming/index.html": "new" },
      { "site/index.html": "old" },
    ],
    [
      "the old one had left, and the new one had not come",
      { "site.outgoing/index.html": "old", "site.incoming/index.html": "new" },
      { "site/index.html": "new" },
    ],
    [
      "only the old one is left",
      { "site.outgoing/index.html": "old" },
      { "site/index.html": "old" },
    ],
    [
      "the new one is there, and the old one was being removed",
      { "site/index.html": "new", "site.outgoing/a.html": "old" },
      { "site/index.html": "new" },
    ],
    [
      "folders of other names stay",
      { "site.old/index.html": "mine", "site.new/index.html": "mine" },
      { "site.new/index.html": "mine", "site.old/index.html": "mine" },
    ],
  ];
  for (const [name, left, settled] of CASES)
    test(name, async (t) => {
      const folder = await temporaryFolder(t);
      await writeTree(folder, left);
      await settleFolder(path.join(folder, "site"));
      assert.deepEqual(Object.fromEntries(await readTree(folder)), settled);
    });
});

// --- internal ---

/** A folder on a file system of its own; undefined where the system has none. */
async function folderInMemory(t: TestContext): Promise<string | undefined> {
  const made = await fs.mkdtemp("/dev/shm/broadsheet-").catch(() => undefined);
  if (made !== undefined) t.after(() => fs.rm(made, { recursive: true, force: true }));
  return made;
}
