/** Which pages of papers an earlier build's can stand for. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { Cache } from "../../src/files/cache.ts";
import type { LinkFile } from "../../src/files/tree.ts";
import type { Note } from "../../src/content/notes.ts";
import type { Paper } from "../../src/paper/schema.ts";
import { NO_EDGES } from "../../src/site/edges.ts";
import {
  LAST_PAGES,
  lastPagesKey,
  pageKeys,
  readLastPages,
  takeKept,
  writeLastPages,
} from "../../src/site/kept-pages.ts";
import { toMonthDigest, type MonthInput } from "../../src/site/unit-input.ts";
import { temporaryFolder } from "../folders.ts";
import { aPaper } from "../paper/sample.ts";

const DAY = "2025-10-16";
const A = aPaper({ id: "2510.00001", day: DAY, title: "A tide", upvotes: 3 });
const B = aPaper({ id: "2510.00002", day: DAY, title: "A harbour", upvotes: 2 });
const C = aPaper({ id: "2510.00003", day: DAY, title: "A boat", upvotes: 1 });

const INPUT: MonthInput = {
  month: "2025-10",
  papers: [A, B, C].map((paper) => ({ paper, topics: [] })),
  related: [["2510.00001", [{ slug: "2509.00001", words: ["tide"] }]]],
  shown: [],
  named: [{ slug: "2509.00001", day: "2025-09-01", title: "Older", hasNote: false }],
  notes: [],
  topics: [],
  edges: NO_EDGES,
  pagesFrom: "",
};
const keysOf = (input: Partial<MonthInput> = {}, common = "common") =>
  pageKeys(common, toMonthDigest({ ...INPUT, ...input }));
const withPaper = (changed: Paper) => ({
  papers: INPUT.papers.map((one) =>
    one.paper.id === changed.id ? { ...one, paper: changed } : one,
  ),
});
const note: Note = {
  id: "2510.00002",
  paper: "2510.00002",
  file: "content/notes/2510.00002.mdx",
  fields: { author: "Ann", date: "2025-10-17", topics: [] },
  tree: { type: "root", children: [] },
  corrected: [],
};

describe("the page of a paper is rendered again", () => {
  const before = keysOf();
  const CASES: [change: string, keys: ReturnType<typeof keysOf>, slugs: string[]][] = [
    ["nothing", keysOf(), []],
    ["the abstract of one", keysOf(withPaper({ ...A, abstract: "Else." })), ["2510.00001"]],
    [
      "the title of one, which its neighbours name",
      keysOf(withPaper({ ...A, title: "Tides" })),
      ["2510.00001", "2510.00002"],
    ],
    ["its related papers", keysOf({ related: [] }), ["2510.00001"]],
    [
      "a note on a related paper",
      keysOf({ named: INPUT.named.map((one) => ({ ...one, hasNote: true })) }),
      ["2510.00001"],
    ],
    [
      "a topic of one",
      keysOf({
        papers: INPUT.papers.map((one) => (one.paper === C ? { ...one, topics: ["x"] } : one)),
      }),
      ["2510.00003"],
    ],
    [
      "which papers have pages",
      keysOf({ pagesFrom: "2025-10" }),
      ["2510.00001", "2510.00002", "2510.00003"],
    ],
    ["the code or a setting", keysOf({}, "another"), ["2510.00001", "2510.00002", "2510.00003"]],
    ["a note on it", keysOf({ notes: [note] }), ["2510.00002"]],
  ];
  for (const [change, keys, slugs] of CASES)
    test(`after a change of ${change}`, () => {
      const changed = Object.keys(before).filter((slug) => keys[slug] !== before[slug]);
      assert.deepEqual(changed, slugs);
    });
});

describe("the last pages of a day", () => {
  async function stored(cache: Cache) {
    const file = "papers/2510.00001/index.html";
    await cache.writeTree("unit", "a", (write) => write(file, Buffer.from("page")));
    writeLastPages(cache, DAY, "a", { "2510.00001": "one", "2510.00002": "two" });
    return (other = cache) => readLastPages(other, DAY, (key) => other.readTree("unit", key));
  }

  test("are taken where they were made of the same, and are there", async (t) => {
    const last = (await stored(new Cache(await temporaryFolder(t))))();
    const taken: string[] = [];
    const link: LinkFile = (file, from) =>
      taken.push(fs.readFileSync(path.join(from.folder, file), "utf8"));
    const same = takeKept(last, { "2510.00001": "one", "2510.00002": "two" }, link);
    assert.equal(same("papers/2510.00001/index.html"), true);
    assert.equal(same("papers/2510.00002/index.html"), false, "not in the tree");
    const changed = takeKept(last, { "2510.00001": "another" }, link);
    assert.equal(changed("papers/2510.00001/index.html"), false);
    assert.equal(takeKept(undefined, { "2510.00001": "one" }, link)("any"), false);
    assert.deepEqual(taken, ["page"]);
  });

  test("are none in a fresh build, of another form, or without their files", async (t) => {
    const cache = new Cache(await temporaryFolder(t));
    const read = await stored(cache);
    assert.ok(read());
    assert.equal(read(new Cache(cache.folder, true)), undefined);
    cache.write(LAST_PAGES, lastPagesKey(DAY), Buffer.from('{"unit":7}'));
    assert.equal(read(), undefined);
    writeLastPages(cache, DAY, "a", {});
    fs.rmSync(path.join(cache.folder, "unit"), { recursive: true });
    assert.equal(read(), undefined);
  });
});
