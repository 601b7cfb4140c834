import assert from "node:assert/strict";
import { test } from "node:test";
import { explainSystemError } from "../../src/files/system-error.ts";
import { toSentError } from "../../src/site/sent-error.ts";

const sent = (error: unknown) => structuredClone(toSentError(error));

test("an error keeps its message and its cause", () => {
  const got = sent(new Error("The page failed.", { cause: new Error("No such word.") }));
  assert.match(String(got), /The page failed\./);
  assert.match(String(got instanceof Error && got.cause), /No such word\./);
});

test("of several errors in one, the first is told", () => {
  const full = new Error("ENOSPC: no space left on device, write");
  const got = sent(new AggregateError([full, new Error("another")], "Two files failed."));
  assert.match(String(got), /Two files failed\./);
  assert.match(explainSystemError(got) ?? "", /no room is left/);
});

test("an error that can't be sent is told by its text", () => {
  const error = new Error("The page failed.", { cause: () => "a function" });
  assert.throws(() => structuredClone(error));
  assert.match(String(sent(error)), /The page failed\./);
});

test("what is no error is sent as it is", () => {
  assert.equal(sent("a text"), "a text");
});
