import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  readState,
  SORTS,
  writeState,
  type SearchState,
} from "../../../src/search/query/url-state.ts";
import { stateOf as state } from "../sample.ts";

/** Both ways. */
const ADDRESSES: [address: string, state: SearchState][] = [
  ["", state({})],
  ["?q=diffusion", state({ query: "diffusion" })],
  ["?q=two+words", state({ query: "two words" })],
  ["?q=a%26b%3Dc%23d%2Be", state({ query: "a&b=c#d+e" })],
  ["?q=%E5%AD%A6%E7%BF%92", state({ query: "学習" })],
  ["?topic=agents", state({ topic: ["agents"] })],
  ["?q=x&topic=agents&year=2025", state({ query: "x", topic: ["agents"], year: ["2025"] })],
  ["?q=x&sort=newest", state({ query: "x", sort: "newest" })],
  ["?q=x&sort=upvotes", state({ query: "x", sort: "upvotes" })],
  ["?q=x&has=code&has=note", state({ query: "x", has: ["code", "note"] })],
];
describe("an address and its state", () => {
  for (const [address, expected] of ADDRESSES)
    test(`${address || "nothing"}`, () => {
      assert.deepEqual(readState(address), expected);
      assert.equal(writeState(expected), address);
    });

  test("any state comes back from its address, with the query's ends trimmed", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 20 });
    const optional = fc.array(text.filter(Boolean), { maxLength: 1 });
    const states = fc.record({
      query: text,
      topic: optional,
      year: optional,
      has: fc.subarray(["code", "note"]),
      sort: fc.constantFrom(...SORTS),
    });
    fc.assert(
      fc.property(states, (one) => {
        assert.deepEqual(readState(writeState(one)), { ...one, query: one.query.trim() });
      }),
    );
  });
});

describe("an address that nobody wrote like this", () => {
  const ODD: [address: string, expected: SearchState][] = [
    ["?q=", state({})],
    ["?q=+x+", state({ query: " x " })],
    ["?topic=&year=", state({})],
    ["?sort=sideways", state({})],
    ["?has=pdf&has=note", state({ has: ["note"] })],
    ["?has=note&has=code&has=note", state({ has: ["code", "note"] })],
    ["?sort=Newest", state({})],
    ["?utm_source=mail&q=x", state({ query: "x" })],
    ["?q=first&q=second", state({ query: "first" })],
    ["?q=100%", state({ query: "100%" })],
    ["?q=%E0%A4%A", state({ query: "\uFFFD%A" })],
  ];
  for (const [address, expected] of ODD)
    test(address, () => assert.deepEqual(readState(address), expected));
});

test("a query of nothing but space leaves no trace in the address", () =>
  assert.equal(writeState(state({ query: "  \t" })), ""));
