import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { toPlainCitation } from "../../../src/publish/citations/plain.ts";
import type { Reference } from "../../../src/publish/citations/reference.ts";
import { aReference } from "./sample.ts";

const crowd = Array.from({ length: 25 }, (_, at) => `Ann Name${at}`);

describe("a citation in words", () => {
  const ROWS: [name: string, fields: Partial<Reference>, words: string | RegExp][] = [
    [
      "a preprint",
      {},
      "Example, A., & Second, B. (2025). A Paper. arXiv:2510.12345. https://arxiv.org/abs/2510.12345",
    ],
    [
      "an article with a DOI",
      {
        type: "article-journal",
        venue: "J. of Lamps",
        arxiv: undefined,
        doi: "10.1/a#b",
        published: "2019-05",
      },
      "Example, A., & Second, B. (2019). A Paper. J. of Lamps. https://doi.org/10.1/a%23b",
    ],
    [
      "one author",
      { authors: ["Jan-Peter van der Berg Jr."] },
      /^van der Berg, J\.-P\., Jr\. \(2025\)/,
    ],
    ["a group", { authors: ["The Sea Team", "Ada Example"] }, /^The Sea Team, & Example, A\. \(/],
    ["others", { moreAuthors: true }, /^Example, A\., Second, B\., et al\. \(2025\)/],
    ["a crowd", { authors: crowd }, /^Name0, A\., .*Name18, A\., … Name24, A\. \(2025\)/],
    ["no author", { authors: [], title: "What?" }, /^What\? \(2025\)\. arXiv/],
    ["nothing but a title", { authors: [], arxiv: undefined, type: undefined }, "A Paper. (n.d.)."],
    ["math", { title: "Met$^2$Net" }, / Met²Net\. /],
  ];
  for (const [name, fields, words] of ROWS)
    test(name, () => {
      const written = toPlainCitation(aReference(fields));
      if (typeof words === "string") assert.equal(written, words);
      else assert.match(written, words);
    });
});
