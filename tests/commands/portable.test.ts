import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { test, type TestContext } from "node:test";
import { makePortable } from "../../src/offline/portable/portable.ts";
import { builtSite } from "../e2e/site.ts";
import { run } from "../e2e/run.ts";
import { ROOT, readTree, temporaryFolder } from "../folders.ts";

/** A built site in a folder of its own. */
async function aSite(t: TestContext): Promise<{ folder: string; out: string }> {
  const folder = await temporaryFolder(t);
  const out = path.join(folder, "dist");
  await fs.cp(await builtSite("root"), out, { recursive: true });
  return { folder, out };
}

async function sizeOf(folder: string): Promise<number> {
  const files = await fs.readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
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

test("a day that is none is wrong usage, and nothing is done", async () => {
  const { code, stderr } = await run("portable", ["--since", "yesterday"]);
  assert.equal(code, 2);
  assert.match(stderr, /^npm run portable: --since yesterday: expected a day/);
});

test("without a built site it says what to run first", async (t) => {
  const out = path.join(await temporaryFolder(t), "dist");
  const { code, stderr } = await run("portable", [], { BROADSHEET_OUT: out });
  assert.equal(code, 1);
  assert.match(stderr, /There is no built site in .*dist\. Run npm run build/);
});

test("the copy and its zip stand beside the site, the same bytes in any time zone, and nothing half-made", async (t) => {
  const { folder, out } = await aSite(t);
  const zip = path.join(folder, "broadsheet-portable.zip");
  const made = await run("portable", [], { BROADSHEET_OUT: out });
  assert.equal(made.code, 0, made.stderr);
  assert.match(made.stderr, /papers up to 16 Oct 2025: \d+ files, \d+\.\d MB/);
  const first = await hashOf(zip);
  const tree = await readTree(`${out}-portable`);
  const again = await run("portable", [], {
    BROADSHEET_OUT: out,
    TZ: "Pacific/Apia",
    LANG: "tr_TR.UTF-8",
  });
  assert.equal(again.code, 0, again.stderr);
  assert.equal(await hashOf(zip), first);
  assert.deepEqual(await readTree(`${out}-portable`), tree);
  assert.deepEqual((await fs.readdir(folder)).sort(), [
    "broadsheet-portable.zip",
    "dist",
    "dist-portable",
  ]);
});

/** In bytes: pages take three fifths of it, Pagefind's engine and index for phrases a sixth. */
const MOST = 1_020_000;
/** A text file holds bytes as four thirds of them. */
const MOST_INDEX = 1.4;

test(`the copy of the bundled digest is at most ${MOST} bytes to hand on, its index at most ${MOST_INDEX} times the site's`, async (t) => {
  const folder = await temporaryFolder(t);
  const site = await builtSite("root");
  const to = path.join(folder, "copy");
  const zip = path.join(folder, "copy.zip");
  const { zipBytes } = await makePortable({ site, to, zip });
  const [hosted, local] = await Promise.all(
    [site, to].map((one) => sizeOf(path.join(one, "pagefind"))),
  );
  t.diagnostic(`${zipBytes} bytes; the index ${local}, hosted ${hosted}`);
  assert.ok(zipBytes <= MOST, `${zipBytes}`);
  assert.ok(local !== undefined && local > 0 && hosted !== undefined);
  assert.ok(local <= MOST_INDEX * hosted, `${local} beside ${hosted}`);
});

test("no address in the copy begins at the root of a server", async (t) => {
  const { out } = await aSite(t);
  await run("portable", [], { BROADSHEET_OUT: out });
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

test("a topic that isn't known, or a day after the newest, is named; the copy that was there stays", async (t) => {
  const { out } = await aSite(t);
  await fs.mkdir(`${out}-portable`);
  const variables = { BROADSHEET_OUT: out };
  const topic = await run("portable", ["--topic", "robotic"], variables);
  assert.equal(topic.code, 1);
  assert.match(topic.stderr, /no such topic\. Did you mean robotics\?/);
  const since = await run("portable", ["--since", "2099-01-01"], variables);
  assert.equal(since.code, 1);
  assert.match(since.stderr, /None of the 91 papers.*newest is of 2025-10-16/);
  assert.deepEqual(await fs.readdir(`${out}-portable`), []);
});

test("a copy of one topic holds its papers alone and says what it leaves out", async (t) => {
  const { out } = await aSite(t);
  const { code, stderr } = await run("portable", ["--topic", "language-models"], {
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
  const site = await fs.readFile(path.join(out, "index.html"), "utf8");
  assert.doesNotMatch(site, /copy-notice/);
});
