/** What readers type, over a whole index: operators, filters, slips, spellings, ids, nonsense. */
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { DAYS, ODD, ODD_PAPERS } from "../../e2e/fixture.ts";
import type { Search } from "../../../src/search/query/search.ts";
import type { SearchState } from "../../../src/search/query/url-state.ts";
import {
  ask,
  atSearchPage,
  bundledIndex,
  emptyIndex,
  openFrom,
  serving,
  yearsIndex,
  type Serve,
} from "../real-index.ts";

/** All papers of the made-up content, and those of them with a note. */
const ALL = DAYS.reduce((sum, [, papers]) => sum + papers, ODD);
const NOTED = 4;
const EPOCH = "one-epoch-is-all-you-need-cffed81d";
const LONG = ODD_PAPERS.long.id;

/** The bundled papers, and made-up ones of three years. */
let bundled: Search;
let years: Search;
let serveBundled: Serve;

atSearchPage();
before(async () => {
  serveBundled = serving(await bundledIndex());
  bundled = await openFrom(serveBundled);
  years = await openFrom(serving(await yearsIndex()));
});

const totalOf = async (fields: string | Partial<SearchState>) =>
  (await ask(years, fields)).results.total;
const daysOf = (ids: readonly string[]) => ids.map((id) => id.slice(0, 4));

describe("operators choose papers", () => {
  const COUNTS: [query: string, papers: number][] = [
    ["harbour", ALL],
    ["harbour topic:tides", 21],
    ["harbour year:2024", 35],
    ["harbour year:2023-2024", 48],
    ["harbour year:2024-", 117],
    ["harbour topic:tides year:2024", 12],
    ['harbour topic:"Tides" year:2024', 12],
    ["harbour -robot", 65],
    ["harbour has:code", 1],
    ["harbour has:note", NOTED],
    ["harbour has:code has:note", 1],
    ["harbour -has:note", ALL - NOTED],
    ['harbour author:"Łukasz Wzór"', ALL - ODD],
    ['harbour author:"wzor lukasz"', ALL - ODD],
    ['harbour author:"Ada Wzór"', 0],
    ["author:example", ALL - ODD],
    ["year:2023", 13],
    ["topic:robots", 65],
    ["harbour published:2024", 35],
    ["harbour published:2024-12 year:2024", 20],
    ["harbour published:2024-12-31..2025", 97],
    ["harbour -published:2024", ALL - 35],
    ["harbour published:soon", 0],
    ["harbour topic:", ALL],
    ["harbour year:soon", 0],
    ["harbour topic:no-such-topic", 0],
  ];
  for (const [query, papers] of COUNTS)
    test(`${query}: ${papers} papers`, async () => assert.equal(await totalOf(query), papers));

  test("a range of years is an option that can be taken away", async () => {
    const { results } = await ask(years, "harbour year:2023-2024");
    assert.equal(results.options.year.find(({ value }) => value === "2023-2024")?.count, 48);
  });
});

describe("a phrase in quotes", () => {
  test("is found as it stands, and allows no near matches", async () => {
    const apart = await ask(bundled, "training efficient");
    const { results, first } = await ask(bundled, '"efficient training"');
    assert.ok(first.length > 0 && first.length < apart.results.total);
    assert.equal(results.relaxed, 0);
    for (const { words } of first) assert.match(words.join(" "), /efficient (?:pre-)?train/i);
  });

  test("may have the commonest words in it", async () =>
    assert.deepEqual((await ask(bundled, '"one epoch is all you need"')).ids, [EPOCH]));

  test("may be left out", async () => {
    const all = await ask(bundled, "machine unlearning");
    const rest = await ask(bundled, 'machine unlearning -"machine unlearning"');
    assert.ok(rest.results.total < all.results.total);
    assert.ok(all.ids.some((id) => !rest.ids.includes(id)));
  });
});

describe("papers that lack words", () => {
  test("follow when they are asked for where enough papers have every word", async () => {
    const { results, ids } = await ask(bundled, "efficient training");
    assert.ok(results.total >= 10 && results.relaxed === 0);
    const others = await results.others?.();
    assert.ok(others && others.relaxed > 0);
    assert.equal(others.total, results.total);
    assert.equal(others.others, undefined);
    const all = (await others.load(0, 1000)).map(({ id }) => id);
    assert.deepEqual(all.slice(0, ids.length), ids);
    assert.equal(new Set(all).size, results.total + others.relaxed);
  });

  const NONE = ["", '"efficient training"', "has:code", "barlow twins overfitting"];
  for (const query of NONE)
    test(`are not there to ask for: ${query}`, async () =>
      assert.equal((await ask(bundled, query)).results.others, undefined));
});

