import assert from "node:assert/strict";
import path from "node:path";
import { test, type TestContext } from "node:test";
import { fromMdx } from "../../src/paper/mdx.ts";
import type { Paper } from "../../src/paper/schema.ts";
import { readTree, temporaryFolder, writeTree } from "../folders.ts";
import { runIngest } from "./run.ts";

/** A digest in a new folder, and a way to bring bibliographies in. */
async function digest(t: TestContext, files: Record<string, string> = {}) {
  const folder = await temporaryFolder(t);
  const content = path.join(folder, "content");
  await writeTree(content, files);
  const bring = async (entries: readonly string[], ...options: string[]) => {
    await writeTree(folder, { "list.bib": entries.join("\n") });
    const file = path.join(folder, "list.bib");
    const args = ["bibtex", "--file", file, "--date", "2025-10-16", ...options];
    const report = await runIngest(args, content);
    const short = (text: string) => text.replaceAll(`${file}:`, "line ").replace(/ \(".*?"\)/g, "");
    const merges = report.merges.map(
      ({ item, is, why }) => `${short(item)} is ${short(is)}: ${why}`,
    );
    const warnings = report.warnings.map(short);
    return { ...report, merges, warnings };
  };
  const papers = async () =>
    [...(await readTree(content))]
      .filter(([file]) => file.endsWith(".mdx"))
      .map(([file, text]) => fromMdx(text, file));
  return { content, bring, papers };
}

const SAME_TITLE = [
  `@article{a, title = {Model predictive control}, author = {Cy Nor}, year = 2007, doi = {10.9999/c.1}}`,
  `@article{b, title = {Model Predictive Control}, author = {Dee Elder}, year = 2013, doi = {10.9999/d.1}}`,
  `@book{c, title = {Lamps for All}, author = {Ada Lamp}, edition = {1}, year = 1994}`,
  `@book{d, title = {Lamps for All}, author = {Ada Lamp}, edition = {2}, year = 2011}`,
];

test("another author and another edition are papers of their own, whose ids stay in any order", async (t) => {
  const { bring, papers } = await digest(t);
  const first = await bring(SAME_TITLE);
  assert.deepEqual(first.steps, [4, 0, 0, 0]);
  assert.deepEqual(first.merges, []);
  const before = await papers();
  await bring(SAME_TITLE.toReversed());
  await bring([SAME_TITLE[3] ?? ""]);
  const idAndYear = (all: Paper[]) => all.map(({ id, published }) => [id, published]).toSorted();
  assert.deepEqual(idAndYear(await papers()), idAndYear(before));
});

test("the first paper of a title has the title's id, and another one always has the same", async (t) => {
  const [one, other] = [await digest(t), await digest(t)];
  await one.bring(SAME_TITLE);
  await other.bring([SAME_TITLE[0] ?? "", SAME_TITLE[1] ?? ""]);
  const ids = (await one.papers()).map(({ id }) => id);
  assert.ok(ids.includes("lamps-for-all-7a2c37a1"));
  for (const { id } of await other.papers()) assert.ok(ids.includes(id));
});

test("hundreds of prefaces are as many papers", async (t) => {
  const { bring } = await digest(t);
  const titles = ["Preface", "Introduction", "Message from the Chairs"];
  const editors = ["Ada Lamp", "Bo Mare", "Cy Nor", "Dee Elder", ""];
  const parts = ["Part I", "Part II", "Part III"];
  const entries = Array.from({ length: 502 }, (_, index) => {
    const [title, rest] = [titles[index % 3], Math.floor(index / 3)];
    const [editor, volume] = [editors[rest % 5], Math.floor(rest / 5)];
    const author = editor ? `author = {${editor}}, ` : "";
    return `@inproceedings{p${index}, title = {${title}}, ${author}year = ${1990 + Math.floor(volume / 3)}, booktitle = {${editor ? "Congress of Lamps" : "Days of Mares"}, ${parts[volume % 3]}}}`;
  });
  const { steps, merges } = await bring(entries);
  assert.deepEqual(merges, []);
  assert.deepEqual(steps, [502, 0, 0, 0]);
  assert.equal((await bring(entries.toReversed())).steps[0], 0);
});

test("five hundred first authors of a title, whose names differ by a sign, are as many papers", async (t) => {
  const { bring } = await digest(t);
  const entries = Array.from(
    { length: 500 },
    (_, index) => `@misc{p${index}, title = {On Lamps}, author = {A${index} B}, year = 2015}`,
  );
  const { steps, merges } = await bring(entries);
  assert.deepEqual(merges, []);
  assert.deepEqual(steps, [500, 0, 0, 0]);
});

test("an author by the initial is never two others, whichever comes first", async (t) => {
  const by = (key: string, author: string) =>
    `@misc{${key}, title = {A Study of Lamps and What They Shine Upon}, author = {${author}}, year = 2015}`;
  const [initial, ada, anna] = [by("a", "A. Lamp"), by("b", "Ada Lamp"), by("c", "Anna Lamp")];
  // Who comes first has the title's id, and an item by the initial goes there.
  for (const entries of [
    [initial, ada, anna],
    [ada, anna, initial],
    [ada, initial, anna],
  ]) {
    const { bring, papers } = await digest(t);
    for (const again of [entries, entries, entries.toReversed()]) {
      await bring(again);
      const authors = (await papers()).flatMap((paper) => paper.authors).toSorted();
      assert.deepEqual(authors, ["Ada Lamp", "Anna Lamp"]);
    }
  }
});

