/** What nobody foresaw in one note is a finding of that note, and stops nothing else. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { CheckedContent, Found } from "../../src/check/check.ts";
import { findSafely } from "../../src/check/safely.ts";
import { readNote } from "../../src/notes/read.ts";

const NOTES = ["2510.00001", "2510.00002", "2510.00003"].map((id, at) =>
  readNote(
    `---\nauthor: Ann\ndate: "2025-10-17"\n---\n\n${at === 1 ? "Thirteen." : "Words."}\n`,
    `content/notes/${id}.mdx`,
  ),
);
const CONTENT: CheckedContent = {
  papers: [],
  topics: [],
  notes: NOTES,
  images: new Map(),
  removed: new Map(),
  problems: [],
};

/** A check with a defect: it names each note, and breaks at one. */
function nameEach({ notes }: CheckedContent): Found[] {
  return notes.map(({ file, text }) => {
    if (text.includes("Thirteen")) throw new TypeError("no such sign");
    return { file, message: `${notes.length} notes` };
  });
}

describe("a check that fails on a note", () => {
  test("finds that the note can't be read, and checks the others together", () =>
    assert.deepEqual(
      findSafely(nameEach, CONTENT).map(({ file, line, message }) => [
        file.slice(-14, -4),
        line,
        message,
      ]),
      [
        ["2510.00002", 1, "the note can't be read: no such sign"],
        ["2510.00001", undefined, "2 notes"],
        ["2510.00003", undefined, "2 notes"],
      ],
    ));

  test("says what to do, and that the site is safe", () => {
    const [found] = findSafely(nameEach, CONTENT);
    assert.match(found?.mend ?? "", /defect of the check.*left out/);
  });

  test("without fault of a note fails, as it has to", () =>
    assert.throws(
      () =>
        findSafely(() => {
          throw new TypeError("a paper's fault");
        }, CONTENT),
      /a paper's fault/,
    ));
});

test("a note that the parser fails on is a finding of it", (t) => {
  const match = String.prototype.match;
  t.mock.method(String.prototype, "match", function (this: string, by: RegExp) {
    if (this.includes("Thirteen")) throw new TypeError("no such sign");
    return Reflect.apply(match, this, [by]);
  });
  const [, note] = NOTES;
  const { tree, problems } = readNote(note?.text ?? "", note?.file ?? "");
  assert.equal(tree, undefined);
  assert.deepEqual(
    problems.map(({ line, message }) => [line, message]),
    [[1, "the note can't be read: no such sign"]],
  );
});
