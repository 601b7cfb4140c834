import assert from "node:assert/strict";
import plainFs from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test, type TestContext } from "node:test";
import { readContent } from "../../src/content/read.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import { formatProblem } from "../../src/paper/problem.ts";
import { ROOT, temporaryFolder, writeTree } from "../folders.ts";
import { aPaper } from "../paper/sample.ts";

const TOPIC = "---\ntitle: Agents\nblurb: On agents.\nmatch: [agent]\n---\n";
const PAPER = toMdx(aPaper());
const FILE = "papers/2025/10/2510.12345.mdx";

/** What a content folder of these files holds, and what is wrong with it. */
async function read(t: TestContext, files: Record<string, string>) {
  const folder = await temporaryFolder(t);
  await writeTree(folder, files);
  const { papers, topics, problems } = readContent(folder);
  return {
    papers: papers.map(({ id }) => id),
    topics: topics.map(({ slug }) => slug),
    problems: problems.map((problem) => {
      assert.ok(problem.file.startsWith(folder.split(path.sep).join("/")));
      return formatProblem(problem).slice(folder.length + 1);
    }),
  };
}

test("papers come by id and topics by slug, whatever folder they are in", async (t) => {
  const content = await read(t, {
    [FILE]: PAPER,
    "papers/2024/01/a-slug.mdx": toMdx(aPaper({ id: "a-slug" })),
    "papers/cs-0112017.mdx": toMdx(aPaper({ id: "cs/0112017" })),
    "topics/video.md": TOPIC,
    "topics/agents.md": TOPIC,
  });
  assert.deepEqual(content, {
    papers: ["2510.12345", "a-slug", "cs/0112017"],
    topics: ["agents", "video"],
    problems: [],
  });
});

test("a day far after all others is named, until a note corrects it", async (t) => {
  const folder = await temporaryFolder(t);
  const late = aPaper({ id: "2510.00009", day: "2199-01-01" });
  await writeTree(folder, { [FILE]: PAPER, "papers/2199/01/2510.00009.mdx": toMdx(late) });
  const warnings = readContent(folder).warnings.map(formatProblem);
  assert.equal(warnings.length, 1);
  assert.match(warnings[0] ?? "", /2510\.00009\.mdx:4: the day 2199-01-01 is more than a year/);
  const fields = "author: Ann\ndate: '2025-10-17'\ncorrections:\n  day: '2025-10-16'\n";
  await writeTree(folder, { "notes/2510.00009.mdx": `---\n${fields}---\n\nWords.\n` });
  const corrected = readContent(folder);
  assert.deepEqual(corrected.warnings, []);
  assert.deepEqual(new Set(corrected.papers.map(({ day }) => day)), new Set(["2025-10-16"]));
});

test("two topics or searches of one name, in two folders, are a problem", async (t) => {
  const search = "---\ntitle: X\nblurb: y\nquery: agent\n---\n";
  const { problems } = await read(t, {
    "topics/a/agents.md": TOPIC,
    "topics/b/agents.md": TOPIC,
    "searches/a/x.md": search,
    "searches/b/x.md": search,
  });
  assert.equal(problems.length, 2);
  for (const problem of problems) assert.match(problem, /b\/\w+\.md: .*has the same name: rename/);
});

test("nothing in a hidden folder is read", async (t) => {
  const content = await read(t, { "papers/.git/x.mdx": "x", "topics/.old/agents.md": "x" });
  assert.deepEqual(content, { papers: [], topics: [], problems: [] });
});

test("files of other names are left alone", async (t) => {
  const content = await read(t, {
    [FILE]: PAPER,
    "papers/README.md": "words",
    "papers/2025/10/.2510.12345.mdx.tmp": "half",
    "papers/2025/10/.draft.mdx": "words",
    "topics/list.txt": "words",
    "notes/list.txt": "words",
    "list.yml": "words",
  });
  assert.deepEqual(content, { papers: ["2510.12345"], topics: [], problems: [] });
});

describe("a symbolic link is left out, and named", () => {
  const OTHER = PAPER.replace("2510.12345", "2510.99999");
  const NOTE_TEXT = "---\nauthor: Ann\ndate: '2025-10-17'\n---\n\nWords.\n";
  const ELSEWHERE = {
    "2510.99999.mdx": OTHER,
    "2510.12345.mdx": NOTE_TEXT,
    "agents.md": "---\ntitle: Agents\nblurb: x\nmatch: [agents]\n---\n",
    "images/curve.png": "PNG",
  };
  const LINKS: [link: string, to: string][] = [
    ["papers", "elsewhere"],
    ["papers/2024", "elsewhere"],
    ["papers/2025/10/2510.99999.mdx", "elsewhere/2510.99999.mdx"],
    ["papers/2025/self", "content"],
    ["topics", "elsewhere"],
    ["topics/agents.md", "elsewhere/agents.md"],
    ["notes", "elsewhere"],
    ["notes/2510.12345.mdx", "elsewhere/2510.12345.mdx"],
    ["notes/images", "elsewhere/images"],
  ];
  for (const [link, to] of LINKS)
    test(link, async (t) => {
      const folder = await temporaryFolder(t);
      await writeTree(path.join(folder, "elsewhere"), ELSEWHERE);
      const content = path.join(folder, "content");
      await writeTree(content, link === "papers" ? {} : { [FILE]: PAPER });
      await fs.mkdir(path.dirname(path.join(content, link)), { recursive: true });
      await fs.symlink(path.join(folder, to), path.join(content, link));
      const { papers, topics, notes, images, warnings } = readContent(content);
      assert.deepEqual(
        papers.map(({ id }) => id),
        link === "papers" ? [] : ["2510.12345"],
      );
      assert.deepEqual([topics, notes, images.size], [[], [], 0]);
      assert.match(
        warnings.map(formatProblem).join("\n"),
        new RegExp(`/${link}: left out: this is a symbolic link, which is not followed\\. Put`),
      );
    });
});

