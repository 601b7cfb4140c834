import assert from "node:assert/strict";
import fs from "node:fs";
import { describe, test } from "node:test";
import { createGunzip } from "node:zlib";
import type { Paper } from "../../src/paper/schema.ts";
import { streamJsonl } from "../../src/sources/jsonl.ts";
import { readLines } from "../../src/sources/lines.ts";
import { SourceError, type Item, type ReadOptions } from "../../src/sources/source.ts";
import { present } from "../paper/sample.ts";
import { finish, fixture, flowOf, sharedFiles } from "./items.ts";

const OWN = await fixture("jsonl/own.jsonl");
const SNAPSHOT = await fixture("jsonl/snapshot.jsonl");
const OPTIONS = { file: "papers.jsonl", date: "2025-10-16" };
const NO_DATE = { ...OPTIONS, date: undefined };

async function read(text: string | Uint8Array, options: ReadOptions = OPTIONS, size?: number) {
  const items: Item[] = await Array.fromAsync(streamJsonl(flowOf(text, size), options));
  return finish(items);
}

/** A line in our own fields, with the given ones in place of its own. */
function line(fields: Record<string, unknown>): string {
  const own = { id: "2510.92001", title: "T", abstract: "A.", day: "2025-10-15" };
  return JSON.stringify({ ...own, ...fields });
}

async function refusal(text: string | Uint8Array): Promise<string> {
  try {
    await read(text);
  } catch (error) {
    assert.ok(error instanceof SourceError, String(error));
    return error.message;
  }
  assert.fail("the file was taken");
}