describe("filters", () => {
  for (const filter of ["topic", "year"] as const)
    test(`give the count that they promise, and go on promising the others: ${filter}`, async () => {
      const optionsOf = async (state: Partial<SearchState>) => {
        const { options } = (await ask(years, { query: "harbour", ...state })).results;
        return options[filter];
      };
      const promised = await optionsOf({});
      assert.ok(promised.length > 1);
      for (const { value, count } of promised) {
        assert.equal(await totalOf({ query: "harbour", [filter]: [value] }), count, value);
        assert.deepEqual(await optionsOf({ [filter]: [value] }), promised);
      }
    });

  test("count what is left by the other one", async () => {
    const { options } = (await ask(years, { query: "harbour", year: ["2023"] })).results;
    assert.deepEqual(
      options.topic.map(({ label, count }) => [label, count]),
      [["Tides", 5]],
    );
    const both = await ask(years, { query: "harbour", year: ["2023"], topic: ["tides"] });
    assert.deepEqual(
      both.results.options.year.map(({ value, count }) => [value, count]),
      [
        ["2025", 4],
        ["2024", 12],
        ["2023", 5],
      ],
    );
  });

  test("offer what papers have", async () =>
    assert.deepEqual(
      (await ask(years, "harbour")).results.options.has.map(({ label, count }) => [label, count]),
      [
        ["Code", 1],
        ["A note", NOTED],
      ],
    ));

  test("from an address stand together", async () => {
    const { results, ids } = await ask(years, {
      query: "harbour",
      topic: ["tides"],
      year: ["2024"],
    });
    assert.equal(results.total, 12);
    for (const id of ids) assert.match(id, /^24/);
  });

  const UNKNOWN: Partial<SearchState>[] = [
    { topic: ["no-such-topic"] },
    { year: ["1850"] },
    { topic: ["silence"] },
    { topic: ['"><img src=x onerror=alert(1)>'] },
  ];
  for (const filters of UNKNOWN)
    test(`find nothing when unknown, and are shown as chosen: ${JSON.stringify(filters)}`, async () => {
      const { results } = await ask(years, { query: "harbour", ...filters });
      assert.equal(results.total + results.relaxed, 0);
      const [chosen] = Object.values(filters).flat();
      assert.ok(
        Object.values(results.options)
          .flat()
          .some(({ value }) => value === chosen),
      );
    });
});

describe("the order", () => {
  test("newest first", async () => {
    const { ids } = await ask(years, { query: "wind", sort: "newest" });
    assert.deepEqual(daysOf(ids), daysOf(ids).toSorted().reverse());
    assert.ok(new Set(daysOf(ids)).size > 1, "of more than one month");
  });

  test("most upvotes first, and those without a count newest first", async () => {
    const { ids } = await ask(years, { query: "harbour", sort: "upvotes" });
    assert.equal(ids[0], LONG);
    assert.deepEqual(daysOf(ids.slice(1)), daysOf(ids.slice(1)).toSorted().reverse());
  });

  test("holds for papers with some of the words, too", async () => {
    const { results, ids } = await ask(years, {
      query: "a lantern beside the meadow that no robot has ever seen anywhere",
      sort: "newest",
    });
    assert.ok(results.relaxed > 0);
    assert.deepEqual(daysOf(ids), daysOf(ids).toSorted().reverse());
  });

  test("is the same in a fresh search and after other searches", async () => {
    const queries = ["machine unlearning", "model merging", "video", "training"];
    const fresh = new Map<string, string[]>();
    for (const query of queries)
      fresh.set(query, (await ask(await openFrom(serveBundled), query)).ids);
    for (const query of [...queries, ...queries.toReversed()])
      assert.deepEqual((await ask(bundled, query)).ids, fresh.get(query), query);
  });
});

describe("a sentence", () => {
  const SENTENCE =
    "Which paper finds that a larger dataset seen for one epoch beats training for many, with the model size adjusted?";

  test("finds the paper that it describes among those with some of its words, and marks them", async () => {
    const { results, first, ids } = await ask(bundled, SENTENCE);
    assert.equal(ids[0], EPOCH);
    assert.deepEqual([results.total, results.relaxed > 0], [0, true]);
    const marked = first[0]?.words.filter((_, at) => first[0]?.marked.has(at)).join(" ") ?? "";
    assert.match(marked, /larger dataset/i);
  });

  test("puts papers with every word first", async () => {
    const { results, ids } = await ask(bundled, "barlow twins overfitting");
    assert.deepEqual([results.total, results.relaxed > 0], [1, true]);
    assert.match(ids[0] ?? "", /^guarding-barlow-twins/);
    assert.match(ids[1] ?? "", /^barlow-twins-self-supervised/);
  });
});

describe("a slip of the finger", () => {
  test("is corrected where no paper has the word, and marked as the word that was meant", async () => {
    const right = await ask(bundled, "barlow twins redundancy");
    const { ids, results, first } = await ask(bundled, "barlow twins redundnacy");
    assert.deepEqual(ids, right.ids);
    assert.deepEqual(results.corrected, [{ word: "redundnacy", by: "redundancy" }]);
    assert.deepEqual(first[0]?.marked, right.first[0]?.marked);
    assert.deepEqual(right.results.corrected, []);
  });

  test("asks back where a paper has the word", async () => {
    // As a bundled abstract has it.
    const { results } = await ask(bundled, "avaiable models");
    assert.deepEqual(results.suggested, [{ word: "avaiable", by: "available" }]);
    assert.equal(results.total, 1);
  });
});

