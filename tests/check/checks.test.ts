/** What contributors get wrong, and what the check reports: file, line, what is wrong, what to do. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test, type TestContext } from "node:test";
import type { Finding } from "../../src/check/check.ts";
import { checkAll } from "../../src/check/checks.ts";
import { printFinding } from "../../src/commands/check-print.ts";
import { readContent, readFolder } from "../../src/content/read.ts";
import { NOTE_HERE } from "../../src/notes/template.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import { temporaryFolder } from "../folders.ts";
import { SQUARE } from "../notes/fixtures.ts";
import { aPaper } from "../paper/sample.ts";

type Files = Record<string, string | Buffer>;

const TODAY = "2025-10-20";
const NOTE = "notes/2510.12345.mdx";

/** Two papers, one of which has an id that came later, and a topic. */
const BASE = {
  "papers/2025/10/2510.12345.mdx": toMdx(aPaper({ title: "Merging models with patience" })),
  "papers/2025/10/old-slug-1a2b3c4d.mdx": toMdx(
    aPaper({ id: "old-slug-1a2b3c4d", aliases: ["2509.00001"] }),
  ),
  "topics/agents.md": "---\ntitle: Agents\nblurb: They act.\nmatch:\n  - agent\n---\n",
};

async function folderWith(t: TestContext, files: Files): Promise<string> {
  const folder = await temporaryFolder(t);
  for (const [name, bytes] of Object.entries({ ...BASE, ...files })) {
    await fs.mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await fs.writeFile(path.join(folder, name), bytes);
  }
  return folder;
}

/** Findings in the base with these files. */
async function check(t: TestContext, files: Files): Promise<Finding[]> {
  return find(await folderWith(t, files));
}

async function find(folder: string): Promise<Finding[]> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return { path: path.relative(folder, file), file, isLink: entry.isSymbolicLink() };
    });
  return checkAll(readFolder(folder), { today: TODAY, files }).map((finding) => ({
    ...finding,
    file: path.relative(folder, finding.file),
  }));
}

/** A formula for which the renderer would work for ever. */
const ENDLESS = `$${"\\llap{".repeat(40)}x${"}".repeat(40)}$`;

const FIGURE = note("![A square](images/square.png)");
const square = (bytes: string | Buffer): Files => ({
  [NOTE]: FIGURE,
  "notes/images/square.png": bytes,
});

/**
 * What is added to the base, as files or as the text of the note; then a finding that has to be
 * there: the file (without, the note), its line, a part of the message and of what to do.
 */
