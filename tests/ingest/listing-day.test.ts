import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test, type TestContext } from "node:test";
import { readTree, temporaryFolder } from "../folders.ts";
import { answer, scriptedServer } from "../sources/server.ts";
import { runIngest } from "./run.ts";

const ID = "2510.00001";

/** An answer of the Daily Papers API with one paper that says it was listed on a day. */
function list(day: string, id = ID): string {
  const paper = { id, title: `Paper ${id}`, summary: "Short.", submittedOnDailyAt: day };
  return JSON.stringify([{ paper }]);
}

/** Ingests files by their names, one after the other; the reports, and the folders of the papers. */
async function ingest(t: TestContext, source: string, files: [name: string, text: string][]) {
  const folder = await temporaryFolder(t);
  const content = path.join(folder, "content");
  const reports = [];
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    await fs.writeFile(file, text);
    reports.push(await runIngest([source, "--file", file], content));
  }
  const papers = [...(await readTree(content)).keys()].filter((name) => name.endsWith(".mdx"));
  return { reports, papers };
}

describe("a day on which the source can't have listed the paper", () => {
  const CASES: [name: string, day: string, words: RegExp][] = [
    ["in the future", "2199-01-01", /day: 2199-01-01 is in the future; 2025-10-16 is taken/],
    ["before the source began", "1991-01-01", /1991-01-01 is before 2023-05-01/],
    ["more than a year from the day that was asked for", "2024-01-01", /more than a year from/],
  ];
  for (const [name, day, words] of CASES)
    test(`${name}: the day that was asked for is taken, with a warning`, async (t) => {
      const { reports, papers } = await ingest(t, "hf", [["2025-10-16.json", list(day)]]);
      assert.equal(reports[0]?.failed, false);
      assert.match(reports[0].warnings.join("\n"), words);
      assert.deepEqual(papers, [`papers/2025/10/${ID}.mdx`]);
    });

  test("nothing was asked for: the item is skipped, and the others are kept", async (t) => {
    const lines = [
      { id: ID, title: "One", abstract: "Short.", day: "2199-01-01" },
      { id: "2510.00002", title: "Two", abstract: "Short.", day: "2025-10-16" },
    ];
    const text = lines.map((line) => JSON.stringify(line)).join("\n");
    const { reports, papers } = await ingest(t, "jsonl", [["papers.jsonl", text]]);
    assert.match(reports[0]?.skipped.join("\n") ?? "", /listing day 2199-01-01 is in the future/);
    assert.deepEqual(papers, ["papers/2025/10/2510.00002.mdx"]);
  });
});

/** A file that an earlier version wrote. */
async function heldPaper(content: string, id: string, day: string): Promise<string> {
  const file = path.join(content, "papers", day.slice(0, 4), day.slice(5, 7), `${id}.mdx`);
  await fs.mkdir(path.dirname(file), { recursive: true });
  const fields = [`id: '${id}'`, `title: Paper ${id}`, `day: '${day}'`, "source: hf"];
  await fs.writeFile(file, `---\n${fields.join("\n")}\n---\n\nShort.\n`);
  return file;
}

for (const day of ["2199-01-01", "1991-01-01"])
  test(`the next answer mends a paper that is held on ${day}`, async (t) => {
    const folder = await temporaryFolder(t);
    const old = await heldPaper(folder, ID, day);
    const file = path.join(folder, "answer.json");
    await fs.writeFile(file, list("2025-10-16"));
    const { steps } = await runIngest(["hf", "--file", file], folder);
    assert.deepEqual(steps, [0, 1, 0, 0]);
    await assert.rejects(fs.access(old));
    await fs.access(path.join(folder, "papers/2025/10", `${ID}.mdx`));
  });

test("a paper of a future day doesn't keep ingest from asking for the days until today", async (t) => {
  const { url, asked } = await scriptedServer(t, [answer(200, "[]")]);
  const content = await temporaryFolder(t);
  await heldPaper(content, ID, "2199-01-01");
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await heldPaper(content, "2510.00002", yesterday);
  await runIngest(["hf", "--endpoint", url], content);
  assert.equal(asked[0]?.path, `/api/daily_papers?date=${yesterday}`);
});
