/** `npm run build`, from the outside: content in, site out, or a sentence and the old site. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test, type TestContext } from "node:test";
import { buildSite } from "../../src/site/build.ts";
import { BuildError } from "../../src/site/build-error.ts";
import { readEnvironment } from "../../src/site/environment.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import { writeYears } from "../e2e/fixture.ts";
import { run, temporaryPlace, type Variables } from "../e2e/run.ts";
import { temporaryFolder, writeTree } from "../folders.ts";
import { aPaper } from "../paper/sample.ts";

describe("the same content gives the same bytes", () => {
  /** Machines that differ in what a build must not heed, a day apart by their clocks. */
  const MACHINES: Variables[] = [
    { TZ: "Pacific/Kiritimati", LC_ALL: "de_DE.UTF-8", LANG: "de_DE.UTF-8" },
    { TZ: "America/Los_Angeles", LC_ALL: "tr_TR.UTF-8", LANG: "ar_EG.UTF-8" },
  ];

  test("in every time zone and language, search index included", async (t) => {
    const content = await temporaryFolder(t);
    await writeYears(content);
    const [first, other] = await inTurn(MACHINES, async (machine) => {
      const { out, variables } = await temporaryPlace(t, {
        ...machine,
        BROADSHEET_CONTENT: content,
      });
      await built(variables);
      return hashes(out);
    });
    assert.ok(first);
    assert.ok(first.some((line) => line.startsWith("pagefind/search.json ")));
    assert.ok(first.length > 250, `${first.length} files`);
    assert.deepEqual(other, first);
  });

  test("whatever was built at the same place before", async (t) => {
    const content = await temporaryFolder(t);
    await writeTree(content, {
      "papers/2025/10/2510.00001.mdx": paperFile("2510.00001", "Kept"),
      "papers/2025/10/2510.00002.mdx": paperFile("2510.00002", "Changed"),
      "papers/2025/10/2510.00003.mdx": paperFile("2510.00003", "Deleted"),
      "notes/2510.00003.mdx": noteFile("About the deleted one."),
      "topics/old.md": topicFile("Old"),
    });
    const place = await temporaryPlace(t, { BROADSHEET_CONTENT: content });
    await built(place.variables);
    await writeTree(place.out, { "stale.html": "of an older build" });
    await Promise.all(
      ["papers/2025/10/2510.00003.mdx", "notes/2510.00003.mdx", "topics/old.md"]
        .map((file) => path.join(content, file))
        .map((file) => fs.rm(file)),
    );
    await writeTree(content, {
      "papers/2025/10/2510.00002.mdx": paperFile("2510.00002", "Other words"),
      "notes/2510.00001.mdx": noteFile("A new note."),
      "topics/new.md": topicFile("New"),
    });
    await built(place.variables);

    const fresh = await temporaryPlace(t, { BROADSHEET_CONTENT: content });
    await built(fresh.variables);
    assert.deepEqual(await hashes(place.out), await hashes(fresh.out));
  });
});