test("the content folder itself may be a symbolic link", async (t) => {
  const folder = await temporaryFolder(t);
  await writeTree(path.join(folder, "elsewhere"), { [FILE]: PAPER });
  await fs.symlink(path.join(folder, "elsewhere"), path.join(folder, "content"));
  const { papers, warnings } = readContent(path.join(folder, "content"));
  assert.deepEqual([papers.length, warnings], [1, []]);
});

test("standing searches come by slug, with their queries as written", async (t) => {
  const folder = await temporaryFolder(t);
  const search = (query: string) => `---\ntitle: T\nblurb: B\nquery: '${query}'\n---\n`;
  await writeTree(folder, {
    "searches/b.md": search("state space"),
    "searches/a.md": search('author:"Ada Example" -vision'),
    "searches/list.txt": "words",
  });
  const { searches, problems } = readContent(folder);
  assert.deepEqual(problems, []);
  assert.deepEqual(searches, [
    { slug: "a", title: "T", blurb: "B", query: 'author:"Ada Example" -vision' },
    { slug: "b", title: "T", blurb: "B", query: "state space" },
  ]);
});

test("a folder without papers and topics is an empty digest", async (t) => {
  assert.deepEqual(await read(t, {}), { papers: [], topics: [], problems: [] });
});

test("a folder that isn't there is an error that says what to do", async (t) => {
  const folder = path.join(await temporaryFolder(t), "none");
  assert.throws(
    () => readContent(folder),
    (error) =>
      error instanceof Error &&
      error.message.includes(folder) &&
      error.message.includes("BROADSHEET_CONTENT"),
  );
});

const OTHER = "papers/2025/10/2510.00002.mdx";

const PROBLEMS: [name: string, files: Record<string, string>, problem: RegExp][] = [
  [
    "frontmatter that is no YAML",
    { [OTHER]: "---\nid: '2510.00002'\ntitle: [unclosed\nday: '2025-10-16'\n---\n" },
    /^papers\/2025\/10\/2510\.00002\.mdx:\d: .*YAML/,
  ],
  [
    "a file without frontmatter",
    { [OTHER]: "# A paper\n" },
    /^papers\/2025\/10\/2510\.00002\.mdx:1: expected frontmatter/,
  ],
  [
    "frontmatter without an end",
    { [OTHER]: "---\nid: '2510.00002'\n" },
    /^papers\/2025\/10\/2510\.00002\.mdx:1: the frontmatter has no end/,
  ],
  [
    "a day that no calendar has",
    { [OTHER]: spoilt("2025-10-16", "2025-02-30") },
    /2510\.00002\.mdx:4: day: expected a day of the calendar/,
  ],
  [
    "an unknown field",
    { [OTHER]: spoilt("title:", "titel: y\ntitle:") },
    /2510\.00002\.mdx:3: unknown field "titel"/,
  ],
  [
    "a link that would run",
    { [OTHER]: spoilt("https://example.org/code", "javascript:alert(1)") },
    /2510\.00002\.mdx:\d+: links\.code: expected an http\(s\) address/,
  ],
  [
    "two ids with one address",
    {
      "papers/2025/10/cs-0112017.mdx": toMdx(aPaper({ id: "cs/0112017" })),
      "papers/2025/11/cs-0112017.mdx": toMdx(aPaper({ id: "cs-0112017" })),
    },
    /^papers\/2025\/11\/cs-0112017\.mdx:2: .*papers\/2025\/10/,
  ],
  [
    "a topic without a title",
    { "topics/agents.md": TOPIC.replace("title: Agents\n", "") },
    /^topics\/agents\.md:1: title: a topic needs a title$/,
  ],
  [
    "a topic without phrases",
    { "topics/agents.md": TOPIC.replace("[agent]", "[]") },
    /^topics\/agents\.md:4: match: a topic needs at least one phrase/,
  ],
  [
    "a topic whose file has no slug's name",
    { "topics/My Agents.md": TOPIC },
    /^topics\/My Agents\.md: the file's name is the topic's address/,
  ],
  [
    "a paper whose name and id differ",
    { "papers/2025/10/2510.99999.mdx": PAPER },
    /^papers\/2025\/10\/2510\.99999\.mdx:2: .*"2510\.12345" differ: rename the file to 2510\.12345\.mdx$/,
  ],
  [
    "a paper that isn't one",
    { [FILE]: PAPER.replace("title: A Paper", "title: ''") },
    /^papers\/2025\/10\/2510\.12345\.mdx:3: title: expected one line of text$/,
  ],
  [
    "frontmatter that would run",
    { [FILE]: `---js\nprocess.exit(1)\n---\n` },
    /^papers\/2025\/10\/2510\.12345\.mdx:1: expected frontmatter/,
  ],
  [
    "a paper that is there twice",
    { [FILE]: PAPER, "papers/2510.12345.mdx": PAPER },
    /^papers\/2510\.12345\.mdx:2: the id "2510\.12345" stands in .*2025\/10\/2510\.12345\.mdx, too: delete one/,
  ],
];
for (const [name, files, problem] of PROBLEMS)
  test(`${name} is a problem with its file and line`, async (t) => {
    const { problems } = await read(t, files);
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? "", problem);
  });

