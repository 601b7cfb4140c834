/** What the search index holds, and that it is the same every time. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import type { Content } from "../../src/build/content.ts";
import { compileTopics, topicSchema } from "../../src/paper/topics.ts";
import { buildIndex } from "../../src/build/search-index.ts";
import { toRecord } from "../../src/build/search-record.ts";
import type { Paper, PaperInput } from "../../src/paper/schema.ts";
import type { Topic } from "../../src/paper/topics.ts";
import { aPaper } from "../paper/sample.ts";

describe("a paper's record", () => {
  /** Title and abstract as in a file, and as the words that a reader sees. */
  const SPANS: [
    name: string,
    fields: Partial<PaperInput>,
    title: string,
    abstract: string,
  ][] = [
    [
      "plain words",
      { title: "Two words", abstract: "We show it." },
      "Two words",
      "We show it.",
    ],
    [
      "math",
      { title: "Met$^2$Net", abstract: "An $O(n^2)$ bound." },
      "Met²Net",
      "An O(n²) bound.",
    ],
    [
      "paragraphs and double space",
      { title: "A  B", abstract: "One.\n\nTwo  three." },
      "A B",
      "One. Two three.",
    ],
    ["no abstract", { title: "Alone", abstract: "" }, "Alone", ""],
    [
      "signs between spaces",
      { title: "A — B : C", abstract: "x -- y + z" },
      "A — B : C",
      "x -- y + z",
    ],
    [
      "other scripts",
      { title: "機械 学習", abstract: "Łukasz naïve été" },
      "機械 学習",
      "Łukasz naïve été",
    ],
  ];
  for (const [name, fields, title, abstract] of SPANS)
    test(`says which words are the abstract's: ${name}`, () => {
      const { content, meta } = toRecord(
        aPaper({
          ...fields,
          authors: ["Ann Author"],
          keywords: ["keyword"],
          links: { arxiv: "https://arxiv.org/abs/2510.12345" },
        }),
      );
      const words = content.split(/\s+/);
      const [start = 0, end = 0] = (meta?.["span"] ?? "")
        .split("-")
        .map(Number);
      assert.equal(words.slice(0, start).join(" "), title);
      assert.equal(words.slice(start, end).join(" "), abstract);
      const rest = words.slice(end).join(" ");
      for (const hidden of ["Ann Author", "keyword", "2510.12345"])
        assert.ok(rest.includes(hidden), `found by ${hidden}`);
    });

  const PLAIN: [fields: Partial<PaperInput>, found: RegExp][] = [
    [{ title: "Étude of ﬁne-tuning" }, /Etude of fine-tuning/],
    // Letters that Unicode doesn't take apart, and Pagefind doesn't either.
    [{ title: "The Łódź corpus" }, /Lodz/],
    [{ authors: ["Łukasz Wzór"] }, /Lukasz/],
    [{ authors: ["Søren Ærø"] }, /Soren/],
  ];
  for (const [fields, found] of PLAIN)
    test(`is found by plain letters, too: ${JSON.stringify(fields)}`, () =>
      assert.match(toRecord(aPaper(fields)).content, found));

  test("is at an address without the base path, by the id as in URLs", () => {
    const { url, meta } = toRecord(aPaper({ id: "cs/0112017" }));
    assert.equal(url, "/papers/cs-0112017/");
    assert.equal(meta?.["id"], "cs-0112017");
  });

  const BYLINES: [fields: Partial<PaperInput>, byline: string][] = [
    [{ authors: ["Ann"] }, "Ann · listed 16 Oct 2025"],
    [{ authorCount: 3 }, "3 authors · listed 16 Oct 2025"],
    [{}, "listed 16 Oct 2025"],
  ];
  for (const [fields, byline] of BYLINES)
    test(`has a byline: ${byline}`, () =>
      assert.equal(toRecord(aPaper(fields)).meta?.["byline"], byline));
});

