/** What people get wrong, and what the check says: file, line, what, and how to mend it. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test, type TestContext } from "node:test";
import { readContent, readFolder } from "../../src/content/read.ts";
import { checkAll } from "../../src/check/checks.ts";
import type { Finding } from "../../src/check/check.ts";
import { annotate, printFinding } from "../../src/commands/check-print.ts";
import { NOTE_HERE } from "../../src/notes/template.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import { run } from "../e2e/run.ts";
import { temporaryFolder, writeTree } from "../folders.ts";
import { SQUARE } from "../notes/fixtures.ts";
import { aPaper } from "../paper/sample.ts";

const TODAY = "2025-10-20";
const NOTE = "notes/2510.12345.mdx";

/** Two papers, one of which has an id that came later, and two topics. */
const BASE = {
  "papers/2025/10/2510.12345.mdx": toMdx(aPaper({ title: "Merging models with patience" })),
  "papers/2025/10/old-slug-1a2b3c4d.mdx": toMdx(
    aPaper({ id: "old-slug-1a2b3c4d", aliases: ["2509.00001"] }),
  ),
  "topics/agents.md": "---\ntitle: Agents\nblurb: They act.\nmatch:\n  - agent\n---\n",
};

/** What is found in the base with these files, as `check path:line level`. */
async function check(t: TestContext, files: Record<string, string | Buffer>) {
  const folder = await temporaryFolder(t);
  await writeTree(folder, BASE);
  for (const [name, bytes] of Object.entries(files)) {
    await fs.mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await fs.writeFile(path.join(folder, name), bytes);
  }
  return find(folder);
}

async function find(folder: string): Promise<Finding[]> {
  const entries = await fs.readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const isLink = entry.isSymbolicLink();
      return { path: path.relative(folder, file), file, isLink };
    });
  return checkAll(readFolder(folder), { today: TODAY, files }).map((found) => ({
    ...found,
    file: path.relative(folder, found.file),
  }));
}

const PICTURE = note("![A square](images/square.png)");

