import assert from "node:assert/strict";
import { test } from "node:test";
import { listDays } from "../../src/digest/days.ts";
import { listMonths, listWeeks } from "../../src/digest/periods.ts";
import { anEntry } from "./sample.ts";

const DAYS = listDays([
  anEntry({ id: "d", day: "2025-01-03", upvotes: 9 }),
  anEntry({ id: "c", day: "2025-01-01", upvotes: 1 }),
  anEntry({ id: "b", day: "2024-12-30", upvotes: 5 }),
  anEntry({ id: "a", day: "2024-10-16" }),
]);

test("a week reaches over New Year, and ranks the papers of its days together", () => {
  const [week] = listWeeks(DAYS);
  assert.equal(week?.period, "2025-W01");
  assert.deepEqual(week?.days, ["2025-01-03", "2025-01-01", "2024-12-30"]);
  const slugs = week?.entries.map(({ slug }) => slug);
  assert.deepEqual(slugs, ["d", "b", "c"]);
});

test("months are newest first, and the ways on skip the months without papers", () => {
  assert.deepEqual(
    listMonths(DAYS).map(({ period, previous, next }) => [previous, period, next]),
    [
      ["2024-12", "2025-01", undefined],
      ["2024-10", "2024-12", "2025-01"],
      [undefined, "2024-10", "2024-12"],
    ],
  );
});

test("no days are no weeks and no months", () => {
  assert.deepEqual(listWeeks([]), []);
  assert.deepEqual(listMonths([]), []);
});
