import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { boundOf } from "../../src/paper/bounds.ts";
import { factsOf } from "../../src/paper/facts.ts";
import { FIELD_ROWS } from "../../src/paper/fields.ts";
import { FIELD_NAMES, type PaperInput } from "../../src/paper/schema.ts";
import { aPaper } from "./sample.ts";

const GUIDE = fs.readFileSync(path.join(import.meta.dirname, "../../CONTRIBUTING.md"), "utf8");

/** The rows of a section's table, as lists of cells, without its head. */
function tableOf(heading: string): string[][] {
  const section = GUIDE.slice(GUIDE.indexOf(`\n${heading}\n`) + 1).split(/\n(?=#)/)[0] ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** `10,000 of 300 characters` */
function describeBound(name: string): string {
  const bound = boundOf(name);
  if (bound === undefined) return "";
  const { items, characters } = bound;
  const of = items === undefined ? "" : `${items.toLocaleString("en")} of `;
  return `${of}${characters.toLocaleString("en")} characters`;
}

describe("CONTRIBUTING.md has the fields as their rows have them", () => {
  test("the table of fields", () => {
    const expected = FIELD_NAMES.map((name) => {
      const { what, correction } = FIELD_ROWS[name];
      return [`\`${name}\``, what, describeBound(name), correction === undefined ? "" : "yes"];
    });
    assert.deepEqual(tableOf("### A new field"), expected);
  });

  test("the fields that a note may correct", () => {
    const row = tableOf("### What a note may say").find(([name]) => name === "`corrections`");
    const named = [...(row?.[1] ?? "").matchAll(/`(\w+)`/g)].map(([, name]) => name);
    const expected = FIELD_NAMES.filter((name) => FIELD_ROWS[name].correction !== undefined);
    assert.deepEqual(named, expected);
  });
});

test("a field that a note may correct has a name for sentences; links have one each", () => {
  const nameless = FIELD_NAMES.filter((name) => {
    const { correction, name: words } = FIELD_ROWS[name];
    return correction !== undefined && words === undefined;
  });
  assert.deepEqual(nameless, ["links"]);
});

test("the page's facts: one value first, then lists; absent ones are left out", () => {
  const paper = aPaper({
    categories: ["cs.CL", "cs.LG"],
    keywords: ["$x$-rays", "agents"],
    organization: "A Lab",
    submittedBy: "Ann",
    venue: "Journal of $n$-ary Logic",
    type: "thesis",
  });
  assert.deepEqual(factsOf(aPaper()), []);
  assert.deepEqual(factsOf(paper), [
    { label: "Type", texts: ["Thesis"], isList: false, areShared: false },
    { label: "Published in", texts: ["Journal of n-ary Logic"], isList: false, areShared: false },
    { label: "Organization", texts: ["A Lab"], isList: false, areShared: true },
    { label: "Submitted by", texts: ["Ann"], isList: false, areShared: false },
    { label: "Categories", texts: ["cs.CL", "cs.LG"], isList: false, areShared: true },
    { label: "Keywords", texts: ["x-rays", "agents"], isList: true, areShared: true },
  ]);
});

const TYPES: [fields: Partial<PaperInput>, shown: string[]][] = [
  [{ type: "article-journal" }, ["Journal article"]],
  [{ type: "paper-conference" }, ["Conference paper"]],
  [{ type: "legal_case" }, ["Legal case"]],
  [{ type: "article-journal", venue: "Nature" }, ["Nature"]],
  [{ type: "paper-conference", venue: "ICML 2025" }, ["ICML 2025"]],
  [{ type: "chapter", venue: "A Handbook" }, ["Chapter", "A Handbook"]],
];
for (const [fields, shown] of TYPES)
  test(`type and venue of ${JSON.stringify(fields)} on the page: ${shown.join(", ")}`, () =>
    assert.deepEqual(
      factsOf(aPaper(fields)).flatMap(({ texts }) => texts),
      shown,
    ));
