/** What a month's pages are made of, and that two months never make one page. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import { describe, test } from "node:test";
import { openCatalogue } from "../../src/content/catalogue.ts";
import { Cache } from "../../src/files/cache.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import { Inputs } from "../../src/site/inputs.ts";
import { toMonthDigest } from "../../src/site/unit-input.ts";
import { sharedFolder, writeTree } from "../folders.ts";
import { aPaper } from "../paper/sample.ts";

/** A week that spans two months, one in the middle of a month, and a month of one day. */
const DAYS = ["2025-03-28", "2025-03-31", "2025-04-01", "2025-04-16", "2025-06-30"];

const folder = sharedFolder();
const papers = DAYS.map((day, at) => aPaper({ id: `2503.0000${at}`, day }));
await writeTree(
  folder,
  Object.fromEntries(
    papers.map((paper) => [`papers/${paper.day.slice(0, 4)}/${paper.id}.mdx`, toMdx(paper)]),
  ),
);
const catalogue = await openCatalogue(folder, {
  cache: new Cache(`${folder}/.cache`),
  code: "test",
});
const inputs = new Inputs(catalogue, "");
const digestOf = (month: string) => toMonthDigest(inputs.month(month));

describe("a week of two months", () => {
  test("is a page of the month of its newest paper alone, with all of its papers", () => {
    assert.deepEqual(
      ["2025-03", "2025-04", "2025-06"].map((month) =>
        digestOf(month).weeks.map(({ period, days }) => [period, days.length]),
      ),
      [
        [["2025-W13", 1]],
        [
          ["2025-W16", 1],
          ["2025-W14", 2],
        ],
        [["2025-W27", 1]],
      ],
    );
  });

  test("lies between the weeks around it, whatever month those are of", () => {
    const around = ["2025-03", "2025-04", "2025-06"].flatMap((month) =>
      digestOf(month).weeks.map(({ period, previous, next }) => [previous, period, next]),
    );
    assert.deepEqual(around, [
      [undefined, "2025-W13", "2025-W14"],
      ["2025-W14", "2025-W16", "2025-W27"],
      ["2025-W13", "2025-W14", "2025-W16"],
      ["2025-W16", "2025-W27", undefined],
    ]);
  });
});

test("a day leads to those around it, of whatever month they are", () =>
  assert.deepEqual(
    inputs.daysOf("2025-04").map((own) => {
      const { days } = toMonthDigest(inputs.day(own, new Map()));
      return days.map(({ day, previous, next }) => [previous, day, next]);
    }),
    [[["2025-03-31", "2025-04-01", "2025-04-16"]], [["2025-04-01", "2025-04-16", "2025-06-30"]]],
  ));

describe("a paper more", () => {
  const keysWith = async (day: string) => {
    await writeTree(folder, {
      "papers/2025/2504.00009.mdx": toMdx(aPaper({ id: "2504.00009", day })),
    });
    const opened = await openCatalogue(folder, {
      cache: new Cache(`${folder}/.cache`),
      code: "test",
    });
    await fs.rm(`${folder}/papers/2025/2504.00009.mdx`);
    const own = new Inputs(opened, "");
    return keysOf(own);
  };
  const keysOf = (own: Inputs) => ({
    months: ["2025-03", "2025-04", "2025-06"].map((month) => own.monthKey(month)),
    days: DAYS.map((day) => [own.dayKey(day), own.papersKey(day)]),
  });

  test("changes its month and its day, and no other day's pages", async () => {
    const [before, after] = [keysOf(inputs), await keysWith("2025-04-16")];
    const changed = before.days.flatMap((keys, at) =>
      keys.map((key, kind) => [DAYS[at], key === after.days[at]?.[kind]]),
    );
    assert.deepEqual(
      changed.filter(([, isSame]) => !isSame).map(([day]) => day),
      ["2025-04-16", "2025-04-16"],
    );
    assert.deepEqual(
      before.months.map((key, at) => key === after.months[at]),
      [true, false, true],
    );
  });

  test("of a new day changes the days' pages around it, too, but none of papers", async () => {
    const [before, after] = [keysOf(inputs), await keysWith("2025-04-10")];
    assert.deepEqual(
      before.days.map(([day, papers], at) => [
        day === after.days[at]?.[0],
        papers === after.days[at]?.[1],
      ]),
      [
        [true, true],
        [true, true],
        [false, true],
        [false, true],
        [true, true],
      ],
    );
  });
});

test("a month leads to the next one that has papers", () => {
  const [month] = digestOf("2025-04").months;
  assert.deepEqual([month?.previous, month?.next], ["2025-03", "2025-06"]);
});

describe("which papers have pages", () => {
  /** What each month's pages are made of, where pages begin with a month. */
  const keysFrom = (from: string) => {
    const own = new Inputs(catalogue, from);
    return ["2025-03", "2025-04", "2025-06"].map((month) => [
      own.monthKey(month),
      own.month(month).pagesFrom,
    ]);
  };

  test("changes the months that lose their pages, and those that name a paper of them", () => {
    const [march, april, june] = keysFrom("2025-03");
    assert.deepEqual(keysFrom(""), [march, april, june], "all have pages");
    const later = keysFrom("2025-04");
    assert.notDeepEqual(later[0], march);
    // Its first week has a paper of March.
    assert.deepEqual(later[1]?.[1], "2025-04");
    assert.deepEqual(later[2]?.[1], "", "June names no paper of March");
  });

  test("is settled for months that lost theirs before", () =>
    assert.deepEqual(keysFrom("2025-06").slice(0, 2), keysFrom("2025-05").slice(0, 2)));
});
