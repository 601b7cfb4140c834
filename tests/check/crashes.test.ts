/** A crash on one note is a problem of that note, and the others are checked. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Given, NoteCheck } from "../../src/check/check.ts";
import { run } from "../../src/check/checks.ts";
import { readNote } from "../../src/notes/read.ts";

const NOTES = ["2510.00001", "2510.00002", "2510.00003"].map((id, at) =>
  readNote(
    `---\nauthor: Ann\ndate: "2025-10-17"\n---\n\n${at === 1 ? "Thirteen." : "Words."}\n`,
    `content/notes/${id}.mdx`,
  ),
);
const GIVEN: Given = {
  papers: [],
  topics: [],
  searches: [],
  notes: NOTES,
  images: new Map(),
  removed: new Map(),
  problems: [],
  links: [],
  byId: new Map(),
};

/** A check with a bug: it crashes at one note. */
const BROKEN: NoteCheck = {
  name: "broken",
  each: () =>
    function* ({ text }) {
      if (text.includes("Thirteen")) throw new TypeError("no such sign");
      yield { message: "read" };
    },
};

describe("a check that crashes on a note", () => {
  test("reports that the note can't be read, and checks the others", () =>
    assert.deepEqual(
      run(BROKEN, GIVEN).map(({ file, line, message }) => [file.slice(-14, -4), line, message]),
      [
        ["2510.00001", undefined, "read"],
        ["2510.00002", 1, "the note can't be read: no such sign"],
        ["2510.00003", undefined, "read"],
      ],
    ));

  test("says what to do, and that the rest is built", () => {
    const [, problem] = run(BROKEN, GIVEN);
    assert.match(problem?.mend ?? "", /bug in the check.*everything else is built/);
  });
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