/** Files beside the base, and the one thing that must be said. */
const CASES: [
  name: string,
  files: Record<string, string | Buffer>,
  place: string,
  said: RegExp,
  mend: RegExp,
][] = [
  [
    "a note for a paper that isn't there, with the nearest id",
    { "notes/2510.12354.mdx": note("Words.") },
    "notes/2510.12354.mdx:1",
    /no paper has the id "2510\.12354".*did you mean 2510\.12345 \("Merging models with patience"\)\?/,
    /Name the file after/,
  ],
  [
    "a note for a paper that isn't there, with the nearest title",
    { "notes/patience-in-merging-of-models.mdx": note("Words.") },
    "notes/patience-in-merging-of-models.mdx:1",
    /did you mean 2510\.12345/,
    /Name the file after/,
  ],
  [
    "two notes by one author",
    { [NOTE]: note("One."), "notes/2510.12345.ann.mdx": note("Two.") },
    "notes/2510.12345.mdx:2",
    /^Ann has a note on this paper already, .*2510\.12345\.ann\.mdx$/,
    /one file/,
  ],
  [
    "two notes by one author, under the paper's old id and its new one",
    {
      "notes/2509.00001.mdx": note("One."),
      "notes/old-slug-1a2b3c4d.mdx": note("Two."),
    },
    "notes/old-slug-1a2b3c4d.mdx:2",
    /^Ann has a note on this paper already, .*2509\.00001\.mdx$/,
    /one file/,
  ],
  ["an empty body", { [NOTE]: note("") }, `${NOTE}:4`, /no text/, /Write a sentence/],
  [
    "a body of 50,000 characters",
    { [NOTE]: note("Words. ".repeat(7143)) },
    `${NOTE}:6`,
    /has 50000 characters; a note has at most 20000/,
    /Say less/,
  ],
  [
    "a body of 500,000 characters",
    { [NOTE]: note("Words. ".repeat(71430)) },
    `${NOTE}:1`,
    /characters; a note has at most 20000/,
    /Say less/,
  ],
  [
    "ten thousand list marks in a line",
    { [NOTE]: note(`Words.\n\n${"- ".repeat(9000)}x`) },
    `${NOTE}:8`,
    /more than 30 deep/,
    /flatter/,
  ],
  [
    "ten thousand stars",
    { [NOTE]: note("*a_ ".repeat(4900)) },
    `${NOTE}:6`,
    /9800 signs of Markdown/,
    /fewer/,
  ],
  [
    "thousands of lines",
    { [NOTE]: note("a\n=\n".repeat(2000)) },
    `${NOTE}:6`,
    /has 4\d{3} lines; a note has at most 2000/,
    /Say less/,
  ],
  [
    "a table of a million cells",
    {
      [NOTE]: note(`|${"a|".repeat(1000)}\n|${"-|".repeat(1000)}\n${"|\n".repeat(1000)}`),
    },
    `${NOTE}:6`,
    /1000 columns and 1001 rows; a table has at most 1000 cells/,
    /smaller/,
  ],
  [
    "formulas that become megabytes",
    {
      [NOTE]: note(`$\\begin{matrix}${"&".repeat(900)}\\end{matrix}$ `.repeat(20)),
    },
    `${NOTE}:6`,
    /becomes more than 1 MB of HTML/,
    /fewer or shorter formulas/,
  ],
  [
    "an address of 10,000 characters",
    { [NOTE]: note(`[a][b]\n\n[b]: https://e.org/${"x".repeat(10_000)}`) },
    `${NOTE}:8`,
    /a link of 10014 characters; it may have 2000/,
    /Link to https/,
  ],
  [
    "a corrected title of 50,000 characters",
    {
      [NOTE]: note("Words.", `corrections:\n  title: ${"a".repeat(50_000)}\n`),
    },
    `${NOTE}:5`,
    /^corrections\.title: expected at most 500 characters$/,
    /What a note may correct/,
  ],
  [
    "a corrected abstract of 50,000 characters",
    {
      [NOTE]: note("Words.", `corrections:\n  abstract: ${"a ".repeat(25_000)}\n`),
    },
    `${NOTE}:5`,
    /^corrections\.abstract: expected at most 10000 characters$/,
    /What a note may correct/,
  ],
  [
    "a field with a name of 40,000 characters",
    { [NOTE]: note("Words.", `${"k".repeat(40_000)}: 1\n`) },
    `${NOTE}:4`,
    /^unknown field "kkk/,
    /fields of a note/,
  ],
  [
    "frontmatter that stands in itself a thousand times",
    { [NOTE]: note("Words.", `title: ${"[".repeat(20_000)}\n`) },
    `${NOTE}:1`,
    /no valid YAML/,
    /Each field is a line of its own/,
  ],
  [
    "a hundred and one corrected keywords",
    {
      [NOTE]: note("Words.", `corrections:\n  keywords: [${"a, ".repeat(100)}a]\n`),
    },
    `${NOTE}:5`,
    /^corrections\.keywords: expected a list of at most 100$/,
    /What a note may correct/,
  ],
  [
    "a hidden character between addresses",
    { [NOTE]: note('Words.\n\n::a@b.org"&#x202e;&www.e.org') },
    `${NOTE}:8`,
    /hides or reorders text, U\+202E/,
    /Take it out/,
  ],
  [
    "a file that isn't UTF-8",
    { [NOTE]: Buffer.from(note("A caf\u00e9."), "latin1") },
    `${NOTE}:6`,
    /a letter can't be read: the file isn't UTF-8/,
    /Save it as "UTF-8"/,
  ],
  [
    "a link to a picture, by its definition",
    {
      [NOTE]: note("[A square][b]\n\n[b]: images/square.png"),
      "notes/images/square.png": SQUARE,
    },
    `${NOTE}:6`,
    /the link "images\/square\.png" leads nowhere/,
    /Link to https/,
  ],
  [
    "a tab in the frontmatter",
    {
      [NOTE]: '---\nauthor: Ann\ndate: "2025-10-17"\ntopics:\n\t- agents\n---\n\nWords.\n',
    },
    `${NOTE}:5`,
    /a line starts with a tab; put two spaces in its place/,
    /fields of a note/,
  ],
  [
    "frontmatter without an end",
    { [NOTE]: "---\nauthor: Ann\n\nWords.\n" },
    `${NOTE}:1`,
    /the frontmatter has no end/,
    /fields of a note/,
  ],
  [
    "no frontmatter",
    { [NOTE]: "Words.\n" },
    `${NOTE}:1`,
    /expected frontmatter/,
    /fields of a note/,
  ],
  [
    "a field of a slip",
    { [NOTE]: note("Words.", 'titel: "On it"\n') },
    `${NOTE}:4`,
    /^unknown field "titel": did you mean "title"\?$/,
    /author, date, title, rating, topics, corrections/,
  ],
  [
    "a corrected field of a slip",
    {
      [NOTE]: note("Words.", "corrections:\n  links:\n    cod: https://a.org\n"),
    },
    `${NOTE}:6`,
    /^unknown field "corrections\.links\.cod": did you mean "code"\?$/,
    /What a note may correct/,
  ],
  [
    "a rating that there isn't",
    { [NOTE]: note("Words.", "rating: great\n") },
    `${NOTE}:4`,
    /^rating: expected must-read, worth-it or skim$/,
    /fields of a note/,
  ],
  [
    "a date in the future",
    { [NOTE]: note("Words.").replace("2025-10-17", "2025-10-22") },
    `${NOTE}:3`,
    /the date 2025-10-22 is in the future/,
    /such as "2025-10-20"/,
  ],
  [
    "a date that is left to be written",
    { [NOTE]: note("Words.").replace("2025-10-17", "YYYY-MM-DD") },
    `${NOTE}:3`,
    /date: expected a day of the calendar/,
    /Write the day of writing, year first/,
  ],
  [
    "a name that is left to be written",
    { [NOTE]: note("Words.").replace("Ann", "Your name") },
    `${NOTE}:2`,
    /the author is "Your name"/,
    /Write your name/,
  ],
  [
    "a file's name that is left to be written",
    { "notes/2510.12345.your-name.mdx": note("Words.") },
    "notes/2510.12345.your-name.mdx:1",
    /the file's name says "your-name"/,
    /Put your name/,
  ],
  [
    "a sentence that is left to be written",
    { [NOTE]: note(NOTE_HERE) },
    `${NOTE}:6`,
    /the template's sentence/,
    /Write your own/,
  ],
  [
    "a picture of 20 MB",
    { [NOTE]: PICTURE, "notes/images/square.png": Buffer.alloc(20_000_000) },
    `${NOTE}:6`,
    /"images\/square\.png" has 20\.0 MB; a picture has at most 1 MB/,
    /smaller/,
  ],
  [
    "a picture of a million pixels a side",
    { [NOTE]: PICTURE, "notes/images/square.png": huge() },
    `${NOTE}:6`,
    /1000000 × 8 pixels; a picture has at most 5000/,
    /smaller/,
  ],
  [
    "a picture that is a page",
    { [NOTE]: PICTURE, "notes/images/square.png": "<script>alert(1)</script>" },
    `${NOTE}:6`,
    /is no PNG, JPEG, WebP, AVIF or GIF/,
    /Save it as PNG/,
  ],
  ...["a b.png", "a%2e.png", "a?b.png", "a\nb.png", "\u00fc.png"].map(
    (name): (typeof CASES)[number] => [
      `a picture whose name an address can't hold as it is: ${JSON.stringify(name)}`,
      { [`notes/images/${name}`]: SQUARE },
      `notes/images/${name}:1`,
      /a picture's name has a-z, A-Z, 0-9, hyphens, underscores and dots alone/,
      /Rename the file/,
    ],
  ),
  [
    "a picture in a folder of its own",
    { "notes/images/mine/square.png": SQUARE },
    "notes/images/mine/square.png:1",
    /a picture lies in content\/notes\/images, and in no other folder/,
    /Move the file/,
  ],
  [
    "a note for a version of a paper",
    { "notes/2510.12345v2.mdx": note("Words.") },
    "notes/2510.12345v2.mdx:1",
    /a note is named after its paper/,
    /Rename the file/,
  ],
  [
    "a picture in the wrong folder",
    { [NOTE]: note("![A square](square.png)"), "notes/square.png": SQUARE },
    `${NOTE}:6`,
    /expected a picture beside the notes, such as "images\/curve\.png"/,
    /Write it as in/,
  ],
  [
    "a note in a folder below",
    { "notes/mine/2510.12345.mdx": note("Words.") },
    "notes/mine/2510.12345.mdx:1",
    /lies in a folder of its own/,
    /move the file/,
  ],
  [
    "a note beside the notes' folder",
    { "2510.12345.mdx": note("Words.") },
    "2510.12345.mdx:1",
    /nothing reads a file in this place/,
    /content\/notes\/<paper-id>\.mdx/,
  ],
  [
    "a note that ends in .md",
    { "notes/2510.12345.md": note("Words.") },
    "notes/2510.12345.md:1",
    /doesn't end in \.mdx/,
    /rename the file/,
  ],
  [
    "a linter's settings beside notes, which would run a program",
    { "notes/.oxlintrc.json": "{}" },
    "notes/.oxlintrc.json:1",
    /tools obey or run/,
    /Take it out/,
  ],
  [
    "a formatter's settings beside topics, which are a program",
    { "topics/prettier.config.mjs": "export default {};" },
    "topics/prettier.config.mjs:1",
    /tools obey or run/,
    /Take it out/,
  ],
  [
    "a note that ends in .mdx.txt",
    { "notes/2510.12345.mdx.txt": note("Words.") },
    "notes/2510.12345.mdx.txt:1",
    /doesn't end in \.mdx/,
    /rename the file/,
  ],
  [
    "a note with a name that is none",
    { "notes/My note.mdx": note("Words.") },
    "notes/My note.mdx:1",
    /a note is named after its paper/,
    /Rename the file/,
  ],
  [
    "a topic that isn't there",
    { [NOTE]: note("Words.", "topics: [agent]\n") },
    `${NOTE}:4`,
    /there is no topic "agent"; did you mean "agents"\?/,
    /last part of the topic's address/,
  ],
  [
    "money that reads as a formula",
    { [NOTE]: note("It costs $5 and then $10 more.") },
    `${NOTE}:6`,
    /\$5 and then \$ reads as a formula/,
    /\\\$/,
  ],
  [
    "a corrected title whose formula can't be read",
    { [NOTE]: note("Words.", "corrections:\n  title: A $\\frac{1$ title\n") },
    `${NOTE}:5`,
    /the formula .* can't be read/,
    /LaTeX/,
  ],
  [
    "a topic's file without a title",
    { "topics/video.md": "---\nblurb: x\nmatch: [video]\n---\n" },
    "topics/video.md:1",
    /title: a topic needs a title/,
    /fields of a topic/,
  ],
  [
    "a paper's file with a field of a slip",
    { "papers/2510.00002.mdx": paper().replace("title:", "titel:") },
    "papers/2510.00002.mdx:3",
    /unknown field "titel": did you mean "title"\?/,
    /correct the paper by a note/,
  ],
  [
    "a paper of a topic that there isn't",
    {
      "papers/2510.00002.mdx": paper().replace("topics: []", "topics: [agnts]"),
    },
    "papers/2510.00002.mdx:8",
    /there is no topic "agnts"; did you mean "agents"\?/,
    /topic/,
  ],
  [
    "a paper's title in reverse",
    { "papers/2510.00002.mdx": paper().replace("A Paper", "A \u202Erepap") },
    "papers/2510.00002.mdx:3",
    /U\+202E/,
    /Take it out/,
  ],
  [
    "a colon in a title without quotes",
    { [NOTE]: note("Words.", "title: On merging: a note\n") },
    `${NOTE}:4`,
    /no valid YAML/,
    /^Put the value in quotes: title: "On merging: a note"$/,
  ],
  [
    "a name of GitHub as the author",
    { [NOTE]: note("Words.").replace("Ann", "@ann") },
    `${NOTE}:2`,
    /no valid YAML/,
    /^Put the value in quotes: author: "@ann"$/,
  ],
  [
    "a field that is there twice",
    { [NOTE]: note("Words.", "title: One\ntitle: Two\n") },
    `${NOTE}:5`,
    /duplicated/,
    /^Keep one of the two$/,
  ],
  [
    "fields without a space behind their colons",
    { [NOTE]: '---\nauthor:Ann\ndate:"2025-10-17"\n---\n\nWords.\n' },
    `${NOTE}:1`,
    /expected fields such as author: Your name.* a space behind its colon/,
    /fields of a note/,
  ],
  [
    "a topic that is no list",
    { [NOTE]: note("Words.", "topics: agents\n") },
    `${NOTE}:4`,
    /topics: expected a list of topics, such as \[agents, reasoning\]/,
    /fields of a note/,
  ],
  [
    "a topic that is no slug, in a list of one line",
    { [NOTE]: note("Words.", "topics: [Agents]\n") },
    `${NOTE}:4`,
    /expected a slug/,
    /fields of a note/,
  ],
  [
    "a name that is left to be written, where the date is, too",
    {
      [NOTE]: note("Words.").replace("Ann", "Your name").replace("2025-10-17", "YYYY-MM-DD"),
    },
    `${NOTE}:2`,
    /the author is "Your name"/,
    /Write your name/,
  ],
  [
    "two notes by one author, who isn't on the first line",
    {
      [NOTE]: '---\ndate: "2025-10-17"\nauthor: Ann\n---\n\nOne.\n',
      "notes/2510.12345.ann.mdx": note("Two."),
    },
    `${NOTE}:3`,
    /^Ann has a note on this paper already/,
    /one file/,
  ],
  [
    "ten thousand list marks behind a line end of another kind",
    { [NOTE]: note(`Words.\r\r${"1. ".repeat(6000)}x`) },
    `${NOTE}:8`,
    /more than 30 deep/,
    /flatter/,
  ],
  [
    "lists that are set in ever further",
    {
      [NOTE]: note(
        [0, 1, 2, 3].map((step) => `${"\t".repeat(15 * step)}${"- ".repeat(29)}x`).join("\n"),
      ),
    },
    `${NOTE}:9`,
    /more than 30 deep/,
    /flatter/,
  ],
  [
    "a link to a paper that was taken out",
    {
      [NOTE]: note("[Words](/papers/old-slug-1a2b3c4d/)"),
      "removed.yml": '- id: "old-slug-1a2b3c4d"\n  reason: They asked.\n',
    },
    `${NOTE}:6`,
    /there is no paper "old-slug-1a2b3c4d"/,
    /last part of the paper's address/,
  ],
  [
    "a note that has lost its ending",
    { "notes/2510.12345": note("Words.") },
    "notes/2510.12345:1",
    /"2510\.12345" doesn't end in \.mdx/,
    /rename the file/,
  ],
  [
    "a second person's note with an ending of a slip",
    { "notes/2510.12345.bo.mxd": note("Words.") },
    "notes/2510.12345.bo.mxd:1",
    /doesn't end in \.mdx/,
    /rename the file/,
  ],
  [
    "a picture of 20 MB that no note shows",
    { "notes/images/square.png": Buffer.alloc(20_000_000) },
    "notes/images/square.png:1",
    /"images\/square\.png" has 20\.0 MB/,
    /smaller/,
  ],
  [
    "a drawing that no note shows",
    { "notes/images/square.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>" },
    "notes/images/square.svg:1",
    /is no PNG, JPEG/,
    /can hold scripts/,
  ],
  [
    "two pictures that Windows takes for one",
    {
      [NOTE]: note("![A](images/a.png)\n\n![B](images/A.png)"),
      "notes/images/A.png": SQUARE,
      "notes/images/a.png": SQUARE,
    },
    "notes/images/a.png:1",
    /differ by case alone/,
    /Rename/,
  ],
];