describe("other spellings", () => {
  const SAME: [one: string, other: string][] = [
    ["distillation models", "distillation model"],
    ["BARLOW twins", "barlow twin"],
    ["pretraining", "pre-training"],
    ["fine tuning", "fine-tuning"],
    ["olmo", "OLMO"],
  ];
  for (const [one, other] of SAME)
    test(`${one} finds what ${other} finds first`, async () => {
      const [first] = (await ask(bundled, one)).ids;
      assert.ok(first !== undefined);
      assert.equal((await ask(bundled, other)).ids[0], first);
    });

  for (const query of ["Łukasz Wzór", "Lukasz Wzor", "wzór łukasz", "WZOR LUKASZ"])
    test(`${query} finds the author's papers, and marks the name`, async () => {
      const { results, first } = await ask(years, query);
      assert.equal(results.total, ALL - ODD);
      const { byline = [], markedInByline } = first[0] ?? {};
      assert.equal(byline.filter((_, at) => markedInByline?.has(at)).join(" "), "Łukasz Wzór");
    });

  for (const query of ["łukasz", "lukasz"])
    test(`${query}: a first name alone, too`, async () =>
      assert.equal(await totalOf(query), ALL - ODD));

  test("an author who stands behind “and more” is named", async () => {
    const { ids, first } = await ask(years, "author:author77");
    assert.deepEqual(ids, [LONG]);
    assert.equal(first[0]?.why, "Author: Author77 Name");
  });
});

describe("an id or an address leads to its paper alone", () => {
  const QUERIES: [query: string, id: string][] = [
    ["2503.00002", LONG],
    ["2503.00002v3", LONG],
    ["arXiv:2503.00002", LONG],
    ["https://arxiv.org/abs/2503.00002", LONG],
    ["https://arxiv.org/pdf/2503.00002v1.pdf", LONG],
    ["arxiv.org/abs/2503.00002", LONG],
    ["https://huggingface.co/papers/2503.00002", LONG],
    ["https://doi.org/10.48550/arXiv.2503.00002", LONG],
    ["cs/0112017", "cs-0112017"],
    ["cs-0112017", "cs-0112017"],
  ];
  for (const [query, id] of QUERIES)
    test(query, async () => assert.deepEqual((await ask(years, query)).ids, [id]));

  test("of a paper that isn't here finds nothing", async () =>
    assert.deepEqual((await ask(years, "2503.99999")).ids, []));

  test("words lead to a paper with an old id, too", async () =>
    assert.equal((await ask(years, "before 2007")).ids[0], "cs-0112017"));
});

describe("what is hardly a query has an answer", () => {
  /** Nothing is found; or it doesn't matter what. */
  const CASES: [query: string, isEmpty?: boolean][] = [
    ["a"],
    ["the of and"],
    ["what is the"],
    ["-", true],
    ["-the"],
    ['""', true],
    ['"unbalanced quote'],
    ["topic:", true],
    ["topic:nowhere", true],
    ["author:", true],
    ["year:", true],
    ["has:everything"],
    ["学习 大模型", true],
    ["نموذج لغوي", true],
    ["$\\alpha$-divergence"],
    ["?!", true],
    ["training ".repeat(550).trim(), false],
    ["word ".repeat(1_000).trim()],
    ["z".repeat(5_000), true],
    ["qwertzuiopasdf", true],
    ["<script>alert(1)</script>"],
    ['"><img src=x onerror=alert(1)>'],
    ["<svg/onload=alert(1)>"],
    ['"', true],
    ["'", true],
    ["%00"],
    ["\u0000", true],
    ["%E0%A4%A"],
    ["${7*7} {{7*7}}"],
    ["javascript:alert(1)"],
    ["../../../etc/passwd"],
    ["__proto__"],
    ["constructor"],
    ["*", true],
    ["\\", true],
    ["機械学習 の 忘却", true],
    ["машинное обучение", true],
    ["تعلم الآلة", true],
    ["🙂", true],
    ["\uD800", true],
  ];
  for (const [query, isEmpty] of CASES)
    test(JSON.stringify(query.slice(0, 30)), async () => {
      const { results, ids, status } = await ask(bundled, query);
      const count = results.total + results.relaxed;
      assert.equal(ids.length, Math.min(count, 10));
      if (isEmpty !== undefined) assert.equal(count === 0, isEmpty, status);
      if (results.total === 0) assert.ok(status.startsWith(`No papers match “${query}”`), status);
    });
});

test("an index of no papers finds none", async () => {
  const empty = await openFrom(serving(await emptyIndex()));
  for (const query of ["anything", '"a phrase"', "year:2025", "2510.12345"])
    assert.deepEqual((await ask(empty, query)).ids, [], query);
});

test("a paper whose title is markup is text", async () => {
  const { ids, first } = await ask(years, "quotes");
  assert.deepEqual(ids, [ODD_PAPERS.markup.id]);
  const { words = [], span = [0, 0] } = first[0] ?? {};
  assert.equal(words.slice(0, span[0]).join(" "), ODD_PAPERS.markup.title);
});