const CASES: Record<string, [files: string | Files, expected: string]> = {
  // The paper, and other notes on it.
  "a note on an unknown paper, with the nearest id": [
    { "notes/2510.12354.mdx": note("Words.") },
    'notes/2510.12354.mdx:1 no paper has the id "2510.12354", so the note isn\'t shown; did you mean 2510.12345 ("Merging models with patience")? → Name the file after',
  ],
  "a note on an unknown paper, with the nearest title": [
    { "notes/patience-in-merging-of-models.mdx": note("Words.") },
    "notes/patience-in-merging-of-models.mdx:1 did you mean 2510.12345 → Name the file after",
  ],
  "two notes by one author": [
    { [NOTE]: note("One."), "notes/2510.12345.ann.mdx": note("Two.") },
    `${NOTE}:2 Ann has a note on this paper already, … → one file`,
  ],
  "two notes by one author, under the paper's old id and its new one": [
    { "notes/2509.00001.mdx": note("One."), "notes/old-slug-1a2b3c4d.mdx": note("Two.") },
    "notes/old-slug-1a2b3c4d.mdx:2 2509.00001.mdx → one file",
  ],
  "two notes by one author, who isn't on the first line": [
    {
      [NOTE]: '---\ndate: "2025-10-17"\nauthor: Ann\n---\n\nOne.\n',
      "notes/2510.12345.ann.mdx": note("Two."),
    },
    `${NOTE}:3 Ann has a note on this paper already → one file`,
  ],
  "two notes that correct one field differently": [
    {
      [NOTE]: note("One.", "corrections:\n  title: This\n"),
      "notes/2510.12345.bo.mdx": note("Two.", "corrections:\n  title: That\n").replace("Ann", "Bo"),
    },
    `${NOTE}:5 bo.mdx corrects "title" to another value → Agree on one`,
  ],
  "a correction to a day in the future": [
    note("Words.", 'corrections:\n  day: "2199-01-01"\n'),
    "5 the day 2199-01-01 is in the future → corrections: day:",
  ],
  "two files whose names differ in the form of their Unicode characters": [
    { "other/caf\u00E9.txt": "x", "other/cafe\u0301.txt": "x" },
    "other/caf\u00E9.txt:1 in the form of their Unicode characters → Rename",
  ],
  // Sizes.
  "no text": [note(""), "4 no text → Write a sentence"],
  "a text of 50,000 characters": [
    note("Words. ".repeat(7143)),
    "6 has 50000 characters; a note has at most 20000 → Shorten it",
  ],
  "a text of 500,000 characters": [
    note("Words. ".repeat(71430)),
    "1 characters; a note has at most 20000 → Shorten it",
  ],
  "ten thousand list marks in a line": [
    note(`Words.\n\n${"- ".repeat(9000)}x`),
    "8 more than 30 deep → fewer levels",
  ],
  "ten thousand list marks after a carriage return": [
    note(`Words.\r\r${"1. ".repeat(6000)}x`),
    "8 more than 30 deep → fewer levels",
  ],
  "lists that are indented ever further": [
    note([0, 1, 2, 3].map((step) => `${"\t".repeat(15 * step)}${"- ".repeat(29)}x`).join("\n")),
    "9 more than 30 deep → fewer levels",
  ],
  "ten thousand stars": [note("*a_ ".repeat(4900)), "6 9800 Markdown characters → fewer"],
  "thousands of lines": [
    note("a\n=\n".repeat(2000)),
    "6 has 4000 lines; a note has at most 2000 → Shorten it",
  ],
  "a table of a million cells": [
    note(`|${"a|".repeat(1000)}\n|${"-|".repeat(1000)}\n${"|\n".repeat(1000)}`),
    "6 1000 columns and 1001 rows; a table has at most 1000 cells → smaller",
  ],
  "formulas that become megabytes": [
    note(`$\\begin{matrix}${"&".repeat(900)}\\end{matrix}$ `.repeat(20)),
    "6 becomes more than 1 MB of HTML → fewer or shorter formulas",
  ],
  "an address of 10,000 characters": [
    note(`[a][b]\n\n[b]: https://e.org/${"x".repeat(10_000)}`),
    "8 a link has 10014 characters; at most 2000 → Link to https",
  ],
  "a corrected title of 50,000 characters": [
    note("Words.", `corrections:\n  title: ${"a".repeat(50_000)}\n`),
    "5 corrections.title: expected at most 500 characters → A note may correct",
  ],
  "a corrected abstract of 50,000 characters": [
    note("Words.", `corrections:\n  abstract: ${"a ".repeat(25_000)}\n`),
    "5 corrections.abstract: expected at most 10000 characters → A note may correct",
  ],
  "a hundred and one corrected keywords": [
    note("Words.", `corrections:\n  keywords: [${"a, ".repeat(100)}a]\n`),
    "5 corrections.keywords: expected a list of at most 100 → A note may correct",
  ],
  "a field with a name of 40,000 characters": [
    note("Words.", `${"k".repeat(40_000)}: 1\n`),
    '4 unknown field "kkk → fields of a note',
  ],
  "frontmatter that is nested a thousand times": [
    note("Words.", `title: ${"[".repeat(20_000)}\n`),
    "1 YAML is not valid → Write each field on a line of its own",
  ],
  // Frontmatter.
  "a tab in the frontmatter": [
    '---\nauthor: Ann\ndate: "2025-10-17"\ntopics:\n\t- agents\n---\n\nWords.\n',
    "5 a line starts with a tab; put two spaces in its place → fields of a note",
  ],
  "frontmatter without an end": [
    "---\nauthor: Ann\n\nWords.\n",
    "1 the frontmatter has no end → fields of a note",
  ],
  "no frontmatter": ["Words.\n", "1 expected frontmatter → fields of a note"],
  "a misspelt field": [
    note("Words.", 'titel: "On it"\n'),
    '4 unknown field "titel": did you mean "title"? → author, date, title, rating, topics, corrections',
  ],
  "a misspelt corrected field": [
    note("Words.", "corrections:\n  links:\n    cod: https://a.org\n"),
    '6 unknown field "corrections.links.cod": did you mean "code"? → A note may correct',
  ],
  "an unknown rating": [
    note("Words.", "rating: great\n"),
    "4 rating: expected must-read, worth-it or skim → fields of a note",
  ],
  "a colon in a title without quotes": [
    note("Words.", "title: On merging: a note\n"),
    '4 YAML is not valid → Put the value in quotes: title: "On merging: a note"',
  ],
  "a GitHub name as the author": [
    note("Words.").replace("Ann", "@ann"),
    '2 YAML is not valid → Put the value in quotes: author: "@ann"',
  ],
  "a field twice": [
    note("Words.", "title: One\ntitle: Two\n"),
    "5 duplicated → Keep one of the two",
  ],
  "fields without a space after their colons": [
    '---\nauthor:Ann\ndate:"2025-10-17"\n---\n\nWords.\n',
    "1 expected fields such as author: Your name, each on a line of its own, with a space after its colon → fields of a note",
  ],
  "topics that are no list": [
    note("Words.", "topics: agents\n"),
    "4 topics: expected a list of topics, such as [agents, reasoning] → fields of a note",
  ],
  "a topic that is no slug": [
    note("Words.", "topics: [Agents]\n"),
    "4 expected a slug → fields of a note",
  ],
  "an unknown topic": [
    note("Words.", "topics: [agent]\n"),
    '4 there is no topic "agent"; did you mean "agents"? → last part of the topic\'s address',
  ],
  "a date in the future": [
    note("Words.").replace("2025-10-17", "2025-10-22"),
    '3 the date 2025-10-22 is in the future → such as "2025-10-20"',
  ],
  // What is left of the template.
  "the template's date": [
    note("Words.").replace("2025-10-17", "YYYY-MM-DD"),
    "3 date: expected a day of the calendar → Write the day of writing, year first",
  ],
  "the template's name": [
    note("Words.").replace("Ann", "Your name"),
    '2 the author is "Your name" → your name',
  ],
  "the template's name, where the date is left as well": [
    note("Words.").replace("Ann", "Your name").replace("2025-10-17", "YYYY-MM-DD"),
    '2 the author is "Your name" → your name',
  ],
  "the template's file name": [
    { "notes/2510.12345.your-name.mdx": note("Words.") },
    'notes/2510.12345.your-name.mdx:1 the file\'s name still contains "your-name" → your name',
  ],
  "the template's sentence": [note(NOTE_HERE), "6 the template's sentence → your own text"],
  // Text.
  "a hidden character between addresses": [
    note('Words.\n\n::a@b.org"&#x202e;&www.e.org'),
    "8 hides or reorders text, U+202E → Delete it",
  ],
  "a file in Latin-1": [
    { [NOTE]: Buffer.from(note("A caf\u00e9."), "latin1") },
    '6 the file isn\'t encoded in UTF-8 → Save it as "UTF-8"',
  ],
  "amounts of money that read as a formula": [
    note("It costs $5 and then $10 more."),
    "6 $5 and then $ is read as a formula → \\$",
  ],
  "a corrected title whose formula can't be read": [
    note("Words.", "corrections:\n  title: A $\\frac{1$ title\n"),
    "5 can't be read → LaTeX",
  ],
  "a formula that takes too much work": [
    note(`Words with ${ENDLESS}.`),
    "6 takes too much work to show → LaTeX",
  ],
  "a link to a paper that was removed": [
    {
      [NOTE]: note("[Words](/papers/old-slug-1a2b3c4d/)"),
      "removed.yml": '- id: "old-slug-1a2b3c4d"\n  reason: They asked.\n',
    },
    '6 there is no paper "old-slug-1a2b3c4d" → last part of the paper\'s address',
  ],
  // Images.
  "a link to an image, by its definition": [
    { [NOTE]: note("[A square][b]\n\n[b]: images/square.png"), "notes/images/square.png": SQUARE },
    '6 the link "images/square.png" doesn\'t lead to a page → Link to https',
  ],
  "an image of 20 MB": [
    square(Buffer.alloc(20_000_000)),
    '6 "images/square.png" has 20.0 MB; an image has at most 1 MB → smaller',
  ],
  "an image of a million pixels a side": [
    square(withWidth(1_000_000)),
    "6 1000000 × 8 pixels; an image has at most 5000 → smaller",
  ],
  "an image without a width": [square(withWidth(0)), "6 isn't a PNG, JPEG → Save it as PNG"],
  "an image that is a page": [
    square("<script>alert(1)</script>"),
    "6 isn't a PNG, JPEG, WebP, AVIF or GIF → Save it as PNG",
  ],
  "an image in the wrong folder": [
    { [NOTE]: note("![A square](square.png)"), "notes/square.png": SQUARE },
    '6 expected an image in the folder of the notes, such as "images/curve.png" → Write it as in',
  ],
  "an image of 20 MB that no note uses": [
    { "notes/images/square.png": Buffer.alloc(20_000_000) },
    'notes/images/square.png:1 "images/square.png" has 20.0 MB → smaller',
  ],
  "a drawing that no note uses": [
    { "notes/images/square.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>" },
    "notes/images/square.svg:1 isn't a PNG, JPEG → can hold scripts",
  ],
  // Places and names of files.
  ...Object.fromEntries(
    ["a b.png", "a%2e.png", "a?b.png", "a\nb.png", "\u00fc.png"].map(
      (name): [string, [Files, string]] => [
        `an image whose name can't be part of an address: ${JSON.stringify(name)}`,
        [
          { [`notes/images/${name}`]: SQUARE },
          `notes/images/${name}:1 an image's name may contain only a-z, A-Z, 0-9, hyphens, underscores and dots → Rename the file`,
        ],
      ],
    ),
  ),
  "an image in a folder of its own": [
    { "notes/images/mine/square.png": SQUARE },
    "notes/images/mine/square.png:1 an image belongs in content/notes/images → Move the file",
  ],
  "two images that Windows treats as one": [
    {
      [NOTE]: note("![A](images/a.png)\n\n![B](images/A.png)"),
      "notes/images/A.png": SQUARE,
      "notes/images/a.png": SQUARE,
    },
    "notes/images/a.png:1 differ only in case → Rename",
  ],
  "a note on a version of a paper": [
    { "notes/2510.12345v2.mdx": note("Words.") },
    "notes/2510.12345v2.mdx:1 a note is named after its paper → Rename the file",
  ],
  "a note with a name of another form": [
    { "notes/My note.mdx": note("Words.") },
    "notes/My note.mdx:1 a note is named after its paper → Rename the file",
  ],
  "a note in a folder below": [
    { "notes/mine/2510.12345.mdx": note("Words.") },
    "notes/mine/2510.12345.mdx:1 lies in a folder of its own → move the file",
  ],
  "a note beside the notes' folder": [
    { "2510.12345.mdx": note("Words.") },
    "2510.12345.mdx:1 a text in this folder isn't read → content/notes/<paper-id>.mdx",
  ],
  ...Object.fromEntries(
    ["2510.12345.md", "2510.12345.mdx.txt", "2510.12345", "2510.12345.bo.mxd"].map(
      (name): [string, [Files, string]] => [
        `a note whose file is named ${name}`,
        [
          { [`notes/${name}`]: note("Words.") },
          `notes/${name}:1 "${name}" doesn't end in .mdx → rename the file`,
        ],
      ],
    ),
  ),
  "a linter's settings beside notes, which could run a program": [
    { "notes/.oxlintrc.json": "{}" },
    "notes/.oxlintrc.json:1 a config or script file; only content belongs here → Delete it",
  ],
  "a formatter's settings beside topics, which are a program": [
    { "topics/prettier.config.mjs": "export default {};" },
    "topics/prettier.config.mjs:1 a config or script file; only content belongs here → Delete it",
  ],
  // Papers and topics.
  "a topic without a title": [
    { "topics/video.md": "---\nblurb: x\nmatch: [video]\n---\n" },
    "topics/video.md:1 title: a topic needs a title → fields of a topic",
  ],
  "a paper with a misspelt field": [
    { "papers/2510.00002.mdx": paper().replace("title:", "titel:") },
    'papers/2510.00002.mdx:3 unknown field "titel": did you mean "title"? → correct the paper by a note',
  ],
  // Standing searches.
  "an unknown operator of a standing search": [
    { "searches/lab.md": '---\ntitle: Our lab\nblurb: x\nquery: "autor:Example"\n---\n' },
    "searches/lab.md:4 there is no operator autor: (in quotes it is a word); did you mean author:? → fields of a standing search",
  ],
  "a standing search without a query": [
    { "searches/lab.md": "---\ntitle: Our lab\nblurb: x\n---\n" },
    "searches/lab.md:1 query: a standing search needs a query, in quotes → fields of a standing search",
  ],
  "a standing search with another ending": [
    { "searches/lab.mdx": "---\ntitle: Our lab\nblurb: x\nquery: agents\n---\n" },
    "searches/lab.mdx:1 a standing search is a file content/searches/<slug>.md → Rename the file",
  ],
  "a paper of an unknown topic": [
    { "papers/2510.00002.mdx": paper().replace("topics: []", "topics: [agnts]") },
    'papers/2510.00002.mdx:8 there is no topic "agnts"; did you mean "agents"? → topic',
  ],
  "a paper's title in reverse": [
    { "papers/2510.00002.mdx": paper().replace("A Paper", "A \u202Erepap") },
    "papers/2510.00002.mdx:3 U+202E → Delete it",
  ],
};

