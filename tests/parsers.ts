/**
 * Everything that reads text from outside, for the tests that give each parser strange texts
 * (`fuzz.test.ts`) and long ones (`worst.test.ts`). A new parser gets a row here.
 */
import { findAddresses, httpUrl, repositoryOf } from "../src/paper/links.ts";
import { parseArxivId } from "../src/paper/id.ts";
import { readDate } from "../src/paper/read-date.ts";
import { parseArxiv } from "../src/sources/arxiv-parse.ts";
import { firstAddress, plainAddress } from "../src/sources/bibtex-address.ts";
import { findArxivId } from "../src/sources/bibtex-arxiv.ts";
import { dropGrouping } from "../src/sources/bibtex-text.ts";
import { parseBibtex } from "../src/sources/bibtex.ts";
import { findDois, readDoi } from "../src/sources/doi.ts";
import { parseHf } from "../src/sources/hf.ts";
import { streamJsonl } from "../src/sources/jsonl.ts";
import { readNameList, readNames } from "../src/sources/names.ts";
import { page } from "../src/sources/page.ts";
import type { Item } from "../src/sources/source.ts";
import { isWithdrawn } from "../src/sources/withdrawn.ts";
import { cleanCharacters } from "../src/text/characters.ts";
import { decodeText } from "../src/text/decode.ts";
import { decodeHtml } from "../src/text/html.ts";
import { decodeLatex } from "../src/text/latex.ts";
import { plainText } from "../src/text/math.ts";
import { paperToMathMl, toMathMl } from "../src/text/mathml.ts";
import { fromStatement } from "../src/text/statement.ts";
import { allTerms, splitWords } from "../src/text/terms.ts";
import { fixture, flowOf } from "./sources/items.ts";

const OPTIONS = { file: "fuzz", date: "2025-10-16" };

/** What reads the text of a field. */
export const FIELDS: Readonly<Record<string, (text: string) => unknown>> = {
  "characters: cleanCharacters": (text) => cleanCharacters(text, { paragraphs: true }),
  "decode: decodeText": (text) => decodeText(text, { paragraphs: true }),
  "html: decodeHtml": decodeHtml,
  "latex: decodeLatex": decodeLatex,
  "math: plainText": plainText,
  "statement: fromStatement": fromStatement,
  "mathml: toMathMl": (text) => toMathMl(text),
  "mathml: paperToMathMl": paperToMathMl,
  "terms: splitWords": (text) => splitWords(text).flatMap(allTerms),
  "bibtex: dropGrouping": dropGrouping,
  "bibtex: findArxivId": (text) => findArxivId(new Map([["note", text]])),
  "bibtex: addresses": (text) => [plainAddress(text), firstAddress(text)],
  "names: readNames": (text) => readNames(text, []),
  "names: readNames, a line": (text) => readNames(text, [], "people"),
  "names: readNameList": (text) => readNameList([text, "Ada Lamp"], []),
  "withdrawn: isWithdrawn": (text) => [
    isWithdrawn(text, undefined),
    isWithdrawn(`Withdrawn ${text}`, text),
  ],
  "doi: readDoi": (text) => [readDoi(text, []), findDois(text)],
  "dates: readDate": readDate,
  "ids: parseArxivId": parseArxivId,
  "links: httpUrl": (text) =>
    [text, `https://github.com/a/a${text}`].map((one) =>
      repositoryOf(httpUrl(one) ?? "https://a.b/"),
    ),
  "links: findAddresses": findAddresses,
};

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

/** A source's reader, whole texts to change, and a text in which every field is the test's. */
export interface SourceParser {
  name: string;
  read: (text: string) => Promise<Item[]>;
  texts: string[];
  around: (field: string) => string;
}

export const SOURCES: readonly SourceParser[] = [
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