describe("the check says of", () => {
  for (const [name, files, place, said, mend] of CASES)
    test(name, async (t) => {
      const findings = await check(t, files);
      const found = findings.find(
        ({ file, line, message }) => `${file}:${line}` === place && said.test(message),
      );
      assert.ok(found, findings.map(printFinding).join("\n"));
      assert.match(found.mend ?? "", mend);
      assert.equal(found.level, "error");
    });
});

test("two notes that correct one field differently are told to agree", async (t) => {
  const [found, ...others] = await check(t, {
    [NOTE]: note("One.", "corrections:\n  title: This\n"),
    "notes/2510.12345.bo.mdx": note("Two.", "corrections:\n  title: That\n").replace("Ann", "Bo"),
  });
  assert.equal(others.length, 0);
  assert.equal(found?.file, NOTE);
  assert.match(found?.message ?? "", /bo\.mdx corrects "title" otherwise/);
});

describe("a note that is left out stands in nobody's way", () => {
  const mallory = (fields: string, author = "Mallory") =>
    note("![Nothing](images/none.png)", fields).replace("Ann", author);
  const CASES: [name: string, files: Record<string, string>][] = [
    [
      "who corrects the same field",
      {
        "notes/2510.12345.a.mdx": mallory("corrections:\n  title: Evil\n"),
        [NOTE]: note("Words.", "corrections:\n  title: Good\n"),
      },
    ],
    [
      "who has the same name",
      { "notes/2510.12345.a.mdx": mallory("", "Ann"), [NOTE]: note("Words.") },
    ],
  ];
  for (const [name, files] of CASES)
    test(name, async (t) => {
      const folder = await temporaryFolder(t);
      await writeTree(folder, { ...BASE, ...files });
      assert.deepEqual(
        (await find(folder)).map(({ file }) => file),
        ["notes/2510.12345.a.mdx"],
      );
      const { notes } = readContent(folder);
      assert.deepEqual(
        notes.map(({ id }) => id),
        ["2510.12345"],
      );
    });
});

