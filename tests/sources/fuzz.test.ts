/**
 * A source takes any bytes: it reads papers that are the same after writing and reading their
 * files, gives the reason why an item is no paper, or refuses the whole with a sentence.
 * `FUZZ_RUNS=20000` tries more; a failure prints the seed that repeats it. What is found becomes a
 * case of the source's own test.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { parseArxiv } from "../../src/sources/arxiv-parse.ts";
import { parseBibtex } from "../../src/sources/bibtex.ts";
import { parseHf } from "../../src/sources/hf.ts";
import { streamJsonl } from "../../src/sources/jsonl.ts";
import { page } from "../../src/sources/page.ts";
import { OptionError, SourceError, type Item } from "../../src/sources/source.ts";
import { HOSTILE, rawText } from "../paper/sample.ts";
import { checkItems, fixture, flowOf } from "./items.ts";

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 150);
const OPTIONS = { file: "fuzz", date: "2025-10-16" };

/** A saved page with one paper, in the form in which a browser saves it. */
function savedPage(papers: unknown): string {
  const props = JSON.stringify({ dailyPapers: papers })
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;");
  return `<!DOCTYPE html><html><body><div data-target="DailyPapers" data-props="${props}"></div></body></html>`;
}

/** An item as the Daily Papers API words it, with a text of the test's in every field. */
function hfItem(text: string, id = "2510.12345"): unknown {
  return {
    paper: {
      id,
      title: text,
      summary: text,
      authors: [{ name: text }, { name: text }, { name: "Ann", hidden: true }],
      publishedAt: "2025-10-14T10:00:00.000Z",
      submittedOnDailyAt: "2025-10-16T10:00:00.000Z",
      upvotes: 3,
      ai_summary: text,
      ai_keywords: [text],
      githubRepo: text,
      projectPage: text,
      organization: { name: text },
    },
    title: text,
    thumbnail: text,
    numComments: 1,
    submittedBy: { fullname: text },
  };
}