for (const file of [FILE, "topics/evil.md"])
  for (const fence of ["---js", "--- js"])
    test(`${file} with ${fence} is a problem, and its code never runs`, async (t) => {
      const trace = path.join(await temporaryFolder(t), "trace");
      const code = `process.getBuiltinModule("fs").writeFileSync(${JSON.stringify(trace)}, "")`;
      const text = `${fence}\n{ id: "2510.12345", title: ${code} }\n---\n\nx\n`;
      const { problems } = await read(t, { [file]: text });
      assert.ok(problems[0]?.startsWith(`${file}:1: `), problems[0]);
      await assert.rejects(fs.stat(trace), "the code ran");
    });

test("all problems come at once, and what is whole is read", async (t) => {
  const { papers, topics, problems } = await read(t, {
    [FILE]: PAPER,
    "papers/a.mdx": "",
    "papers/b.mdx": "---\nid: [\n---\n",
    "topics/agents.md": TOPIC,
    "topics/video.md": "",
  });
  assert.deepEqual([papers, topics], [["2510.12345"], ["agents"]]);
  assert.equal(problems.length, 3);
});

test("the bundled content has no problem", () => {
  const { papers, topics, problems } = readContent(path.join(ROOT, "content"));
  assert.deepEqual(problems.map(formatProblem), []);
  assert.ok(papers.length >= 91);
  assert.ok(topics.length > 0);
});

// --- internal ---

/** A paper's file with something in it that is wrong. */
function spoilt(good: string, bad: string): string {
  const links = { code: "https://example.org/code" };
  const text = toMdx(aPaper({ id: "2510.00002", links }));
  assert.ok(text.includes(good), text);
  return text.replace(good, bad);
}

describe("a file that the system doesn't let be read, or that goes while the folder is read", () => {
  const NOTE = '---\nauthor: Ann\ndate: "2025-10-17"\n---\n\nWords.\n';
  const files = { [FILE]: PAPER, "topics/agents.md": TOPIC, "notes/2510.12345.mdx": NOTE };

  /** Reads the content; reading a file of this name is an error of this code. */
  async function readWithout(t: TestContext, name: string, code: string) {
    const folder = await temporaryFolder(t);
    await writeTree(folder, files);
    const real = plainFs.readFileSync;
    t.mock.method(plainFs, "readFileSync", (...args: Parameters<typeof real>) => {
      if (String(args[0]).endsWith(name))
        throw Object.assign(new Error(`${code}: said by the system`), { code, syscall: "open" });
      return real(...args);
    });
    const { papers, notes, problems, warnings } = readContent(folder);
    const said = [...problems, ...warnings].map(formatProblem);
    return { papers: papers.length, notes: notes.length, problems: problems.length, said };
  }

  test("a note is left out, with a warning", async (t) => {
    const { said, ...rest } = await readWithout(t, "notes/2510.12345.mdx", "EACCES");
    assert.deepEqual(rest, { papers: 1, notes: 0, problems: 0 });
    assert.match(said.join("\n"), /notes\/2510\.12345\.mdx.*can't be read: no permission/);
  });

  for (const name of [FILE, "topics/agents.md"])
    test(`${name} is named, and keeps the site from being built`, async (t) => {
      const { problems, said } = await readWithout(t, name, "EACCES");
      assert.equal(problems, 1);
      assert.match(said.join("\n"), /\.mdx?: can't be read: no permission.*run the same command/);
    });

  for (const name of ["notes/2510.12345.mdx", "topics/agents.md"])
    test(`${name}, gone since the folder was listed, is as one that never was`, async (t) => {
      const { papers, problems } = await readWithout(t, name, "ENOENT");
      assert.deepEqual([papers, problems], [1, 0]);
    });
});
