import { plugins } from "@citation-js/core";
import "@citation-js/plugin-ris";
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { toCslJson } from "../../../src/publish/citations/csl.ts";
import type { Reference } from "../../../src/publish/citations/reference.ts";
import { toRis } from "../../../src/publish/citations/ris.ts";
import { aReference } from "./sample.ts";

const whole = aReference({
  title: 'Met$^2$Net: "Q&A" of 50% ]]> <b>',
  authors: ["Jan van der Berg", "Sammy Davis, Jr.", "The ATLAS Collaboration", "Aristotle"],
  published: "2025-10-14",
  pdf: "https://arxiv.org/pdf/2510.12345",
  keywords: ["lamps", "seas"],
  abstract: "One $x^2$.\n\nTwo.",
});

test("a record of RIS has a line for each thing, and ends as the format demands", () =>
  assert.equal(
    toRis([whole]),
    [
      "TY  - UNPB",
      "ID  - berg2025met",
      'TI  - Met²Net: "Q&A" of 50% ]]> <b>',
      "AU  - van der Berg, Jan",
      "AU  - Davis, Sammy, Jr.",
      "AU  - The ATLAS Collaboration",
      "AU  - Aristotle",
      "PY  - 2025",
      "DA  - 2025/10/14/",
      "PB  - arXiv",
      "M1  - arXiv:2510.12345",
      "DO  - 10.48550/arXiv.2510.12345",
      "UR  - https://arxiv.org/abs/2510.12345",
      "L1  - https://arxiv.org/pdf/2510.12345",
      "KW  - lamps",
      "KW  - seas",
      "AB  - One x². Two.",
      "ER  - ",
      "",
    ].join("\r\n"),
  ));

test("an item of CSL has the names in parts and the date as numbers", () =>
  assert.deepEqual(JSON.parse(toCslJson([whole])), [
    {
      id: "berg2025met",
      type: "article",
      genre: "preprint",
      title: 'Met²Net: "Q&A" of 50% ]]> <b>',
      author: [
        { given: "Jan", family: "Berg", "non-dropping-particle": "van der" },
        { given: "Sammy", family: "Davis", suffix: "Jr." },
        { literal: "The ATLAS Collaboration" },
        { family: "Aristotle" },
      ],
      issued: { "date-parts": [[2025, 10, 14]] },
      publisher: "arXiv",
      number: "arXiv:2510.12345",
      DOI: "10.48550/arXiv.2510.12345",
      URL: "https://arxiv.org/abs/2510.12345",
      keyword: "lamps, seas",
      abstract: "One x².\n\nTwo.",
    },
  ]));

describe("nothing is", () => {
  test("an empty file of RIS", () => assert.equal(toRis([]), ""));
  test("an empty list of CSL", () => assert.deepEqual(JSON.parse(toCslJson([])), []));
});

describe("what is known alone is said", () => {
  const bare = aReference({ arxiv: undefined, authors: [], type: undefined });
  test("in RIS", () =>
    assert.equal(toRis([bare]), "TY  - GEN\r\nID  - 2510.12345\r\nTI  - A Paper\r\nER  - \r\n"));
  test("in CSL", () =>
    assert.deepEqual(JSON.parse(toCslJson([bare])), [
      { id: "2510.12345", type: "document", title: "A Paper" },
    ]));

  test("a list of authors that goes on says so", () => {
    const more = aReference({ moreAuthors: true });
    assert.match(toRis([more]), /^N1 {2}- There are more authors than these\.\r$/m);
    assert.deepEqual(JSON.parse(toCslJson([more]))[0].author.at(-1), { literal: "others" });
  });

  test("a year alone is a year alone", () => {
    const old = aReference({ published: "1986" });
    assert.match(toRis([old]), /^PY {2}- 1986\r$/m);
    assert.doesNotMatch(toRis([old]), /^DA/m);
    assert.deepEqual(JSON.parse(toCslJson([old]))[0].issued, { "date-parts": [[1986]] });
  });
});

describe("a venue is what holds the paper, or who publishes it", () => {
  const ROWS: [fields: Partial<Reference>, ris: RegExp, csl: object][] = [
    [
      { type: "article-journal", venue: "J. of Lamps" },
      /^TY {2}- JOUR\r[^]*^T2 {2}- J\. of Lamps\r$/m,
      { type: "article-journal", "container-title": "J. of Lamps" },
    ],
    [
      { type: "paper-conference", venue: "Lamps 2025" },
      /^TY {2}- CONF\r[^]*^T2 {2}- Lamps 2025\r$/m,
      { type: "paper-conference", "container-title": "Lamps 2025" },
    ],
    [
      { type: "thesis", venue: "Lamp University" },
      /^TY {2}- THES\r[^]*^PB {2}- Lamp University\r$/m,
      { type: "thesis", publisher: "Lamp University" },
    ],
  ];
  for (const [fields, ris, csl] of ROWS)
    test(`${fields.type}`, () => {
      const paper = aReference(fields);
      assert.match(toRis([paper]), ris);
      const [item] = JSON.parse(toCslJson([paper]));
      assert.deepEqual({ ...item, ...csl }, item);
    });
});

test("citation-js reads both as the same papers", () => {
  const papers = [whole, aReference({ id: "2510.00002" })];
  const seen = (text: string) =>
    plugins.input.chain(text).map(({ title, DOI, author }) => [title, DOI, author?.length]);
  assert.deepEqual(seen(toRis(papers)), seen(toCslJson(papers)));
  assert.deepEqual(seen(toCslJson(papers)), [
    ['Met²Net: "Q&A" of 50% ]]> <b>', "10.48550/arXiv.2510.12345", 4],
    ["A Paper", "10.48550/arXiv.2510.12345", 2],
  ]);
});
