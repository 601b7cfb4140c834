/** `npm run portable` where it makes no copy; tests/e2e/portable-files.test.ts has those it makes. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test } from "node:test";
import { runPortable } from "../../src/commands/portable.ts";
import { readTree, ROOT, temporaryFolder, writeTree } from "../folders.ts";
import { runHere } from "./run-here.ts";

describe("what can't be copied is named, and the copy that was there stays", () => {
  const content = { BROADSHEET_CONTENT: path.join(ROOT, "content") };
  const CASES: [name: string, args: string[], code: number, said: RegExp][] = [
    [
      "a day that is none",
      ["--since", "yesterday"],
      2,
      /^npm run portable: --since yesterday: expected a day/,
    ],
    ["no built site", [], 1, /There is no built site in .*dist\. Run npm run build/],
    ["an unknown topic", ["--topic", "robotic"], 1, /no such topic\. Did you mean robotics\?/],
    [
      "a day after the newest",
      ["--since", "2099-01-01"],
      1,
      /None of the 91 papers.*newest is of 2025-10-16/,
    ],
  ];
  for (const [name, args, code, said] of CASES)
    test(name, async (t) => {
      const out = path.join(await temporaryFolder(t), "dist");
      await fs.mkdir(`${out}-portable`);
      const ended = await runHere(runPortable, args, { ...content, BROADSHEET_OUT: out });
      assert.equal(ended.code, code);
      assert.match(ended.stderr, said);
      assert.deepEqual(await fs.readdir(`${out}-portable`), []);
    });
});

test("what a killed copy or build left is put right, also by a command that then fails", async (t) => {
  const folder = await temporaryFolder(t);
  const out = path.join(folder, "dist");
  await writeTree(folder, {
    "dist.copying/page.html": "half of a site",
    "dist.outgoing/page.html": "a whole site that was being replaced",
    "dist-portable/index.html": "an older copy",
    "dist-portable.building/index.html": "half of a copy",
    "broadsheet-portable.zip.building": "half of a zip",
    "dist.old/index.html": "of a person",
  });
  const ended = await runHere(runPortable, [], { BROADSHEET_OUT: out });
  assert.equal(ended.code, 1, ended.stderr);
  assert.deepEqual(
    [...(await readTree(folder)).keys()],
    ["dist-portable/index.html", "dist.old/index.html", "dist/page.html"],
  );
});
