/** What reference managers file of papers, by the rules of their translators. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { toCoins } from "../../src/publish/citations/coins.ts";
import { highwireTags } from "../../src/publish/citations/highwire.ts";
import { toJsonLd } from "../../src/publish/citations/json-ld.ts";
import type { Reference } from "../../src/publish/citations/reference.ts";
import { toReference } from "../../src/publish/paper-reference.ts";
import { aPaper } from "../paper/sample.ts";
import { aReference } from "./citations/sample.ts";
import { filedFrom } from "./reference-manager.ts";

const ADDRESS = "https://papers.example.org/papers/2510.12345/";
const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** What is filed of a paper's page. */
function filed(reference: Reference, updated?: string) {
  const tags = highwireTags(reference, updated).map(
    ([name, content]) => `<meta name="${name}" content="${escape(content)}">`,
  );
  const html = `<head><meta property="og:type" content="article">${tags.join("")}</head>`;
  return filedFrom(html, ADDRESS)[0];
}

/** What is filed of a list. */
function listed(...references: Reference[]) {
  const spans = references.map((one) => `<span class="Z3988" title="${toCoins(one, 20)}"></span>`);
  return filedFrom(`<body>${spans.join("")}</body>`, ADDRESS);
}

const known = aReference({
  title: 'Met$^2$Net & "Q" = 50% #1; a+b <b>',
  authors: ["Ada Example", "Jan van der Berg", "The ATLAS Collaboration"],
  published: "2025-10-14",
  pdf: "https://arxiv.org/pdf/2510.12345",
  keywords: ["lamps", "seas"],
});

test("a paper's page is filed as a preprint with all that is known", () =>
  assert.deepEqual(filed(known, "2025-11-01"), {
    itemType: "preprint",
    title: 'Met²Net & "Q" = 50% #1; a+b <b>',
    creators: [
      { firstName: "Ada", lastName: "Example" },
      { firstName: "Jan van der", lastName: "Berg" },
      { firstName: "The ATLAS", lastName: "Collaboration" },
    ],
    date: "2025/10/14",
    url: "https://arxiv.org/abs/2510.12345",
    DOI: "10.48550/arXiv.2510.12345",
    venue: undefined,
    tags: ["lamps", "seas"],
    attachment: "https://arxiv.org/pdf/2510.12345",
  }));

test("so is a paper in a list; a plus sign, which managers read as a space, is lost", () =>
  assert.deepEqual(listed(known), [
    {
      ...filed(known),
      title: 'Met²Net & "Q" = 50% #1; a b <b>',
      date: "2025-10-14",
      url: undefined,
      tags: [],
      attachment: "snapshot",
    },
  ]));

describe("the type is that of the publication", () => {
  const ROWS: [fields: Partial<Reference>, itemType: string, venue?: string][] = [
    [{ type: "article-journal", venue: "J. of Lamps" }, "journalArticle", "J. of Lamps"],
    [{ type: "article-journal" }, "journalArticle"],
    [{ type: "paper-conference", venue: "Lamps 2025" }, "conferencePaper", "Lamps 2025"],
    [{ type: "thesis", venue: "Lamp University" }, "thesis", "Lamp University"],
    [{ type: "report", venue: "The Lab" }, "report", "The Lab"],
    [{ type: "book", venue: "Lamp Press" }, "book", "Lamp Press"],
    [{ type: "chapter", venue: "A Book" }, "bookSection", "A Book"],
    [{ type: "preprint" }, "preprint"],
    [{ type: undefined, arxiv: undefined }, "document"],
  ];
  for (const [fields, itemType, venue] of ROWS)
    test(`${fields.type}, ${fields.venue ?? "no venue"}`, () => {
      const paper = aReference({ title: "The Paper", ...fields });
      const [ofList] = listed(paper);
      for (const item of [filed(paper), ofList]) {
        assert.equal(item?.itemType, itemType);
        assert.equal(item?.venue, venue);
        assert.equal(item?.title, "The Paper");
      }
    });
});

