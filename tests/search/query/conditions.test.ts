import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { meetConditions, typedValue } from "../../../src/search/query/conditions.ts";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import { archiveOf, topic } from "../sample.ts";

const open = () =>
  archiveOf(
    [
      {
        id: "a",
        published: "2019-05-03",
        title: "Agents",
        authors: ["Wei Zhang", "Ada Li"],
        links: { code: "https://example.org" },
      },
      {
        id: "b",
        title: "Language agents",
        published: "2019",
        authors: ["Zhang Wei"],
        day: "2024-01-01",
      },
      {
        id: "c",
        published: "1687-07",
        title: "Vision-language",
        authors: ["Wei Li", "Bo Zhang"],
        day: "2023-01-01",
      },
      { id: "d", title: "Nothing", authors: ["Łukasz de la Wzór"], day: "2022-01-01" },
    ],
    { topics: [topic("ai-agents", "AI Agents", "agents")], notes: { b: "Read it." } },
  );

/** Ids of the papers that meet the operators of a query; every phrase is in the first paper. */
const meeting = async (query: string) => {
  const { archive, ids } = await open();
  const { conditions } = parseQuery(query);
  const met = await meetConditions(archive, conditions, async () => [0]);
  return met && ids.filter((_, at) => met.has(at)).join(" ");
};

describe("operators choose papers", () => {
  const CASES: [query: string, papers: string | undefined][] = [
    ["words alone", undefined],
    ["author:zhang", "a b c"],
    // One author of that name, in either order; not one of each.
    ['author:"wei zhang"', "a b"],
    ['author:"zhang wei"', "a b"],
    ['author:"Lukasz Wzor"', "d"],
    ['author:"de la Wzór"', "d"],
    ["author:agents", ""],
    ["-author:zhang", "d"],
    ["-language", "a d"],
    ["-vision-language", "a b d"],
    ["-nowhere", "a b c d"],
    ['"a b"', "a"],
    ['-"a b"', "b c d"],
    // No paper has all of its words: Pagefind isn't asked.
    ['"agents nowhere"', ""],
    // Pagefind has no names.
    ['"Łukasz de la Wzór"', "a d"],
    ["-topic:ai-agents", "c d"],
    ["-has:code", "b c d"],
    ["-has:note", "a c d"],
    ["-year:2024", "a c d"],
    ["-year:2023-2024", "a d"],
    ["-has:Code", "b c d"],
    ["published:2019", "a b"],
    ["published:2019-05", "a"],
    ["published:2019-05-03", "a"],
    ["published:1687", "c"],
    ["published:-2000", "c"],
    ["published:1600-2018", "c"],
    ["published:2019-01..2019-06", "a"],
    // A paper without a date is published at no known time.
    ["-published:2019", "c d"],
    ["published:soon", ""],
    // A filter with a control of its own.
    ["topic:ai-agents", undefined],
    ["author:zhang -language", "a"],
  ];
  for (const [query, papers] of CASES)
    test(`${query}: ${papers ?? "no condition"}`, async () =>
      assert.equal(await meeting(query), papers));
});

test("the dates are loaded where a query asks for them alone", async () => {
  const { archive, loaded } = await open();
  const load = async (query: string) => {
    await meetConditions(archive, parseQuery(query).conditions, async () => []);
    return loaded.filter((file) => file.startsWith("dates/")).length;
  };
  assert.equal(await load("author:zhang -language published:soon"), 0);
  assert.equal(await load("published:2019 published:2020"), 1);
  assert.equal(await load("published:2018"), 1);
});

describe("a topic is named by", () => {
  for (const name of ["ai-agents", "AI Agents", "aiagents", "Ai agents"])
    test(name, async () =>
      assert.equal(typedValue((await open()).archive, "topic", name), "ai-agents"),
    );
  test("itself, where there is none", async () =>
    assert.equal(typedValue((await open()).archive, "topic", "wasps"), "wasps"));
});
