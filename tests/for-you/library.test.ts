import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { keepEntry, mergeLibrary, NO_LIBRARY, wordsEach } from "../../src/for-you/library/kept.ts";
import { readLibrary } from "../../src/for-you/library/read-library.ts";
import { packLibrary, unpackLibrary } from "../../src/for-you/library/stored.ts";
import { sketchOfEntry } from "../../src/for-you/sketch.ts";
import { ROOT } from "../folders.ts";

const BOMB = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rdf:RDF>&b;</rdf:RDF>`;
const RDF = `<rdf:RDF xmlns:rdf="r" xmlns:bib="b" xmlns:dc="d" xmlns:z="z" xmlns:foaf="f" xmlns:dcterms="t">
<bib:Article rdf:about="https://arxiv.org/abs/2510.12345"><z:itemType>preprint</z:itemType>
<bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Example</foaf:surname><foaf:givenName>Ada</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
<dc:title>A title &amp; more</dc:title><dcterms:abstract>What it says.</dcterms:abstract></bib:Article>
<z:Attachment rdf:about="#1"><dc:title>Full text</dc:title></z:Attachment></rdf:RDF>`;

const ENTRY = {
  title: "A title & more",
  abstract: "What it says.",
  authors: ["Ada Example"],
  arxiv: "2510.12345",
  doi: undefined,
};

for (const [name, text, entries, skipped] of [
  [
    "BibTeX",
    "@misc{a, title = {A {T}itle \\& more}, author = {Example, Ada}, eprint = {2510.12345v2}, abstract = {What it says.}}",
    [{ ...ENTRY, title: "A Title & more", authors: ["Example, Ada"] }],
    0,
  ],
  [
    "BibTeX that breaks off",
    "@misc{a, title = {One}}\n@misc{b, title = {Two",
    [{ title: "One" }],
    1,
  ],
  [
    "RIS",
    "TY  - JOUR\r\nTI  - A title & more\r\nAU  - Example, Ada\r\nAB  - What it\r\nsays.\r\nUR  - https://arxiv.org/abs/2510.12345\r\nER  - \r\nTY  - JOUR\r\nER  - ",
    [{ ...ENTRY, authors: ["Example, Ada"] }],
    1,
  ],
  [
    "CSL-JSON",
    JSON.stringify([
      {
        title: "A title & more",
        abstract: "What it says.",
        author: [{ given: "Ada", family: "Example" }],
        URL: "http://arxiv.org/abs/2510.12345",
      },
      5,
    ]),
    [ENTRY],
    1,
  ],
  [
    "a reading list",
    JSON.stringify({
      format: "broadsheet-reading-list",
      version: 1,
      papers: [{ id: "2510.12345", title: "A title & more", authors: ["Ada Example"] }],
    }),
    [{ ...ENTRY, abstract: "" }],
    0,
  ],
  ["RDF", RDF, [ENTRY], 0],
  [
    "a list",
    "2510.12345\nhttps://arxiv.org/pdf/2510.00001v2\n# mine\nhttps://digest.example/papers/cs-0112017/\nhttps://doi.org/10.1000/ABC\nnothing",
    [
      { arxiv: "2510.12345" },
      { arxiv: "2510.00001" },
      { arxiv: "cs/0112017" },
      { doi: "10.1000/abc" },
    ],
    1,
  ],
] as const)
  test(`a library is read as ${name}`, () => {
    const reading = readLibrary(new TextEncoder().encode(text));
    assert.ok(reading.refused === undefined, reading.refused);
    assert.equal(reading.skipped.length, skipped);
    assert.equal(reading.entries.length, entries.length);
    for (const [at, entry] of entries.entries())
      assert.partialDeepStrictEqual(reading.entries[at], entry);
  });

for (const [name, content, sentence] of [
  ["nothing", "", "The file is empty"],
  ["a PDF", "%PDF-1.7 \u0000", "This is a PDF"],
  ["a zip", "PK\u0003\u0004", "packed file"],
  ["bytes", "a\u0000b", "no text"],
  ["a page", "<html>", "XML or HTML"],
  ["entities that grow", BOMB, "document type"],
  ["JSON that is cut off", '[{"title": "Cut', "not valid JSON"],
  ["JSON of something", '{"a": 1}', "neither CSL-JSON nor"],
  ["words", "hello\nworld", "format isn’t known"],
  ["100,001 entries", "@misc{a,title={x}}\n".repeat(100_001), "at most 100000"],
] as const)
  test(`${name} is refused`, () => {
    const { refused } = readLibrary(new TextEncoder().encode(content));
    assert.match(refused ?? "", new RegExp(sentence));
  });

test("another encoding is read", () => {
  const bytes = Buffer.from("@misc{a, title = {Prüfung}}", "latin1");
  const reading = readLibrary(bytes);
  assert.ok(reading.refused === undefined);
  assert.equal(reading.entries[0]?.title, "Prüfung");
});

test("a library is kept and comes back, and of a large one the part in the archive stays", () => {
  const entry = (title: string, id?: string) =>
    keepEntry({ title, id, ...sketchOfEntry(title, "", ["Ada Example"]) }, () => 2, 100, 40);
  const origin = { name: "a.bib", taken: 1, matched: 1, skipped: 0 };
  const one = mergeLibrary(NO_LIBRARY, origin, [entry("Pruning networks", "2510.12345")]);
  assert.equal(one.added, 1);
  assert.deepEqual(
    unpackLibrary(JSON.parse(JSON.stringify(packLibrary(one.library)))),
    one.library,
  );
  const again = mergeLibrary(one.library, origin, [entry("Pruning networks", "2510.12345")]);
  assert.equal(again.added, 0);
  assert.deepEqual(again.library, one.library);
  const many = Array.from({ length: 5_000 }, (_, at) => entry(`Paper ${at}`));
  const large = mergeLibrary(one.library, { ...origin, name: "b.bib" }, many);
  assert.ok(large.dropped > 0);
  assert.equal(large.library.entries[0]?.id, "2510.12345");
  assert.equal(unpackLibrary({ version: 0 }), "outdated");
  assert.equal(unpackLibrary(undefined), "none");
});

test("of a large library, each entry keeps fewer words", () => {
  assert.deepEqual([1, 1_000, 2_000, 4_000].map(wordsEach), [120, 120, 80, 40]);
  const long = Array.from({ length: 300 }, (_, at) => `word${at}x`).join(" ");
  const entry = { title: "", ...sketchOfEntry("", long, []) };
  assert.equal(keepEntry(entry, () => 2, 100, 120).terms.size, 120);
});

const SHARED = path.join(ROOT, "../shared/data/sources/8-reference-managers");

test("real libraries are read whole", { skip: !fs.existsSync(SHARED) && "needs ../shared" }, () => {
  for (const [file, least] of [
    ["library-robot-rl.bib", 224],
    ["library-emergent-language.bib", 169],
    ["zotero-2.rdf", 100],
    ["zotero.ris", 30],
    ["bbt-better-csl.json", 120],
  ] as const) {
    const reading = readLibrary(fs.readFileSync(path.join(SHARED, file)));
    assert.ok(reading.refused === undefined && reading.entries.length >= least, file);
  }
});
