import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { PaperFacts } from "../../../src/search/query/archive.ts";
import {
  countOptions,
  NO_FILTERS,
  passes,
  type Filters,
} from "../../../src/search/query/filters.ts";

const facts = (year: string, topic: string[], has: string[] = []): PaperFacts => ({
  topic,
  year: [year],
  has,
  upvotes: undefined,
  length: 100,
});
const PAPERS: Record<string, PaperFacts> = {
  p1: facts("2025", ["ants"], ["code"]),
  p2: facts("2025", ["ants", "bees"], ["note"]),
  p3: facts("2024", ["bees"], ["code", "note"]),
  p4: facts("2024", []),
};
const ALL = Object.values(PAPERS);
const TOPICS = [
  ["ants", "Ants"],
  ["bees", "Bees"],
] as const;
const filters = (fields: Partial<Filters>): Filters => ({ ...NO_FILTERS, ...fields });

describe("filters let through", () => {
  const CASES: [filters: Partial<Filters>, papers: string][] = [
    [{}, "p1 p2 p3 p4"],
    [{ topic: ["ants"] }, "p1 p2"],
    [{ year: ["2024"] }, "p3 p4"],
    [{ year: ["2024-2025"] }, "p1 p2 p3 p4"],
    [{ year: ["2025-"] }, "p1 p2"],
    [{ topic: ["bees"], year: ["2024"] }, "p3"],
    [{ topic: ["ants"], year: ["2024"] }, ""],
    [{ has: ["code"] }, "p1 p3"],
    [{ has: ["code", "note"] }, "p3"],
    [{ topic: ["wasps"] }, ""],
    [{ topic: ["Ants"] }, ""],
    [{ topic: ["__proto__"] }, ""],
    [{ year: ["1999"] }, ""],
    [{ year: ["next"] }, ""],
  ];
  for (const [one, papers] of CASES)
    test(`${JSON.stringify(one)}: ${papers || "nothing"}`, () => {
      const kept = Object.entries(PAPERS).filter(([, paper]) => passes(paper, filters(one)));
      assert.equal(kept.map(([id]) => id).join(" "), papers);
    });
});

test("topics come by how many papers they would leave, those with as many by title", () => {
  const papers = [facts("2025", ["bees"]), facts("2025", ["bees", "wasps", "ants"])];
  const topics = [
    ["ants", "Ants"],
    ["bees", "Bees"],
    ["wasps", "Wasps"],
  ] as const;
  const { topic } = countOptions(papers, NO_FILTERS, topics);
  assert.deepEqual(
    topic.map(({ label, count }) => `${label} ${count}`),
    ["Bees 2", "Ants 1", "Wasps 1"],
  );
});

describe("choices count what they would leave", () => {
  const counts = (papers: PaperFacts[], one: Partial<Filters>) => {
    const options = Object.values(countOptions(papers, filters(one), TOPICS)).flat();
    return options.map(({ value, count }) => `${value} ${count}`).join(", ");
  };
  const [p1] = ALL;
  const CASES: [name: string, papers: PaperFacts[], filters: Partial<Filters>, counts: string][] = [
    ["without filters", ALL, {}, "ants 2, bees 2, 2025 2, 2024 2, code 2, note 2"],
    [
      "a filter heeds the others and not itself",
      ALL,
      { topic: ["ants"], year: ["2024"] },
      "bees 1, ants 0, 2025 2, 2024 0",
    ],
    ["only of the results", p1 ? [p1] : [], {}, "ants 1, 2025 1, code 1"],
    [
      "more than one thing to have leaves less",
      ALL,
      { has: ["code"] },
      "ants 1, bees 1, 2025 1, 2024 1, code 2, note 1",
    ],
    // Else a reader who came by a link with it could not take it away.
    ["a chosen one that nobody knows stays", ALL, { topic: ["wasps"] }, "ants 2, bees 2, wasps 0"],
    [
      "a range of years is one while it is chosen",
      ALL,
      { year: ["2024-2025"] },
      "ants 2, bees 2, 2025 2, 2024 2, 2024-2025 4, code 2, note 2",
    ],
    ["of nothing", [], {}, ""],
  ];
  for (const [name, papers, one, expected] of CASES)
    test(name, () => assert.equal(counts(papers, one), expected));

  test("and the count is what the choice leaves", () => {
    for (const has of [[], ["code"], ["code", "note"]]) {
      const chosen = filters({ has });
      const options = countOptions(ALL, chosen, TOPICS);
      for (const name of ["topic", "year"] as const)
        for (const { value, count } of options[name])
          assert.equal(
            ALL.filter((one) => passes(one, { ...chosen, [name]: [value] })).length,
            count,
          );
    }
  });
});
