/** A crash on one note is a problem of that note, and the others are checked. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { CheckedContent } from "../../src/check/check.ts";
import { isolateCrashes } from "../../src/check/isolate-crashes.ts";
import { readNote } from "../../src/notes/read.ts";
import type { Problem } from "../../src/paper/problem.ts";

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

/** A check with a bug: it names each note, and crashes at one. */
function* nameEach({ notes }: CheckedContent): Generator<Problem> {
  for (const { file, text } of notes) {
    if (text.includes("Thirteen")) throw new TypeError("no such sign");
    yield { file, message: `${notes.length} notes` };
  }
}

describe("a check that crashes on a note", () => {
  test("reports that the note can't be read, and checks the others together", () =>
    assert.deepEqual(
      isolateCrashes(nameEach, CONTENT).map(({ file, line, message }) => [
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

  test("says what to do, and that the rest is built", () => {
    const [problem] = isolateCrashes(nameEach, CONTENT);
    assert.match(problem?.mend ?? "", /bug in the check.*everything else is built/);
  });

  test("throws when no note makes it crash", () =>
    assert.throws(
      () =>
        isolateCrashes(() => {
          throw new TypeError("a paper's fault");
        }, CONTENT),
      /a paper's fault/,
    ));
});

test("a crash of the parser is a problem of the note", (t) => {
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
