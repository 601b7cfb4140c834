import assert from "node:assert/strict";
import { test } from "node:test";
import { listDays } from "../../src/digest/days.ts";
import { MOST_NEW, newDays } from "../../src/digest/new-days.ts";

const entry = (day: string, at: number) => ({
  paper: { id: `${day}-${at}`, title: `Paper ${at}`, day, rank: at },
  slug: `${day}-${at}`,
  topics: [],
});
const day = (name: string, count: number) =>
  Array.from({ length: count }, (_, at) => entry(name, at + 1));

test("the newest papers come by day, in the day's order", () => {
  const days = listDays([...day("2026-02-26", 2), ...day("2026-02-27", 1)]);
  assert.deepEqual(newDays(days), [
    { day: "2026-02-27", ids: ["2026-02-27-1"] },
    { day: "2026-02-26", ids: ["2026-02-26-1", "2026-02-26-2"] },
  ]);
});

test("a day of 500 papers is cut, and older days are left out", () => {
  const [first, ...others] = newDays(
    listDays([...day("2026-02-27", 500), ...day("2026-02-26", 3)]),
  );
  assert.equal(first?.ids.length, MOST_NEW);
  assert.equal(first.ids[0], "2026-02-27-1");
  assert.deepEqual(others, []);
});