function xml(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const API = await fixture("arxiv/api.xml");
const RSS = await fixture("arxiv/announcements.rss.xml");
const ATOM = await fixture("arxiv/announcements.atom.xml");
const BIB = await fixture("bibtex/group.bib");
const OWN = await fixture("jsonl/own.jsonl");
const SNAPSHOT = await fixture("jsonl/snapshot.jsonl");
const COPIED = await fixture("page/five-papers.txt");
const HF = JSON.stringify([hfItem("A Title"), hfItem("Another", "cs/0299001")]);

/** A reader of bytes, whole texts to mutate, and a text in which every field is the test's. */
interface Parser {
  name: string;
  read: (text: string) => Promise<Item[]>;
  texts: string[];
  around: (field: string) => string;
}

const PARSERS: Parser[] = [
  {
    name: "page, copied",
    read: async (text) => [...(page.parse?.(text, OPTIONS) ?? [])],
    texts: [COPIED],
    around: (field) =>
      `Daily Papers\n\nOct 16\n\n${field}\n\n${field}.\n\n  • 2 authors\n·\nOct 14 1\n`,
  },
  {
    name: "page, saved",
    read: async (text) => [...(page.parse?.(text, OPTIONS) ?? [])],
    texts: [savedPage([hfItem("A Title")])],
    around: (field) => savedPage([hfItem(field)]),
  },
  {
    name: "hf",
    read: async (text) => parseHf(text, OPTIONS),
    texts: [HF],
    around: (field) => JSON.stringify([hfItem(field), hfItem("T", field)]),
  },
  {
    name: "arxiv",
    read: async (text) => parseArxiv(text, OPTIONS),
    texts: [API, RSS, ATOM],
    around: (field) =>
      API.replace("A Claim That Did Not Hold", () => xml(field))
        .replace("We claimed something.", () => xml(field))
        .replace("Cy Doubtful", () => xml(field))
        .replace("10.9999/lantern.2025#1", () => xml(field))
        .replace("abs/cs/0299001v1", () => xml(field)),
  },
  {
    name: "jsonl",
    read: (text) => Array.fromAsync(streamJsonl(flowOf(text, 100), OPTIONS)),
    texts: [OWN, SNAPSHOT],
    around: (field) =>
      [
        {
          id: "2510.12345",
          title: field,
          abstract: field,
          authors: [field, field],
          keywords: field,
          links: { code: field, doi: field },
          thumbnail: field,
          tldr: field,
        },
        {
          id: field,
          title: "T",
          abstract: field,
          authors: field,
          categories: field,
          day: field,
          type: field,
          venue: field,
        },
        {
          id: "2510.12346",
          title: field,
          authors: field,
          comments: field,
          doi: field,
          "journal-ref": field,
          categories: field,
          versions: [{ version: "v1", created: field }],
        },
      ]
        .map((line) => JSON.stringify(line))
        .join("\n"),
  },
  {
    name: "bibtex",
    read: async (text) => parseBibtex(text, OPTIONS),
    texts: [BIB],
    around: (field) =>
      `@article{key, title = {T ${field}}, author = {${field}}, eprint = {${field}}, doi = {${field}}, url = {${field}}, keywords = {${field}}, abstract = {${field}}}\n@misc{k, title="${field}", date = "${field}"}`,
  },
];

async function check({ read }: Parser, text: string): Promise<void> {
  let items: Item[];
  try {
    items = await read(text);
  } catch (error) {
    if (error instanceof SourceError || error instanceof OptionError) return;
    throw error;
  }
  checkItems(() => items);
}

const place = fc.nat({ max: 1_000_000 });
/** What has a meaning in one of the formats. */
const SIGNS =
  `{ } [] " < > & $ null @a{ ]]> <![CDATA[ <!-- &#0; &#xD800; \\ \\u0000 \\ud800 • ·`.split(" ");
const edit = fc.record({
  at: place,
  // Mostly a few characters, sometimes many.
  without: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 400 })),
  put: fc.oneof(
    rawText,
    fc.constantFrom(
      ...SIGNS,
      "\n",
      "\n\n",
      "\r\n",
      "\u0000",
      "\uFEFF",
      "  • 4 authors\n·\n",
      "Feb 30",
    ),
  ),
});

/** A text with pieces cut out and put in. */
function mutate(text: string, edits: { at: number; without: number; put: string }[]): string {
  let mutated = text;
  for (const { at, without, put } of edits) {
    const from = mutated.length === 0 ? 0 : at % mutated.length;
    mutated = mutated.slice(0, from) + put + mutated.slice(from + without);
  }
  return mutated;
}

for (const parser of PARSERS)
  describe(parser.name, () => {
    test("random texts", async () => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(rawText, fc.string({ unit: "binary", maxLength: 200 })), (text) =>
          check(parser, text),
        ),
        { numRuns: RUNS },
      );
    });

    test("a good text, cut and changed", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...parser.texts),
          fc.array(edit, { minLength: 1, maxLength: 4 }),
          (text, edits) => check(parser, mutate(text, edits)),
        ),
        { numRuns: RUNS },
      );
    });

    test("any text in any field", async () => {
      await fc.assert(
        fc.asyncProperty(rawText, (field) => check(parser, parser.around(field))),
        { numRuns: RUNS },
      );
    });

    test("what is known to be hostile in any field", async () => {
      const fields = [
        ...HOSTILE,
        "../../x",
        "javascript:alert(1)",
        "0300-01-01",
        "A \u202ETitle\u0007",
        "10.1000/50%zz",
        "https://doi.org/10.1000/%",
      ];
      for (const field of fields) await check(parser, parser.around(field));
    });
  });

describe("random bytes", () => {
  test("flow through jsonl", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.integer({ min: 1, max: 50 }),
        async (bytes, size) => {
          try {
            const items = await Array.fromAsync(streamJsonl(flowOf(bytes, size), OPTIONS));
            checkItems(() => items);
          } catch (error) {
            assert.ok(error instanceof SourceError, String(error));
          }
        },
      ),
      { numRuns: RUNS },
    );
  });
});
