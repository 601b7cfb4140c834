import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CATALOGUE,
  codesPath,
  commonPath,
  ENGINE,
  ENGINE_PROGRAM,
  groupPath,
  headPath,
  inPhrases,
  isOfMeaning,
  isPacked,
  keepsItsName,
  listPath,
  meaningPath,
  phrasesFolder,
  segmentPath,
  textsPath,
  wordsPath,
} from "../../../src/search/format/names.ts";

test("each file of the index: whether it is packed, for meaning, whether its name stays", () => {
  const FILES: [path: string, is: string][] = [
    [CATALOGUE, "stays"],
    [ENGINE, "stays"],
    [ENGINE_PROGRAM, "packed, stays"],
    [`${phrasesFolder("0123456789")}pagefind.en_f11437de97.pf_meta`, "packed"],
    [`${phrasesFolder("0123456789")}index/en_2b1fe90.pf_index`, "packed"],
    [wordsPath("0123456789"), "packed"],
    [commonPath("0123456789"), "packed"],
    [segmentPath("0123456789", "papers"), "packed"],
    [listPath("0123456789", "terms", 12), "packed"],
    [textsPath("0123456789", 7), "packed"],
    [headPath("0123456789"), "packed, meaning"],
    [meaningPath("0123456789", 3), "packed, meaning"],
    [codesPath("0123456789"), "packed, meaning"],
    [groupPath("0123456789", 3), "packed, meaning"],
  ];
  for (const [path, is] of FILES)
    assert.equal(
      [isPacked(path) && "packed", isOfMeaning(path) && "meaning", keepsItsName(path) && "stays"]
        .filter(Boolean)
        .join(", "),
      is,
      path,
    );
});

test("a path leads back to what it is a part of", () => {
  assert.deepEqual(inPhrases(`${phrasesFolder("ab")}index/en_1.pf_index`), [
    "ab",
    "index/en_1.pf_index",
  ]);
  assert.equal(inPhrases(textsPath("ab", 0)), undefined);
});
