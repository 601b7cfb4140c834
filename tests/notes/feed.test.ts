import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { noteForFeed } from "../../src/notes/feed.ts";
import { parseNoteText } from "../../src/notes/parse.ts";
import { readNote } from "../../src/notes/read.ts";
import { noteOf, PAIRS } from "./fixtures.ts";

const SITE = "https://x.example/digest";

function toFeed(text: string): string {
  const { tree, problem } = parseNoteText(text);
  assert.ok(tree, problem?.message);
  return noteForFeed(tree, SURROUNDINGS);
}

const SURROUNDINGS = {
  address: (path: string) => SITE + path,
  image: (path: string) => `${SITE}/notes/${path}`,
  paper: (id: string) =>
    id === "2510.12345" ? { title: "A paper", address: `${SITE}/papers/${id}/` } : undefined,
};

/** What is written, and what a feed reader gets. */
const CASES: [name: string, text: string, html: string][] = [
  ["words", "Two **bold** words.", "<p>Two <strong>bold</strong> words.</p>"],
  ["headings below the note's own", "# Large\n\n## Small", "<h4>Large</h4>\n<h5>Small</h5>"],
  [
    "links, whole",
    "[a](/papers/2510.12345) [b](https://b.example/?c=1&d=2) [e][e]\n\n[e]: /topics/far/",
    `<p><a href="${SITE}/papers/2510.12345/">a</a> <a href="https://b.example/?c=1&#x26;d=2">b</a> <a href="${SITE}/topics/far/">e</a></p>`,
  ],
  [
    "math in plain characters, or as LaTeX where it stands alone",
    "So $x^2$.\n\n$$\n\\frac{a}{b}\n$$",
    "<p>So x².</p>\n<p><code>\\frac{a}{b}</code></p>",
  ],
  [
    "footnotes at the end, without links that lead nowhere",
    "Words.[^a]\n\n[^a]: More.",
    "<p>Words.<sup>1</sup></p>\n<ol>\n<li>\n<p>More. </p>\n</li>\n</ol>",
  ],
  [
    "tables with their alignment",
    "| a | b |\n| - | -: |\n| c | d |",
    '<table>\n<thead>\n<tr>\n<th>a</th>\n<th align="right">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c</td>\n<td align="right">d</td>\n</tr>\n</tbody>\n</table>',
  ],
  [
    "a callout",
    '<Callout kind="warning" title="Wait">\n  Read on.\n</Callout>',
    "<blockquote><p><strong>Careful: Wait</strong></p><p>Read on.</p></blockquote>",
  ],
  [
    "a quotation with its page",
    '<Quote page="4">\n  Their words.\n</Quote>',
    "<blockquote><p>Their words.</p><p><cite>The paper, page 4</cite></p></blockquote>",
  ],
  [
    "an image, with its whole address and its caption",
    '![What it shows](images/a.png "A caption")',
    `<figure><img src="${SITE}/notes/images/a.png" alt="What it shows"><figcaption>A caption</figcaption></figure>`,
  ],
  [
    "a formula with what it says",
    '<Equation tex="E = mc^2">Energy.</Equation>',
    "<figure><p><code>E = mc^2</code></p><figcaption>Energy.</figcaption></figure>",
  ],
  [
    "a paper as a link",
    'See <Paper id="2510.12345" /> and <Paper id="2510.12345">this</Paper>.',
    `<p>See <a href="${SITE}/papers/2510.12345/">A paper</a> and <a href="${SITE}/papers/2510.12345/">this</a>.</p>`,
  ],
  [
    "a paper that stands alone",
    '<Paper id="2510.12345" />',
    `<p><a href="${SITE}/papers/2510.12345/">A paper</a></p>`,
  ],
  ["HTML that says what a word is", "H<sub>2</sub>O", "<p>H<sub>2</sub>O</p>"],
  [
    "what looks like markup as the words that it is",
    "`<script>` \\<b> &lt;i> \\{x}",
    "<p><code>&#x3C;script></code> &#x3C;b> &#x3C;i> {x}</p>",
  ],
];

describe("a note in a feed has", () => {
  for (const [name, text, html] of CASES) test(name, () => assert.equal(toFeed(text), html));

  test("nothing that could run, be styled or be led to, whatever is written", async () => {
    for (const name of PAIRS) {
      const { tree } = readNote(await noteOf("accepted", name), "2510.12345.mdx");
      if (tree)
        assert.doesNotMatch(
          noteForFeed(tree, SURROUNDINGS),
          /<[^>]* (?:id|class|style|on\w+)=|<(?:script|math|svg|button)|(?:href|src)="(?!https:|mailto:)/,
          name,
        );
    }
  });
});
