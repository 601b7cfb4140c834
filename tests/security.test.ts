/** `docs/security.md` names the tests that show what it says. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { ROOT } from "./folders.ts";

test("every test that docs/security.md names is there", () => {
  const text = fs.readFileSync(path.join(ROOT, "docs/security.md"), "utf8");
  const named = [...text.matchAll(/`([\w/-]+\.test\.ts)`/g)].map(([, file = ""]) => file);
  assert.ok(named.length > 30, `${named.length} tests`);
  const missing = named.filter((file) => !fs.existsSync(path.join(ROOT, "tests", file)));
  assert.deepEqual(missing, []);
});

test("every row of docs/security.md names a test", () => {
  const text = fs.readFileSync(path.join(ROOT, "docs/security.md"), "utf8");
  const rows = text.split("\n").filter((line) => /^\| (?!-|what )/.test(line));
  assert.deepEqual(
    rows.filter((row) => !row.includes(".test.ts`")),
    [],
  );
});
