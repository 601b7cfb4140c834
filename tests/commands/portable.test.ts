import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { before, describe, test, type TestContext } from "node:test";
import { runPortable } from "../../src/commands/portable.ts";
import { builtSite } from "../e2e/site.ts";
import { run } from "../e2e/run.ts";
import { ROOT, readTree, sharedFolder, temporaryFolder } from "../folders.ts";
import { runHere, type Ended } from "./run-here.ts";

/** In bytes: pages take three fifths of it, Pagefind's engine and index for phrases a sixth. */
const MOST = 1_020_000;
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
        ...text.matchAll(/<[^>]*\s(?:href|src|action|data-papers|data-folder)="\/[^"]*"/g),
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

test("a copy of one topic holds its papers alone and says what it leaves out", async (t) => {
  const out = await oldSite(t);
  const environment = { ...process.env };
  const { code, stderr } = await runHere(runPortable, ["--topic", "language-models"], {
    BROADSHEET_OUT: out,
    BROADSHEET_CONTENT: path.join(ROOT, "content"),
    BROADSHEET_SITE: "https://papers.example.org",
  });
  assert.equal(code, 0, stderr);
  const papers = await fs.readdir(path.join(`${out}-portable`, "papers"));
  assert.ok(papers.length > 0 && papers.length < 91, `${papers.length}`);
  const front = await fs.readFile(path.join(`${out}-portable`, "index.html"), "utf8");
  assert.match(
    front,
    new RegExp(
      `This copy holds ${papers.length} of 91 papers up to .*It leaves out papers that are not of the topic “Language models”\\. It updates at <a href="https://papers\\.example\\.org/">`,
    ),
  );
  assert.deepEqual(await fs.readdir(out), ["index.html"]);
  for (const name of ["BROADSHEET_OUT", "BROADSHEET_CONTENT"])
    assert.equal(process.env[name], environment[name]);
});

// --- internal ---

/** A site that a narrowed copy must leave as it is. */
async function oldSite(t: TestContext): Promise<string> {
  const out = path.join(await temporaryFolder(t), "dist");
  await fs.mkdir(out);
  await fs.writeFile(path.join(out, "index.html"), "the old site");
  return out;
}

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
