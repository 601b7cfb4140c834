import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { TableError } from "../../src/meaning/rows.ts";
import { packTable, unpackTable } from "../../src/meaning/table.ts";

const TABLE = {
  size: 8,
  words: ["photo", "imag", "学習"],
  rows: Float32Array.from({ length: 24 }, (_, at) => Math.sin(at) * (at < 8 ? 0.1 : 2)),
  mean: Float32Array.from({ length: 8 }, (_, at) => at / 100),
  step: new Float32Array(8).fill(0.125),
  abbreviations: [{ short: "VLM", long: "vision language model" }],
  near: [["学習", "imag"], [], ["photo"]],
};
const BYTES = packTable(TABLE);

test("a table is read as it was written, its words sorted", () => {
  const read = unpackTable(BYTES);
  assert.deepEqual(read.words, ["imag", "photo", "学習"]);
  assert.deepEqual([read.mean, read.step], [TABLE.mean, TABLE.step]);
  assert.deepEqual(read.abbreviations, TABLE.abbreviations);
  assert.deepEqual(read.near, [[], ["学習", "imag"], ["photo"]]);
  for (const [at, place] of [1, 0, 2].entries()) {
    const [own, kept] = [at * 8, place * 8];
    const largest = at === 1 ? 0.1 : 2;
    for (let one = 0; one < 8; one += 1) {
      const error = Math.abs((read.rows[own + one] ?? 9) - (TABLE.rows[kept + one] ?? 0));
      assert.ok(error <= largest / 127, `${read.words[at]}, ${one}: ${error}`);
    }
  }
});

test("a table that is written again has the same bytes", () => {
  assert.deepEqual(packTable(unpackTable(BYTES)), BYTES);
});

describe("a file is refused", () => {
  /** The table with other bytes from a place on. */
  const spoilt = (at: number, ...bytes: number[]) => {
    const copy = BYTES.slice();
    copy.set(bytes, at);
    return copy;
  };
  const NAN = [0, 0, 0xc0, 0x7f];
  const INFINITE = [0, 0, 0x80, 0x7f];
  const HUGE = [0xff, 0xff, 0x7f, 0x7f];
  const mean = 9;
  const step = mean + 4 * 8;
  const text = step + 4 * 8;
  const near = text + 4 + "VLM vision language model\n".length;
  const rows = near + 4 + 6;
  const CASES: [what: string, file: Uint8Array, message: RegExp][] = [
    ["that is empty", new Uint8Array(), /no table of words/],
    ["of something else", new TextEncoder().encode("<!doctype html>".repeat(20)), /no table/],
    ["of another version", spoilt(4, 9), /version 9 of the format, and version 3 is read/],
    ["that is cut off", BYTES.subarray(0, -1), /3 vectors of 8 numbers take \d+ bytes, and there/],
    ["that is cut off early", BYTES.subarray(0, 20), /the file is cut off/],
    ["that is cut off before its words", BYTES.subarray(0, rows), /take 8 bytes, and there are 0/],
    ["with more behind its end", new Uint8Array([...BYTES, 0]), /bytes, and there are/],
    ["of no numbers", spoilt(5, 0), /vectors have 0 numbers/],
    ["of a number of numbers that fills no byte", spoilt(5, 7), /vectors have 7 numbers/],
    ["of more words than it has bytes", spoilt(rows, 255, 255, 255, 255), /4294967295 vectors/],
    ["with a mean that is no number", spoilt(mean, ...NAN), /a number is NaN/],
    ["with a step without end", spoilt(step, ...INFINITE), /a number is Infinity/],
    ["with a step of zero", spoilt(step, 0, 0, 0, 0), /a step is 0/],
    ["with a huge scale", spoilt(BYTES.length - 24 - 12, ...HUGE), /a number is 3\.4/],
    ["with more abbreviations than it has bytes", spoilt(text, 255, 255), /the file is cut off/],
    ["with an abbreviation of digits", spoilt(text + 4, 0x31), /list of abbreviations is damaged/],
    ["with more near words than it has bytes", spoilt(near, 255, 255), /the file is cut off/],
    ["with a near word that is none", spoilt(near + 4 + 2, 9), /list of near words is damaged/],
    ["with more near words than words", spoilt(near + 4, 9), /list of near words is damaged/],
    ["with near words of fewer words", spoilt(near + 4 + 1, 0), /list of near words is damaged/],
    ["with words out of order", spoilt(rows + 8 + 2, 122), /list of words is damaged/],
    ["with a word that ends too late", spoilt(rows + 8 + 1, 200), /list of words is damaged/],
  ];
  for (const [what, file, message] of CASES)
    test(what, () => {
      assert.throws(
        () => unpackTable(file),
        (error) => {
          assert.ok(error instanceof TableError);
          assert.match(error.message, message);
          return true;
        },
      );
    });
});
