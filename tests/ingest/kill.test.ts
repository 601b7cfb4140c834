import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fromMdx } from "../../src/paper/mdx.ts";
import type { Faults } from "../faults/record.ts";
import { readTree, ROOT, temporaryFolder } from "../folders.ts";
import { runIngest } from "./run.ts";

/** How many ingests are killed; `npm run test:system` kills 200. */
const KILLS = Number(process.env["BROADSHEET_KILLS"] ?? 8);
/** The same changes in every run; another seed with `BROADSHEET_SEED=7`. */
const SEED = Number(process.env["BROADSHEET_SEED"] ?? 20251016);
const PAPERS = 100;
const RECORD = path.join(ROOT, "tests/faults/record.ts");

/** Numbers from 0 to 1, the same for the same seed. @see https://en.wikipedia.org/wiki/Lehmer_random_number_generator */
function randomNumbers(seed: number): () => number {
  let state = seed % 2147483647;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** An answer of the API with papers of our own words. */
function answerOf(upvotes: number): string {
  const items = Array.from({ length: PAPERS }, (_, index) => ({
    paper: {
      id: `2510.${String(index).padStart(5, "0")}`,
      title: `A paper with the number ${index}`,
      summary: `We count to ${index}, and stop. `.repeat(30),
      authors: [{ name: "Ada Example" }],
      upvotes: upvotes + index,
      submittedOnDailyAt: "2025-10-16T01:00:00.000Z",
    },
  }));
  return JSON.stringify(items);
}

/** Runs the command; kills it just before one of the changes that it makes to the folder. */
function ingest(file: string, content: string, faults?: Faults): Promise<number | null> {
  const preload = faults ? ["--import", RECORD] : [];
  const script = path.join(ROOT, "scripts/ingest.ts");
  const args = [...preload, script, "hf", "--file", file, "--content", content];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...(faults && { BROADSHEET_FAULTS: JSON.stringify(faults) }) },
    stdio: "ignore",
  });
  return new Promise((resolve) => child.on("exit", resolve));
}

/** The same in this process, to its end. */
async function ingestHere(file: string, content: string): Promise<void> {
  const { failed } = await runIngest(["hf", "--file", file], content);
  assert.equal(failed, false);
}

test(`${KILLS} ingests killed at random changes leave whole files, and the next one writes the rest`, async (t) => {
  const folder = await temporaryFolder(t);
  const files = await writeAnswers(folder);
  const whole: Map<string, string>[] = [];
  for (const [index, file] of files.entries()) {
    const content = path.join(folder, `whole-${index}`);
    await ingestHere(file, content);
    whole.push(await readTree(content));
  }
  const allowed = whole.map((tree) => new Set(tree.values()));

  const random = randomNumbers(SEED);
  let interrupted = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const content = path.join(folder, `content-${Math.floor(kill / 10)}`);
    await fs.mkdir(content, { recursive: true });
    // A paper is at least two changes: a file that is written beside its place, and renamed.
    const killAt = 1 + Math.floor(random() * 2 * PAPERS);
    const counter = path.join(folder, `changes-${kill}`);
    const code = await ingest(files[kill % 2 === 0 ? 0 : 1], content, { root: content, counter, killAt }); // prettier-ignore
    if (code === null) interrupted += 1;
    for (const [name, text] of await readTree(content)) {
      if (!name.endsWith(".mdx")) continue;
      const isWhole = allowed.some((texts) => texts.has(text));
      assert.ok(
        isWhole,
        `seed ${SEED}, kill ${kill} at change ${killAt}: ${name} is no whole file`,
      );
      assert.equal(fromMdx(text, name).title.startsWith("A paper"), true);
    }
  }
  t.diagnostic(`${interrupted} of ${KILLS} were interrupted`);
  assert.ok(interrupted >= KILLS / 2, `only ${interrupted} of ${KILLS} were interrupted`);

  for (let round = 0; round * 10 < KILLS; round += 1) {
    const content = path.join(folder, `content-${round}`);
    await ingestHere(files[1], content);
    const tree = await readTree(content);
    assert.deepEqual([...tree.keys()], [...(whole[1]?.keys() ?? [])]);
    for (const [name, text] of tree)
      assert.ok(text === whole[1]?.get(name), `${name} is not as the whole ingest wrote it`);
  }
});

test("a second ingest waits for the first, and both go in", async (t) => {
  const folder = await temporaryFolder(t);
  const files = await writeAnswers(folder);
  const content = path.join(folder, "content");
  const codes = await Promise.all(files.map((file) => ingest(file, content)));
  assert.deepEqual(codes, [0, 0]);
  const tree = await readTree(content);
  assert.equal([...tree.keys()].filter((name) => name.endsWith(".mdx")).length, PAPERS);
  const found = [...tree.keys()].filter((name) => !name.endsWith(".mdx"));
  assert.deepEqual(found, []);
});

// --- internal ---

/** Two answers of the API with the same papers, whose upvotes differ. */
async function writeAnswers(folder: string): Promise<readonly [string, string]> {
  const files = [path.join(folder, "one.json"), path.join(folder, "two.json")] as const;
  await fs.writeFile(files[0], answerOf(0));
  await fs.writeFile(files[1], answerOf(1000));
  return files;
}
