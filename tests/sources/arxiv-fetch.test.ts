import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test } from "node:test";
import { ingest } from "../../src/ingest/ingest.ts";
import { fetchArxiv } from "../../src/sources/arxiv-fetch.ts";
import { parseArxiv } from "../../src/sources/arxiv-parse.ts";
import { arxiv } from "../../src/sources/arxiv.ts";
import type { GetOptions, Http } from "../../src/sources/http.ts";
import { OptionError, SourceError, type FetchOptions } from "../../src/sources/source.ts";
import { temporaryFolder } from "../folders.ts";
import { finish, fixture, sharedFiles } from "./items.ts";

const EMPTY = await fixture("arxiv/empty.xml");
const ERROR = await fixture("arxiv/error.xml");
const RSS = await fixture("arxiv/announcements.rss.xml");

const NOTHING: FetchOptions = {
  date: undefined,
  since: undefined,
  until: undefined,
  ids: [],
  categories: [],
  limit: undefined,
  endpoint: undefined,
  newest: undefined,
  today: "2025-10-17",
};

/** An answer of the API with papers of these numbers. */
function page(numbers: readonly number[], total: number): string {
  const entries = numbers.map(
    (n) =>
      `<entry><id>http://arxiv.org/abs/${idOf(n)}v1</id><title>Paper ${n}</title><summary>It works.</summary><published>2025-10-16T10:00:00Z</published></entry>`,
  );
  return EMPTY.replace("<opensearch:totalResults>0", `<opensearch:totalResults>${total}`).replace(
    "</feed>",
    `${entries.join("")}</feed>`,
  );
}

