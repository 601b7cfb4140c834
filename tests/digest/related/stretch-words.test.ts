import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  DamagedWords,
  stretchWords,
  readStretchWords,
} from "../../../src/digest/related/stretch-words.ts";
import { GAPS } from "../../../src/digest/related/words.ts";
import { aPaper } from "../../paper/sample.ts";

const PAPERS = [
  aPaper({ id: "2503.00002", title: "Lanterns", abstract: "LoRA lanterns; fine-tuning." }),
  aPaper({ id: "2503.00001", title: "?", abstract: "" }),
  aPaper({ id: "cs/0112017", title: "A lantern", abstract: "Fine Tuning of a codec, of 学习." }),
];

describe("the words of a month", () => {
  test("are read as they were written, paper by paper in the order of ids", () => {
    const read = readStretchWords(stretchWords(PAPERS));
    assert.deepEqual(read.ids, ["2503.00001", "2503.00002", "cs/0112017"]);
    const texts = read.ids.map((_, at) => textOf(read, at));
    assert.deepEqual(texts, ["", "Lanterns|LoRA lanterns|fine-tuning", "lantern|Fine Tuning|codec|学习"]); // prettier-ignore
    const { written, wordOf } = read.spellings();
    assert.equal(read.words[wordOf[written.indexOf("Lanterns")] ?? -1], "lantern");
    assert.equal(read.words.length, new Set(read.words).size);
  });

  test("are counted, with the phrases that they make", () => {
    const read = readStretchWords(stretchWords(PAPERS));
    const nameOf = (term: number) => {
      const phrase = term - read.words.length;
      const parts = phrase < 0 ? [term] : [read.firsts[phrase] ?? -1, read.seconds[phrase] ?? -1];
      return parts.map((part) => read.words[part]).join(" ");
    };
    const counted = read.ids.map((_, text) => {
      const [from, to] = [read.starts[text] ?? 0, read.starts[text + 1] ?? 0];
      return [...read.terms.subarray(from, to)].map(
        (term, at) => `${nameOf(term)} ${read.counts[from + at]}`,
      );
    });
    assert.deepEqual(counted, [
      [],
      ["lantern 2", "lora 1", "lora lantern 1", "fine 1", "tuning 1", "fine tuning 1"],
      ["lantern 1", "fine 1", "tuning 1", "fine tuning 1", "codec 1", "学习 1"],
    ]);
    assert.deepEqual([...read.lengths], [0, 7, 6]);
  });

  test("have a hash of each paper's text", () => {
    const [first, ...others] = readStretchWords(stretchWords(PAPERS)).hashes.map(String);
    assert.equal(new Set([first, ...others]).size, PAPERS.length);
    const corrected = PAPERS.map((paper) =>
      paper.abstract === "" ? { ...paper, abstract: "!" } : paper,
    );
    const [changed, ...rest] = readStretchWords(stretchWords(corrected)).hashes.map(String);
    assert.notEqual(changed, first);
    assert.deepEqual(rest, others);
  });

  test("are the same bytes in whatever order the papers come", () => {
    assert.deepEqual(stretchWords(PAPERS.toReversed()), stretchWords(PAPERS));
  });

  test("may be none", () => {
    const read = readStretchWords(stretchWords([]));
    assert.deepEqual([read.ids, read.words, read.spellings().written], [[], [], []]);
    assert.equal(read.terms.length, 0);
  });
});

describe("bytes that aren't what was written", () => {
  const bytes = stretchWords(PAPERS);

  test("are refused where they are cut off, at whatever place, and where more follows", () => {
    for (const end of bytes.keys())
      assert.throws(() => readStretchWords(bytes.subarray(0, end)), DamagedWords, `cut at ${end}`);
    assert.throws(() => readStretchWords(Uint8Array.from([...bytes, 0])), DamagedWords);
  });

  test("are refused where they are of another version", () => {
    const other = bytes.slice();
    // The last character of the mark is the version.
    other[other[0] ?? 0] = "0".charCodeAt(0);
    assert.throws(() => readStretchWords(other), DamagedWords);
  });

  test("never give a word that isn't there, whichever byte is changed", () => {
    for (const at of bytes.keys())
      for (const value of [0, 0x7f, 0xff]) {
        const other = bytes.slice();
        other[at] = value;
        for (const text of textsOrNone(other)) assert.ok(!text.includes("undefined"));
      }
  });
});

// --- internal ---

function textsOrNone(bytes: Uint8Array): string[] {
  try {
    const read = readStretchWords(bytes);
    return read.ids.map((_, paper) => textOf(read, paper));
  } catch (error) {
    assert.ok(error instanceof DamagedWords, String(error));
    return [];
  }
}

/** A paper's words as it writes them, with `|` where they are no phrase. */
function textOf(words: ReturnType<typeof readStretchWords>, paper: number): string {
  const { written } = words.spellings();
  const { spelling, gap } = words.wordsOf(paper);
  return spelling
    .map((one, at) => `${at === 0 ? "" : GAPS[gap[at] ?? -1] || "|"}${written[one]}`)
    .join("");
}
