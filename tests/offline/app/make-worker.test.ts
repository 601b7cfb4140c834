import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorker } from "../../../src/offline/app/make-worker.ts";
import { temporaryFolder, writeTree } from "../../folders.ts";

for (const base of ["/", "/digest/"])
  test(`at ${base} the worker keeps the offline page with all that its scripts import`, async (t) => {
    const assets = await temporaryFolder(t);
    const page = `<link rel="stylesheet" href="${base}_astro/a.css"><script type="module" src="${base}_astro/page.js"></script>`;
    await writeTree(assets, {
      "_astro/a.css": "a {}",
      "_astro/page.js": 'import { shared } from "./shared.js"; shared();',
      "_astro/shared.js": 'import "./deep.js"; export const shared = () => 1;',
      "_astro/deep.js": "globalThis.deep = 1;",
      "_astro/other.js": "globalThis.other = 1;",
    });
    const worker = Buffer.from(await makeWorker(page, assets, base)).toString("utf8");
    const kept = [...worker.matchAll(/\{url:"([^"]+)",revision:/g)].map(([, url]) => url);
    assert.deepEqual(
      kept,
      ["offline/", "_astro/a.css", "_astro/page.js", "_astro/deep.js", "_astro/shared.js"].map(
        (one) => base + one,
      ),
    );
  });