describe("the check reports", () => {
  for (const [name, [files, expected]] of Object.entries(CASES))
    test(name, async (t) => {
      const findings = await check(t, typeof files === "string" ? { [NOTE]: files } : files);
      const [, file, line, message = "", mend = ""] =
        /^(?:(.*):)?(\d+) (.*?)(?:, …)? → (.*)$/s.exec(expected) ?? [];
      const finding = findings.find(
        (one) =>
          one.file === (file ?? NOTE) && one.line === Number(line) && one.message.includes(message),
      );
      assert.ok(finding, findings.map(printFinding).join("\n"));
      assert.ok(finding.mend?.includes(mend), finding.mend);
      assert.equal(finding.level, "error");
    });
});

describe("a note with an error doesn't count", () => {
  const bad = (fields: string, author = "Mallory") =>
    note("![Nothing](images/none.png)", fields).replace("Ann", author);
  const NOTES: Record<string, [bad: string, good: string]> = {
    "when another corrects the same field": [
      bad("corrections:\n  title: Evil\n"),
      note("Words.", "corrections:\n  title: Good\n"),
    ],
    "when another has the same author": [bad("", "Ann"), note("Words.")],
  };
  for (const [name, [first, good]] of Object.entries(NOTES))
    test(name, async (t) => {
      const folder = await folderWith(t, { "notes/2510.12345.a.mdx": first, [NOTE]: good });
      assert.deepEqual(
        (await find(folder)).map(({ file }) => file),
        ["notes/2510.12345.a.mdx"],
      );
      assert.deepEqual(
        readContent(folder).notes.map(({ id }) => id),
        ["2510.12345"],
      );
    });
});

