import assert from "node:assert/strict";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { gzip } from "../../src/files/gzip.ts";

test("the bytes come back, and say neither when nor on which system they were packed", async () => {
  const packed = await gzip("Größe", 9);
  assert.equal(gunzipSync(packed).toString(), "Größe");
  assert.deepEqual([...packed.subarray(4, 8), packed[9]], [0, 0, 0, 0, 255]);
});
