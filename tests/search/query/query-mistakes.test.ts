import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { mistakesIn } from "../../../src/search/query/query-mistakes.ts";

describe("a query in a file has no mistakes", () => {
  for (const query of [
    "diffusion models",
    'author:"Ada Example" -vision',
    '"mixture of experts" topic:reasoning year:2024-2025',
    "published:2019-05 has:code",
    "has:Note",
    "2510.12345",
    "https://arxiv.org/abs/2510.12345",
    '"graph:edge"',
    "GPT-4",
    "深度学习",
  ])
    test(query, () => assert.deepEqual(mistakesIn(query), []));
});

describe("a mistake in a query is told", () => {
  const MISTAKES: [query: string, told: RegExp][] = [
    ["autor:Example", /^there is no operator autor: .*did you mean author:\?$/],
    ["-Autor:Example", /^there is no operator autor: /],
    ["institution:MIT", /^there is no operator institution: .*the operators are author:, topic:, /],
    ["agents author:", /^author: stands without a value$/],
    ["year:twenty", /^"twenty" is no time: write year:2025 or year:2024-2025$/],
    ["published:May", /^"May" is no time: write published:2025/],
    ["has:video", /^has:video finds nothing: write has:code or has:note$/],
    ["", /^the query has no words and no operators/],
    ['"" - !', /^the query has no words and no operators/],
  ];
  for (const [query, told] of MISTAKES)
    test(query || "an empty one", () => {
      const [mistake, ...others] = mistakesIn(query);
      assert.match(mistake ?? "", told);
      assert.deepEqual(others, []);
    });
});

test("every mistake of a query is told", () =>
  assert.equal(mistakesIn("autor:Example has:video").length, 2));
