/** What a day of 50 papers costs a reader's connection, as a host sends it: in gzip. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { attribute, parsePage, textOf, type Element } from "./html.ts";
import { builtSite } from "./site.ts";
import { HEAVY_DAY } from "./strain.ts";

const PAPERS = HEAVY_DAY.papers;
/** In bytes: the page, its styles, its scripts and the font that it preloads. */
const MOST = 60_000;
/** In bytes: all scripts, those that others load included. */
const MOST_SCRIPT = 11_500;

test(`a day of ${PAPERS} papers is light`, async (t) => {
  const out = await builtSite("strain");
  const file = path.join(out, "days", HEAVY_DAY.day, "index.html");
  // A digest shows pictures only where its operator turns them on, as that site does.
  const html = (await fs.readFile(file, "utf8")).replaceAll(/<img\b[^>]*>/g, "");
  const elements = parsePage(html);
  const read = (address: string) => fs.readFile(path.join(out, address));
  const styles = await Promise.all(addressesOf(elements, "stylesheet").map(read));
  const scripts = await readScripts(addressesOf(elements, "script"), read);
  const inline = elements
    .filter(({ tagName }) => tagName === "script")
    .map((script) => Buffer.from(textOf(script)));
  const sizes = {
    page: sizeOf([Buffer.from(html)]),
    styles: sizeOf(styles),
    scripts: sizeOf(scripts),
    // Packed already.
    fonts: (await Promise.all(addressesOf(elements, "preload").map(read)))
      .map(({ length }) => length)
      .reduce((sum, length) => sum + length, 0),
  };
  t.diagnostic(`as it is sent: ${JSON.stringify(sizes)}`);

  await t.test("all its papers are in the page", () => {
    const papers = elements.filter((element) => attribute(element, "data-paper") !== undefined);
    assert.equal(papers.length, PAPERS);
  });

  await t.test(`page, styles, scripts and font are at most ${MOST} bytes`, () => {
    const { page, styles: style, scripts: script, fonts } = sizes;
    assert.ok(fonts > 0, "it has a font");
    assert.ok(page + style + script + fonts <= MOST, JSON.stringify(sizes));
  });

  await t.test(`its scripts are at most ${MOST_SCRIPT} bytes`, () => {
    assert.ok(scripts.length > 0, "it has a script");
    const all = sizes.scripts + sizeOf(inline);
    assert.ok(all <= MOST_SCRIPT, `${all} bytes`);
  });

  await t.test("no script file keeps it from being shown", () => {
    const blocking = elements.filter(
      (element) =>
        element.tagName === "script" &&
        attribute(element, "src") !== undefined &&
        attribute(element, "type") !== "module" &&
        attribute(element, "defer") === undefined &&
        attribute(element, "async") === undefined,
    );
    assert.deepEqual(
      blocking.map((element) => attribute(element, "src")),
      [],
    );
  });
});

// --- internal ---

function sizeOf(files: readonly Buffer[]): number {
  return files.reduce((sum, file) => sum + gzipSync(file).length, 0);
}

/** The addresses of a page's script files, style sheets or preloaded files. */
function addressesOf(
  elements: readonly Element[],
  kind: "script" | "stylesheet" | "preload",
): string[] {
  return elements
    .filter((element) =>
      kind === "script" ? element.tagName === "script" : attribute(element, "rel") === kind,
    )
    .flatMap((element) => attribute(element, kind === "script" ? "src" : "href") ?? []);
}

/** Script files with those that they import, each once. */
async function readScripts(
  addresses: readonly string[],
  read: (address: string) => Promise<Buffer>,
): Promise<Buffer[]> {
  const found = new Map<string, Buffer>();
  const waiting = [...addresses];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (found.has(next)) continue;
    const script = await read(next);
    found.set(next, script);
    const imports = script.toString().matchAll(/["'](\.{1,2}\/[^"']+\.js)["']/g);
    for (const [, name = ""] of imports)
      waiting.push(path.posix.join(path.posix.dirname(next), name));
  }
  return [...found.values()];
}
