import assert from "node:assert/strict";
import { test } from "node:test";
import { sizeOf } from "../../src/text/sizes.ts";

for (const [bytes, text] of [
  [0, "0.0 MB"],
  [6_543_210, "6.5 MB"],
  [99_940_000, "99.9 MB"],
  [1_234_567_890, "1,235 MB"],
  [76_830_000_000, "76.8 GB"],
] as const)
  test(`${bytes} bytes are ${text}`, () => assert.equal(sizeOf(bytes), text));
