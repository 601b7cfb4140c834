import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test, type TestContext } from "node:test";
import { z } from "zod";
import { runIngest } from "../../src/commands/ingest.ts";
import {
  FIVE_PAPERS,
  hasWholePage,
  readTree,
  ROOT,
  temporaryFolder,
  WHOLE_PAGE,
  writeTree,
} from "../folders.ts";
import { runHere, type Ended } from "./run-here.ts";

function ingest(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return runHere(runIngest, args, env);
}

/** Ingests a page into a content folder. */
function ingestPage(file: string, content: string, ...more: string[]): Promise<Ended> {
  return ingest([
    "page", "--file", file, "--date", "2025-10-16", "--content", content, ...more,
  ]); // prettier-ignore
}

let five: Promise<Map<string, string>> | undefined;

/** A content folder that holds the five papers of the fixture, as the command wrote them. */
async function filledFolder(t: TestContext): Promise<string> {
  const content = await temporaryFolder(t);
  five ??= ingestPage(FIVE_PAPERS, content).then(() => readTree(content));
  await writeTree(content, Object.fromEntries(await five));
  return content;
}

/** The files of a folder that may not be there. */
async function filesIn(folder: string): Promise<string[]> {
  try {
    return [...(await readTree(folder)).keys()];
  } catch {
    return [];
  }
}

const ONE_EPOCH = "papers/2025/10/one-epoch-is-all-you-need-cffed81d.mdx";

describe("a page becomes files", () => {
  test("one a paper, and a line that counts them", async (t) => {
    const content = await temporaryFolder(t);
    const { code, stdout, stderr } = await ingestPage(FIVE_PAPERS, content);
    assert.deepEqual([code, stderr], [0, ""]);
    assert.match(stdout, /^5 new, 0 changed, 0 the same \(.*papers\)\n$/);
    const tree = await readTree(content);
    assert.equal(tree.size, 5);
    assert.equal(
      tree.get(ONE_EPOCH)?.split("\n\n")[0],
      [
        "---",
        "id: one-epoch-is-all-you-need-cffed81d",
        "title: One Epoch Is All You Need",
        "day: '2025-10-16'",
        "published: '2019-06-16'",
        "authors: []",
        "authorCount: 1",
        "categories: []",
        "keywords: []",
        "topics: []",
        "source: page",
        "---",
      ].join("\n"),
    );
  });

  test("a second run changes no byte", async (t) => {
    const content = await filledFolder(t);
    const before = await readTree(content);
    const { code, stdout } = await ingestPage(FIVE_PAPERS, content);
    assert.equal(code, 0);
    assert.match(stdout, /^0 new, 0 changed, 5 the same /);
    assert.deepEqual(await readTree(content), before);
  });

  test("files that were deleted, and only these, are restored in their bytes", async (t) => {
    const content = await filledFolder(t);
    const before = await readTree(content);
    const kept = path.join(content, ONE_EPOCH);
    const { mtimeMs } = await fs.stat(kept);
    for (const name of before.keys()) if (name !== ONE_EPOCH) await fs.rm(path.join(content, name));
    const { stdout } = await ingestPage(FIVE_PAPERS, content);
    assert.match(stdout, /^4 new, 0 changed, 1 the same /);
    assert.deepEqual(await readTree(content), before);
    assert.equal((await fs.stat(kept)).mtimeMs, mtimeMs);
  });

  test("topics set by hand, and files of people, survive a second run", async (t) => {
    const content = await filledFolder(t);
    const file = path.join(content, ONE_EPOCH);
    const text = await fs.readFile(file, "utf8");
    await fs.writeFile(file, text.replace("topics: []", "topics:\n  - agents"));
    await writeTree(content, { "notes/a.mdx": "mine", "papers/list.txt": "mine" });
    const before = await readTree(content);
    const { code, stdout } = await ingestPage(FIVE_PAPERS, content);
    assert.equal(code, 0);
    assert.match(stdout, /^0 new, 0 changed, 5 the same /);
    assert.deepEqual(await readTree(content), before);
  });

  test("what a killed run left behind is cleaned up", async (t) => {
    const content = await filledFolder(t);
    const before = await readTree(content);
    await writeTree(content, { "papers/2025/10/.a.mdx.tmp": "half a pap" });
    assert.equal((await ingestPage(FIVE_PAPERS, content)).code, 0);
    assert.deepEqual(await readTree(content), before);
  });

  test("--limit takes the first papers", async (t) => {
    const content = await temporaryFolder(t);
    const { stdout } = await ingestPage(FIVE_PAPERS, content, "--limit", "2");
    assert.match(stdout, /^2 new/);
    assert.equal((await readTree(content)).size, 2);
  });

  test("the content folder may come from the environment", async (t) => {
    const content = await temporaryFolder(t);
    const { code } = await ingest(["page", "--file", FIVE_PAPERS, "--date", "2025-10-16"], {
      BROADSHEET_CONTENT: content,
    });
    assert.equal(code, 0);
    assert.equal((await readTree(content)).size, 5);
  });

  test("a file that is refused doesn't keep another from going in", async (t) => {
    const content = await temporaryFolder(t);
    const { code, stdout, stderr } = await ingestPage(
      "no-such.txt",
      content,
      "--file",
      FIVE_PAPERS,
    );
    assert.equal(code, 1);
    assert.match(stderr, /no-such\.txt: there is no such file/);
    assert.match(stdout, /^5 new/);
  });
});

