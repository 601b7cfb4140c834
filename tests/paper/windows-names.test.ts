import assert from "node:assert/strict";
import { test } from "node:test";
import { idSchema } from "../../src/paper/id.ts";
import { slugSchema } from "../../src/paper/schema.ts";
import { fitsWindows } from "../../src/paper/windows-names.ts";

const UNFIT = ["con", "CON", "nul.md", "aux.tar.gz", "com1", "lpt9.png", "curve.", "curve "];
for (const name of UNFIT)
  test(`Windows can't hold "${name}"`, () => assert.equal(fitsWindows(name), false));

for (const name of ["console", "com", "com10", "nulls.md", "a.con", "conference-2025"])
  test(`Windows can hold "${name}"`, () => assert.ok(fitsWindows(name)));

test("no paper, topic or search can have such a name", () => {
  for (const schema of [idSchema, slugSchema]) {
    assert.equal(schema.safeParse("con").success, false);
    assert.equal(schema.safeParse("con-artist").success, true);
  }
});
