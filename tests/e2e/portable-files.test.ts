/** The files of the portable copy of a built site, as `npm run portable` makes it. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { before, describe, test } from "node:test";
import { runPortable } from "../../src/commands/portable.ts";
import { runHere, type Ended } from "../commands/run-here.ts";
import { readTree, sharedFolder, temporaryFolder, writeTree } from "../folders.ts";
import { writeYears } from "./fixture.ts";
import { run } from "./run.ts";
import { builtSite } from "./site.ts";

/** In bytes: the table of words takes half of it, pages a quarter. */
const MOST = 2_300_000;
/** A text file holds bytes as four thirds of them. */
const MOST_INDEX = 1.4;

describe("a copy of the built site", () => {
  const folder = sharedFolder();
  const out = path.join(folder, "dist");
  const zip = path.join(folder, "broadsheet-portable.zip");
  let made: Ended;
  before(async () => {
    await fs.cp(await builtSite("root"), out, { recursive: true });
    made = await runHere(runPortable, [], { BROADSHEET_OUT: out });
  });

  test("stands with its zip beside the site, and nothing half-made", async () => {
    assert.equal(made.code, 0, made.stderr);
    assert.match(made.stderr, /papers up to 16 Oct 2025: \d+ files, \d+\.\d MB/);
    assert.deepEqual((await fs.readdir(folder)).sort(), [
      "broadsheet-portable.zip",
      "dist",
      "dist-portable",
    ]);
  });

  test(`has at most ${MOST} bytes to hand on, its index at most ${MOST_INDEX} times the site's`, async (t) => {
    const { size } = await fs.stat(zip);
    const [hosted = 0, local = 0] = await Promise.all(
      [out, `${out}-portable`].map((one) => sizeOf(path.join(one, "pagefind"))),
    );
    t.diagnostic(`${size} bytes; the index ${local}, hosted ${hosted}`);
    assert.ok(size <= MOST, `${size}`);
    assert.ok(local > 0 && local <= MOST_INDEX * hosted, `${local} beside ${hosted}`);
  });

  test("has no address that begins at the root of a server", async () => {
    for (const [file, text] of await readTree(`${out}-portable`)) {
      if (!file.endsWith(".html")) continue;
      const strays = [
        ...text.matchAll(/<[^>]*\s(?:href|src|action|data-papers|data-folder)="?\/[^">]*/g),
      ];
      assert.deepEqual(
        strays.map(([markup]) => markup),
        [],
        file,
      );
    }
  });

  test("is the same bytes in any time zone", async () => {
    const first = await hashOf(zip);
    const tree = await readTree(`${out}-portable`);
    const elsewhere = { TZ: "Pacific/Apia", LANG: "tr_TR.UTF-8" };
    const again = await run("portable", [], { BROADSHEET_OUT: out, ...elsewhere });
    assert.equal(again.code, 0, again.stderr);
    assert.equal(await hashOf(zip), first);
    assert.deepEqual(await readTree(`${out}-portable`), tree);
  });
});

test("a copy of one topic holds its papers alone, says what it leaves out, and leaves the site as it is", async (t) => {
  // What is copied has no notes, and neither has that site: Astro's bundle of both is the same.
  await builtSite("strain");
  const folder = await temporaryFolder(t);
  const [out, content] = [path.join(folder, "dist"), path.join(folder, "content")];
  await writeYears(content);
  await writeTree(out, { "index.html": "the old site" });
  const environment = { ...process.env };
  const { code, stderr } = await runHere(runPortable, ["--topic", "robots"], {
    BROADSHEET_OUT: out,
    BROADSHEET_CONTENT: content,
    BROADSHEET_SETTINGS: '{"meaning": "none"}',
  });
  assert.equal(code, 0, stderr);
  const papers = await fs.readdir(path.join(`${out}-portable`, "papers"));
  assert.equal(papers.length, 65);
  const front = await fs.readFile(path.join(`${out}-portable`, "index.html"), "utf8");
  assert.match(
    front,
    /This copy holds 65 of 130 papers up to .*It leaves out papers that are not of the topic “Robots”\./,
  );
  assert.deepEqual([...(await readTree(out))], [["index.html", "the old site"]]);
  for (const name of ["BROADSHEET_OUT", "BROADSHEET_CONTENT"])
    assert.equal(process.env[name], environment[name]);
});

// --- internal ---

async function sizeOf(folder: string): Promise<number> {
  const files = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    files
      .filter((file) => file.isFile())
      .map(({ parentPath, name }) => fs.stat(path.join(parentPath, name))),
  );
  return sizes.reduce((sum, { size }) => sum + size, 0);
}

async function hashOf(file: string): Promise<string> {
  return createHash("sha256")
    .update(await fs.readFile(file))
    .digest("hex");
}