describe("lines in our own fields", () => {
  test("a line gives all that it holds", async () => {
    const { papers, warnings, skipped } = await read(OWN);
    assert.deepEqual([warnings, skipped], [[], []]);
    assert.deepEqual(present(papers[0] ?? {}), {
      id: "2510.92001",
      title: "Maps of Rooms",
      day: "2025-10-16",
      published: "2025-10-14",
      updated: "2025-10-15",
      type: "article-journal",
      venue: "Journal of Rooms",
      rank: 4,
      authors: ["Ann Plan", "Bob Wall"],
      authorCount: 2,
      categories: ["cs.CV"],
      keywords: ["maps", "rooms"],
      topics: [],
      upvotes: 12,
      comments: 0,
      stars: 3,
      tldr: "Rooms can be drawn.",
      links: {
        arxiv: "https://arxiv.org/abs/2510.92001",
        pdf: "https://arxiv.org/pdf/2510.92001",
        code: "https://github.com/example/rooms",
        project: "https://rooms.example.org/",
      },
      thumbnail: "https://rooms.example.org/a.png",
      organization: "Room Lab",
      submittedBy: "ann",
      source: "jsonl",
      abstract: "We draw rooms.\n\nThen we draw doors.",
    });
  });

  test("without an id the title's slug takes its place; lists may be texts; the day is --date", async () => {
    const paper = (await read(OWN)).papers[1];
    assert.match(paper?.id ?? "", /^a-paper-without-an-id-[0-9a-f]{8}$/);
    assert.deepEqual(paper?.authors, ["Cat Door", "Dan Lock", "Eve Hinge"]);
    assert.deepEqual(paper?.categories, ["cs.RO", "cs.AI"]);
    assert.deepEqual(paper?.keywords, ["doors", "hinges"]);
    assert.equal(paper?.day, "2025-10-16");
  });

  test("the line's own day comes before --date", async () => {
    assert.equal((await read(line({}))).papers[0]?.day, "2025-10-15");
  });

  const days: [name: string, fields: Record<string, unknown>, said: RegExp][] = [
    [
      "no day",
      { day: undefined },
      /^papers\.jsonl:1 \("T"\): it has no "day"; expected .* or --date/,
    ],
    [
      "a day that is none",
      { day: "2025-02-30" },
      /its "day" is "2025-02-30"; expected a day such as 2025-10-16, or --date$/,
    ],
    ["a day that is a number", { day: 20251016 }, /it has no "day"/],
  ];
  for (const [name, fields, said] of days)
    test(`${name} and no --date: the line is skipped with that reason`, async () => {
      const { papers, skipped } = await read(line(fields), NO_DATE);
      assert.equal(papers.length, 0);
      assert.match(skipped.join(), said);
    });

  test("in place of a day that is none, --date is taken, with a warning", async () => {
    const { papers, warnings } = await read(line({ day: "0300-01-01" }));
    assert.equal(papers[0]?.day, "2025-10-16");
    assert.match(warnings.join(), /day: dropped "0300-01-01"/);
  });

  const fields: [name: string, value: Record<string, unknown>, warning: RegExp][] = [
    ["a count that is negative", { upvotes: -1 }, /upvotes: dropped/],
    ["a count in words", { upvotes: "many" }, /upvotes: dropped/],
    ["authors that are numbers", { authors: [1, 2] }, /authors: dropped/],
    ["links that are a list", { links: ["x"] }, /links: dropped/],
    ["a link that is a number", { links: { code: 1 } }, /links\.code: dropped/],
    ["a link with a script", { links: { hf: "javascript:alert(1)" } }, /links\.hf: dropped/],
    ["a thumbnail with a script", { thumbnail: "javascript:alert(1)" }, /thumbnail: dropped/],
    ["a type that CSL doesn't have", { type: "scroll" }, /type: dropped "scroll"/],
    ["a venue that is a list", { venue: ["Rooms"] }, /venue: dropped/],
    ["a publication in a list", { published: ["2019"] }, /published: dropped, expected a date/],
    ["a publication without a year", { issued: { "date-parts": [[null]] } }, /published: dropped/],
    ["a publication in the year 300", { published: "0300-01-01" }, /published: dropped/],
    ["a title with a bidi character", { title: "A \u202ETitle" }, /title: dropped 1 bidi/],
    ["a control character", { abstract: "A\u0000b." }, /abstract: dropped 1 control/],
  ];
  for (const [name, value, warning] of fields)
    test(`${name} is dropped with a warning`, async () => {
      const { papers, warnings } = await read(line(value));
      assert.equal(papers.length, 1);
      assert.match(warnings.join(), warning);
    });

  test("comments in words are the authors', and no wrong count", async () => {
    const comments = "This paper has been withdrawn by the authors";
    const { papers, warnings } = await read(line({ abstract: "A.", comments }));
    assert.deepEqual([papers[0]?.withdrawn, papers[0]?.comments, warnings], [true, undefined, []]);
  });

  const dates: [value: Record<string, unknown>, published: string, warning?: RegExp][] = [
    [{ published: "2019" }, "2019"],
    [{ published: "2019-05" }, "2019-05"],
    [{ published: "2019-05-03T10:00:00Z" }, "2019-05-03"],
    [{ year: 1905 }, "1905"],
    [{ year: "2019" }, "2019"],
    [{ year: 2019, publicationDate: "2019-05-03" }, "2019-05-03"],
    [{ year: 2019, publicationDate: null }, "2019"],
    [{ publication_date: "2019-05-03" }, "2019-05-03"],
    [{ publication_year: 2019 }, "2019"],
    [{ issued: { "date-parts": [[2019, 5]] } }, "2019-05"],
    [{ published: "2019-05", year: 2020 }, "2019-05", /"2019-05" is kept, and not "2020"/],
    [{ published: "Spring 2019" }, "2019", /of "Spring 2019" only 2019 is kept/],
  ];
  for (const [value, published, warning] of dates)
    test(`${JSON.stringify(value)} is published ${published}`, async () => {
      const { papers, warnings } = await read(line({ abstract: "A.", ...value }));
      assert.equal(papers[0]?.published, published);
      if (warning) assert.match(warnings.join(), warning);
      else assert.deepEqual(warnings, []);
    });

  const ids: [id: unknown, result: string | undefined][] = [
    ["2510.92001v3", "2510.92001"],
    ["arXiv:cs/0299001", "cs/0299001"],
    ["my-paper-1f3c2a9b", "my-paper-1f3c2a9b"],
    ["../../x", undefined],
    ["/etc/passwd", undefined],
    ["..", undefined],
    ["a".repeat(200), undefined],
  ];
  for (const [id, result] of ids)
    test(`the id "${String(id).slice(0, 20)}" is ${result ?? "none: the line is skipped"}`, async () => {
      const { papers, skipped } = await read(line({ id }));
      assert.equal(papers[0]?.id, result);
      if (result === undefined)
        assert.match(skipped.join(), /can't be used: expected .*; leave it out/);
    });

  test("533 authors, one of them twice, are all kept", async () => {
    const authors = Array.from({ length: 533 }, (_, n) => `A${n % 532}`);
    assert.deepEqual((await read(line({ authors }))).papers[0]?.authors, authors);
  });

  test("a DOI and an arXiv id may stand for their addresses", async () => {
    const links = { doi: "doi:10.9999/a.1", arxiv: "arXiv:2510.92009v2" };
    const { papers } = await read(line({ id: undefined, links }));
    assert.deepEqual(papers[0]?.links, {
      arxiv: "https://arxiv.org/abs/2510.92009",
      doi: "https://doi.org/10.9999/a.1",
    });
  });

  test("what people set by hand is no source's to give", async () => {
    const { papers } = await read(line({ topics: ["agents"], aliases: ["2510.1"], source: "hf" }));
    assert.deepEqual(
      [papers[0]?.topics, papers[0]?.aliases, papers[0]?.source],
      [[], undefined, "jsonl"],
    );
  });
});

describe("lines of arXiv's snapshot", () => {
  test("a line gives all that it holds", async () => {
    const { papers, warnings, skipped } = await read(SNAPSHOT, NO_DATE);
    assert.deepEqual([warnings, skipped], [[], []]);
    assert.deepEqual(present(papers[0] ?? {}), {
      id: "0704.90001",
      title: "Tides of an Invented Sea",
      day: "2007-04-02",
      published: "2007-04-02",
      updated: "2007-07-24",
      venue: "J. Invented Seas 1 (2008)",
      authors: ["A. Tide", "B. Ebb", "Chloé Flow Jr."],
      categories: ["hep-ph", "astro-ph"],
      keywords: [],
      topics: [],
      links: {
        arxiv: "https://arxiv.org/abs/0704.90001",
        pdf: "https://arxiv.org/pdf/0704.90001",
        doi: "https://doi.org/10.9999/sea.1",
      },
      source: "jsonl",
      abstract: "We describe a sea.",
    });
    assert.deepEqual([papers[1]?.id, papers[1]?.withdrawn], ["cs/0299002", true]);
  });

  test("of two DOIs the first is taken, the second named in a warning", async () => {
    const two = {
      id: "2504.90002",
      authors: "A. B",
      title: "Two DOIs",
      doi: "10.9999/a.1, 10.9999/a.2",
      categories: "math.GT",
      abstract: "We.",
      versions: [{ version: "v1", created: "Mon, 7 Apr 2025 19:18:42 GMT" }],
      authors_parsed: [["B", "A.", ""]],
    };
    const { papers, warnings } = await read(JSON.stringify(two));
    assert.equal(papers[0]?.links.doi, "https://doi.org/10.9999/a.1");
    assert.deepEqual(warnings, [
      'papers.jsonl:1 ("Two DOIs"): links.doi: took 10.9999/a.1 and left out "10.9999/a.2": a paper has one DOI',
    ]);
  });

  test("has no field that isn't known", async () => {
    const { drafts } = await read(SNAPSHOT);
    assert.deepEqual(
      drafts.flatMap(({ unknown }) => unknown ?? []),
      [],
    );
  });

  test("--date is the listing day of all of them", async () => {
    const { papers } = await read(SNAPSHOT);
    const found = papers.map(({ day }) => day);
    assert.deepEqual(found, ["2025-10-16", "2025-10-16"]);
  });

  test("without authors_parsed the line of authors is cut", async () => {
    const text = SNAPSHOT.replace(/,"authors_parsed":.*?\]\]/g, "");
    const [paper] = (await read(text)).papers;
    assert.deepEqual(paper?.authors, ["A. Tide", "B. Ebb", "Chloé Flow Jr."]);
  });

  test("without versions and --date it is skipped with that reason", async () => {
    const text = '{"id":"0704.90001","title":"T","update_date":"2008-11-26"}';
    const { skipped } = await read(text, NO_DATE);
    assert.match(skipped.join(), /its first version has no date/);
  });
});

