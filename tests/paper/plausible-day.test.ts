import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newestPlausibleDay, whyImplausible } from "../../src/paper/plausible-day.ts";
import { aPaper } from "./sample.ts";

const LIMITS = { today: "2025-10-16", began: "2023-05-01", asked: "2025-10-15" };

describe("whether a source can have listed a paper on a day", () => {
  const CASES: [day: string, words: string | undefined][] = [
    ["2025-10-16", undefined],
    ["2025-10-17", undefined],
    ["2025-10-18", "is in the future"],
    ["2199-01-01", "is in the future"],
    ["1991-01-01", "is before 2023-05-01, when the source began"],
    ["2023-06-01", "is more than a year from 2025-10-15, the day that was asked for"],
    ["2024-10-16", undefined],
  ];
  for (const [day, words] of CASES)
    test(day, () => assert.equal(whyImplausible(day, LIMITS), words));
});

/** Papers of these days: `[id, day, published]`; an empty id is a slug. */
type Row = [id: string, day: string, published?: string];

describe("the newest day of the front page, by the papers alone", () => {
  const CASES: [name: string, rows: Row[], newest: string | undefined][] = [
    ["no papers", [], undefined],
    ["one day", [["", "2010-01-01"]], "2010-01-01"],
    [
      "a day far after the others",
      [
        ["2510.00001", "2025-10-16"],
        ["2510.00002", "2199-01-01"],
      ],
      "2025-10-16",
    ],
    [
      "two days far after the others",
      [
        ["2510.00001", "2025-10-16"],
        ["2510.00002", "2199-01-01"],
        ["2510.00003", "2199-01-02", "2199-01-01"],
      ],
      "2025-10-16",
    ],
    [
      "papers that nothing dates: the most have it",
      [
        ["", "1991-01-01"],
        ["", "2025-10-15"],
        ["", "2025-10-16"],
        ["", "2199-01-01"],
      ],
      "2025-10-16",
    ],
    [
      "after a break of years, a new paper is on the front page",
      [
        ["1706.00001", "2017-06-12"],
        ["1706.00002", "2017-06-12"],
        ["", "2025-10-16", "2025"],
      ],
      "2025-10-16",
    ],
    [
      "a classic beside the day's papers",
      [
        ["2510.00001", "2025-10-16"],
        ["cs/9901001", "2025-10-17"],
      ],
      "2025-10-17",
    ],
  ];
  for (const [name, rows, newest] of CASES)
    test(name, () => {
      const papers = rows.map(([id, day, published], index) =>
        aPaper({ id: id || `paper-${index}`, day, published }),
      );
      assert.equal(newestPlausibleDay(papers), newest);
      assert.equal(newestPlausibleDay(papers.toReversed()), newest);
    });
});
