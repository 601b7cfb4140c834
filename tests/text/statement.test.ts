import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fromStatement, statementAt } from "../../src/text/statement.ts";

/** What stands before the sentence, and the sentence. */
const CASES: [name: string, before: string, statement: string][] = [
  ["we propose", "Models are slow. ", "To make them fast, we propose a cache."],
  ["an adverb between", "Models are slow. Others tried. ", "We therefore also introduce X."],
  ["this paper", "Maps are old. ", "This paper presents a new map of the sea."],
  ["a passive voice", "Maps are old. ", "A new map of the sea is presented."],
  ["what is new before what is known", "We study maps. Maps are old. ", "We propose a new map."],
  ["what is known where nothing is new", "Maps are old. ", "We compare nine of them."],
  ["one author", "Maps are old. ", "In this thesis I develop a new one."],
  ["a gap", "Maps are old. ", "To bridge this gap, MapNet learns them from ships."],
  [
    "what is short within a sentence",
    "Maps, e.g. Those of Cook et al. A lot, are old. ",
    "We present one.",
  ],
  ["a full stop within math", "Let $x. We$ be old. ", "We build $y$ of it."],
  ["a quotation at the end", "It is called “old.” ", "We propose a new one."],
  ["a question", "Can we trust maps? ", "We find that nobody can."],
  ["a technical report", "We train X on it. ", "This technical report presents a new map."],
  [
    "what else is done before it is proposed",
    "Maps are old. ",
    "We see a map as a text, and propose a reader of it.",
  ],
  [
    "what is the main thing before what is added",
    "Maps are old. ",
    "We find one. Furthermore, we propose a pen.",
  ],
  ["what the authors add", "Maps are old. ", "In addition, we propose a pen."],
  ["what others have proposed", "Many maps have been proposed. ", "We compare nine of them."],
  ["a thing that is available", "Maps are old. ", "We present X, an available map."],
  ["a lack of experiments", "Maps are old. ", "Lastly, we propose X. We do extensive experiments."],
  ["a missing space", "Maps of the sea are challenging.", "In this work, we present one."],
  ["a number at the start", "Maps are old. ", "3D maps are introduced."],
];

describe("an abstract begins where it says what the paper does", () => {
  for (const [name, before, statement] of CASES)
    test(name, () => {
      const rest = `${statement} Experiments show that it works.`;
      assert.equal(fromStatement(before + rest), rest);
    });
});

describe("the whole abstract is left", () => {
  const WHOLE = [
    ["where no sentence says it", "Maps are old. The sea is wide."],
    ["where the first says it", "We propose a map. The sea is wide. We also present a ship."],
    ["of one word", "Maps."],
    ["that is empty", ""],
    [
      "where only the place of the code is told",
      "Maps are old. We release the code at https://x.org.",
    ],
    ["where only its use is told", "X is a map. We demonstrate the effectiveness of X on ships."],
    ["where a name has a full stop", "We.We and Node.Js are old. Sea.In is wide."],
    ["where “we” is part of a word", "Maps are old. Twe proposed nothing."],
  ] as const;
  for (const [name, text] of WHOLE) test(name, () => assert.equal(fromStatement(text), text));
});

test("the place of the word with which it begins there", () => {
  assert.equal(statementAt("Maps are old. We propose one.".split(" ")), 3);
  assert.equal(statementAt("Maps are old.".split(" ")), 0);
  assert.equal(statementAt("Maps are old.We propose one.".split(" ")), 2);
  assert.equal(statementAt([]), 0);
});
