import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  describeImport,
  FORMAT,
  mergeLists,
  readList,
  writeList,
} from "../../src/reader/list-file.ts";
import { asPaper } from "../../src/reader/saved-paper.ts";
import { aSaved } from "./sample.ts";

const aFile = (papers: unknown, fields: object = {}) =>
  JSON.stringify({ format: FORMAT, version: 1, papers, ...fields });

/** What a reader is told about a file, with nothing in the list before. */
function told(text: string): string {
  const reading = readList(text);
  const added = reading.refused === undefined ? mergeLists([], reading.papers).added : 0;
  return describeImport(reading, added).join(" ");
}

describe("a reading list as a file", () => {
  const LIST = [
    aSaved(),
    aSaved({ id: "cs-0112017", title: "Old", moreAuthors: true, read: true }),
    aSaved({ id: "old-a-year-1a2b3c4d", published: "1986" }),
    aSaved({ id: "old-a-month-1a2b3c4d", published: "2019-01" }),
    aSaved({ id: "met2net", title: "Met²Net", tex: "Met$^2$Net", pdf: "https://x.org/a.pdf" }),
  ];

  test("comes back as it was", () => {
    const reading = readList(writeList(LIST));
    assert.deepEqual(reading, { papers: LIST, skipped: [], left: [] });
  });

  test("is the same text for the same list, and says what it is", () => {
    assert.equal(writeList(LIST), writeList(structuredClone(LIST)));
    assert.match(writeList([]), /"format": "broadsheet-reading-list",\s+"version": 1/);
  });
});

describe("a file is refused", () => {
  const ROWS: [name: string, text: string, reason: RegExp][] = [
    ["when it is empty", " \n", /is empty/],
    ["when it is cut off", writeList([aSaved()]).slice(0, -20), /cut off/],
    ["when it is HTML", "<!doctype html>", /not valid JSON/],
    ["when it is other JSON", '{"papers":[]}', /not a reading list.*"format"/],
    ["when it is a list of something", "[1,2]", /not a reading list/],
    ["when it is null", "null", /not a reading list/],
    ["when it is of a newer digest", aFile([], { version: 2 }), /newer digest \(version 2/],
    ["when it has no version", aFile([], { version: undefined }), /missing or damaged/],
    ["when its papers are none", aFile({ a: 1 }), /missing or damaged/],
  ];
  for (const [name, text, reason] of ROWS)
    test(name, () => {
      assert.match(told(text), reason);
      assert.match(told(text), /Nothing was imported; your list is unchanged\./);
    });
});

describe("a file with slips", () => {
  test("brings its good papers in, and names the others", () => {
    const text = aFile([aSaved(), { id: "x" }, null, { title: "No id" }]);
    assert.match(told(text), /^1 paper added\. 3 left out: /);
    assert.match(
      told(text),
      /Paper 2: no title\. Paper 3: not a paper\. Paper 4: “No id” has no valid id/,
    );
  });

  test("loses a link that would run a script, and says so", () => {
    const text = aFile([aSaved({ arxiv: "javascript:alert(1)", pdf: "data:text/html,x" })]);
    const reading = readList(text);
    assert.ok(reading.refused === undefined);
    const [paper] = reading.papers;
    assert.deepEqual([paper?.title, paper?.arxiv, paper?.pdf], ["A Paper", undefined, undefined]);
    assert.match(told(text), /arxiv of “A Paper”, pdf of “A Paper”/);
  });

  test("loses a link whose user part poses as a host, and says so", () => {
    const text = aFile([aSaved({ arxiv: "https://arxiv.org@example.com/abs/2510.12345" })]);
    assert.match(told(text), /arxiv of “A Paper”/);
  });

  test("with hundreds of them, names a few", () => {
    const text = aFile(Array.from({ length: 300 }, () => null));
    assert.match(told(text), /300 left out: .* and 295 more/);
    assert.ok(told(text).length < 400);
  });

  test("takes a paper in once", () => {
    const text = aFile([aSaved(), aSaved({ title: "Again" })]);
    assert.match(told(text), /^1 paper added, 1 already in your list\.$/);
  });
});

test("an import adds below what is there, and changes none of it", () => {
  const mine = [aSaved({ id: "a", read: true }), aSaved({ id: "b" })];
  const { list, added } = mergeLists(mine, [
    aSaved({ id: "c" }),
    aSaved({ id: "a", title: "Other" }),
  ]);
  assert.deepEqual(list, [...mine, aSaved({ id: "c" })]);
  assert.equal(added, 1);
});

describe("an id that doesn't belong into an address", () => {
  for (const id of ["../../x", "a/b", "", "javascript:x", "a b", "..", "a..b", 7, "x".repeat(300)])
    test(JSON.stringify(id).slice(0, 30), () =>
      assert.match(asPaper({ ...aSaved(), id }).problem ?? "", /no valid id/),
    );
});

test("a title has no characters that turn the direction of a text", () => {
  const { paper } = asPaper(aSaved({ title: "a\u202Eb\n c\u0000" }));
  assert.equal(paper?.title, "ab c");
});
