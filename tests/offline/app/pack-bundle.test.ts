/** A bundle's pages, as they come out again. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readFile, readTable } from "../../../src/offline/app/bundle-format.ts";
import { packBundle } from "../../../src/offline/app/pack-bundle.ts";

const row = (id: string) =>
  `<li class=row data-paper=${id}><a href=/papers/${id}/>Größe of ${id}</a><p>${Math.sqrt(Number(id))}`;
const list = (...ids: string[]) => `<section><ul>${ids.map(row).join("")}</ul></section>`;

const PAGES: Record<string, string> = {
  "papers/1/index.html": "<p>The page of a paper",
  "months/2025-10/index.html": `<h1>October</h1>${list("1", "2")}<h2>–</h2>${list("3")}<footer>é`,
  "weeks/2025-W40/index.html": `<h1>A week</h1>${list("2", "3")}`,
  "topics/x/2025-10/index.html": list("3", "1"),
  "topics/y/2025-10/index.html": "<p>A list without papers</p><ul><li>x</ul>",
  "topics/z/2025-10/index.html": "<ul><li class=row data-paper=9>cut off",
  "_astro/x.css": "a{}",
  "icons/x.png": "\u0000picture",
};
const packed = await packBundle([
  Object.entries(PAGES).map(([file, text]) => ({
    file,
    size: Buffer.byteLength(text),
    read: () => Buffer.from(text),
  })),
]);
const bundle = new Blob([packed.bytes]);

describe("a bundle gives back as it was", async () => {
  const table = await readTable(bundle);
  for (const [file, text] of Object.entries(PAGES))
    test(file, async () => {
      const place = table.find(({ path }) => path === file.replace("index.html", ""));
      assert.ok(place);
      assert.equal(await (await readFile(bundle, place)).text(), text);
    });
});

test("a row that many lists have lies in a bundle once", async () => {
  const ids = Array.from({ length: 200 }, (_, at) => String(at + 1));
  const pages = (count: number) =>
    Array.from({ length: count }, (_, at) => {
      const text = `<h1>${at}</h1>${list(...ids.toSorted((a, b) => ((Number(a) * 7 + at) % 11) - ((Number(b) * 7 + at) % 11)))}`;
      const file = `topics/t${at}/2025-10/index.html`;
      return { file, size: Buffer.byteLength(text), read: () => Buffer.from(text) };
    });
  const [one, ten] = [await packBundle([pages(1)]), await packBundle([pages(10)])];
  assert.ok(ten.bytes.length < 5 * one.bytes.length, `${ten.bytes.length} of ${one.bytes.length}`);
});
