/** Pagefind's indexes of phrases, of texts in which it finds no word. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { PHRASE_PAPERS } from "../../../src/search/format/names.ts";
import { unpackPhrasePapers } from "../../../src/search/format/phrase-papers.ts";
import { indexPhrases } from "../../../src/search/write/phrases.ts";

/** Which of the texts a phrase can find. */
async function found(texts: readonly string[]): Promise<boolean[]> {
  const { files } = await indexPhrases(texts);
  const papers = files.find(({ path }) => path.endsWith(PHRASE_PAPERS));
  assert.ok(papers);
  const { content } = papers;
  const isPacked = content[0] === 0x1f && content[1] === 0x8b;
  const { names } = unpackPhrasePapers(isPacked ? gunzipSync(content) : content);
  return names.map((name) => name !== "");
}

const WORDLESS = ["", " ", "\u200b", "[[[[", "…", "\u0301", "\u{10ffff}", "\\\\", "$"];

test("a paper without a word is in no phrase, and the others are", async () => {
  const texts = ["first words", ...WORDLESS, "last words"];
  const expected = texts.map((text) => text.endsWith("words"));
  assert.deepEqual(await found(texts), expected);
});

test("papers of which none has a word are indexed, too", async () => {
  assert.deepEqual(await found(["[["]), [false]);
});
