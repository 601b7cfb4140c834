import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  paperAttributes,
  readPaperElement,
  type ElementFacts,
  type ElementReading,
} from "../../src/paper/element.ts";

/** Writes the facts to an element whose link has the text, and reads them. */
function readBack(
  facts: ElementFacts,
  text = "A Paper",
  coins?: string,
  line?: string,
): ElementReading {
  const dataset: DOMStringMap = {};
  for (const [name, value] of Object.entries(paperAttributes(facts)))
    if (value !== undefined)
      dataset[name.slice(5).replace(/-./g, ([, letter = ""]) => letter.toUpperCase())] =
        String(value);
  return readPaperElement({
    dataset,
    querySelector: (selector) =>
      selector === "a"
        ? { textContent: text }
        : selector === ".by"
          ? { textContent: line ? `New ${line}` : null, lastChild: { textContent: line ?? null } }
          : coins === undefined
            ? null
            : { textContent: "", title: coins },
  });
}

describe("what is written to a paper's element is read from it", () => {
  const all: ElementReading = {
    id: "a-title-1a2b3c4d",
    day: "2025-10-16",
    topics: ["agents", "video"],
    upvotes: 0,
    comments: 3,
    title: "Met²Net",
    tex: "Met$^2$Net",
    authors: ["Ada Example", "Bo Second"],
    moreAuthors: true,
    published: "2019-06-16",
    arxiv: "2510.12345",
    pdf: "https://example.org/a.pdf",
    doi: "https://doi.org/10.1000/182",
    category: "cs.CL",
    venue: "J. of Lamps",
    type: "review",
  };
  const least: ElementReading = {
    id: "a-title-1a2b3c4d",
    day: undefined,
    topics: [],
    upvotes: undefined,
    comments: undefined,
    title: "A Paper",
    tex: undefined,
    authors: [],
    moreAuthors: false,
    published: undefined,
    arxiv: undefined,
    pdf: undefined,
    doi: undefined,
    category: undefined,
    venue: undefined,
    type: undefined,
  };
  const ofArxiv = { arxiv: "cs/0112017", pdf: "https://arxiv.org/pdf/cs/0112017" };
  const ROWS: [name: string, facts: ElementFacts, read: ElementReading][] = [
    ["all that is known", all, all],
    ["an id alone", { id: least.id }, least],
    ["an id of arXiv", { id: "cs-0112017" }, { ...least, id: "cs-0112017", ...ofArxiv }],
    ["a PDF at arXiv", { id: least.id, ...ofArxiv }, { ...least, ...ofArxiv }],
    [
      "a name with a bar",
      { id: least.id, authors: ["A|B", "C"] },
      { ...least, authors: ["A B", "C"] },
    ],
  ];
  for (const [name, facts, read] of ROWS) test(name, () => assert.deepEqual(readBack(facts), read));

  test("authors, date and venue are also read from its COinS", () =>
    assert.deepEqual(
      readBack(
        { id: least.id },
        "A Paper",
        "rft.title=X&rft.creator=Ada+Example&rft.creator=A%26B&rft.date=2025-10&rft.source=J.+X",
      ),
      { ...least, authors: ["Ada Example", "A&B"], published: "2025-10", venue: "J. X" },
    ));

  test("authors are also read from the line below the title, without a mark before them", () =>
    assert.deepEqual(readBack({ id: "x" }, "A Paper", undefined, "Ann, Bo and 3 more").authors, [
      "Ann",
      "Bo",
    ]));

  test("but not where it names none", () =>
    assert.deepEqual(
      readBack({ id: "x", authors: [] }, "A Paper", undefined, "3 authors").authors,
      [],
    ));

  test("a title is on one line", () =>
    assert.equal(readBack({ id: "x" }, "\n  A long\n  title ").title, "A long title"));
});

test("what an id of arXiv says is not repeated", () => {
  const attributes = paperAttributes({
    id: "2510.12345",
    arxiv: "2510.12345",
    pdf: "https://arxiv.org/pdf/2510.12345",
  });
  assert.equal(attributes["data-arxiv"], undefined);
  assert.equal(attributes["data-pdf"], undefined);
});
