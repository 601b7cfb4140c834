import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import type { Search } from "../../../src/search/query/search.ts";
import { suggest } from "../../../src/search/query/suggest.ts";
import { atSearchPage, openFrom, serving, yearsIndex } from "../real-index.ts";

let search: Search;
atSearchPage();
before(async () => {
  search = await openFrom(serving(await yearsIndex()));
});

describe("what is typed suggests", () => {
  /** The first suggestion, as its kind, label and value. */
  const CASES: [typed: string, first: string | undefined][] = [
    ["tid", "topic: Tides → topic:tides"],
    ["lukasz wz", 'author: Łukasz Wzór → author:"Łukasz Wzór"'],
    ["wzór łuk", 'author: Łukasz Wzór → author:"Łukasz Wzór"'],
    ["before 20", "paper: A harbour from well before 2007 → cs-0112017"],
    ["2503.00003", "paper: A harbour and nothing else → 2503.00003"],
    ["t", undefined],
    ["year:2025 tid", undefined],
    ["qwertzuiop", undefined],
  ];
  for (const [typed, expected] of CASES)
    test(`${typed}: ${expected ?? "nothing"}`, async () => {
      const [first] = await suggest(search, typed);
      assert.equal(first && `${first.kind}: ${first.label} → ${first.value}`, expected);
    });

  test("at most two topics, three authors and three papers", async () => {
    const kinds = (await suggest(search, "harbo")).map(({ kind }) => kind);
    assert.deepEqual(kinds, ["paper", "paper", "paper"]);
  });
});