test("of a thousand problems of a note twenty are reported, and that there are more", async (t) => {
  const findings = await check(t, { [NOTE]: note("{a}\n\n".repeat(900)) });
  assert.equal(findings.length, 21);
  assert.match(findings.at(-1)?.message ?? "", /^there are more problems/);
});

test("of a note of megabytes its size is reported, and a few of its other problems", async (t) => {
  const findings = await check(t, { [NOTE]: "\0\n".repeat(1_000_000) });
  assert.ok(findings.length <= 25, `${findings.length} findings`);
  const messages = findings.map(({ message }) => message).join("\n");
  assert.match(messages, /the note has 2000000 characters/);
});

describe("a symbolic link isn't followed", () => {
  const LINK = "this is a symbolic link, which is not followed";

  /** The base with a link of a name to a folder with these files. */
  async function linked(t: TestContext, name: string, files: Files): Promise<string> {
    const elsewhere = await temporaryFolder(t);
    for (const [file, bytes] of Object.entries(files)) {
      await fs.mkdir(path.dirname(path.join(elsewhere, file)), { recursive: true });
      await fs.writeFile(path.join(elsewhere, file), bytes);
    }
    const folder = await folderWith(t, {});
    await fs.mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await fs.symlink(elsewhere, path.join(folder, name));
    return folder;
  }
  const messagesIn = async (folder: string) =>
    (await find(folder)).map(({ file, message }) => [file, message.slice(0, LINK.length)]);

  test("to a note", async (t) => {
    const folder = await folderWith(t, {});
    await fs.mkdir(path.join(folder, "notes"));
    await fs.symlink("/etc/hostname", path.join(folder, NOTE));
    assert.deepEqual(await messagesIn(folder), [[NOTE, LINK]]);
  });

  test("to a folder of notes", async (t) => {
    const folder = await linked(t, "notes", {
      "2510.12345.mdx": note("From elsewhere."),
      "images/square.png": SQUARE,
    });
    const { notes, images } = readFolder(folder);
    assert.deepEqual([notes, [...images]], [[], []]);
    assert.deepEqual(await messagesIn(folder), [["notes", LINK]]);
  });

  test("to a folder of images", async (t) => {
    const folder = await linked(t, "notes/images", { "square.png": SQUARE });
    await fs.writeFile(path.join(folder, NOTE), FIGURE);
    assert.deepEqual([...readFolder(folder).images], []);
    assert.deepEqual(await messagesIn(folder), [
      [NOTE, "there is no image content/notes/images/square."],
      ["notes/images", LINK],
    ]);
  });
});

