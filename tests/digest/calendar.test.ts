import assert from "node:assert/strict";
import { test } from "node:test";
import { listCalendar, topicsOfDay } from "../../src/digest/calendar.ts";
import { listDays } from "../../src/digest/days.ts";
import { anEntry } from "./sample.ts";

const papersOn = (days: Record<string, number>) =>
  listDays(
    Object.entries(days).flatMap(([day, count]) =>
      Array.from({ length: count }, (_, at) => anEntry({ id: `${day}-${at}`, day })),
    ),
  );

test("a month is a page of the calendar: weeks from Monday, other months' days left out", () => {
  const [year] = listCalendar(papersOn({ "2025-10-16": 2 }));
  assert.equal(year?.year, "2025");
  const [month] = year?.months ?? [];
  assert.equal(month?.month, "2025-10");
  assert.deepEqual(
    month?.weeks.map(({ week, days }) =>
      [week, ...days.map((day) => day?.day.slice(8) ?? "")].join(" "),
    ),
    [
      "2025-W40   01 02 03 04 05",
      "2025-W41 06 07 08 09 10 11 12",
      "2025-W42 13 14 15 16 17 18 19",
      "2025-W43 20 21 22 23 24 25 26",
      "2025-W44 27 28 29 30 31  ",
    ],
  );
});

test("days, weeks and months have the count of their papers", () => {
  const [year] = listCalendar(papersOn({ "2025-10-16": 2, "2025-10-17": 3 }));
  const [month] = year?.months ?? [];
  assert.equal(month?.count, 5);
  const counts = month?.weeks.map(({ count }) => count);
  assert.deepEqual(counts, [0, 0, 5, 0, 0]);
  assert.equal(month?.weeks[2]?.days[3]?.count, 2);
});

test("a week that two months share counts each month's days alone", () => {
  const [year] = listCalendar(papersOn({ "2025-10-01": 4, "2025-09-30": 1 }));
  assert.deepEqual(
    year?.months.map(({ month, weeks }) => [
      month,
      weeks.find(({ week }) => week === "2025-W40")?.count,
    ]),
    [
      ["2025-10", 4],
      ["2025-09", 1],
    ],
  );
});

test("years and months are newest first, and those without papers are left out", () => {
  const years = listCalendar(papersOn({ "2023-06-30": 1, "2025-01-02": 1, "2025-03-04": 1 }));
  assert.deepEqual(
    years.map(({ year, months }) => [year, months.map(({ month }) => month)]),
    [
      ["2025", ["2025-03", "2025-01"]],
      ["2023", ["2023-06"]],
    ],
  );
});

test("a day's topics are written in few bytes, a paper without any included", () => {
  const entries = [
    anEntry({ id: "1" }, ["waves", "tides"]),
    anEntry({ id: "2" }, []),
    anEntry({ id: "3" }, ["robots"]),
  ];
  assert.equal(topicsOfDay(entries, ["tides", "robots", "waves"]), "2,0  1");
});

test("no days are no calendar", () => {
  assert.deepEqual(listCalendar([]), []);
});
