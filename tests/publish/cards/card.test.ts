import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";
import { describe, test } from "node:test";
import { imageSize } from "image-size";
import { CARD_SIZE, drawCard, toSvg } from "../../../src/publish/cards/card.ts";
import { toPng } from "../../../src/publish/cards/png.ts";
import { unpackWoff } from "../../../src/publish/cards/woff.ts";

const CARD = { name: "The Digest", headline: "Thursday, 16 October 2025", lines: ["91 papers"] };

describe("a card", () => {
  test("is a small PNG of the size that previews ask for, and the same each time", async () => {
    const png = await drawCard(CARD);
    const { width, height, type } = imageSize(png);
    assert.deepEqual({ width, height }, CARD_SIZE);
    assert.equal(type, "png");
    assert.ok(png.length < 15_000, `${png.length} bytes`);
    assert.deepEqual(await drawCard(CARD), png);
  });

  test("shows its words: another one has other bytes", async () =>
    assert.notDeepEqual(await drawCard({ ...CARD, lines: ["92 papers"] }), await drawCard(CARD)));

  test("has no markup of a text, and no letters that its font lacks", () => {
    const svg = toSvg({ ...CARD, name: `A <b> & "深度" \u0000\u202e`, lines: ["x".repeat(500)] });
    assert.match(svg, />A &lt;b&gt; &amp; &quot;&quot;</);
    assert.doesNotMatch(svg, /x{80}/);
  });
});

test("a PNG has sixteen shades between two colours", () => {
  const pixels = Uint8Array.from([255, 255, 255, 255, 0, 0, 0, 255, 128, 128, 128, 255]);
  const png = toPng({ width: 3, height: 1, pixels }, [250, 250, 250], [10, 10, 10]);
  const at = png.indexOf("PLTE") + 4;
  assert.deepEqual([...png.subarray(at, at + 3)], [10, 10, 10]);
  assert.deepEqual([...png.subarray(at + 45, at + 48)], [250, 250, 250]);
  const data = png.indexOf("IDAT") + 4;
  assert.deepEqual([...inflateSync(png.subarray(data))], [0, 0xf0, 0x80]);
});

test("what is no font of the web is refused", () =>
  assert.throws(() => unpackWoff(Buffer.from("wOF2 and more")), /no font in WOFF 1\.0/));