describe("the check warns of", () => {
  const WARNINGS: Record<string, [files: string | Files, line: number, message: RegExp]> = {
    "Windows line ends": [
      note("Two\n\nparagraphs.").replaceAll("\n", "\r\n"),
      1,
      /Windows line ends/,
    ],
    "a byte order mark": [`\uFEFF${note("Words.")}`, 1, /byte order mark/],
    "a correction that changes nothing, at its own line": [
      note(
        "Words.",
        "title: Merging models with patience\ncorrections:\n  title: Merging models with patience\n",
      ),
      6,
      /changes nothing: the paper has this value already/,
    ],
    "a note on a paper that was removed": [
      {
        "notes/2510.99999.mdx": note("Words."),
        "removed.yml": '- id: "2510.99999"\n  reason: They asked\n',
      },
      1,
      /removed from the digest \(They asked\)/,
    ],
    "a paper's title with a formula that takes too much work": [
      { "papers/2025/10/2510.12345.mdx": toMdx(aPaper({ title: `A ${ENDLESS} title` })) },
      3,
      /takes too much work to show/,
    ],
    "an abstract whose source has lost the signs of a formula": [
      {
        "papers/2025/10/2510.12345.mdx": toMdx(
          aPaper({ abstract: "A 2 times 2^4 design with lambda_1." }),
        ),
      },
      12,
      /“2 times 2\^4” seems to be a formula/,
    ],
    "a day of listing in the future": [
      { "papers/2025/10/2510.00009.mdx": toMdx(aPaper({ id: "2510.00009", day: "2025-10-22" })) },
      4,
      /the day 2025-10-22 is in the future/,
    ],
    "a day of listing before the month of the paper's arXiv id": [
      { "papers/1991/01/2510.00009.mdx": toMdx(aPaper({ id: "2510.00009", day: "1991-01-01" })) },
      4,
      /is before the month of the paper's arXiv id/,
    ],
    "an image that no note uses": [
      { "notes/images/square.png": SQUARE },
      1,
      /no note uses this image/,
    ],
  };
  for (const [name, [files, line, message]] of Object.entries(WARNINGS))
    test(name, async (t) => {
      const findings = await check(t, typeof files === "string" ? { [NOTE]: files } : files);
      const [finding, ...others] = findings;
      assert.equal(others.length, 0, findings.map(printFinding).join("\n"));
      assert.equal(finding?.level, "warning");
      assert.equal(finding.line, line);
      assert.match(finding.message, message);
      assert.ok(finding.mend);
    });
});

