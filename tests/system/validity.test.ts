/** Every page of the test sites against the HTML standard. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { findHtmlErrors } from "../e2e/html-errors.ts";
import { builtSite } from "../e2e/site.ts";

for (const site of ["root", "years", "strain"] as const)
  test(`every page of the site "${site}" is valid HTML`, async () => {
    const folder = await builtSite(site);
    const files = await fs.readdir(folder, { recursive: true });
    const pages = files.filter((file) => file.endsWith(".html")).sort();
    assert.ok(pages.length > 100, `${pages.length} pages`);
    const errors: string[] = [];
    for (const page of pages)
      errors.push(
        ...(await findHtmlErrors(await fs.readFile(path.join(folder, page), "utf8"), page)),
      );
    assert.deepEqual(errors.slice(0, 20), []);
  });
