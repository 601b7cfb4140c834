import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { queryWords, rankByWords } from "../../src/search/relax.ts";

describe("the words of a query", () => {
  const CASES: [query: string, words: string[]][] = [
    [
      "Which method distils the teacher into a student?",
      ["method", "distils", "teacher", "student"],
    ],
    ["GPT-4 and gpt-4", ["gpt-4"]],
    ["C++ or C#", ["c++", "c#"]],
    ["naïve Bayes'", ["naïve", "bayes"]],
    ["什么 模型", ["什么", "模型"]],
    ["the of and", []],
    ['  "!?"  ', []],
  ];
  for (const [query, words] of CASES)
    test(`"${query}" → ${words.join(", ") || "none"}`, () =>
      assert.deepEqual(queryWords(query), words));
});

describe("papers that have some of the words", () => {
  const hits = (...ids: string[]) => ids.map((id) => ({ id, score: 1 }));

  test("come by how rare their words are", () => {
    const words = [
      { word: "model", hits: hits("a", "b", "c", "d", "e", "f") },
      { word: "glacier", hits: hits("f", "g") },
    ];
    assert.deepEqual(rankByWords(words, 100).slice(0, 2), ["f", "g"]);
  });

  test("come by how well they match a word, where they have the same", () => {
    const scored = [
      { id: "weak", score: 1 },
      { id: "strong", score: 4 },
    ];
    assert.deepEqual(rankByWords([{ word: "x", hits: scored }], 10), [
      "strong",
      "weak",
    ]);
  });

  test("are left out when they have but the commonest words", () => {
    const words = [
      { word: "model", hits: hits("a", "b", "c") },
      { word: "glacier", hits: hits("b") },
      { word: "moraine", hits: hits("b") },
    ];
    assert.deepEqual(rankByWords(words, 1000), ["b"]);
  });

  test("of words that nobody has, or of no words, are none", () => {
    assert.deepEqual(rankByWords([{ word: "x", hits: [] }], 10), []);
    assert.deepEqual(rankByWords([], 10), []);
  });
});
