import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { writeWorker } from "../../../src/offline/app/write-worker.ts";
import { temporaryFolder, writeTree } from "../../folders.ts";

for (const base of ["/", "/digest/"])
  test(`at ${base} the worker keeps the offline page with all that its scripts import`, async (t) => {
    const site = await temporaryFolder(t);
    await writeTree(site, {
      "offline/index.html": `<link rel="stylesheet" href="${base}_astro/a.css"><script type="module" src="${base}_astro/page.js"></script>`,
      "_astro/a.css": "a {}",
      "_astro/page.js": 'import { shared } from "./shared.js"; shared();',
      "_astro/shared.js": 'import "./deep.js"; export const shared = () => 1;',
      "_astro/deep.js": "globalThis.deep = 1;",
      "_astro/other.js": "globalThis.other = 1;",
    });
    await writeWorker(site, base);
    const worker = await fs.readFile(path.join(site, "sw.js"), "utf8");
    const kept = [...worker.matchAll(/\{url:"([^"]+)",revision:/g)].map(([, url]) => url);
    assert.deepEqual(
      kept,
      ["offline/", "_astro/a.css", "_astro/page.js", "_astro/deep.js", "_astro/shared.js"].map(
        (one) => base + one,
      ),
    );
  });