describe("the date", () => {
  const ROWS: [name: string, fields: Partial<Reference>, page?: string, list?: string][] = [
    ["is as exact as it is known", { published: "2019-05" }, "2019/05", "2019-05"],
    ["is the year in the id", {}, "2025", "2025"],
    ["is nothing where nobody knows it, and never the day of listing", { arxiv: undefined }],
  ];
  for (const [name, fields, page, list] of ROWS)
    test(name, () => {
      assert.equal(filed(aReference(fields))?.date, page);
      assert.equal(listed(aReference(fields))[0]?.date, list);
    });
});

describe("authors", () => {
  test("of one tag alone stay one person, whose name has a comma", () =>
    assert.equal(filed(aReference({ authors: ["Sammy Davis, Jr."] }))?.creators.length, 1));

  test("may be none", () => {
    assert.deepEqual(filed(aReference({ authors: [] }))?.creators, []);
    assert.deepEqual(listed(aReference({ authors: [] }))[0]?.creators, []);
  });

  test("of a crowd are all on the paper's page; in a list, managers ask the DOI for them", () => {
    const crowd = aReference({ authors: Array.from({ length: 533 }, (_, at) => `Ann Name${at}`) });
    assert.equal(filed(crowd)?.creators.length, 533);
    const [item] = listed(crowd);
    assert.deepEqual([item?.creators, item?.DOI], [[], "10.48550/arXiv.2510.12345"]);
    const [other] = listed({ ...crowd, arxiv: undefined });
    assert.equal(other?.creators.length, 533);
  });
});

test("each paper of a list is offered", () =>
  assert.deepEqual(
    listed(known, aReference(), aReference({ title: "עברית 🙂 \\$5" })).map(({ title }) => title),
    ['Met²Net & "Q" = 50% #1; a b <b>', "A Paper", "עברית 🙂 $5"],
  ));

test("JSON-LD has the shape of a ScholarlyArticle, and no title ends its element", () => {
  const title = "</script><script>alert(1)</script> & <!--";
  const text = toJsonLd(aReference({ title, authors: ["Ada Example", "Sea Team"] }), ADDRESS);
  assert.doesNotMatch(text, /<|<!--/);
  assert.deepEqual(JSON.parse(text), {
    "@context": "https://schema.org",
    "@type": "ScholarlyArticle",
    headline: title,
    author: [
      { "@type": "Person", name: "Ada Example" },
      { "@type": "Organization", name: "Sea Team" },
    ],
    datePublished: "2025",
    url: ADDRESS,
    sameAs: "https://doi.org/10.48550/arXiv.2510.12345",
  });
});

describe("a paper's file as a reference", () => {
  const ROWS: [name: string, fields: Parameters<typeof aPaper>[0], reference: object][] = [
    ["of Daily Papers is a preprint", { id: "a-slug", source: "page" }, { type: "preprint" }],
    ["of another source may be anything", { id: "a-slug", source: "jsonl" }, { type: undefined }],
    [
      "has the arXiv id that its link tells",
      { id: "a-slug", links: { arxiv: "https://arxiv.org/abs/cs/0112017v2" } },
      { id: "a-slug", arxiv: "cs/0112017" },
    ],
    [
      "has no DOI of arXiv's beside the id",
      { links: { doi: "https://doi.org/10.48550/arXiv.2510.12345" } },
      { doi: undefined, arxiv: "2510.12345" },
    ],
    [
      "in a journal is an article",
      { venue: "J. of Lamps", links: { doi: "https://doi.org/10.1/a%23b" } },
      { type: "article-journal", doi: "10.1/a#b" },
    ],
    ["in proceedings is a paper there", { venue: "Proc. of X" }, { type: "paper-conference" }],
    ["says that it names too few", { authors: ["A B"], authorCount: 9 }, { moreAuthors: true }],
    ["without names says nothing of them", { authorCount: 9 }, { moreAuthors: false }],
  ];
  for (const [name, fields, expected] of ROWS)
    test(name, () => {
      const reference = toReference(aPaper(fields));
      assert.deepEqual({ ...reference, ...expected }, reference);
    });
});
