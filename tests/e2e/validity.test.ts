/** One page of every kind against the HTML standard; `npm run test:system` looks at all pages. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { findHtmlErrors } from "./html-errors.ts";
import { KINDS } from "./kinds.ts";
import { builtSite } from "./site.ts";

test("a page of every kind is valid HTML", async () => {
  const seen = new Set<string>();
  const errors: string[] = [];
  for (const { name, site, path: address } of KINDS) {
    const page = name === "the 404 page" ? "404.html" : `${address.replace(/\?.*/, "")}index.html`;
    const file = path.join(await builtSite(site), page);
    if (seen.has(file)) continue;
    seen.add(file);
    errors.push(...(await findHtmlErrors(await fs.readFile(file, "utf8"), `${site}/${page}`)));
  }
  assert.ok(seen.size > 25, `${seen.size} pages`);
  assert.deepEqual(errors.slice(0, 20), []);
});

const ERRORS: [rule: string, body: string][] = [
  ["no-dup-id", `<p id="a">One</p><p id="a">Two</p>`],
  ["element-permitted-content", "<span><p>One</p></span>"],
  ["element-required-attributes", "<img>"],
  ["close-order", "<p><b>One</p></b>"],
  ["no-missing-references", `<label for="nothing">One</label>`],
  ["wcag/h37", `<img src="x.png">`],
];

for (const [rule, body] of ERRORS)
  test(`an error is found: ${rule}`, async () => {
    const page = `<!doctype html>\n<html lang="en"><head><title>T</title></head><body>${body}</body></html>`;
    const errors = await findHtmlErrors(page, "x.html");
    assert.ok(
      errors.some((error) => error.includes(` ${rule}: `)),
      errors.join("\n"),
    );
  });