test("a link to a file elsewhere is not followed", async (t) => {
  const folder = await temporaryFolder(t);
  await writeTree(folder, BASE);
  await fs.mkdir(path.join(folder, "notes"));
  await fs.symlink("/etc/hostname", path.join(folder, NOTE));
  const findings = await find(folder);
  assert.deepEqual(
    findings.map(({ file, message }) => [file, message]),
    [[NOTE, "this is a symbolic link, which is not followed"]],
  );
});

test("of a thousand faults of a note twenty are named, and that more follow", async (t) => {
  const findings = await check(t, { [NOTE]: note("{a}\n\n".repeat(900)) });
  assert.equal(findings.length, 21);
  assert.match(findings.at(-1)?.message ?? "", /^there are more problems/);
});

test("of a note of megabytes its size is said, and a few of its other faults", async (t) => {
  const findings = await check(t, { [NOTE]: "\0\n".repeat(1_000_000) });
  assert.ok(findings.length <= 25, `${findings.length} findings`);
  assert.match(
    findings.map(({ message }) => message).join("\n"),
    /the note has 2000000 characters/,
  );
});

test("a picture without a width is none", async (t) => {
  const bytes = Buffer.from(SQUARE);
  bytes.writeUInt32BE(0, 16);
  const [found] = await check(t, {
    [NOTE]: PICTURE,
    "notes/images/square.png": bytes,
  });
  assert.match(found?.message ?? "", /is no PNG, JPEG/);
});