describe("lines that are no papers are skipped by their numbers", () => {
  const good = line({});
  const lines: [name: string, text: string, said: RegExp][] = [
    ["a word", "null and void", /papers\.jsonl:2: this is not JSON/],
    ["a list", "[1, 2]", /papers\.jsonl:2: expected a JSON object/],
    ["null", "null", /papers\.jsonl:2: expected a JSON object/],
    ["an object cut off", good.slice(0, 20), /papers\.jsonl:2: the JSON is cut off or damaged/],
    ["no title", line({ title: undefined }), /papers\.jsonl:2: it has no title/],
    ["a title of white space", line({ title: " " }), /papers\.jsonl:2: it has no title/],
    ["a title that is a number", line({ title: 7 }), /papers\.jsonl:2: it has no title/],
    ["an invisible title", line({ title: "\u200B" }), /papers\.jsonl:2 .*it has no title/],
  ];
  for (const [name, text, said] of lines)
    test(name, async () => {
      const { papers, skipped } = await read([good, text, good].join("\n"));
      assert.deepEqual([papers.length, skipped.length], [2, 1]);
      assert.match(skipped[0] ?? "", said);
    });

  test("a last line that is cut off", async () => {
    const { papers, skipped } = await read(`${good}\n${good.slice(0, -3)}`);
    assert.equal(papers.length, 1);
    assert.match(skipped.join(), /papers\.jsonl:2: the JSON is cut off/);
  });

  test("bytes that are no UTF-8", async () => {
    const bytes = Buffer.from(`${good}\n{"title":"\u00ff\u00fe"}\n${good}`, "latin1");
    const { papers, skipped } = await read(bytes);
    assert.equal(papers.length, 2);
    assert.match(skipped.join(), /papers\.jsonl:2: it is not UTF-8 text/);
  });

  test("a line of more than 10 MB, which is never held", async () => {
    async function* flow(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${good}\n`);
      const chunk = Buffer.alloc(1024 * 1024, "x");
      for (let n = 0; n < 200; n += 1) yield chunk;
      yield Buffer.from(`\n${good}`);
    }
    const { papers, skipped } = finish(await Array.fromAsync(streamJsonl(flow(), OPTIONS)));
    assert.equal(papers.length, 2);
    assert.deepEqual(skipped, ["papers.jsonl:2: it is longer than 10 MB"]);
  });
});

describe("how the file is written makes no difference", () => {
  for (const size of [1, 2, 3, 5, 64, 100_000])
    test(`${size} bytes at a time, with letters of many bytes`, async () => {
      const title = "Łódź 日本語 🪁 é";
      const text = `${line({ title })}\n${line({ title })}`;
      assert.equal((await read(text, OPTIONS, size)).papers[1]?.title, title);
    });

  const forms: [name: string, change: (text: string) => string][] = [
    ["a byte order mark", (text) => `\uFEFF${text}`],
    ["CR LF", (text) => text.replaceAll("\n", "\r\n")],
    ["blank lines", (text) => `\n \n${text.replaceAll("\n", "\n\n")}\n\n`],
    ["no line feed at the end", (text) => text.trimEnd()],
  ];
  for (const [name, change] of forms)
    test(name, async () => {
      const { papers, skipped } = await read(change(OWN));
      assert.deepEqual([papers, skipped], [(await read(OWN)).papers, []]);
    });

  test("an empty file has no papers", async () => {
    assert.deepEqual((await read("")).papers, []);
  });

  test("each line knows its number; empty ones are counted", async () => {
    const lines = await Array.fromAsync(readLines(flowOf("a\n\nb\r\nc"), 10));
    assert.deepEqual(lines, [
      { number: 1, text: "a" },
      { number: 3, text: "b" },
      { number: 4, text: "c" },
    ]);
  });
});

describe("a file that was never one object a line is refused at its first line", () => {
  const files: [name: string, text: string | Uint8Array, reason: RegExp][] = [
    ["HTML", "<!doctype html>\n<html>\n", /this is a web page/],
    ["a PDF", Buffer.from("%PDF-1.7\n%\xe2\xe3\n", "latin1"), /this is a PDF/],
    ["a JSON list", '[\n{"title": "T"}\n]', /this is one JSON list/],
    ["JSON over several lines", '{\n  "title": "T"\n}', /JSON spread over several lines/],
    ["gzip", Buffer.from([0x1f, 0x8b, 8, 0, 0, 0xff]), /not UTF-8 text.*must end in \.gz/],
  ];
  for (const [name, text, reason] of files)
    test(name, async () => assert.match(await refusal(text), reason));
});

test("a month of arXiv's papers goes through without a warning", async (t) => {
  for (const file of await sharedFiles(t, "arxiv-scale", /^2025-03\.jsonl\.gz$/)) {
    const bytes = fs.createReadStream(file).pipe(createGunzip());
    const { papers, skipped } = finish(await Array.fromAsync(streamJsonl(bytes, NO_DATE)));
    assert.ok(papers.length > 2000);
    assert.deepEqual(skipped, []);
    for (const { day, authors, categories } of papers) {
      assert.match(day, /^2025-03/);
      assert.ok(authors.length > 0 && categories.length > 0);
      assert.doesNotMatch(categories.join(), /\d/);
    }
  }
});

describe("lines of other tools are read where the meaning is plain", () => {
  const LINES: [tool: string, fields: Record<string, unknown>, expected: Partial<Paper>][] = [
    [
      "arxiv.py",
      {
        entry_id: "http://arxiv.org/abs/2510.90864v2",
        summary: "We count lamps.",
        authors: [{ name: "Ada Lamp" }, { name: "et al." }],
        comment: "This paper has been withdrawn by the author",
        journal_ref: "J. Lamps 1",
      },
      {
        id: "2510.90864",
        abstract: "We count lamps.",
        authors: ["Ada Lamp"],
        moreAuthors: true,
        withdrawn: true,
        venue: "J. Lamps 1",
      },
    ],
    [
      "Semantic Scholar",
      {
        paperId: "abc",
        externalIds: { ArXiv: "2510.90901", DOI: "10.9999/a.1" },
        authors: [{ authorId: "1", name: "Ada Lamp" }],
        tldr: { model: "v2", text: "Lamps work." },
      },
      { id: "2510.90901", authors: ["Ada Lamp"], tldr: "Lamps work." },
    ],
    [
      "S2ORC",
      { authors: [{ first: "Ada", middle: ["B."], last: "Lamp", suffix: "" }] },
      { authors: ["Ada B. Lamp"] },
    ],
    [
      "OpenAlex",
      {
        id: "https://openalex.org/W1",
        doi: "https://doi.org/10.9999/a.1",
        authorships: [{ author: { display_name: "Ada Lamp" } }],
      },
      { authors: ["Ada Lamp"] },
    ],
    [
      "Crossref",
      {
        DOI: "10.9999/a.1",
        author: [{ given: "Ada", family: "Lamp" }, { name: "The Light Team" }],
        "container-title": ["Journal of Lamps"],
      },
      { authors: ["Ada Lamp", "The Light Team"], venue: "Journal of Lamps" },
    ],
  ];
  for (const [tool, fields, expected] of LINES)
    test(tool, async () => {
      const text = JSON.stringify({ title: "Lamps", day: "2025-10-16", ...fields });
      const [paper] = (await read(text)).papers;
      assert.deepEqual({ ...paper, ...expected }, paper);
      if ("doi" in fields || "DOI" in fields)
        assert.equal(paper?.links.doi, "https://doi.org/10.9999/a.1");
    });
});

test("an author without a name is dropped and told, and the others are kept", async () => {
  const authors = ["Lamp, Ada", null, { id: 7 }, { name: "Bo Mare" }];
  const { papers, warnings } = await read(
    JSON.stringify({ title: "Lamps", day: "2025-10-16", authors }),
  );
  assert.deepEqual(papers[0]?.authors, ["Ada Lamp", "Bo Mare"]);
  assert.match(warnings.join(), /authors: dropped 2 items without a name/);
});
