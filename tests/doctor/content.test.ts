import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { openCatalogue } from "../../src/content/catalogue.ts";
import { checkContent } from "../../src/doctor/content.ts";
import { checkIngests } from "../../src/doctor/ingest.ts";
import { Cache } from "../../src/files/cache.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import { codeKey } from "../../src/site/code-key.ts";
import { readSettings } from "../../src/site/settings.ts";
import { readTree, temporaryFolder, writeTree } from "../folders.ts";
import { aPaper } from "../paper/sample.ts";

const TODAY = "2025-10-20";
const FILES = {
  "papers/2025/10/2510.12345.mdx": toMdx(aPaper({ source: "hf" })),
  "papers/2025/10/2510.12346.mdx": toMdx(aPaper({ id: "2510.12346", source: "arxiv" })),
  "papers/2025/10/2510.12347.mdx": "no paper",
  "topics/agents.md": "---\ntitle: Agents\nblurb: They act.\nmatch:\n  - agent\n---\n",
};

test("a large folder is read as builds read it, says the same, and nothing is written", async (t) => {
  const place = await temporaryFolder(t);
  const folder = path.join(place, "content");
  await writeTree(folder, FILES);
  const cache = path.join(place, "cache");
  const settings = { ...readSettings({ BROADSHEET_CONTENT: folder }), cache };
  const whole = await checkContent(folder, { today: TODAY, settings });
  const large = () => checkContent(folder, { today: TODAY, settings, mostChecked: 0 });

  const cold = await large();
  assert.deepEqual(await fs.readdir(place), ["content"]);
  await openCatalogue(folder, { cache: new Cache(path.join(cache, "kept")), code: codeKey() });
  const kept = await readTree(cache);
  const warm = await large();
  assert.deepEqual(await readTree(cache), kept);

  for (const { remarks, content } of [cold, warm]) {
    assert.deepEqual(remarks[0], whole.remarks[0]);
    assert.match(
      remarks[1]?.found ?? "",
      /^the checks of a build find 1 error; .*2510\.12347\.mdx/,
    );
    assert.deepEqual(
      checkIngests(content.papers, TODAY),
      checkIngests(whole.content.papers, TODAY),
    );
  }
  assert.match(whole.remarks[1]?.found ?? "", /^the check finds 1 error; .*2510\.12347\.mdx/);
});
