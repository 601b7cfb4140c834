import assert from "node:assert/strict";
import { test } from "node:test";
import { parseNoteText } from "../../src/notes/parse.ts";
import { noteExcerpt, noteText } from "../../src/notes/text.ts";

const TABLE = `Weights let you run it.

| You have | You can |
| -------- | ------- |
| weights  | run it  |

Data lets you _ask_.
`;

function treeOf(body: string) {
  const { tree } = parseNoteText(body);
  assert.ok(tree);
  return tree;
}

test("the search gets every word of a note", () => {
  assert.equal(
    noteText(treeOf(TABLE)),
    "Weights let you run it. You have You can weights run it Data lets you ask.",
  );
});

test("a note's beginning leaves tables out, whose cells are no sentence", () => {
  assert.equal(noteExcerpt(treeOf(TABLE)), "Weights let you run it. Data lets you ask.");
});

test("a long note's beginning ends between two words", () => {
  assert.equal(noteExcerpt(treeOf("One two three four."), 12), "One two…");
});

test("a note's beginning reads as sentences: no gap where a footnote stands, and a heading ends", () => {
  assert.equal(
    noteExcerpt(
      treeOf(
        'Words[^1], more.\n\n<Callout title="In an hour">\n\nRead it.\n\n</Callout>\n\n[^1]: A footnote.\n',
      ),
    ),
    "Words, more. In an hour: Read it. A footnote.",
  );
});