describe("--dry-run and --json", () => {
  const reportSchema = z.object({
    dryRun: z.boolean(),
    create: z.number(),
    same: z.number(),
    errors: z.array(z.string()),
    steps: z.array(z.object({ kind: z.string(), id: z.string(), file: z.string() })),
  });

  test("a dry run says what would be done, and writes nothing", async (t) => {
    const content = path.join(await temporaryFolder(t), "none");
    const { code, stdout } = await ingestPage(FIVE_PAPERS, content, "--dry-run");
    assert.equal(code, 0);
    assert.match(stdout, /create +.*one-epoch-is-all-you-need-cffed81d\.mdx\n/);
    assert.match(stdout, /Dry run, nothing written: 5 new/);
    assert.deepEqual(await filesIn(content), []);
  });

  test("a dry run over a folder with work to do leaves it as it is", async (t) => {
    const content = await filledFolder(t);
    await fs.rm(path.join(content, ONE_EPOCH));
    await writeTree(content, { "papers/2025/10/.a.mdx.tmp": "half" });
    const before = await readTree(content);
    const { stdout } = await ingestPage(FIVE_PAPERS, content, "--dry-run");
    assert.match(stdout, /1 new, 0 changed, 4 the same/);
    assert.deepEqual(await readTree(content), before);
  });

  test("--json prints one report and nothing else", async (t) => {
    const content = await temporaryFolder(t);
    const { code, stdout, stderr } = await ingestPage(FIVE_PAPERS, content, "--json");
    const report = reportSchema.parse(JSON.parse(stdout));
    assert.deepEqual([code, stderr], [0, ""]);
    assert.deepEqual([report.dryRun, report.create, report.same], [false, 5, 0]);
    assert.equal(report.steps[4]?.id, "one-epoch-is-all-you-need-cffed81d");
    assert.ok(report.steps[4]?.file.endsWith(ONE_EPOCH));
  });

  test("--json reports what failed, too", async (t) => {
    const content = await temporaryFolder(t);
    const { code, stdout } = await ingestPage("no-such.txt", content, "--json");
    const { errors, steps } = reportSchema.parse(JSON.parse(stdout));
    assert.deepEqual([code, steps], [1, []]);
    assert.match(errors.join(), /^no-such\.txt: there is no such file/);
  });
});

describe("wrong usage is exit code 2, with a hint", () => {
  const page = ["page", "--file", FIVE_PAPERS];
  const calls: [name: string, args: string[], hint: RegExp][] = [
    ["no source", [], /name a source: .*page/],
    ["an unknown source", ["pages", "--file", "x"], /unknown source "pages"; did you mean page\?/],
    ["a source like no other", ["zzzzzz", "--file", "x"], /unknown source "zzzzzz"\. Sources: /],
    [
      "an unknown option",
      [...page, "--dates", "x"],
      /unknown option --dates; did you mean --date\?/,
    ],
    ["an option without its value", [...page, "--date"], /--date/],
    ["no file", ["page", "--date", "2025-10-16"], /--file/],
    ["a file without --file", [...page, "more.txt"], /--file more\.txt/],
    [
      "no day of the calendar",
      [...page, "--date", "2025-02-30"],
      /--date 2025-02-30: expected a day/,
    ],
    ["no date", page, /Pass --date/],
    ["a limit of zero", [...page, "--date", "2025-10-16", "--limit", "0"], /--limit 0: expected/],
  ];
  for (const [name, args, hint] of calls)
    test(name, async (t) => {
      const content = path.join(await temporaryFolder(t), "content");
      const { code, stdout, stderr } = await ingest(args, { BROADSHEET_CONTENT: content });
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, hint);
      assert.doesNotMatch(stderr, /\n {4}at /);
      assert.deepEqual(await filesIn(content), []);
    });

  test("--help is no error: it lists sources and options", async () => {
    const { code, stdout, stderr } = await ingest(["--help"]);
    assert.deepEqual([code, stderr], [0, ""]);
    for (const word of ["page", "--file", "--date", "--content", "--dry-run", "--json"])
      assert.ok(stdout.includes(word), word);
  });
});

