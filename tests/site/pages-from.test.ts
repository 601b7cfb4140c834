/** Which months have pages of papers. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { leadOn, monthBefore, pagesFrom } from "../../src/site/pages-from.ts";
import { aPaper } from "../paper/sample.ts";

const PAPERS = ["2023-06-30", "2024-12-31", "2025-03-04"].map((day) =>
  aPaper({ id: `${day.slice(2, 4)}${day.slice(5, 7)}.00001`, day }),
);

describe("papers have pages", () => {
  test("all of them, unless the settings say otherwise", () =>
    assert.equal(pagesFrom({ archive: { paperPages: "all" } }, PAPERS), ""));
  for (const [months, from] of [
    [1, "2025-03"],
    [3, "2025-01"],
    [4, "2024-12"],
    [24, "2023-04"],
  ] as const)
    test(`from ${from} on, where ${months} months have`, () =>
      assert.equal(pagesFrom({ archive: { paperPages: { months } } }, PAPERS), from));

  test("whatever a paper of a day that can't be right says", () => {
    const wrong = aPaper({ id: "2503.00009", day: "2199-01-01" });
    const settings = { archive: { paperPages: { months: 1 } } };
    assert.equal(pagesFrom(settings, [...PAPERS, wrong]), "2025-03");
  });

  test("in an archive without papers", () =>
    assert.equal(pagesFrom({ archive: { paperPages: { months: 1 } } }, []), ""));
});

test("more months than there are years is all", () =>
  assert.equal(monthBefore("2025-03", 99999), ""));

describe("a link of a note", () => {
  const lead = leadOn(PAPERS, "2024-12");
  for (const [path, to] of [
    ["/papers/2306.00001/", "/days/2023-06-30/#2306.00001"],
    ["/papers/2412.00001/", "/papers/2412.00001/"],
    ["/papers/none/", "/papers/none/"],
    ["/topics/agents/", "/topics/agents/"],
  ] as const)
    test(`to ${path} leads to ${to}`, () => assert.equal(lead(path), to));
});
