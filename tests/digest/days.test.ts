import assert from "node:assert/strict";
import { test } from "node:test";
import { listDays } from "../../src/digest/days.ts";
import { anEntry } from "./sample.ts";

const onDays = (...days: string[]) => days.map((day, at) => anEntry({ id: `p${at}`, day }));

test("days are newest first, whatever the papers' order is", () => {
  const days = listDays(onDays("2025-10-15", "2024-02-29", "2025-10-16"));
  const found = days.map(({ day }) => day);
  assert.deepEqual(found, ["2025-10-16", "2025-10-15", "2024-02-29"]);
});

test("the ways to the days around skip the days without papers", () => {
  const days = listDays(onDays("2025-10-17", "2025-10-13", "2024-12-30"));
  assert.deepEqual(
    days.map(({ day, previous, next }) => [previous, day, next]),
    [
      ["2025-10-13", "2025-10-17", undefined],
      ["2024-12-30", "2025-10-13", "2025-10-17"],
      [undefined, "2024-12-30", "2025-10-13"],
    ],
  );
});

test("a day has all of its papers and no other, in the day's order", () => {
  const [, day] = listDays([
    anEntry({ id: "c", day: "2025-10-15", title: "C" }),
    anEntry({ id: "x", day: "2025-10-16" }),
    anEntry({ id: "a", day: "2025-10-15", title: "A" }),
    anEntry({ id: "b", day: "2025-10-15", title: "B", comments: 1 }),
  ]);
  const slugs = day?.entries.map(({ slug }) => slug);
  assert.deepEqual(slugs, ["b", "a", "c"]);
});

test("no papers are no days", () => {
  assert.deepEqual(listDays([]), []);
});
