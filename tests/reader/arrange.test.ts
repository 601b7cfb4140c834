import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ElementReading } from "../../src/paper/element.ts";
import {
  describe as inWords,
  inOrder,
  isIn,
  readNarrowing,
  writeNarrowing,
  type Narrowing,
  type Shown,
} from "../../src/reader/arrange.ts";

function aFact(fields: Partial<ElementReading> = {}): ElementReading {
  return { id: "a", title: "A", day: "2025-10-16", topics: [], authors: [], ...fields };
}

describe("the address of a narrowed list", () => {
  const ROWS: [search: string, narrowing: Narrowing][] = [
    ["", { kind: "all" }],
    ["?topic=agents", { kind: "topic", topic: "agents" }],
    ["?show=mine", { kind: "mine" }],
    ["?show=new", { kind: "new" }],
  ];
  for (const [search, narrowing] of ROWS)
    test(`${search || "nothing"} goes both ways`, () => {
      assert.deepEqual(readNarrowing(search), narrowing);
      assert.equal(writeNarrowing(narrowing), search);
    });

  for (const search of ["?topic=", "?show=everything", "?q=x"])
    test(`${search} narrows nothing`, () =>
      assert.deepEqual(readNarrowing(search), { kind: "all" }));

  test("keeps what else the address says", () => {
    assert.equal(
      writeNarrowing({ kind: "mine" }, "?topic=video&from=mail"),
      "?from=mail&show=mine",
    );
  });
});

test("a paper is in the list of each of its topics, of mine and of what is new", () => {
  const paper = aFact({ topics: ["agents", "video"] });
  const known = { followed: ["video"], isNew: (day: string) => day > "2025-10-15" };
  const inIt = (narrowing: Narrowing) => isIn(paper, narrowing, known);
  assert.equal(inIt({ kind: "topic", topic: "agents" }), true);
  assert.equal(inIt({ kind: "topic", topic: "agent" }), false);
  assert.equal(inIt({ kind: "mine" }), true);
  assert.equal(inIt({ kind: "new" }), true);
  assert.equal(isIn(paper, { kind: "mine" }, { ...known, followed: [] }), false);
});

describe("orders", () => {
  const papers = [
    aFact({ id: "1", title: "“Zebra”", day: "2025-10-14", upvotes: 3, comments: 1 }),
    aFact({ id: "2", title: "apple", day: "2025-10-16" }),
    aFact({ id: "3", title: "Mango", day: "2025-10-14", upvotes: 3, comments: 2 }),
    aFact({ id: "4", title: "Banana", day: "2025-10-15", upvotes: 0 }),
  ];
  const ROWS = [
    ["listed", "1234"],
    ["newest", "2413"],
    // A count that isn't known comes after zero.
    ["upvotes", "3142"],
    ["title", "2431"],
  ] as const;
  for (const [sort, order] of ROWS)
    test(sort, () => {
      assert.equal(
        inOrder(papers, sort)
          .map(({ id }) => id)
          .join(""),
        order,
      );
      assert.equal(papers[0]?.id, "1", "the list itself stays as it is");
    });
});

describe("the line above a list", () => {
  const all: Shown = {
    shown: 91,
    total: 91,
    hidden: 0,
    seen: 0,
    narrowing: { kind: "all" },
    followed: 0,
  };
  const agents = { narrowing: { kind: "topic", topic: "agents" }, topic: "Agents" } as const;
  const ROWS: [fields: Partial<Shown>, sentence: string][] = [
    [{}, ""],
    [{ shown: 88, hidden: 1, seen: 2 }, "88 of 91 papers; 1 hidden, 2 seen."],
    [{ ...agents, shown: 12 }, "12 of 91 papers on Agents."],
    [{ ...agents, shown: 11, hidden: 1 }, "11 of 91 papers on Agents; 1 hidden."],
    [{ ...agents, shown: 0 }, "No papers here are on Agents."],
    [{ narrowing: { kind: "topic", topic: "<b>" }, shown: 0 }, "No papers here are on this topic."],
    [{ narrowing: { kind: "new" }, shown: 7 }, "7 of 91 papers new since your last visit."],
    [{ narrowing: { kind: "new" }, shown: 0 }, "No papers here are new since your last visit."],
    [{ narrowing: { kind: "mine" }, shown: 5, followed: 2 }, "5 of 91 papers on your topics."],
    [
      { narrowing: { kind: "mine" }, shown: 0 },
      "You follow no topics yet. Follow a topic on its page.",
    ],
    [{ allNew: true }, "All new since your last visit."],
    [
      { allNew: true, shown: 90, hidden: 1 },
      "90 of 91 papers; 1 hidden. All new since your last visit.",
    ],
    [{ shown: 0, seen: 91 }, "0 of 91 papers; 91 seen."],
  ];
  for (const [fields, sentence] of ROWS)
    test(sentence || "is empty where all are shown", () =>
      assert.equal(inWords({ ...all, ...fields }), sentence),
    );
});
