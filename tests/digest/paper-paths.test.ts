/** Where papers are: on their own pages, or on those of their days. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  atAnchor,
  havePages,
  paperHooks,
  placeOf,
  readPaperAddress,
  ruleFor,
} from "../../src/digest/paper-paths.ts";

describe("a paper", () => {
  for (const [day, from, path] of [
    ["2024-11-01", "2024-11", "/papers/2411.00001/"],
    ["2024-10-31", "2024-11", "/days/2024-10-31/#2411.00001"],
    ["1995-01-01", "", "/papers/2411.00001/"],
  ] as const)
    test(`of ${day} is at ${path}${from && ` where pages begin with ${from}`}`, () =>
      assert.equal(placeOf("2411.00001", day, from), path));
});

test("a place in a page replaces the one before", () => {
  assert.equal(atAnchor("/papers/a/", "note-a"), "/papers/a/#note-a");
  assert.equal(atAnchor("/days/2024-10-31/#a", "note-a"), "/days/2024-10-31/#note-a");
});

describe("the rule for some months", () => {
  const SOME = ["2024-08", "2024-12"];
  for (const [from, rule] of [
    ["", ""],
    ["2024-08", ""],
    ["2024-09", "2024-12"],
    ["2024-12", "2024-12"],
    ["2025-01", "9999-13"],
  ] as const)
    test(`is ${rule || "that all have pages"} where pages begin with ${from || "the first"}`, () => {
      assert.equal(ruleFor(SOME, from), rule);
      for (const month of SOME) assert.equal(havePages(month, rule), havePages(month, from));
    });
});

describe("a script gives a paper's address", () => {
  const addressIn = (from: string) => {
    const hooks = paperHooks((path) => `/digest${path}`, from);
    const getAttribute = (name: string) => hooks[name] ?? null;
    return readPaperAddress({ getAttribute });
  };
  test("of its page", () => assert.equal(addressIn("")("a", "2024-10-31"), "/digest/papers/a/"));
  test("of its place on its day's page", () =>
    assert.equal(addressIn("2024-11")("a", "2024-10-31"), "/digest/days/2024-10-31/#a"));
  test("of a page, from which the site leads on, where its day isn't known", () =>
    assert.equal(addressIn("2024-11")("a", undefined), "/digest/papers/a/"));
});
