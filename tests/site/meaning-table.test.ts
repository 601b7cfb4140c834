/** The table that the settings choose: a bad one is refused with what to do. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test } from "node:test";
import { ExpectedError } from "../../src/files/errors.ts";
import { packTable } from "../../src/meaning/table.ts";
import { readTable } from "../../src/site/meaning-table.ts";
import { temporaryFolder } from "../folders.ts";
import { tableOf } from "../meaning/sample-table.ts";

const GOOD = packTable(tableOf("boat ship", "cat kitten"));

function changed(at: number, ...bytes: number[]): Uint8Array {
  const table = GOOD.slice();
  table.set(bytes, at);
  return table;
}

test("none, the shipped one, and one's own", async (t) => {
  assert.equal(readTable({ meaning: "none" }), undefined);
  assert.ok((readTable({ meaning: "shipped" })?.table.words.length ?? 0) > 1000);
  const file = path.join(await temporaryFolder(t), "own.table");
  await fs.writeFile(file, GOOD);
  assert.equal(readTable({ meaning: { table: file } })?.table.words.length, 4);
});

describe("refused", () => {
  const CASES: [name: string, bytes: Uint8Array | undefined, says: RegExp][] = [
    ["a file that isn't there", undefined, /there is no such file/],
    ["an empty file", new Uint8Array(), /no table of words/],
    ["another file", new TextEncoder().encode("<!doctype html><title>Log in</title>"), /no table/],
    ["another version", changed(4, 99), /version 99/],
    ["a table that is cut off", GOOD.subarray(0, -5), /bytes, and there are/],
    ["a table that is cut off in its head", GOOD.subarray(0, 40), /cut off/],
    ["NaN as a mean", changed(9, 0, 0, 0xc0, 0x7f), /a number is NaN/],
    ["a vector of no numbers", changed(5, 0, 0, 0, 0), /vectors have 0 numbers/],
    ["bytes behind the end", Uint8Array.of(...GOOD, 7), /bytes, and there are/],
  ];
  for (const [name, bytes, says] of CASES)
    test(name, async (t) => {
      const file = path.join(await temporaryFolder(t), "own.table");
      if (bytes) await fs.writeFile(file, bytes);
      assert.throws(
        () => readTable({ meaning: { table: file } }),
        (error) =>
          error instanceof ExpectedError &&
          says.test(error.message) &&
          /^meaning: .*own\.table: .*npm run learn.*meaning: "shipped" or "none"/.test(
            error.message,
          ),
      );
    });
});