describe("nothing is wrong with", () => {
  const FINE: Record<string, Files> = {
    "the base alone": {},
    "a note under the paper's later id": { "notes/2509.00001.mdx": note("Words.") },
    "two people's notes": {
      [NOTE]: note("One."),
      "notes/2510.12345.bo.mdx": note("Two.").replace("Ann", "Bo"),
    },
    "a note of tomorrow, in time zones farther east": {
      [NOTE]: note("Words.").replace("2025-10-17", "2025-10-21"),
    },
    "a formula, and words that look like one": {
      "papers/2025/10/2510.12345.mdx": toMdx(
        aPaper({ abstract: "In $\\lambda_1$ we run 2 times 20 epochs, ε_2 and beta." }),
      ),
    },
    "amounts of money with backslashes": { [NOTE]: note("It costs \\$5 and then \\$10 more.") },
    "an image": square(SQUARE),
    "an image by reference": {
      [NOTE]: note("![A square][b]\n\n[b]: images/square.png"),
      "notes/images/square.png": SQUARE,
    },
    "files that aren't content": {
      "README.md": "words",
      "notes/README.md": "words",
      "notes/.draft.mdx.tmp": "x",
      "list.bib": "x",
    },
  };
  for (const [name, files] of Object.entries(FINE))
    test(name, async (t) => {
      assert.deepEqual((await check(t, files)).map(printFinding), []);
    });
});

test("everything is found in one run, by file and line", async (t) => {
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

// --- internal ---

function note(words: string, fields = ""): string {
  return `---\nauthor: Ann\ndate: "2025-10-17"\n${fields}---\n\n${words}\n`;
}

function paper(): string {
  return toMdx(aPaper({ id: "2510.00002" }));
}

/** The bytes of a PNG whose header has another width. */
function withWidth(pixels: number): Buffer {
  const bytes = Buffer.from(SQUARE);
  bytes.writeUInt32BE(pixels, 16);
  return bytes;
}
