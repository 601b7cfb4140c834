import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { ROOT, temporaryFolder } from "../folders.ts";

test("a variable that is set to nothing has no code kept in the working folder", async (t) => {
  const cwd = await temporaryFolder(t);
  const script = JSON.stringify(path.join(ROOT, "scripts/keep-compiled.ts"));
  const module = `import { keepCompiled } from ${script}; keepCompiled();`;
  const { status } = spawnSync(process.execPath, ["--input-type=module", "--eval", module], {
    cwd,
    env: { ...process.env, NODE_COMPILE_CACHE: "" },
  });
  assert.equal(status, 0);
  assert.deepEqual(fs.readdirSync(cwd), []);
});
