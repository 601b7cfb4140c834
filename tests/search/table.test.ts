import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  countChoices,
  passes,
  toLookup,
  type Filters,
} from "../../src/search/table.ts";

/** Newest first: p1 and p2 of 2025, p3 and p4 of 2024. */
const lookup = toLookup({
  topics: [
    ["ants", "Ants"],
    ["bees", "Bees"],
  ],
  years: ["2025", "2024"],
  papers: [
    ["p1", 0, 0],
    ["p2", 0, 0, 1],
    ["p3", 1, 1],
    ["p4", 1],
  ],
});
const ALL = ["p1", "p2", "p3", "p4"];
const filters = (topic?: string, year?: string): Filters => ({ topic, year });

describe("filters let through", () => {
  const CASES: [filters: Filters, papers: string[]][] = [
    [filters(), ALL],
    [filters("ants"), ["p1", "p2"]],
    [filters("bees"), ["p2", "p3"]],
    [filters(undefined, "2024"), ["p3", "p4"]],
    [filters("bees", "2024"), ["p3"]],
    [filters("ants", "2024"), []],
    [filters("wasps"), []],
    [filters(undefined, "1999"), []],
    [filters("Ants"), []],
    [filters("__proto__"), []],
  ];
  for (const [one, papers] of CASES)
    test(`${JSON.stringify(one)}: ${papers.join(", ") || "nothing"}`, () =>
      assert.deepEqual(
        ALL.filter((id) => passes(lookup, id, one)),
        papers,
      ));

  test("no paper that the table doesn't know", () =>
    assert.equal(passes(lookup, "p5", filters()), false));
});

describe("choices count what they would leave", () => {
  const counts = (ids: string[], one: Filters) => {
    const { topics, years } = countChoices(lookup, ids, one);
    const pairs = [...topics, ...years].map(
      ({ value, count }) => [value, count] as const,
    );
    return Object.fromEntries(pairs);
  };
  const CASES: [
    name: string,
    ids: string[],
    filters: Filters,
    counts: Record<string, number>,
  ][] = [
    ["without filters", ALL, filters(), { ants: 2, bees: 2, 2025: 2, 2024: 2 }],
    [
      "a topic heeds the year and not itself",
      ALL,
      filters("ants", "2024"),
      { ants: 0, bees: 1, 2025: 2, 2024: 0 },
    ],
    ["only of the results", ["p1"], filters(), { ants: 1, 2025: 1 }],
    [
      "a choice without a paper is left out, unless chosen",
      ["p1"],
      filters("bees", "2024"),
      { bees: 0, 2024: 0 },
    ],
    // Else a reader who came by a link with it could not take it away.
    [
      "a chosen one that the table doesn't know stays",
      ["p1"],
      filters("wasps", "1999"),
      { wasps: 0, 1999: 0 },
    ],
    ["of nothing", [], filters(), {}],
  ];
  for (const [name, ids, one, expected] of CASES)
    test(name, () => assert.deepEqual(counts(ids, one), expected));

  test("in the table's order, with labels", () => {
    const { topics, years } = countChoices(lookup, ALL, filters());
    assert.deepEqual(
      topics.map(({ label }) => label),
      ["Ants", "Bees"],
    );
    assert.deepEqual(
      years.map(({ label }) => label),
      ["2025", "2024"],
    );
  });

  test("and the count is what the filter leaves", () => {
    for (const year of [undefined, "2025", "2024"]) {
      const { topics } = countChoices(lookup, ALL, filters(undefined, year));
      for (const { value, count } of topics)
        assert.equal(
          ALL.filter((id) => passes(lookup, id, filters(value, year))).length,
          count,
        );
    }
  });
});

test("age is the place among all papers, newest first", () => {
  const ages = ALL.map((id) => lookup.papers.get(id)?.age);
  assert.deepEqual(ages, [0, 1, 2, 3]);
});