function idOf(n: number): string {
  return `2510.${String(n).padStart(5, "0")}`;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** Answers by a script and records what was asked. */
class ScriptedHttp implements Http {
  readonly urls: URL[] = [];
  readonly options: GetOptions[] = [];
  readonly #answer: (url: URL, turn: number) => string;

  constructor(answer: (url: URL, turn: number) => string) {
    this.#answer = answer;
  }

  async get(url: URL, options: GetOptions): Promise<string> {
    this.urls.push(new URL(url));
    this.options.push(options);
    return this.#answer(url, this.urls.length);
  }

  /** A parameter of each request. */
  asked(name: string): (string | null)[] {
    return this.urls.map((url) => url.searchParams.get(name));
  }
}

/** Fetches all: the ids of the papers in their order, and the errors' words. */
async function fetchAll(request: Partial<FetchOptions>, http: Http) {
  const ids: string[] = [];
  const errors: string[] = [];
  for await (const answer of fetchArxiv({ ...NOTHING, ...request }, http)) {
    if (answer instanceof SourceError) errors.push(answer.message);
    else ids.push(...finish(parseArxiv(answer.text, answer.options)).papers.map(({ id }) => id));
  }
  return { ids, errors };
}

const DAYS = { categories: ["cs.CL"], since: "2025-10-01", until: "2025-10-16" };

describe("--ids", () => {
  test("are asked for a hundred at a time, each once", async () => {
    const numbers = range(1, 251);
    const http = new ScriptedHttp((url) => {
      const asked = url.searchParams.get("id_list")?.split(",") ?? [];
      return page(
        asked.map((id) => Number(id.slice(5))),
        asked.length,
      );
    });
    const wanted = numbers.map(idOf);
    const { ids, errors } = await fetchAll({ ids: [...wanted, idOf(1)] }, http);
    assert.deepEqual([ids, errors], [wanted, []]);
    const found = http.asked("id_list").map((list) => list?.split(",").length);
    assert.deepEqual(found, [100, 100, 50]);
    assert.deepEqual(http.asked("max_results"), ["100", "100", "100"]);
    assert.equal(http.urls[0]?.origin, "https://export.arxiv.org");
  });

  test("that arXiv doesn't know are named, the others are taken", async () => {
    const http = new ScriptedHttp(() => page([1], 1));
    const { ids, errors } = await fetchAll({ ids: [idOf(1), "0000.00000"] }, http);
    assert.deepEqual(ids, [idOf(1)]);
    assert.match(errors.join(), /arXiv has no paper 0000\.00000\. Check --ids/);
  });

  test("--limit asks for no more", async () => {
    const http = new ScriptedHttp(() => page([1, 2], 2));
    await fetchAll({ ids: range(1, 300).map(idOf), limit: 2 }, http);
    assert.deepEqual(http.asked("id_list"), [`${idOf(1)},${idOf(2)}`]);
  });

  test("a request that fails comes in its place, and the next one is made", async () => {
    const http = new ScriptedHttp((_, turn) => {
      if (turn === 1) throw new SourceError("the server answered 503");
      return page(range(101, 151), 50);
    });
    const { ids, errors } = await fetchAll({ ids: range(1, 151).map(idOf) }, http);
    assert.deepEqual(errors, ["the server answered 503"]);
    assert.deepEqual(ids, range(101, 151).map(idOf));
  });

  test("arXiv's error is handed on", async () => {
    const { errors } = await fetchAll({ ids: [idOf(1)] }, new ScriptedHttp(() => ERROR));
    assert.match(errors.join(), /start must be an integer/);
  });
});

describe("--category with days", () => {
  const queries: [request: Partial<FetchOptions>, query: string][] = [
    [DAYS, "cat:cs.CL AND 20251001 20251016"],
    [{ ...DAYS, categories: ["cs.CL", "cs.LG"] }, "(cat:cs.CL OR cat:cs.LG) AND 20251001 20251016"],
    [{ ...DAYS, categories: ["math"] }, "(cat:math OR cat:math.*) AND 20251001 20251016"],
    [{ ...DAYS, since: undefined, newest: "2025-10-10" }, "cat:cs.CL AND 20251010 20251016"],
    [{ ...DAYS, since: undefined, newest: "2025-11-10" }, "cat:cs.CL AND 20251016 20251016"],
    [{ ...DAYS, until: undefined }, "cat:cs.CL AND 20251001 20251017"],
    [{ categories: ["cs.CL"], date: "2025-10-16" }, "cat:cs.CL AND 20251016 20251016"],
  ];
  for (const [request, words] of queries)
    test(`asks for ${words}`, async () => {
      const query = words.replace(/(\d+) (\d+)$/, "submittedDate:[$10000 TO $22359]");
      const http = new ScriptedHttp(() => EMPTY);
      assert.deepEqual(await fetchAll(request, http), { ids: [], errors: [] });
      assert.deepEqual(http.asked("search_query"), [query]);
      assert.deepEqual(http.asked("sortBy"), ["submittedDate"]);
      assert.deepEqual(http.asked("sortOrder"), ["ascending"]);
    });

  type Walk = [name: string, page: (start: number, turn: number) => string, starts: number[]];
  const upTo = (start: number, size: number, total: number) =>
    page(range(start, Math.min(start + size, total)), total);
  const walks: Walk[] = [
    ["page by page until the total", (start) => upTo(start, 100, 250), [0, 100, 200]],
    ["pages that come short", (start) => upTo(start, 90, 250), [0, 90, 180]],
    ["pages that overlap", (start) => upTo(Math.max(0, start - 20), 100, 250), [0, 100, 200]],
    [
      "an empty page, asked for once more",
      (start, turn) => (turn === 2 ? page([], 250) : upTo(start, 100, 250)),
      [0, 100, 100, 200],
    ],
  ];
  for (const [name, answer, starts] of walks)
    test(`brings all papers: ${name}`, async () => {
      const http = new ScriptedHttp((url, turn) =>
        answer(Number(url.searchParams.get("start")), turn),
      );
      const { ids, errors } = await fetchAll(DAYS, http);
      assert.deepEqual([[...new Set(ids)], errors], [range(0, 250).map(idOf), []]);
      assert.deepEqual(http.asked("start").map(Number), starts);
      assert.ok(http.options.every(({ spacing }) => spacing === 3000));
    });

  const endless: [name: string, answer: string][] = [
    ["an empty page, twice,", page([], 120)],
    ["the same page again and again", page(range(0, 100), 100_000)],
  ];
  for (const [name, answer] of endless)
    test(`${name} is an error, and what came before is kept`, async () => {
      const http = new ScriptedHttp((_, turn) => (turn === 1 ? page(range(0, 100), 120) : answer));
      const { ids, errors } = await fetchAll(DAYS, http);
      assert.equal(ids.length, 100);
      assert.equal(http.urls.length, 3);
      assert.match(
        errors.join(),
        /no further papers, twice, after 100 of \d+\. What came before was/,
      );
    });

  test("a total that shrinks on the way ends it", async () => {
    const http = new ScriptedHttp((_, turn) =>
      page(range(turn * 100, turn * 100 + 100), turn === 1 ? 300 : 200),
    );
    assert.equal((await fetchAll(DAYS, http)).ids.length, 200);
  });

  test("--limit stops early", async () => {
    const http = new ScriptedHttp((_, turn) => page(range(turn * 100, turn * 100 + 100), 100_000));
    await fetchAll({ ...DAYS, limit: 150 }, http);
    assert.equal(http.urls.length, 2);
  });

  test("a page that fails ends it with its error: the next would leave a gap", async () => {
    const http = new ScriptedHttp((_, turn) => {
      if (turn === 2) throw new SourceError("the server answered 503");
      return page(range(0, 100), 300);
    });
    const { ids, errors } = await fetchAll(DAYS, http);
    assert.deepEqual([ids.length, errors], [100, ["the server answered 503"]]);
  });

  test("a defect of the program isn't taken for an error of the source", async () => {
    const http = new ScriptedHttp(() => {
      throw new TypeError("a defect");
    });
    await assert.rejects(fetchAll(DAYS, http), TypeError);
    await assert.rejects(fetchAll({ categories: ["cs.CL"] }, http), TypeError);
  });

  test("--date is the papers' listing day", async () => {
    const answers = fetchArxiv(
      { ...NOTHING, categories: ["cs.CL"], date: "2025-10-16" },
      new ScriptedHttp(() => EMPTY),
    );
    for await (const answer of answers)
      assert.equal(answer instanceof SourceError ? "" : answer.options.date, "2025-10-16");
  });
});

describe("--category alone", () => {
  test("reads the announcements of all of them in one request", async () => {
    const http = new ScriptedHttp(() => RSS);
    const { ids } = await fetchAll({ categories: ["cs.CL", "cs.LG"] }, http);
    assert.deepEqual(http.urls.map(String), ["https://rss.arxiv.org/rss/cs.CL+cs.LG"]);
    assert.equal(http.options[0]?.spacing, 3000);
    assert.equal(ids.length, 4);
  });

  test("a feed that fails is an error", async () => {
    const http = new ScriptedHttp(() => {
      throw new SourceError("the server answered 503");
    });
    assert.deepEqual((await fetchAll({ categories: ["cs.CL"] }, http)).errors, [
      "the server answered 503",
    ]);
  });
});

describe("--endpoint", () => {
  const endpoints: [endpoint: string, request: Partial<FetchOptions>, path: string][] = [
    ["http://127.0.0.1:8080", { ids: [idOf(1)] }, "/api/query"],
    ["http://127.0.0.1:8080/mirror", { ids: [idOf(1)] }, "/mirror"],
    ["http://127.0.0.1:8080", { categories: ["cs.CL"] }, "/rss/cs.CL"],
  ];
  for (const [endpoint, request, pathname] of endpoints)
    test(`${endpoint} is asked at ${pathname}`, async () => {
      const http = new ScriptedHttp(() => page([1], 1));
      await fetchAll({ ...request, endpoint }, http);
      const found = http.urls.map((url) => [url.host, url.pathname]);
      assert.deepEqual(found, [["127.0.0.1:8080", pathname]]);
    });
});

describe("options that ask for nothing arXiv has", () => {
  const wrong: [request: Partial<FetchOptions>, words: RegExp][] = [
    [{}, /pass --ids .* --category cs\.CL .* --since/],
    [{ ids: [idOf(1)], categories: ["cs.CL"] }, /Pass one or the other/],
    [{ ids: [idOf(1)], since: "2025-10-01" }, /Pass one or the other/],
    [{ categories: ["cs.CL OR all:x"] }, /cs\.CL OR all:x: expected a category of arXiv/],
    [{ categories: ["../x"] }, /--category \.\.\/x/],
  ];
  for (const [request, words] of wrong)
    test(`${JSON.stringify(request)} makes no request`, async () => {
      const http = new ScriptedHttp(() => EMPTY);
      await assert.rejects(
        fetchAll(request, http),
        (error) => error instanceof OptionError && words.test(error.message),
      );
      assert.equal(http.urls.length, 0);
    });
});

test("arXiv's own pages that overlap give no paper twice", async (t) => {
  const files = await sharedFiles(t, "arxiv-atom", /^q_testing_s(0|10|20)_/);
  if (files.length === 0) return;
  const content = await temporaryFolder(t);
  // As if the second page had come twice, with the first one's tail.
  const all = [...files, ...files.slice(0, 2)];
  const report = await ingest({
    source: arxiv,
    files: all,
    content,
    request: { ...NOTHING, today: "2026-11-01" },
    http: new ScriptedHttp(() => EMPTY),
    dryRun: false,
  });
  assert.deepEqual([report.errors, report.skipped, report.warnings], [[], [], []]);
  const texts = await Promise.all(files.map((file) => fs.readFile(file, "utf8")));
  const items = texts.flatMap((text) => parseArxiv(text, { file: "page.xml", date: undefined }));
  const ids = new Set(finish(items).papers.map(({ id }) => id));
  const written = await fs.readdir(path.join(content, "papers"), { recursive: true });
  assert.equal(written.filter((name) => name.endsWith(".mdx")).length, ids.size);
});
