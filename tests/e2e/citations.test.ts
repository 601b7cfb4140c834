/** Citing: what pages say to reference managers, the files of days and topics, and the button. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { finish } from "../sources/items.ts";
import { parseBibtex } from "../../src/sources/bibtex.ts";
import { filedFrom } from "../publish/reference-manager.ts";
import { DAYS, ODD, ODD_PAPERS } from "./fixture.ts";
import { eachWithPage } from "./each-page.ts";
import { builtSite } from "./site.ts";

const [NEWEST, COUNT] = DAYS[0] ?? ["", 0];
const { long, bare } = ODD_PAPERS;

describe("what a reference manager files", () => {
  let out: string;
  before(async () => (out = await builtSite("years")));
  const filed = async (page: string) =>
    filedFrom(await fs.readFile(path.join(out, page, "index.html"), "utf8"), "https://x.org/");

  test("of a paper's page is the paper, with every author", async () => {
    const [item, ...others] = await filed(`papers/${long.id}`);
    assert.deepEqual(others, []);
    assert.equal(item?.itemType, "preprint");
    assert.equal(item?.creators.length, long.authors.length);
    assert.equal(item?.attachment, long.links.pdf);
  });

  test("of a paper without a date is the year of its id, and never the day of listing", async () => {
    const [item] = await filed(`papers/${bare.id}`);
    assert.equal(item?.date, "2025");
  });

  test("of a list is each of its papers", async () => {
    for (const page of [`days/${NEWEST}`, "months/2025-03"]) {
      const items = await filed(page);
      assert.ok(items.length >= COUNT + ODD, page);
      assert.ok(items.every(({ title, itemType }) => title && itemType === "preprint"));
    }
  });

  test("of a day's file is the same", async () => {
    const text = await fs.readFile(path.join(out, "days", NEWEST, "papers.bib"), "utf8");
    const { papers, skipped } = finish(parseBibtex(text, { file: "papers.bib", date: NEWEST }));
    assert.deepEqual([papers.length, skipped], [COUNT + ODD, []]);
    for (const list of [`days/${NEWEST}`, "searches/noted"])
      for (const name of ["papers.bib", "papers.ris", "papers.json"]) {
        const file = path.join(out, list, name);
        const authors = new Set((await fs.readFile(file, "utf8")).match(/\bAuthor\d+\b/g));
        assert.equal(authors.size, long.authors.length, `${file} has every author`);
      }
  });
});

describe("the button of a paper", () => {
  let page: Page;
  let site: string;
  let complaints: string[];
  eachWithPage(["years"], (opened) => {
    ({ page, complaints } = opened);
    site = opened.site("years").url;
  });

  test("opens a dialog, hands out files, and gives the focus back", async () => {
    await page.goto(`${site}papers/${long.id}/`);
    const button = page.getByRole("button", { name: /^Cite: / });
    await button.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Cite this paper" });
    assert.match(await dialog.getByRole("region", { name: "BibTeX" }).innerText(), /^@misc\{/);
    for (const [name, start] of [
      ["BibTeX", "@misc{"],
      ["RIS", "TY  - UNPB"],
      ["CSL-JSON", "["],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        dialog.getByRole("button", { name: `Download ${name}` }).click(),
      ]);
      const text = await fs.readFile(await download.path(), "utf8");
      assert.ok(text.startsWith(start) && text.includes("Name"), text.slice(0, 80));
    }
    const bibtex = dialog.getByRole("region", { name: "BibTeX" });
    assert.doesNotMatch(await bibtex.innerText(), / and others/);
    await dialog.getByLabel("Only the first 10 authors").check();
    assert.match(await bibtex.innerText(), /Author9 and others/);
    await dialog.getByRole("button", { name: "Copy BibTeX" }).click();
    await dialog.getByRole("status").filter({ hasText: "Copied." }).waitFor();
    await page.keyboard.press("Escape");
    assert.ok(await button.evaluate((one) => one === document.activeElement));
    assert.deepEqual(complaints, []);
  });
});