describe(
  "bad input is exit code 1: the file is named, nothing is written",
  { concurrency: true },
  async () => {
    const page = await fs.readFile(FIVE_PAPERS, "utf8");
    const upTo = (words: string) => page.slice(0, page.indexOf(words) + words.length);
    const files: [name: string, text: string | Uint8Array][] = [
      ["an empty file", ""],
      ["JSON", '[{"title": "A"}]'],
      ["HTML", "<!doctype html><html><head><title>Daily Papers</title></head></html>"],
      ["a page in another format", "Trending Papers\n\nA Title\n\nAn abstract.\n"],
      ["bytes that aren't text", new Uint8Array([0x44, 0xff, 0xfe, 0x00, 0x80])],
      ["a page cut off in a title", upTo("EAGAN: Efficient")],
      ["a page cut off in an abstract", upTo("many works try to")],
      ["a page cut off in an author line", upTo("  • 5 au")],
      ["a page cut off in a date", upTo("Nov 29, 20")],
    ];
    for (const [name, text] of files)
      test(name, async (t) => {
        const folder = await temporaryFolder(t);
        const file = path.join(folder, "saved.txt");
        const content = path.join(folder, "content");
        await fs.writeFile(file, text);
        const { code, stderr } = await ingestPage(file, content);
        assert.equal(code, 1);
        assert.match(stderr, /saved\.txt/);
        assert.doesNotMatch(stderr, /\n {4}at /);
        assert.deepEqual(await filesIn(content), []);
      });

    test("a file that isn't there", async (t) => {
      const content = path.join(await temporaryFolder(t), "content");
      const { code, stderr } = await ingestPage("no-such.txt", content);
      assert.equal(code, 1);
      assert.match(stderr, /no-such\.txt: there is no such file/);
      assert.deepEqual(await filesIn(content), []);
    });

    test("a folder in place of a file", async (t) => {
      const folder = await temporaryFolder(t);
      const { code, stderr } = await ingestPage(folder, path.join(folder, "content"));
      assert.equal(code, 1);
      assert.ok(stderr.includes(`${folder}: this is a folder`));
    });
  },
);

describe("a defect in the content folder", () => {
  test("a broken paper file is named and left as it is, the others are written", async (t) => {
    const content = await filledFolder(t);
    const whole = await readTree(content);
    for (const name of whole.keys()) await fs.rm(path.join(content, name));
    const broken = "---\nid: [\n---\nmy draft\n";
    await writeTree(content, { [ONE_EPOCH]: broken });
    const { code, stdout, stderr } = await ingestPage(FIVE_PAPERS, content);
    assert.equal(code, 1);
    assert.match(stderr, /conflict .*one-epoch-is-all-you-need-cffed81d\.mdx:\d/);
    assert.match(stdout, /^4 new, 0 changed, 0 the same, 1 in conflict/);
    assert.deepEqual(await readTree(content), new Map([...whole, [ONE_EPOCH, broken]]));
  });

  test("two files with one id are both named and left as they are", async (t) => {
    const content = await filledFolder(t);
    const text = await fs.readFile(path.join(content, ONE_EPOCH), "utf8");
    const double = ONE_EPOCH.replace("2025/10", "2024/01");
    await writeTree(content, { [double]: text });
    const before = await readTree(content);
    const { code, stdout, stderr } = await ingestPage(FIVE_PAPERS, content);
    assert.equal(code, 1);
    assert.ok(stderr.includes(ONE_EPOCH) && stderr.includes(double));
    assert.match(stdout, /4 the same, 1 in conflict/);
    assert.deepEqual(await readTree(content), before);
  });

  test("a folder that can't be written into fails with what is safe and what to do", async (t) => {
    const content = await temporaryFolder(t);
    await writeTree(content, { "papers/2025": "a file in the way" });
    const { code, stderr } = await ingestPage(FIVE_PAPERS, content);
    assert.equal(code, 1);
    assert.match(stderr, /could not be written: .* run the same command again/);
    assert.doesNotMatch(stderr, /\n {4}at /);
  });
});

describe("the bundled digest", () => {
  test("is byte for byte what the command makes of the whole page", async (t) => {
    if (!(await hasWholePage(t))) return;
    const content = await temporaryFolder(t);
    const { code, stdout } = await ingestPage(WHOLE_PAGE, content);
    assert.equal(code, 0);
    assert.match(stdout, /^91 new, 0 changed, 0 the same/);
    assert.deepEqual(
      await readTree(path.join(content, "papers")),
      await readTree(path.join(ROOT, "content/papers")),
    );
  });

  test("ten of its files, deleted, are restored in their bytes", async (t) => {
    if (!(await hasWholePage(t))) return;
    const content = await temporaryFolder(t);
    const papers = path.join(content, "papers");
    await fs.cp(path.join(ROOT, "content/papers"), papers, { recursive: true });
    const before = await readTree(papers);
    const deleted = [...before.keys()].filter((_, index) => index % 9 === 0).slice(0, 10);
    assert.equal(deleted.length, 10);
    for (const name of deleted) await fs.rm(path.join(papers, name));
    const { stdout } = await ingestPage(WHOLE_PAGE, content);
    assert.match(stdout, /^10 new, 0 changed, 81 the same/);
    assert.deepEqual(await readTree(papers), before);
  });
});
