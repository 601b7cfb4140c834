/** What the search index holds, and that it is the same every time. */
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { unpackCatalogue } from "../../../src/search/format/catalogue.ts";
import { CATALOGUE } from "../../../src/search/format/names.ts";
import type { IndexFile } from "../../../src/search/write/files.ts";
import { buildIndex } from "../../../src/search/write/build-index.ts";
import { toRecord } from "../../../src/search/write/record.ts";
import { parseNoteText } from "../../../src/notes/parse.ts";
import type { Paper, PaperInput } from "../../../src/paper/schema.ts";
import { paperNamed } from "../../../src/search/query/by-id.ts";
import { rank } from "../../../src/search/query/rank.ts";
import type { Search } from "../../../src/search/query/search.ts";
import { aPaper } from "../../paper/sample.ts";
import { atSearchPage, openFrom, serving } from "../real-index.ts";
import { contentOf, topic } from "../sample.ts";

describe("a paper's record", () => {
  /** Title and abstract as in a file, and as the words that a reader sees. */
  const SPANS: [name: string, fields: Partial<PaperInput>, title: string, abstract: string][] = [
    ["plain words", { title: "Two words", abstract: "We show it." }, "Two words", "We show it."],
    ["math", { title: "Met$^2$Net", abstract: "An $O(n^2)$ bound." }, "Met²Net", "An O(n²) bound."],
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
      "x – y + z",
    ],
    [
      "other scripts",
      { title: "機械 学習", abstract: "Łukasz naïve été" },
      "機械 学習",
      "Łukasz naïve été",
    ],
  ];
  for (const [name, fields, title, abstract] of SPANS)
    test(`says where title, abstract, authors and keywords end: ${name}`, () => {
      const { content, meta } = toRecord(
        aPaper({
          ...fields,
          authors: ["Ann Author", "Bo Other"],
          keywords: ["keyword"],
          categories: ["cs.LG"],
          links: { arxiv: "https://arxiv.org/abs/2510.12345" },
        }),
      );
      const words = content.split(/\s+/);
      const ends = (meta?.["span"] ?? "").split("-").map(Number);
      const parts = [0, ...ends].map((start, at) => words.slice(start, ends[at]).join(" "));
      const texts = [title, abstract, "Ann Author, Bo Other", "keyword, cs.LG"];
      assert.deepEqual(parts.slice(0, 4), texts);
      assert.ok(parts[4]?.includes("2510.12345"), parts[4]);
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
    aPaper({
      id: "2501.00001",
      day: "2025-01-02",
      title: "An ant, a zebra",
      upvotes: 7,
      links: { code: "https://example.org" },
    }),
    aPaper({ id: "2401.00002", day: "2024-01-02", title: "Neither" }),
    aPaper({ id: "2401.00001", day: "2024-01-02", title: "An ant" }),
    aPaper({ id: "cs/0112017", day: "2024-12-31", title: "Old" }),
  ];
  const { tree } = parseNoteText("Read it for the *lighthouse*.");
  assert.ok(tree);
  const content = { ...contentOf(byId(papers), topics), notes: [{ paper: "cs-0112017", tree }] };

  atSearchPage();
  let files: IndexFile[];
  let archive: Search["archive"];
  let idOf: (paper: number) => Promise<string>;
  before(async () => {
    files = await buildIndex(content);
    ({ archive, idOf } = await open(files));
  });

  test("finds a paper by the words of a note on it", async () => {
    const [found] = (await rank(archive, ["lighthouse"])).exact;
    assert.ok(found);
    assert.equal(await idOf(found.paper), "cs-0112017");
  });

  test("has a fragment a paper, and knows what filters need, newest first", async () => {
    const facts = await Promise.all(
      archive.papers.map(async ({ year, topic: slugs, has, upvotes }, at) => [
        await idOf(at),
        year,
        slugs,
        has,
        upvotes,
      ]),
    );
    assert.deepEqual(facts, [
      ["2501.00001", ["2025"], ["ant", "zebra"], ["code"], 7],
      ["cs-0112017", ["2024"], [], ["note"], undefined],
      ["2401.00001", ["2024"], ["ant"], [], undefined],
      ["2401.00002", ["2024"], [], [], undefined],
      ["2301.00001", ["2023"], ["zebra"], [], undefined],
    ]);
  });

  test("has the topics that have papers, by title, and the years, newest first", async () => {
    const unused = topic("lion", "Lions");
    const { archive } = await open(
      await buildIndex(contentOf(content.papers, [unused, ...topics])),
    );
    assert.deepEqual(archive.catalogue.topics, [
      ["ant", "Ants"],
      ["zebra", "Zebras"],
    ]);
    assert.deepEqual(archive.catalogue.segments[0]?.years, [
      ["2025", 1],
      ["2024", 3],
      ["2023", 1],
    ]);
  });

  test("finds a paper by its arXiv ids", async () => {
    const { archive, idOf } = await open(
      await buildIndex(
        contentOf([
          aPaper({ id: "cs/0112017" }),
          aPaper({ id: "a-slug-12345678", aliases: ["2510.00009"] }),
        ]),
      ),
    );
    for (const [query, id] of [
      ["cs/0112017", "cs-0112017"],
      ["cs-0112017", "cs-0112017"],
      ["https://arxiv.org/abs/2510.00009v2", "a-slug-12345678"],
      ["arxiv.org/pdf/2510.00009", "a-slug-12345678"],
      ["https://example.org/digest/papers/2510.00009/", "a-slug-12345678"],
    ] as const) {
      const [paper] = (await paperNamed(archive, query)) ?? [];
      assert.ok(paper, query);
      assert.equal(await idOf(paper.paper), id, query);
    }
    assert.deepEqual(await paperNamed(archive, "2510.99999"), []);
    assert.equal(await paperNamed(archive, "a word"), undefined);
  });

  test("has the same bytes every time, and a tag that changes with them", async () => {
    assert.deepEqual(sorted(await buildIndex(content)), sorted(files));
    const other = await buildIndex(contentOf(content.papers.slice(1), topics));
    assert.notEqual(tagOf(other), tagOf(files));
  });

  test("names a file of ours after its bytes, and no operating system in it", () => {
    const packs = files.filter((file) => file.path.endsWith(".pack"));
    assert.ok(packs.length >= 3, packs.map((file) => file.path).join());
    for (const file of packs) {
      assert.match(file.path, /^[a-z]+\/[0-9a-f]{10}\.pack$/);
      assert.equal(file.content[9], 255);
    }
  });

  test("has no file that the site doesn't use", () => {
    const odd = files.filter(({ path }) => /ui|highlight|worker|unknown/.test(path));
    assert.deepEqual(odd, []);
    for (const needed of ["pagefind.js", "search.json", "pagefind-entry.json"])
      assert.ok(
        files.some(({ path }) => path === needed),
        needed,
      );
  });

  test("of no papers is an index still", async () => {
    const { archive } = await open(await buildIndex(contentOf([], topics)));
    assert.deepEqual(archive.papers, []);
    assert.deepEqual(archive.catalogue.topics, []);
    assert.deepEqual((await rank(archive, ["anything"])).exact, []);
  });
});

// --- internal ---

/** The index as a browser has it, and a way from a paper's number to its id. */
async function open(files: readonly IndexFile[]) {
  const search = await openFrom(serving(new Map(files.map((file) => [file.path, file.content]))));
  const idOf = async (paper: number) => (await search.text(paper)).id;
  return { archive: search.archive, idOf };
}

function tagOf(files: IndexFile[]): string {
  const file = files.find(({ path }) => path === CATALOGUE);
  assert.ok(file);
  return unpackCatalogue(file.content).tag;
}

function byId(papers: Paper[]): Paper[] {
  return papers.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function sorted(files: IndexFile[]): string[] {
  return files.map(({ path, content }) => `${path} ${Buffer.from(content).toString("hex")}`).sort();
}
