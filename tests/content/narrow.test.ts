import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Narrowing } from "../../src/content/narrow.ts";
import { openNarrowed } from "../../src/content/catalogue.ts";
import { Cache } from "../../src/files/cache.ts";
import { ExpectedError } from "../../src/files/errors.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import { temporaryFolder, writeTree } from "../folders.ts";
import { aPaper } from "../paper/sample.ts";

const TOPIC = "---\ntitle: Agents\nblurb: On agents.\nmatch: [agent]\n---\n";

describe("a part of the content", () => {
  const SMALL = {
    "papers/2510.00001.mdx": toMdx(
      aPaper({ id: "2510.00001", title: "An agent", day: "2025-10-01" }),
    ),
    "papers/2510.00002.mdx": toMdx(
      aPaper({ id: "2510.00002", title: "A video", day: "2025-10-16" }),
    ),
    "topics/agents.md": TOPIC,
    "topics/video.md": TOPIC.replace("Agents", "Video").replace("[agent]", "[video]"),
    "notes/2510.00001.mdx": "---\nauthor: Ann\ndate: '2025-10-17'\n---\n\nOn the first.\n",
    "notes/2510.00002.mdx":
      "---\nauthor: Ann\ndate: '2025-10-17'\n---\n\nSee <Paper id=\"2510.00001\" />.\n",
  };

  const CASES: [name: string, narrowing: Narrowing, papers: string[], notes: string[]][] = [
    [
      "since a day has its notes",
      { since: "2025-10-01" },
      ["2510.00001", "2510.00002"],
      ["2510.00001", "2510.00002"],
    ],
    ["of a topic has its notes", { topic: "agents" }, ["2510.00001"], ["2510.00001"]],
    ["has no note that names a paper of another part", { since: "2025-10-16" }, ["2510.00002"], []],
  ];
  for (const [name, narrowing, papers, notes] of CASES)
    test(name, async (t) => {
      const folder = await temporaryFolder(t);
      await writeTree(folder, SMALL);
      const { catalogue, of, topic } = await narrow(folder, narrowing);
      assert.deepEqual(
        [catalogue.papers.map(({ id }) => id), catalogue.notes.map(({ paper }) => paper)],
        [papers, notes],
      );
      assert.equal(catalogue.topics.length, 2);
      assert.equal(of, 2);
      assert.equal(topic?.title, narrowing.topic && "Agents");
    });

  const REFUSED: [narrowing: Narrowing, said: RegExp][] = [
    [{ topic: "agnts" }, /^--topic agnts: there is no such topic\. Did you mean agents\?$/],
    [{ topic: "zzzzzz" }, /no such topic\. The names of the files in topics\/ are the topics\.$/],
    [
      { since: "2099-01-01" },
      /^None of the 2 papers would be left; the newest is of 2025-10-16\.$/,
    ],
  ];
  for (const [narrowing, said] of REFUSED)
    test(`${JSON.stringify(narrowing)} is refused`, async (t) => {
      const folder = await temporaryFolder(t);
      await writeTree(folder, SMALL);
      await assert.rejects(
        narrow(folder, narrowing),
        (error) => error instanceof ExpectedError && said.test(error.message),
      );
    });
});

// --- internal ---

function narrow(folder: string, narrowing: Narrowing) {
  const cache = new Cache(`${folder}-cache`);
  return openNarrowed(folder, { cache, code: "test", threads: 1 }, narrowing);
}