describe("the index", () => {
  const topics = [topic("zebra", "Zebras"), topic("ant", "Ants")];
  const papers = [
    aPaper({ id: "2301.00001", day: "2023-01-02", title: "A zebra" }),
    aPaper({ id: "2501.00001", day: "2025-01-02", title: "An ant, a zebra" }),
    aPaper({ id: "2401.00002", day: "2024-01-02", title: "Neither" }),
    aPaper({ id: "2401.00001", day: "2024-01-02", title: "An ant" }),
    aPaper({ id: "cs/0112017", day: "2024-12-31", title: "Old" }),
  ];
  const match = compileTopics(topics);
  const content: Content = {
    papers: byId(papers),
    topics,
    topicsOf: new Map(papers.map((paper) => [paper.id, match(paper)])),
    problems: [],
    warnings: [],
  };

  test("has a fragment a paper, and a table of them, newest first", async () => {
    const { table, papersOf } = await index(content);
    assert.deepEqual(papersOf(table), [
      ["2501.00001", "2025", ["ant", "zebra"]],
      ["cs-0112017", "2024", []],
      ["2401.00001", "2024", ["ant"]],
      ["2401.00002", "2024", []],
      ["2301.00001", "2023", ["zebra"]],
    ]);
  });

  test("has the topics that have papers, by title, and the years, newest first", async () => {
    const unused = topic("lion", "Lions");
    const { table } = await index({ ...content, topics: [unused, ...topics] });
    assert.deepEqual(table.topics, [
      ["ant", "Ants"],
      ["zebra", "Zebras"],
    ]);
    assert.deepEqual(table.years, ["2025", "2024", "2023"]);
  });

  test("has the same bytes every time", async () => {
    const [first, second] = [
      await buildIndex(content),
      await buildIndex(content),
    ];
    assert.deepEqual(sorted(second), sorted(first));
  });

  test("has no file that the site doesn't use", async () => {
    const files = await buildIndex(content);
    const odd = files.filter(({ path }) =>
      /ui|highlight|worker|unknown/.test(path),
    );
    assert.deepEqual(odd, []);
    for (const needed of ["pagefind.js", "papers.json", "pagefind-entry.json"])
      assert.ok(
        files.some(({ path }) => path === needed),
        needed,
      );
  });

  test("of no papers is an index still", async () => {
    const { table } = await index({
      papers: [],
      topics,
      topicsOf: new Map(),
      problems: [],
      warnings: [],
    });
    assert.deepEqual(table, { topics: [], years: [], papers: [] });
  });
});

// --- internal ---

const tableSchema = z.object({
  topics: z.array(z.tuple([z.string(), z.string()])),
  years: z.array(z.string()),
  papers: z.array(z.tuple([z.string(), z.number()], z.number())),
});
type Table = z.output<typeof tableSchema>;

const fragmentSchema = z.object({ meta: z.object({ id: z.string() }) });

async function index(content: Content) {
  const files = await buildIndex(content);
  const find = (name: string) => {
    const file = files.find(({ path }) => path === name);
    assert.ok(file, name);
    return Buffer.from(file.content);
  };
  const table = tableSchema.parse(JSON.parse(find("papers.json").toString()));
  /** The table with ids, years and slugs in place of names and places. */
  const papersOf = ({ papers, years, topics }: Table) =>
    papers.map(([fragment, year, ...places]) => {
      const bytes = gunzipSync(find(`fragment/${fragment}.pf_fragment`));
      const text = bytes.toString();
      const { meta } = fragmentSchema.parse(
        JSON.parse(text.slice(text.indexOf("{"))),
      );
      return [meta.id, years[year], places.map((at) => topics[at]?.[0])];
    });
  return { table, papersOf };
}

function topic(slug: string, title: string): Topic {
  return topicSchema.parse({ slug, title, blurb: "x", match: [slug] });
}

function byId(papers: Paper[]): Paper[] {
  return papers.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function sorted(files: Awaited<ReturnType<typeof buildIndex>>): string[] {
  return files
    .map(
      ({ path, content }) => `${path} ${Buffer.from(content).toString("hex")}`,
    )
    .sort();
}