describe("a folder that is a link to one elsewhere", () => {
  const linked = async (t: TestContext, name: string, files: object) => {
    const elsewhere = await temporaryFolder(t);
    for (const [file, bytes] of Object.entries(files))
      await fs.writeFile(path.join(elsewhere, file), bytes);
    const folder = await temporaryFolder(t);
    await writeTree(folder, { ...BASE, "notes/README.md": "words" });
    if (name === "notes") await fs.rm(path.join(folder, name, "README.md"));
    if (name === "notes") await fs.rmdir(path.join(folder, name));
    await fs.symlink(elsewhere, path.join(folder, name));
    return folder;
  };

  test("gives no notes", async (t) => {
    const folder = await linked(t, "notes", {
      "2510.12345.mdx": note("From elsewhere."),
    });
    assert.deepEqual(readFolder(folder).notes, []);
    assert.deepEqual(
      (await find(folder)).map(({ file, message }) => [file, message]),
      [["notes", "this is a symbolic link, which is not followed"]],
    );
  });

  test("gives no pictures", async (t) => {
    const folder = await linked(t, "notes/images", { "square.png": SQUARE });
    await fs.writeFile(path.join(folder, NOTE), PICTURE);
    assert.deepEqual([...readFolder(folder).images], []);
    assert.deepEqual(
      (await find(folder)).map(({ file, message }) => [file, message.slice(0, 27)]),
      [
        [NOTE, "there is no picture content"],
        ["notes/images", "this is a symbolic link, wh"],
      ],
    );
  });

  test("gives no pictures either where the notes' folder is one", async (t) => {
    const elsewhere = await temporaryFolder(t);
    await fs.mkdir(path.join(elsewhere, "images"));
    await fs.writeFile(path.join(elsewhere, "images/square.png"), SQUARE);
    const folder = await temporaryFolder(t);
    await writeTree(folder, BASE);
    await fs.symlink(elsewhere, path.join(folder, "notes"));
    assert.deepEqual([...readFolder(folder).images], []);
  });
});

