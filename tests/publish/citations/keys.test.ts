import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { citationKeys } from "../../../src/publish/citations/keys.ts";
import type { Reference } from "../../../src/publish/citations/reference.ts";
import { aReference } from "./sample.ts";

describe("a key", () => {
  const ROWS: [name: string, fields: Partial<Reference>, key: string][] = [
    ["is author, year and word", { title: "On the Attention of Lamps" }, "example2025attention"],
    ["has plain letters", { authors: ["Łukasz Łoś"], title: "Über Öl" }, "los2025uber"],
    ["has no particle", { authors: ["Jan van der Berg"], title: "Sea" }, "berg2025sea"],
    ["has a group's name", { authors: ["Qwen Team"], title: "Sea" }, "qwenteam2025sea"],
    ["has the year of publication", { published: "2019-05" }, "example2019paper"],
    ["has no year where none is known", { arxiv: undefined }, "examplepaper"],
    ["is the id without authors", { authors: [] }, "2510.12345"],
    ["is the id where letters are none of ours", { authors: ["张三"] }, "2510.12345"],
  ];
  for (const [name, fields, key] of ROWS)
    test(name, () => assert.deepEqual(citationKeys([aReference(fields)]), [key]));

  test("is each paper's own, whatever the order of the list", () => {
    const papers = ["2510.00003", "2510.00001", "2510.00002"].map((id) => aReference({ id }));
    const keys = citationKeys(papers);
    assert.deepEqual(keys, ["example2025paperc", "example2025paper", "example2025paperb"]);
    assert.deepEqual(citationKeys(papers.toReversed()), keys.toReversed());
  });

  test("is its own among hundreds that begin alike", () => {
    const papers = Array.from({ length: 800 }, (_, at) => aReference({ id: `id-${at}` }));
    assert.equal(new Set(citationKeys(papers)).size, 800);
  });
});
