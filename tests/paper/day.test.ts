import assert from "node:assert/strict";
import { test } from "node:test";
import {
  daySchema,
  daysBetween,
  isDay,
  isWeekend,
  longDay,
  shortDay,
  longWeek,
  mondayOf,
  monthOf,
  monthsBetween,
  shiftDay,
  shortMonth,
  weekOf,
  yearOf,
} from "../../src/paper/day.ts";
import { setTimeZone } from "./sample.ts";

const DAYS: [text: string, expected: boolean][] = [
  ["2025-10-16", true],
  ["2024-02-29", true],
  ["1991-01-01", true],
  ["2199-12-31", true],
  ["2025-02-29", false],
  ["2025-02-30", false],
  ["2025-13-01", false],
  ["2025-00-10", false],
  ["1990-12-31", false],
  ["2200-01-01", false],
  ["2025-1-2", false],
  ["16-10-2025", false],
  ["2025-10-16T00:00:00Z", false],
  [" 2025-10-16", false],
  ["", false],
];
for (const [text, expected] of DAYS)
  test(`"${text}" is ${expected ? "a day" : "no day"}`, () => {
    assert.equal(isDay(text), expected);
    assert.equal(daySchema.safeParse(text).success, expected);
  });

test("a day is a text: a Date that YAML made of an unquoted day is refused with a hint", () => {
  const result = daySchema.safeParse(new Date("2025-10-16"));
  assert.match(result.error?.issues[0]?.message ?? "", /in quotes/);
});

const SHIFTS: [day: string, by: number, expected: string][] = [
  ["2025-10-16", 0, "2025-10-16"],
  ["2025-10-16", 1, "2025-10-17"],
  ["2025-10-16", -16, "2025-09-30"],
  ["2024-02-28", 1, "2024-02-29"],
  ["2025-12-31", 1, "2026-01-01"],
];
for (const [day, by, expected] of SHIFTS)
  test(`${by} days from ${day} it is ${expected}`, () => assert.equal(shiftDay(day, by), expected));

// @see https://en.wikipedia.org/wiki/ISO_week_date for the weeks around New Year
for (const [day, week, monday] of [
  ["2025-10-16", "2025-W42", "2025-10-13"],
  ["2025-10-13", "2025-W42", "2025-10-13"],
  ["2025-10-19", "2025-W42", "2025-10-13"],
  ["2024-12-30", "2025-W01", "2024-12-30"],
  ["2021-01-03", "2020-W53", "2020-12-28"],
  ["2010-01-03", "2009-W53", "2009-12-28"],
] as const)
  test(`${day} is of the week ${week}, which starts on ${monday}`, () => {
    assert.equal(weekOf(day), week);
    assert.equal(mondayOf(day), monday);
  });

const IN_WORDS: [words: (day: string) => string, day: string, text: string][] = [
  [monthOf, "2025-10-16", "2025-10"],
  [yearOf, "2025-10-16", "2025"],
  [longDay, "2025-10-16", "Thursday, 16 October 2025"],
  [shortDay, "2025-10-16", "Thu 16 Oct"],
  [shortMonth, "2025-10", "Oct"],
  [longWeek, "2025-10-16", "13–19 October 2025"],
  [longWeek, "2025-10-01", "29 September – 5 October 2025"],
  [longWeek, "2025-01-01", "30 December 2024 – 5 January 2025"],
];
for (const [words, day, text] of IN_WORDS)
  test(`${words.name} of ${day} is "${text}"`, () => assert.equal(words(day), text));

for (const [earlier, later, days] of [
  ["2025-10-16", "2025-10-16", 0],
  ["2024-02-28", "2024-03-01", 2],
  ["2025-01-01", "2024-12-31", -1],
] as const)
  test(`from ${earlier} to ${later} it is ${days} days`, () =>
    assert.equal(daysBetween(earlier, later), days));

test("months follow each other over the end of a year", () => {
  assert.deepEqual(monthsBetween("2024-11", "2025-02"), [
    "2024-11",
    "2024-12",
    "2025-01",
    "2025-02",
  ]);
  assert.deepEqual(monthsBetween("2025-02", "2025-02"), ["2025-02"]);
});

test("a weekend is Saturday and Sunday", () =>
  assert.deepEqual(["2025-10-17", "2025-10-18", "2025-10-19", "2025-10-20"].map(isWeekend), [
    false,
    true,
    true,
    false,
  ]));

// Midnight is skipped in São Paulo on 4 November 2018; the others are far from UTC both ways.
const ZONES = [
  "UTC",
  "America/Sao_Paulo",
  "America/Los_Angeles",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "Asia/Kathmandu",
];
for (const zone of ZONES)
  test(`the machine's time zone doesn't move a day: ${zone}`, (t) => {
    setTimeZone(t, zone);
    assert.equal(isDay("2018-11-04"), true);
    assert.equal(longDay("2018-11-04"), "Sunday, 4 November 2018");
    assert.equal(shiftDay("2018-11-03", 1), "2018-11-04");
    assert.equal(shiftDay("2018-11-05", -1), "2018-11-04");
  });
