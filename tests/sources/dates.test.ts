import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { writtenDay } from "../../src/sources/dates.ts";

describe("the day of a date as it is written", () => {
  const days: [date: string, day: string | undefined][] = [
    ["Mon, 27 Apr 2026 00:00:00 -0400", "2026-04-27"],
    ["Thu, 16 Oct 2025 23:59:59 -1200", "2025-10-16"],
    ["2 Apr 2007 19:18:42 GMT", "2007-04-02"],
    ["2025-10-16T23:59:59+14:00", "2025-10-16"],
    ["2025-10-16", "2025-10-16"],
    ["Mon, 31 Feb 2025 00:00:00 GMT", undefined],
    ["Mon, 1 Xyz 2025 00:00:00 GMT", undefined],
    ["Mon, 1 Jan 0300 00:00:00 GMT", undefined],
    ["yesterday", undefined],
  ];
  for (const [date, day] of days) test(`day: "${date}"`, () => assert.equal(writtenDay(date), day));
});
