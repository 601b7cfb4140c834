/** What the search index holds, and that it is the same every time. */
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { unpackCatalogue } from "../../../src/search/format/catalogue.ts";
import { CATALOGUE } from "../../../src/search/format/names.ts";
import type { IndexFile } from "../../../src/search/write/index-file.ts";
import { buildIndex } from "../../../src/search/write/build-index.ts";
import { parseNoteText } from "../../../src/notes/parse.ts";
import type { Paper } from "../../../src/paper/schema.ts";
import { paperNamed, paperWithId } from "../../../src/search/query/by-id.ts";
import { rank } from "../../../src/search/query/rank.ts";
import type { Search } from "../../../src/search/query/search.ts";
import { aPaper } from "../../paper/sample.ts";
import { atSearchPage, openFrom, serving } from "../real-index.ts";
import { contentOf, topic } from "../sample.ts";

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

  test("has a text a paper, and knows what filters need, newest first", async () => {
    await archive.loadTopics();
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

  test("has the topics that have papers, by title; papers come newest first", async () => {
    const unused = topic("lion", "Lions");
    const { archive } = await open(
      await buildIndex(contentOf(content.papers, [unused, ...topics])),
    );
    assert.deepEqual(archive.catalogue.topics, [
      ["ant", "Ants"],
      ["zebra", "Zebras"],
    ]);
    assert.deepEqual(
      archive.papers.map(({ year }) => year.join()),
      ["2025", "2024", "2024", "2024", "2023"],
    );
  });

  test("finds a paper by its arXiv ids, and one that an address names by any id", async () => {
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
    for (const [id, own] of [
      ["2510.00009", "a-slug-12345678"],
      ["a-slug-12345678", "a-slug-12345678"],
      ["cs-0112017", "cs-0112017"],
      ["another-slug-12345678", undefined],
    ] as const)
      assert.equal((await paperWithId(archive, id))?.id, own, id);
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
      assert.match(file.path, /^[a-z]+\/[0-9a-f]{10}(?:\.pack|\/\d+\.pack|\/papers\.pack)$/);
      assert.equal(file.content[9], 255);
    }
  });

  test("has no file that the site doesn't use", () => {
    const odd = files.filter(
      ({ path }) =>
        !/^(?:search\.json|pagefind\.js|wasm\.en\.pagefind)$|\.(?:pack|pf_meta|pf_index)$/.test(
          path,
        ),
    );
    assert.deepEqual(odd, []);
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
  const idOf = async (paper: number) => (await search.archive.text(paper)).id;
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
