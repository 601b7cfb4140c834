import assert from "node:assert/strict";
import { test } from "node:test";
import { formatProblem } from "../../src/paper/problem.ts";

test("a problem is one line: where, what, and what to do", () =>
  assert.equal(
    formatProblem({
      file: "content/notes/a.mdx",
      line: 3,
      message: "it is long",
      mend: "Say less",
    }),
    "content/notes/a.mdx:3: it is long. Say less",
  ));

test("a file's name can't begin a line of its own, or turn what follows around", () =>
  assert.equal(
    formatProblem({ file: "a\n::error::b\u202E.mdx", message: "it is odd" }),
    "a ::error::b⟨U+202E⟩.mdx: it is odd",
  ));
