/**
 * No parser takes more than linear time, whatever is repeated in its text. `npm run bench -- worst`
 * measures a megabyte of each.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { FIELDS, SOURCES } from "./parsers.ts";
import { growth, MOST_GROWTH, WORST } from "./worst.ts";

async function check(read: (text: string) => unknown, size: number): Promise<void> {
  const slow: string[] = [];
  for (const [name, worst] of Object.entries(WORST)) {
    const times = await growth(read, worst, size);
    if (times > MOST_GROWTH)
      slow.push(`${JSON.stringify(name)}: ${times.toFixed(1)} times as long`);
  }
  assert.deepEqual(slow, []);
}

describe("a text four times as long doesn't take more than about four times as long", () => {
  for (const [name, read] of Object.entries(FIELDS)) test(name, () => check(read, 20_000));

  for (const { name, read, around } of SOURCES) {
    test(`${name}: a file`, () => check(read, 50_000));
    test(`${name}: each field`, () => check((field) => read(around(field)), 4_000));
  }
});