describe("content outside of the project", () => {
  test("becomes a site with its papers, topics and notes; what isn't known is left alone", async (t) => {
    const content = await temporaryFolder(t);
    await writeTree(content, {
      "papers/2025/10/2510.12345.mdx": paperFile("2510.12345", "A far paper"),
      "papers/2025/10/cs-0112017.mdx": paperFile("cs/0112017", "An old paper"),
      "topics/far.md": topicFile("Far", "far"),
      "notes/2510.12345.mdx": noteFile("Seen **from afar**."),
      "README.md": "not content",
      "papers/README.txt": "not a paper",
      "papers/2025/10/.2510.99999.mdx": "a hidden file",
      "drafts/2510.99999.mdx": "---\nnot: a paper\n---\n",
    });
    const { out, variables } = await temporaryPlace(t, {
      BROADSHEET_CONTENT: content,
      BROADSHEET_SITE: "https://papers.example.org",
      BROADSHEET_BASE: "/digest",
    });
    const { stderr } = await built(variables);
    assert.match(stderr, /^2 papers, 1 topic: \d+ files, [\d.]+ MB in /m);
    const page = await read(out, "papers/2510.12345/index.html");
    assert.match(page, /<strong>from afar<\/strong>/);
    assert.match(page, /href="\/digest\/topics\/far\/"/);
    assert.match(
      page,
      /<link rel="canonical" href="https:\/\/papers\.example\.org\/digest\/papers\/2510\.12345\/"/,
    );
    const feed = await read(out, "feed.xml");
    assert.match(
      feed,
      /<link href="https:\/\/papers\.example\.org\/digest\/papers\/2510\.12345\/" rel="alternate"/,
    );
    assert.doesNotMatch(stderr, /feeds/);
    const old = await read(out, "papers/cs-0112017/index.html");
    assert.match(old, /data-paper="cs-0112017"/);
    assert.deepEqual((await fs.readdir(path.join(out, "papers"))).sort(), [
      "2510.12345",
      "cs-0112017",
    ]);
  });

  test("that is empty becomes a site that says so", async (t) => {
    const content = await temporaryFolder(t);
    const { out, variables } = await temporaryPlace(t, {
      BROADSHEET_CONTENT: content,
    });
    const { stderr } = await built(variables);
    assert.match(stderr, /^The feeds .*set `site` in src\/site\.config\.ts/m);
    for (const page of ["index.html", "archive/index.html", "trends/index.html"])
      assert.match(await read(out, page), /No papers yet/, page);
    assert.match(await read(out, "topics/index.html"), /This digest has no topics/);
    assert.doesNotMatch(await read(out, "feed.xml"), /<entry>/);
    const catalogue = await read(out, "pagefind/search.json");
    assert.match(catalogue, /"topics":\[\],"segments":\[\]/);
  });
});

test("builds at the same time don't disturb each other", async (t) => {
  // Astro writes its list of notes where every build of the project would read it.
  const NOTES = [["2510.00001", "2510.00002"], ["2510.00002"], []];
  const places = await inTurn(NOTES, async (noted) => {
    const content = await temporaryFolder(t);
    await writeTree(content, {
      "papers/2025/10/2510.00001.mdx": paperFile("2510.00001", "One"),
      "papers/2025/10/2510.00002.mdx": paperFile("2510.00002", "Two"),
      ...Object.fromEntries(noted.map((id) => [`notes/${id}.mdx`, noteFile(`On ${id}.`)])),
    });
    return temporaryPlace(t, { BROADSHEET_CONTENT: content });
  });
  await Promise.all(places.map(({ variables }) => built(variables)));
  for (const [at, { out }] of places.entries())
    for (const id of ["2510.00001", "2510.00002"])
      assert.equal(
        (await read(out, `papers/${id}/index.html`)).includes(`On ${id}.`),
        NOTES[at]?.includes(id),
        `the note on ${id} in site ${at}`,
      );
});

