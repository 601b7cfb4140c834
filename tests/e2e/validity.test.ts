/** Every page of the built sites against the HTML standard. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { test } from "node:test";
import { KINDS } from "./kinds.ts";
import { builtSite } from "./site.ts";

/**
 * What the standard forbids (`standard`), what a whole page needs (`document`), and what is valid
 * but tells a screen reader wrong things (`a11y`). None of these sets is about style.
 *
 * @see https://html-validate.org/rules/presets.html
 */
const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ["html-validate:standard", "html-validate:document", "html-validate:a11y"],
    rules: {
      // For files of other hosts; all of ours come from the site itself.
      "require-sri": "off",
      // A combobox's suggestions are a listbox by its pattern: a <select> can't be typed into.
      "prefer-native-element": ["error", { exclude: ["listbox"] }],
    },
  }),
);

for (const site of ["root", "years", "strain"] as const)
  test(`every page of the site "${site}" is valid HTML`, async () => {
    const folder = await builtSite(site);
    const files = await fs.readdir(folder, { recursive: true });
    const pages = files.filter((file) => file.endsWith(".html")).sort();
    assert.ok(pages.length > 100, `${pages.length} pages`);
    const seen = new Set(pages.map(addressOf));
    for (const { name, path: address, site: own } of KINDS)
      if (own === site && name !== "the 404 page")
        assert.ok(seen.has(withoutQuery(address)), `${name} is among them`);
    const errors: string[] = [];
    for (const page of pages)
      errors.push(...(await findErrors(await fs.readFile(path.join(folder, page), "utf8"), page)));
    assert.deepEqual(errors.slice(0, 20), []);
  });

const FAULTS: [rule: string, body: string][] = [
  ["no-dup-id", `<p id="a">One</p><p id="a">Two</p>`],
  ["element-permitted-content", "<span><p>One</p></span>"],
  ["element-required-attributes", "<img>"],
  ["close-order", "<p><b>One</p></b>"],
  ["no-missing-references", `<label for="nothing">One</label>`],
  ["wcag/h37", `<img src="x.png">`],
];

for (const [rule, body] of FAULTS)
  test(`a fault is found: ${rule}`, async () => {
    const page = `<!doctype html>\n<html lang="en"><head><title>T</title></head><body>${body}</body></html>`;
    const errors = await findErrors(page, "x.html");
    assert.ok(
      errors.some((error) => error.includes(` ${rule}: `)),
      errors.join("\n"),
    );
  });

// --- internal ---

/** `papers/x/index.html:3:14 no-dup-id: Duplicate ID "a"` */
async function findErrors(html: string, file: string): Promise<string[]> {
  const { results } = await validator.validateString(html, file);
  return results.flatMap(({ messages }) =>
    messages.map(
      ({ line, column, ruleId, message }) => `${file}:${line}:${column} ${ruleId}: ${message}`,
    ),
  );
}

function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/, "");
}

/** As a kind's `path`. */
function addressOf(file: string): string {
  return file
    .split(path.sep)
    .join("/")
    .replace(/index\.html$/, "");
}