const TWINS = [
  `@misc{a, title = {On Mares}, author = {Mare, B.}, year = 2015, eprint = {1510.00001}}`,
  `@article{b, title = {On Mares}, author = {Bo Mare and Ada Lamp}, year = 2016, journal = {Nature}, doi = {10.9999/m.1}}`,
  `@article{c, title = {On mares}, author = {Mare, Bo and others}, year = 2016, journal = {Science}, doi = {10.9999/M.1}}`,
  `@article{d, title = {Another Study}, author = {Bo Mare}, year = 2016, doi = {10.9999/m.1}}`,
];

test("each merge is told with its reason, and what the two say against each other", async (t) => {
  for (const options of [["--dry-run"], []]) {
    const { bring, papers } = await digest(t);
    const { merges, warnings, steps } = await bring(TWINS, ...options);
    assert.deepEqual(steps, [2, 0, 0, 0]);
    assert.deepEqual(merges, [
      `line 2: entry "b" is line 1: entry "a": same title and first author`,
      `line 3: entry "c" is line 1: entry "a": same DOI`,
    ]);
    assert.deepEqual(
      warnings,
      [
        `line 4: entry "d": it has the same DOI, but another title than line 1: entry "a"; both are kept`,
        `line 2: entry "b": year: "2016" differs from "2015" of line 1: entry "a"; "2016" is kept`,
        `line 3: entry "c": venue: "Science" differs from "Nature" of line 1: entry "a"; "Nature" is kept`,
      ].toSorted(),
    );
    if (options.length > 0) continue;
    const paper = (await papers()).find(({ title }) => title === "On Mares");
    assert.deepEqual(paper?.authors, ["Bo Mare", "Ada Lamp"]);
    assert.equal(paper.id, "1510.00001");
    assert.deepEqual(
      [paper.published, paper.venue, paper.moreAuthors],
      ["2016", "Nature", undefined],
    );
  }
});

test("a merge with a paper of another source by its title is told once", async (t) => {
  const { bring } = await digest(t, {
    "papers/2025/10/2510.00001.mdx":
      "---\nid: '2510.00001'\ntitle: On Mares\nday: '2025-10-16'\nauthors:\n  - Bo Mare\nlinks:\n  arxiv: https://arxiv.org/abs/2510.00001\nsource: hf\n---\n\nWe show it.\n",
  });
  const entry = `@article{a, title = {On mares}, author = {Mare, B.}, year = 2026, journal = {Nature}}`;
  const first = await bring([entry]);
  assert.deepEqual(first.merges, [`line 1: entry "a" is 2510.00001: same title and first author`]);
  const second = await bring([entry]);
  assert.deepEqual([second.merges, second.steps], [[], [0, 0, 1, 0]]);
});

test("a further paper of a title that was removed doesn't come back", async (t) => {
  const { bring, papers, content } = await digest(t);
  await bring(SAME_TITLE.slice(2));
  const [id] = (await papers()).flatMap(({ id: one, published }) =>
    published === "2011" ? one : [],
  );
  await writeTree(content, { "removed.yml": `- id: ${id}\n  reason: Asked for.\n` });
  assert.equal((await bring(SAME_TITLE.slice(2))).excluded.length, 1);
});

/** A file as the version before wrote it: without year and venue, of whichever entry came last. */
const old = (id: string, title: string, rest: string) =>
  `---\nid: ${id}\ntitle: ${title}\nday: '2025-10-16'\n${rest}source: bibtex\n---\n`;

test("a folder of the version before: files keep their names, gain what was lost, and what was lost in them comes back", async (t) => {
  const { bring, papers } = await digest(t, {
    "papers/2025/10/model-predictive-control-d1a1e8ba.mdx": old(
      "model-predictive-control-d1a1e8ba",
      "Model Predictive Control",
      "authors:\n  - Dee Elder\ntopics:\n  - agents\nlinks:\n  doi: https://doi.org/10.9999/d.1\n",
    ),
    "papers/2025/10/lamps-of-old-0a0a0a0a.mdx": old(
      "lamps-of-old-0a0a0a0a",
      "Lamps for All",
      "authors:\n  - Ada Lamp\n",
    ),
  });
  const { steps, merges } = await bring(SAME_TITLE);
  assert.deepEqual(steps, [2, 2, 0, 0]);
  assert.equal(merges.length, 1, "the file whose id is not the title's");
  const found = (await papers()).map(({ id, authors, published, topics }) => [
    id,
    authors[0],
    published,
    topics[0],
  ]);
  const names = found.map(([id]) => id);
  assert.ok(names.includes("lamps-of-old-0a0a0a0a"));
  assert.deepEqual(found.map(([, ...rest]) => rest).toSorted(), [
    ["Ada Lamp", "1994", undefined],
    ["Ada Lamp", "2011", undefined],
    ["Cy Nor", "2007", undefined],
    ["Dee Elder", "2013", "agents"],
  ]);
  assert.deepEqual((await bring(SAME_TITLE)).steps, [0, 0, 4, 0]);
});

test("papers without an abstract are one remark, which names a few of them", async (t) => {
  const { bring } = await digest(t);
  const described = `@article{e, title = {Told}, abstract = {A lamp.}}`;
  const few = await bring([SAME_TITLE[0] ?? "", described]);
  assert.deepEqual(few.warnings, []);
  assert.match(few.remarks.join("\n"), /^1 of 2 papers has no abstract: \S+list\.bib:1: entry "a"/);
  const many = await bring([...SAME_TITLE, described]);
  assert.deepEqual(many.remarks, ["4 of 5 papers have no abstract"]);
});