describe("what keeps the site from being built", { concurrency: 4 }, () => {
  const good = paperFile("2510.00001", "Good");

  /** Files of a content folder, and what the command must say of them. */
  const CASES: [name: string, files: Record<string, string>, said: RegExp[]][] = [
    [
      "frontmatter that is no YAML",
      {
        "papers/2025/10/2510.00002.mdx":
          "---\nid: '2510.00002'\ntitle: [unclosed\nday: '2025-10-16'\n---\n",
      },
      [/papers\/2025\/10\/2510\.00002\.mdx:\d: .*YAML/],
    ],
    [
      "a file without frontmatter",
      { "papers/2025/10/2510.00002.mdx": "# A paper\n" },
      [/2510\.00002\.mdx:1: expected frontmatter/],
    ],
    [
      "frontmatter without an end",
      { "papers/2025/10/2510.00002.mdx": "---\nid: '2510.00002'\n" },
      [/2510\.00002\.mdx:1: the frontmatter has no end/],
    ],
    [
      "a day that no calendar has",
      {
        "papers/2025/10/2510.00002.mdx": spoilt("2025-10-16", "2025-02-30"),
      },
      [/2510\.00002\.mdx:4: day: expected a day of the calendar/],
    ],
    [
      "an unknown field",
      {
        "papers/2025/10/2510.00002.mdx": spoilt("title:", "titel: y\ntitle:"),
      },
      [/2510\.00002\.mdx:3: unknown field "titel"/],
    ],
    [
      "a link that would run",
      {
        "papers/2025/10/2510.00002.mdx": spoilt("https://example.org/code", "javascript:alert(1)"),
      },
      [/2510\.00002\.mdx:\d+: links\.code: expected an http\(s\) address/],
    ],
    [
      "two files with one id",
      {
        "papers/2025/10/2510.00001.mdx": good,
        "papers/2025/11/2510.00001.mdx": good,
      },
      [/papers\/2025\/11\/2510\.00001\.mdx:2: .*papers\/2025\/10\/2510\.00001\.mdx/],
    ],
    [
      "two ids with one address",
      {
        "papers/2025/10/cs-0112017.mdx": paperFile("cs/0112017", "x"),
        "papers/2025/11/cs-0112017.mdx": paperFile("cs-0112017", "x"),
      },
      [/papers\/2025\/11\/cs-0112017\.mdx:2: .*papers\/2025\/10/],
    ],
    [
      "a file's name that isn't its id",
      { "papers/2025/10/2510.00002.mdx": good },
      [/2510\.00002\.mdx:2: .*"2510\.00001".*rename .*2510\.00001\.mdx/],
    ],
    [
      "a topic without a title",
      { "topics/bare.md": "---\nblurb: x\nmatch: [word]\n---\n" },
      [/topics\/bare\.md:1: title: a topic needs a title/],
    ],
    [
      "a topic whose name is no address",
      { "topics/Big Topic.md": topicFile("Big") },
      [/topics\/Big Topic\.md: .*a-z, 0-9/],
    ],
    [
      "several defects, all of them at once",
      {
        "papers/2025/10/2510.00002.mdx": "no frontmatter",
        "papers/2025/10/2510.00003.mdx": good,
        "topics/bare.md": "---\nblurb: x\nmatch: [word]\n---\n",
      },
      [/2510\.00002\.mdx:1: /, /2510\.00003\.mdx:2: /, /bare\.md:1: /],
    ],
  ];
  for (const [name, files, said] of CASES)
    test(`${name}: named with file and line, and the old site stays`, async (t) => {
      const content = await temporaryFolder(t);
      await writeTree(content, files);
      const message = await failing(t, { BROADSHEET_CONTENT: content });
      for (const pattern of said) assert.match(message, pattern);
    });

  test("the command says so, and nothing of its inside", async (t) => {
    const content = await temporaryFolder(t);
    await writeTree(content, { "papers/2025/10/2510.00002.mdx": "no paper" });
    const stderr = await refused(t, { BROADSHEET_CONTENT: content });
    assert.match(stderr, /2510\.00002\.mdx:1: expected frontmatter/);
  });

  test("a missing content folder", async (t) => {
    const folder = path.join(await temporaryFolder(t), "none");
    const stderr = await refused(t, { BROADSHEET_CONTENT: folder });
    assert.ok(stderr.includes(`${folder}: there is no such folder.`), stderr);
    assert.match(stderr, /BROADSHEET_CONTENT/);
  });

  const SETTINGS: [variable: string, value: string, said: RegExp][] = [
    ["BROADSHEET_SITE", "https://example.org/digest/", /without a path/],
    ["BROADSHEET_SITE", "https://example.org/?q=1", /without a path/],
    ["BROADSHEET_SITE", "example.org", /such as https:\/\//],
    ["BROADSHEET_SITE", "javascript:alert(1)", /such as https:\/\//],
    ["BROADSHEET_BASE", "digest", /starts with a slash/],
    ["BROADSHEET_BASE", "/a b/", /such as \/digest\//],
    ["BROADSHEET_BASE", "//elsewhere.example/", /such as \/digest\//],
    ["BROADSHEET_BASE", "/../up/", /such as \/digest\//],
  ];
  for (const [variable, value, said] of SETTINGS)
    test(`${variable}=${value}: a sentence that names the setting`, async (t) => {
      const stderr = await refused(t, { [variable]: value });
      assert.match(stderr, said);
      assert.ok(stderr.includes(variable), stderr);
    });

  for (const file of ["papers/2025/10/2510.00001.mdx", "topics/evil.md"])
    for (const fence of ["---js", "--- js"])
      test(`${file} with ${fence}: refused, and never run`, async (t) => {
        const content = await temporaryFolder(t);
        const trace = path.join(content, "it-ran");
        const code = `process.getBuiltinModule("fs").writeFileSync(${JSON.stringify(trace)}, "")`;
        await writeTree(content, {
          "papers/2025/10/2510.00001.mdx": good,
          [file]: `${fence}\n{ id: "2510.00001", title: ${code} }\n---\n\nx\n`,
        });
        const message = await failing(t, { BROADSHEET_CONTENT: content });
        assert.ok(message.includes(path.posix.basename(file, path.extname(file))));
        await assert.rejects(fs.stat(trace), "the code ran");
      });
});

// --- internal ---

function paperFile(id: string, title: string): string {
  return toMdx(aPaper({ id, title }));
}

/** A paper's file with something in it that shouldn't be. */
function spoilt(good: string, bad: string): string {
  const links = { code: "https://example.org/code" };
  const text = toMdx(aPaper({ id: "2510.00002", links }));
  assert.ok(text.includes(good), text);
  return text.replace(good, bad);
}

function noteFile(text: string): string {
  return `---\nauthor: Ann\ndate: "2025-10-17"\n---\n\n${text}\n`;
}

function topicFile(title: string, phrase = "works"): string {
  return `---\ntitle: ${title}\nblurb: What is meant.\nmatch:\n  - ${phrase}\n---\n`;
}

/** A build that has to succeed. */
async function built(variables: Variables) {
  const ended = await run("build", [], variables);
  assert.equal(ended.code, 0, ended.stderr);
  return ended;
}

/** The command, when it has to refuse: exit code 1, a sentence and no stack. Returns what was said. */
async function refused(t: TestContext, variables: Variables): Promise<string> {
  return keepsOld(t, variables, async (all) => {
    const { code, stderr } = await run("build", [], all);
    assert.equal(code, 1, stderr);
    assert.doesNotMatch(stderr, /^\s+at .*\(?(?:file:|node:|\/).*:\d+/m);
    return stderr;
  });
}

/** The build as the command calls it, when it has to fail. Returns why. */
async function failing(t: TestContext, variables: Variables): Promise<string> {
  return keepsOld(t, variables, async (all) => {
    const error: unknown = await buildSite(readEnvironment(all)).catch((reason: unknown) => reason);
    assert.ok(error instanceof BuildError, String(error));
    return error.message;
  });
}

/** Works where a site was built before: that is as it was, with nothing left beside it. */
async function keepsOld(
  t: TestContext,
  variables: Variables,
  work: (all: Variables) => Promise<string>,
): Promise<string> {
  const { out, variables: all } = await temporaryPlace(t, variables);
  await writeTree(out, { "index.html": "the old site", "a/b.html": "a page" });
  const before = await hashes(out);
  const said = await work(all);
  assert.deepEqual(await hashes(out), before);
  assert.deepEqual(await fs.readdir(path.dirname(out)), [path.basename(out)]);
  return said;
}

/** A folder's files, sorted: path and SHA-256 a line. */
async function hashes(folder: string): Promise<string[]> {
  const entries = await fs.readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const files = entries.filter((entry) => entry.isFile());
  const lines = files.map(async ({ parentPath, name }) => {
    const file = path.join(parentPath, name);
    const hash = createHash("sha256").update(await fs.readFile(file));
    return `${path.relative(folder, file)} ${hash.digest("hex")}`;
  });
  return (await Promise.all(lines)).sort();
}

function read(folder: string, file: string): Promise<string> {
  return fs.readFile(path.join(folder, file), "utf8");
}

/** One after the other: builds of one project take turns. */
async function inTurn<Item, Value>(
  items: readonly Item[],
  work: (item: Item) => Promise<Value>,
): Promise<Value[]> {
  const values: Value[] = [];
  for (const item of items) values.push(await work(item));
  return values;
}
