import assert from "node:assert/strict";
import { test } from "node:test";
import { ingestIssue, writeIngestIssue } from "../../../src/commands/github/ingest-issue.ts";
import { fakeGitHub } from "./fake-github.ts";

const FAILURE = {
  log: `${"line\n".repeat(60)}\`\`\`\n@everyone ${"x".repeat(10)}\n`,
  day: "2025-10-16",
  runUrl: "https://github.example/runs/5",
};

test("the issue has the end of the log, with nothing in it that GitHub would read", () => {
  const text = ingestIssue(FAILURE);
  const shown = text.split("\n").filter((line) => /everyone|```/.test(line));
  assert.equal(shown.length, 2);
  for (const line of shown) assert.match(line, /^ {4}/);
  assert.equal(text.match(/^ {4}line$/gm)?.length, 38);
  assert.match(text, /The ingest of 2025-10-16 .*\n/);
  assert.match(text, /\[The run\]\(https:\/\/github\.example\/runs\/5\)/);
});

test("the issue is opened once, and written to after that", async () => {
  const title = "The daily ingest failed";
  const CASES: [issues: object[], path: string][] = [
    [[], "/issues"],
    [[{ number: 3, title, pull_request: {} }], "/issues"],
    [[{ number: 4, title }], "/issues/4/comments"],
  ];
  for (const [issues, path] of CASES) {
    const { github, sent } = fakeGitHub({ "/issues": issues });
    await writeIngestIssue(github, FAILURE);
    assert.deepEqual(
      sent.map((one) => [one.method, one.path]),
      [["POST", path]],
    );
  }
});
