import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { test, type TestContext } from "node:test";
import { fromMdx } from "../../src/paper/mdx.ts";
import { readTree, temporaryFolder, writeTree } from "../folders.ts";
import { runIngest } from "./run.ts";

/** A digest in a new folder, and a way to bring papers in. */
async function digest(t: TestContext) {
  const folder = await temporaryFolder(t);
  const content = path.join(folder, "content");
  let count = 0;
  const bring = async (source: string, text: string | string[], ...options: string[]) => {
    const files = [text].flat().map((one) => [`answer-${(count += 1)}.json`, one] as const);
    await writeTree(folder, Object.fromEntries(files));
    const named = files.flatMap(([name]) => ["--file", path.join(folder, name)]);
    return runIngest([source, ...named, "--date", "2025-11-01", ...options], content);
  };
  const papers = async () =>
    [...(await readTree(content))]
      .filter(([file]) => file.endsWith(".mdx"))
      .map(([file, text]) => fromMdx(text, file));
  return { content, bring, papers };
}

const line = (fields: object) => JSON.stringify({ abstract: "x", day: "2025-11-01", ...fields });
const hf = (...papers: { id: string; title: string; summary?: string }[]) =>
  JSON.stringify(
    papers.map((paper) => ({ paper: { summary: "y", authors: [{ name: "A B" }], ...paper } })),
  );

test("a paper without an arXiv id keeps its file and gains the id", async (t) => {
  const { bring, papers } = await digest(t);
  await bring("jsonl", line({ title: "Same title", authors: ["A B"] }));
  assert.deepEqual(
    (await bring("hf", hf({ id: "2511.00014", title: "Same Title" }))).steps,
    [0, 1, 0, 0],
  );
  const [paper, ...others] = await papers();
  assert.deepEqual(others, []);
  assert.match(paper?.id ?? "", /^same-title-/);
  assert.deepEqual(paper?.aliases, ["2511.00014"]);
  assert.equal(paper?.links.arxiv, "https://arxiv.org/abs/2511.00014");
  assert.deepEqual(
    (await bring("hf", hf({ id: "2511.00014", title: "Same Title" }))).steps,
    [0, 0, 1, 0],
  );
});

test("two arXiv ids are two papers, even with equal titles in one answer", async (t) => {
  const { bring, papers } = await digest(t);
  await bring("jsonl", line({ title: "Same title twice", authors: ["A B"] }));
  const twins = hf(
    { id: "2511.00014", title: "same title twice" },
    { id: "2511.00015", title: "same title twice", summary: "second one" },
  );
  assert.deepEqual((await bring("hf", twins)).steps, [1, 1, 0, 0]);
  assert.deepEqual((await bring("hf", twins)).steps, [0, 0, 2, 0]);
  const aliases = (await papers()).flatMap(({ aliases: all = [] }) => all);
  assert.deepEqual(aliases, ["2511.00014"]);
});

test("a source without arXiv ids doesn't take the title's math away", async (t) => {
  const { bring, papers } = await digest(t);
  const plain = line({ title: "Met2Net: a net", authors: ["A B"] });
  const math = hf({ id: "2511.00016", title: "Met$2$Net: A Net" });
  await bring("jsonl", plain);
  await bring("hf", math);
  assert.deepEqual((await bring("jsonl", plain)).steps, [0, 0, 1, 0]);
  assert.deepEqual((await bring("hf", math)).steps, [0, 0, 1, 0]);
  const titles = (await papers()).map(({ title }) => title);
  assert.deepEqual(titles, ["Met$2$Net: A Net"]);
});

test("a removed paper doesn't come back under another id", async (t) => {
  const { content, bring, papers } = await digest(t);
  await bring("jsonl", line({ title: "Same title" }));
  const [paper] = await papers();
  await fs.rm(path.join(content, "papers"), { recursive: true });
  await writeTree(content, {
    "removed.yml": `- id: ${paper?.id}\n  reason: Asked for.\n- id: "2511.00017"\n  title: Another title\n  reason: Asked for.\n`,
  });
  assert.equal(
    (await bring("hf", hf({ id: "2511.00014", title: "Same Title" }))).excluded.length,
    1,
  );
  assert.equal((await bring("jsonl", line({ title: "Another title" }))).excluded.length, 1);
  assert.deepEqual(await papers(), []);
});

test("a broken file is named, since its paper may be written a second time", async (t) => {
  const { content, bring } = await digest(t);
  await writeTree(content, { "papers/2025/11/some-slug-0a0a0a0a.mdx": "---\ntitle: [a\n---\n" });
  const { errors } = await bring("hf", hf({ id: "2511.00014", title: "Same Title" }));
  assert.match(errors.join(), /some-slug-0a0a0a0a\.mdx:\d+: .*may be written a second time/);
});

test("a dry run counts a paper that comes in two files once, and writes nothing", async (t) => {
  const { content, bring } = await digest(t);
  const one = hf({ id: "2511.00014", title: "T" });
  const { steps } = await bring("hf", [one, one], "--dry-run");
  assert.deepEqual(steps, [1, 0, 1, 0]);
  await assert.rejects(fs.access(content), /ENOENT/);
});

test("an answer with fewer papers than are held removes none, with a remark; an empty one, too", async (t) => {
  const { bring, papers } = await digest(t);
  await bring("hf", hf({ id: "2511.00014", title: "One" }, { id: "2511.00015", title: "Two" }));
  const fewer = await bring("hf", hf({ id: "2511.00014", title: "One" }));
  assert.deepEqual(fewer.remarks, [
    "2025-11-01: the source sent 1 paper and 2 are held; none was removed",
  ]);
  const none = await bring("hf", "[]");
  assert.deepEqual(none.remarks, [
    "2025-11-01: the source sent 0 papers and 2 are held; none was removed",
  ]);
  assert.equal((await papers()).length, 2);
});
