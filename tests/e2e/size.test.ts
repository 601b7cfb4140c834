/** What a day of 50 papers costs a reader's connection, as a host sends it: in gzip. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { toMdx } from "../../src/paper/mdx.ts";
import { paperSchema } from "../../src/paper/schema.ts";
import { ROOT, temporaryFolder, writeTree } from "../folders.ts";
import { attribute, parsePage, textOf, type Element } from "./html.ts";
import { run, temporaryPlace } from "./run.ts";

const DAY = "2025-10-16";
const PAPERS = 50;
/** In bytes: the page, its styles, its scripts and the font that it preloads. */
const MOST = 60_000;
/** In bytes: all scripts, those that others load included. */
const MOST_SCRIPT = 10_000;

test(`a day of ${PAPERS} papers is light`, async (t) => {
  const content = await temporaryFolder(t);
  await writeDay(content);
  const { out, variables } = await temporaryPlace(t, {
    BROADSHEET_CONTENT: content,
    BROADSHEET_BASE: "/",
  });
  const { code, stderr } = await run("build", [], variables);
  assert.equal(code, 0, stderr);
  const html = await fs.readFile(path.join(out, "days", DAY, "index.html"), "utf8");
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
    assert.ok(sizes.scripts + sizeOf(inline) <= MOST_SCRIPT);
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

/** Papers with all that a card shows, of words that a compressor can't foresee. */
async function writeDay(content: string): Promise<void> {
  const papers = Array.from({ length: PAPERS }, (_, at) => {
    const words = wordsFrom(at + 1);
    const id = `2510.${String(10_000 + at * 37)}`;
    const abstract = Array.from({ length: 9 }, () => `${words(20)}.`).join(" ");
    return paperSchema.parse({
      id,
      day: DAY,
      source: "test",
      title: `${words(3)}: ${words(8)}`,
      abstract,
      tldr: `${words(24)}.`,
      authors: Array.from({ length: 6 }, () => words(2)),
      authorCount: 6,
      published: DAY,
      categories: ["cs.LG"],
      keywords: Array.from({ length: 6 }, () => words(2)),
      upvotes: (at * 7919) % 211,
      comments: at % 9,
      stars: (at * 104_729) % 9001,
      organization: words(2),
      links: {
        arxiv: `https://arxiv.org/abs/${id}`,
        pdf: `https://arxiv.org/pdf/${id}`,
        code: `https://github.com/example/${words(1)}-${at}`,
        project: `https://${words(1)}.example.org/${words(1)}`,
        hf: `https://huggingface.co/papers/${id}`,
      },
      thumbnail: `https://cdn.example.org/${id}/${words(1)}.png`,
    });
  });
  await fs.cp(path.join(ROOT, "content/topics"), path.join(content, "topics"), {
    recursive: true,
  });
  await writeTree(
    content,
    Object.fromEntries(papers.map((paper) => [`papers/2025/10/${paper.id}.mdx`, toMdx(paper)])),
  );
}

const BEGINNINGS = "trans meta graph token latent robust sparse dense visual neural causal spatial temporal quantum bayes vector tensor kernel signal fourier".split(" "); // prettier-ignore
const MIDDLES = "o al er in ul ax ive ory um ef ish on".split(" ");
const ENDINGS = "former learning flow field diffusion reasoning tuning alignment memory agent planner attention routing encoder policy reward scaling pruning merging grounding".split(" "); // prettier-ignore
const SMALL = "a the of to with for we show that by from over under".split(" ");

/** Words at random, the same for the same number; in gzip they weigh what real ones weigh. */
function wordsFrom(seed: number): (count: number) => string {
  let state = seed;
  const next = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const pick = (list: readonly string[]) => list[next(list.length)] ?? "";
  const word = () => (next(4) < 1 ? pick(SMALL) : pick(BEGINNINGS) + pick(MIDDLES) + pick(ENDINGS));
  return (count) => Array.from({ length: count }, word).join(" ");
}