describe("what only a machine would mind is read as it is meant, with a warning", () => {
  const WARNINGS: [name: string, text: string, said: RegExp][] = [
    ["Windows line ends", note("Two\n\nparagraphs.").replaceAll("\n", "\r\n"), /Windows line ends/],
    ["a byte order mark", `\uFEFF${note("Words.")}`, /byte order mark/],
    [
      "a correction of what is right",
      note("Words.", "corrections:\n  title: Merging models with patience\n"),
      /says what the paper's file says already/,
    ],
  ];
  test("a correction's line is the one where it stands", async (t) => {
    const fields =
      "title: Merging models with patience\ncorrections:\n  title: Merging models with patience\n";
    const [found] = await check(t, { [NOTE]: note("Words.", fields) });
    assert.equal(found?.line, 6);
  });

  test("a note on a paper that was taken out", async (t) => {
    const [found, ...others] = await check(t, {
      "notes/2510.99999.mdx": note("Words."),
      "removed.yml": '- id: "2510.99999"\n  reason: They asked\n',
    });
    assert.equal(others.length, 0);
    assert.equal(found?.level, "warning");
    assert.match(found?.message ?? "", /taken out of the digest \(They asked\)/);
  });

  test("a picture that no note shows", async (t) => {
    const [found, ...others] = await check(t, {
      "notes/images/square.png": SQUARE,
    });
    assert.equal(others.length, 0);
    assert.equal(found?.level, "warning");
    assert.match(found?.message ?? "", /no note shows this picture/);
  });

  for (const [name, text, said] of WARNINGS)
    test(name, async (t) => {
      const findings = await check(t, { [NOTE]: text });
      assert.equal(findings.length, 1, findings.map(printFinding).join("\n"));
      assert.equal(findings[0]?.level, "warning");
      assert.match(findings[0]?.message ?? "", said);
      assert.ok(findings[0]?.mend && findings[0].line);
    });
});

