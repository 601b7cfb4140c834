/** The indexes of phrases of a part are made of its texts as they are stored. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { packTexts, unpackTexts } from "../../../src/search/format/texts.ts";
import { buildPhrases, phraseTextOf } from "../../../src/search/write/part-phrases.ts";
import { textOf } from "../../../src/search/write/record.ts";
import { aPaper } from "../../paper/sample.ts";

const TEXTS = [
  { title: "A tide of $\\alpha$ boats", abstract: "A cat in the harbour." },
  { title: "…", abstract: "" },
  { title: "Łódź", abstract: "Of  two\n lines.", keywords: ["tidal power"], authors: [] },
].map((fields, at) => textOf(aPaper({ id: `2510.0000${at + 1}`, ...fields })));

test("a stored text has the same title, abstract and keywords", () => {
  const wanted = TEXTS.map(({ title, abstract, keywords }) => ({ title, abstract, keywords }));
  assert.deepEqual(unpackTexts(packTexts(TEXTS)).map(phraseTextOf), wanted);
});

test("an index says of how many papers it is, and a note makes it another one", async () => {
  const one = await buildPhrases(TEXTS, { notes: [] });
  const noted = await buildPhrases(TEXTS, { notes: [[1, "A word of mine."]] });
  assert.deepEqual(one.phrases, [[one.phrases[0]?.[0], TEXTS.length]]);
  assert.notDeepEqual(noted.phrases, one.phrases);
  const names = new Set(one.files.map(({ path }) => path.split("/")[1]));
  assert.deepEqual([...names], [one.phrases[0]?.[0]]);
});
