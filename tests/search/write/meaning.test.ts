/** Papers' codes and words' vectors as files. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { codeLength } from "../../../src/meaning/codes.ts";
import { randomFrom } from "../../../src/meaning/learn/random.ts";
import { unpackCodeGroups } from "../../../src/search/format/meaning.ts";
import { buildRun, buildTable, codesOf, mostInOne } from "../../../src/search/write/meaning.ts";
import { Lexicon } from "../../../src/search/write/lexicon.ts";
import { collectTerms } from "../../../src/search/write/terms.ts";
import { aPaper } from "../../paper/sample.ts";
import { tableOf } from "../../meaning/sample-table.ts";

const table = tableOf("boat ship", "cat kitten", "sum total");
const LENGTH = codeLength(table.size);

function codesOfTitles(...titles: string[]) {
  const lexicon = new Lexicon();
  const papers = titles.map((title) => ({ paper: aPaper(), text: { title, abstract: "" } }));
  return codesOf(collectTerms(papers, lexicon).texts, lexicon, table);
}

const sorted = (files: readonly { path: string }[]) => files.map(({ path }) => path).sort();

describe("the codes of papers", () => {
  test("a paper that is only math, or has no word of the table, has none", () => {
    const codes = codesOfTitles("$x^2$", "A boat", "Nothing of it");
    const has = (at: number) => codes.subarray(at * LENGTH, (at + 1) * LENGTH).some(Boolean);
    assert.deepEqual([has(0), has(1), has(2)], [false, true, false]);
  });

  test("are in one file, which is named after its bytes", () => {
    const codes = codesOfTitles("A boat");
    const { files, run } = buildRun(codes, table);
    assert.deepEqual(sorted(files), [`codes/${run.name}.pack`]);
    assert.deepEqual({ ...run, name: "" }, { name: "", count: 1, groups: 0 });
    assert.equal(buildRun(codes, table).run.name, run.name);
  });

  test("are in groups where they are many", () => {
    const random = randomFrom(1);
    const codes = Uint8Array.from({ length: 1200 * LENGTH }, () => random() & 255);
    const { files, run, groups } = buildRun(codes, { ...table, mostInOne: mostInOne(7000) });
    assert.equal(run.groups, 4);
    assert.equal(files.length, 4);
    assert.equal(unpackCodeGroups(groups).length, 4);
    assert.equal(buildRun(codes, { ...table, mostInOne: mostInOne(5000) }).run.groups, 0);
  });
});

test("a table's files depend on the table alone, and are few", () => {
  const built = buildTable(table);
  assert.deepEqual(sorted(built.files), [`meaning/${built.name}/0.pack`]);
  assert.deepEqual(buildTable(tableOf("boat ship", "cat kitten", "sum total")), built);
});