describe("nothing is wrong with", () => {
  const FINE: [name: string, files: Record<string, string | Buffer>][] = [
    ["the base alone", {}],
    ["a note under the paper's later id", { "notes/2509.00001.mdx": note("Words.") }],
    [
      "two people's notes",
      {
        [NOTE]: note("One."),
        "notes/2510.12345.bo.mdx": note("Two.").replace("Ann", "Bo"),
      },
    ],
    [
      "a note of tomorrow, where the sun is up already",
      { [NOTE]: note("Words.").replace("2025-10-17", "2025-10-21") },
    ],
    ["money with backslashes", { [NOTE]: note("It costs \\$5 and then \\$10 more.") }],
    [
      "a picture by reference",
      {
        [NOTE]: note("![A square][b]\n\n[b]: images/square.png"),
        "notes/images/square.png": SQUARE,
      },
    ],
    ["a picture", { [NOTE]: PICTURE, "notes/images/square.png": SQUARE }],
    [
      "files that are nobody's",
      {
        "README.md": "words",
        "notes/README.md": "words",
        "notes/.draft.mdx.tmp": "x",
        "list.bib": "x",
      },
    ],
  ];
  for (const [name, files] of FINE)
    test(name, async (t) => {
      const findings = await check(t, files);
      assert.deepEqual(findings.map(printFinding), []);
    });
});

