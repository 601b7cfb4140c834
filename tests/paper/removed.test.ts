import assert from "node:assert/strict";
import { test } from "node:test";
import { ProblemError } from "../../src/paper/problem.ts";
import { readRemoved, removalOf } from "../../src/paper/removed.ts";
import { aPaper } from "./sample.ts";

test("a paper is kept out by its id, by an alias and by its title", () => {
  const text =
    '- id: "2510.00001"\n  title: A Title\n  reason: Asked for.\n- id: cs/0112017\n  reason: Twice.\n';
  const removed = readRemoved(text, "removed.yml");
  assert.equal(removalOf(removed, aPaper({ id: "2510.00001", title: "x" })), "Asked for.");
  assert.equal(removalOf(removed, aPaper({ id: "some-slug", title: "a title" })), "Asked for.");
  assert.equal(removalOf(removed, aPaper({ id: "other-slug", aliases: ["cs/0112017"] })), "Twice.");
  assert.equal(removalOf(removed, aPaper({ id: "2510.00002", title: "Another" })), undefined);
});

test("an empty file and one of comments remove nothing", () => {
  for (const text of ["", "\n", "# nothing yet\n"])
    assert.equal(readRemoved(text, "removed.yml").size, 0);
});

const BROKEN: [text: string, words: RegExp][] = [
  ["- id: 2510.00001\n  reason: x\n", /removed\.yml:\d+: .*expected an id in quotes/],
  ['- id: "2510.00001"\n', /a removal needs a reason/],
  ['- id: "../../x"\n  reason: x\n', /expected an arXiv id/],
  ["- id: [\n", /YAML is not valid/],
];
for (const [text, words] of BROKEN)
  test(`${JSON.stringify(text)} is refused with what to do`, () =>
    assert.throws(
      () => readRemoved(text, "removed.yml"),
      (error) => error instanceof ProblemError && words.test(error.message),
    ));
