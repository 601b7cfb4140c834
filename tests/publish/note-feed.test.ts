import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readContent } from "../../src/content/read.ts";
import { notesForFeed } from "../../src/publish/note-feed.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import { sharedFolder, writeTree } from "../folders.ts";
import { aPaper } from "../paper/sample.ts";

const SITE = "https://x.example/digest";
const folder = sharedFolder();
await writeTree(folder, {
  "papers/2025/10/2510.12345.mdx": toMdx(aPaper()),
  "papers/2025/10/cs-0112017.mdx": toMdx(aPaper({ id: "cs/0112017", title: "An old one, $x^2$" })),
  "notes/2510.12345.mdx": note(
    "Bo",
    "2025-11-02",
    'Read <Paper id="cs/0112017" /> first.',
    "rating: must-read\n",
  ),
  "notes/2510.12345.anna.mdx": note(
    "Anna <b>",
    "2025-10-20",
    "Words & more.",
    'title: First\ncorrections:\n  title: Another title\n  published: "2025-10-01"\n',
  ),
});
const { papers, notes: written } = readContent(folder);
const notes = notesForFeed(papers, written, (path) => SITE + path);
const ours = notes.get("2510.12345");

describe("the notes of a paper for feeds", () => {
  test("come by date, each under its title with who wrote it, when, and what they think", () =>
    assert.equal(
      ours?.html(),
      [
        "<h3>Curator’s note: First</h3><p><em>Anna &#x3C;b> · 20 Oct 2025</em></p>",
        "<p>Words &#x26; more.</p>",
        "<h3>Curator’s note</h3><p><em>Must read · Bo · 2 Nov 2025</em></p>",
        `<p>Read <a href="${SITE}/papers/cs-0112017/">An old one, x²</a> first.</p>`,
      ].join(""),
    ));

  test("have their days, and what they corrected in words", () => {
    assert.deepEqual(ours?.days, ["2025-10-20", "2025-11-02"]);
    assert.deepEqual(ours.corrected, [
      "Date of publication added by a curator, Anna <b>.",
      "Title corrected by a curator, Anna <b>.",
    ]);
  });

  test("are none where nobody has written any", () =>
    assert.equal(notes.get("cs-0112017"), undefined));
});

// --- internal ---

function note(author: string, date: string, words: string, fields = "") {
  return `---\nauthor: ${author}\ndate: "${date}"\n${fields}---\n\n${words}\n`;
}
