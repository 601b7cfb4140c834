import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import type { Finding } from "../../src/check/check.ts";
import { runCheck } from "../../src/commands/check.ts";
import { annotate, printFinding } from "../../src/commands/check-print.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import { temporaryFolder, writeTree } from "../folders.ts";
import { aPaper } from "../paper/sample.ts";
import { runHere } from "./run-here.ts";

test("prints its usage", async () => {
  const help = await runHere(runCheck, ["--help"]);
  assert.equal(help.code, 0);
  assert.match(help.stdout, /^Usage: npm run check/);
  const missing = await runHere(runCheck, ["content/notes/none.mdx"]);
  assert.equal(missing.code, 2);
  assert.match(missing.stderr, /none\.mdx: there is no such file/);
});

test("fails with a sentence where there is no content", async (t) => {
  const folder = path.join(await temporaryFolder(t), "none");
  const { code, stderr } = await runHere(runCheck, [], { BROADSHEET_CONTENT: folder });
  assert.equal(code, 1);
  assert.match(stderr, /there is no such folder/);
});

test("prints findings as text, and in GitHub Actions as annotations, too", async (t) => {
  const folder = await temporaryFolder(t);
  await writeTree(folder, {
    "papers/2025/10/2510.12345.mdx": toMdx(aPaper()),
    "topics/agents.md": "---\ntitle: Agents\nblurb: They act.\nmatch:\n  - agent\n---\n",
    "notes/2510.12345.mdx": '---\nauthor: Ann\ndate: "2025-10-17"\n---\n\nTwo {1 + 1} words.\n',
  });
  const file = path.join(folder, "notes/2510.12345.mdx");
  const variables = { BROADSHEET_CONTENT: folder };
  const plain = await runHere(runCheck, [], variables);
  assert.equal(plain.code, 1);
  assert.ok(plain.stdout.startsWith(`${file}:6: {1 + 1} is an expression`));
  assert.match(plain.stdout, /\n {4}Delete it, or write \\\{ /);
  assert.doesNotMatch(plain.stdout, /^::/m);
  const onGitHub = await runHere(runCheck, [], { ...variables, GITHUB_ACTIONS: "true" });
  assert.match(onGitHub.stdout, /^::error file=\S+,line=6::\{1 \+ 1\} is an/m);
  const alone = await runHere(runCheck, [path.join(folder, "topics/agents.md")], variables);
  assert.equal(alone.code, 0, alone.stdout);
});

test("passes the bundled content", async () => {
  const { code, stdout } = await runHere(runCheck, []);
  assert.equal(stdout, "");
  assert.equal(code, 0);
});

test("text of a note can't become a command of GitHub or of the terminal", () => {
  const finding: Finding = {
    check: "note-contents",
    level: "error",
    file: "content/notes/a,b:c.mdx",
    line: 3,
    message: "x\n::add-mask::secret\u001B[2J 100%",
    mend: "y\r\n::stop-commands::z",
  };
  assert.equal(
    annotate(finding),
    "::error file=content/notes/a%2Cb%3Ac.mdx,line=3::x ::add-mask::secret⟨U+001B⟩[2J 100%25. y ::stop-commands::z",
  );
  assert.doesNotMatch(printFinding(finding), /^::/m);
  assert.ok(!printFinding(finding).includes("\u001B"));
});
