import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { readTree, temporaryFolder, writeTree } from "../folders.ts";
import { runIngest } from "./run.ts";

const DAY = "papers/2025/10";
/** As an earlier version wrote them, which kept days alone. */
const HELD = {
  "lamps-of-old-a1597a86": "Lamps of Old",
  "a-day-in-a-macro-6d7f1b0c": "A Day in a Macro",
};
const LIST = `
@phdthesis{lamp1986, author = {Ada Lamp}, title = {Lamps of Old}, year = {1986}}
@inproceedings{mare2019, author = {Ada Lamp}, title = {A Day in a Macro}, month = "10~" # jan, year = 2019}
`;

const mdx = (id: string, title: string) =>
  `---\nid: ${id}\ntitle: ${title}\nday: '2025-10-16'\nauthors:\n  - Ada Lamp\ncategories: []\nkeywords: []\ntopics:\n  - agents\nsource: bibtex\n---\n`;

test("a second run of the same file gives papers that are held the years that were dropped", async (t) => {
  const folder = await temporaryFolder(t);
  const content = path.join(folder, "content");
  const held = Object.entries(HELD).map(([id, title]) => [`${DAY}/${id}.mdx`, mdx(id, title)]);
  await writeTree(content, Object.fromEntries(held));
  await writeTree(folder, { "list.bib": LIST });
  const args = ["bibtex", "--file", path.join(folder, "list.bib"), "--date", "2025-10-16"];
  const { steps } = await runIngest(args, content);
  assert.deepEqual(steps, [0, 2, 0, 0]);
  const texts = [...(await readTree(content)).values()].join("\n");
  assert.deepEqual(texts.match(/^published: .*$/gm)?.toSorted(), [
    "published: '1986'",
    "published: '2019-01-10'",
  ]);
  assert.equal(texts.match(/^ {2}- agents$/gm)?.length, 2);
  assert.deepEqual((await runIngest(args, content)).steps, [0, 0, 2, 0]);
});