test("all is found in one run, by file and line", async (t) => {
  const findings = await check(t, {
    [NOTE]: note("{one}\n\n<script>two</script>\n\n[three](javascript:3)", "titel: x\n"),
    "topics/video.md": "---\nblurb: x\n---\n",
    "papers/2510.00002.mdx": "no paper",
  });
  assert.deepEqual(
    findings.map(({ file, line }) => `${file}:${line}`),
    [
      `${NOTE}:4`,
      `${NOTE}:7`,
      `${NOTE}:9`,
      `${NOTE}:11`,
      "papers/2510.00002.mdx:1",
      "topics/video.md:1",
      "topics/video.md:1",
    ],
  );
});

describe("the command", () => {
  test("knows its usage", async () => {
    const help = await run("check", ["--help"]);
    assert.equal(help.code, 0);
    assert.match(help.stdout, /^Usage: npm run check/);
    const wrong = await run("check", ["--jsno"]);
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /--jsno/);
    const missing = await run("check", ["content/notes/none.mdx"]);
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /none\.mdx: there is no such file/);
  });

  test("fails with a sentence where there is no content", async (t) => {
    const folder = path.join(await temporaryFolder(t), "none");
    const { code, stderr } = await run("check", [], {
      BROADSHEET_CONTENT: folder,
    });
    assert.equal(code, 1);
    assert.match(stderr, /there is no such folder/);
  });

  test("speaks to people, and in GitHub Actions to GitHub as well", async (t) => {
    const folder = await temporaryFolder(t);
    await writeTree(folder, { ...BASE, [NOTE]: note("Two {1 + 1} words.") });
    const file = path.join(folder, NOTE);
    const variables = { BROADSHEET_CONTENT: folder };
    const plain = await run("check", [], variables);
    assert.equal(plain.code, 1);
    assert.ok(plain.stdout.startsWith(`${file}:6: {1 + 1} is an expression`));
    assert.match(plain.stdout, /\n {4}Take it out, or write \\\{ /);
    assert.doesNotMatch(plain.stdout, /^::/m);
    const onGitHub = await run("check", [], {
      ...variables,
      GITHUB_ACTIONS: "true",
    });
    assert.match(onGitHub.stdout, /^::error file=\S+,line=6::\{1 \+ 1\} is an/m);
    const other = path.join(folder, "topics/agents.md");
    const alone = await run("check", [other], variables);
    assert.equal(alone.code, 0, alone.stdout);
  });

  test("passes the bundled content", async () => {
    const { code, stdout } = await run("check");
    assert.equal(stdout, "");
    assert.equal(code, 0);
  });
});

test("what a note says can't pass for a command of GitHub or of the terminal", () => {
  const finding: Finding = {
    check: "notes",
    level: "error",
    file: "content/notes/a,b:c.mdx",
    line: 3,
    message: "x\n::add-mask::secret\u001B[2J 100%",
    mend: "y\r\n::stop-commands::z",
  };
  assert.equal(
    annotate(finding),
    "::error file=content/notes/a%2Cb%3Ac.mdx,line=3::x ::add-mask::secret⟨U+001B⟩[2J 100%25. y ::stop-commands::z",
  );
  assert.doesNotMatch(printFinding(finding), /^::/m);
  assert.ok(!printFinding(finding).includes("\u001B"));
});

// --- internal ---

function note(words: string, fields = ""): string {
  return `---\nauthor: Ann\ndate: "2025-10-17"\n${fields}---\n\n${words}\n`;
}

function paper(): string {
  return toMdx(aPaper({ id: "2510.00002" }));
}

/** A PNG whose header says that it is a million pixels wide. */
function huge(): Buffer {
  const bytes = Buffer.from(SQUARE);
  bytes.writeUInt32BE(1_000_000, 16);
  return bytes;
}
