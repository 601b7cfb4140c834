import assert from "node:assert/strict";
import fs from "node:fs/promises";
import { describe, test } from "node:test";
import { readSavedPage } from "../../src/sources/page-html.ts";
import { parsePageDate } from "../../src/sources/page-text.ts";
import { parsePage } from "../../src/sources/page.ts";
import { OptionError, SourceError, type ReadOptions } from "../../src/sources/source.ts";
import { FIVE_PAPERS, hasWholePage, WHOLE_PAGE } from "../folders.ts";
import { present } from "../paper/sample.ts";
import { finish, refusal } from "./items.ts";

const FIVE = await fs.readFile(FIVE_PAPERS, "utf8");
const OPTIONS = { file: "page.txt", date: "2025-10-16" };

const read = (text: string, options: ReadOptions = OPTIONS) => finish(parsePage(text, options));

const refused = (text: string) => refusal(() => parsePage(text, OPTIONS));

/** The page with one paper: what follows its header. */
function onePaper(...lines: string[]): string {
  return ["Daily Papers", "", "Oct 16", "", ...lines].join("\n");
}

test("a page that is nested without end is refused in a sentence", () => {
  const deep = `<html>${"<div>".repeat(50_000)}`;
  const message = refusal(() => readSavedPage(deep, OPTIONS, "page"));
  assert.match(message, /not the Daily Papers page/);
});

test("the page's papers, in its order, with nothing to warn of", () => {
  const { papers, warnings, skipped } = read(FIVE);
  assert.deepEqual(
    papers.map((paper) => {
      const { title, authorCount, published, comments, links } = paper;
      return [title.slice(0, 16), authorCount, published, comments, links.code];
    }),
    [
      ["Met$^2$Net: A De", 4, "2025-07-23", 1, "https://github.com/ShremG/Met2Net"],
      ["EAGAN: Efficient", 5, "2021-11-29", undefined, "https://github.com/marsggbo/EAGAN"],
      ["Skywork UniPic: ", undefined, undefined, undefined, undefined],
      ["Multimodal Maske", 3, "2025-05-01", undefined, "https://github.com/Lucas-rbnt/BM-MAE"],
      ["One Epoch Is All", 1, "2019-06-16", undefined, undefined],
    ],
  );
  assert.deepEqual([warnings, skipped], [[], []]);
});

test("a paper has the day of --date, and says where it came from", () => {
  const { papers } = read(FIVE);
  for (const { day, source } of papers) assert.deepEqual([day, source], ["2025-10-16", "page"]);
});

test("the LaTeX of the page's abstracts is decoded, the math of its titles kept", () => {
  const [met, eagan] = read(FIVE).papers;
  assert.match(met?.title ?? "", /^Met\$\^2\$Net: /);
  assert.match(met?.abstract ?? "", /by 28\.82% and 23\.39%, respectively/);
  assert.match(eagan?.abstract ?? "", /Fréchet Inception Distance/);
  assert.match(eagan?.abstract ?? "", /IS=8\.81±0\.10/);
});

describe("the lines below an abstract", () => {
  const facts: [authors: string, when: string, facts: (number | string | undefined)[]][] = [
    ["4 authors", "Jul 23 1", [4, "2025-07-23", 1]],
    ["1 authors", "Jul 23", [1, "2025-07-23", undefined]],
    ["1 author", "Jul 3", [1, "2025-07-03", undefined]],
    ["533 authors", "Nov 29, 2021", [533, "2021-11-29", undefined]],
    ["4 authors", "Oct 17, 2024 2", [4, "2024-10-17", 2]],
    ["4 authors", "Oct 17 120", [4, "2025-10-17", 120]],
  ];
  for (const [authors, when, expected] of facts)
    test(`"• ${authors}" and "${when}"`, () => {
      const text = onePaper("A Title", "", "It works.", "", `  • ${authors}`, "·", when);
      const [paper] = read(text).papers;
      assert.deepEqual([paper?.authorCount, paper?.published, paper?.comments], expected);
    });
});

test("an abstract may have paragraphs, and a paper without author line may follow", () => {
  const { papers } = read(
    onePaper(
      "First Title", "", "It works.", "", "It works, too.", "",
      "Second Title", "", "So does this.", "", "  • 2 authors", "·", "Oct 1",
    ), // prettier-ignore
    OPTIONS,
  );
  assert.deepEqual(
    papers.map(({ title, abstract }) => [title, abstract]),
    [
      ["First Title", "It works.\n\nIt works, too."],
      ["Second Title", "So does this."],
    ],
  );
});

test("line ends, a byte order mark and space at line ends make no difference", () => {
  const all = (text: string) => {
    const { papers, warnings, skipped } = read(text);
    return [papers, warnings, skipped];
  };
  for (const text of [
    `\uFEFF${FIVE}`,
    FIVE.replaceAll("\n", "\r\n"),
    FIVE.replaceAll("\n", " \t\n"),
    FIVE.replaceAll("\n\n", "\n\n\n"),
    `${FIVE}\n\n`,
  ])
    assert.deepEqual(all(text), all(FIVE));
});

test("without --date the page's year is unknown", () => {
  assert.throws(
    () => parsePage(FIVE, { file: "page.txt", date: undefined }),
    (error) => error instanceof OptionError && /"Oct 16".*--date/.test(error.message),
  );
});

test("a --date that isn't the page's own is taken with a warning", () => {
  const { papers, warnings } = read(FIVE, { ...OPTIONS, date: "2025-10-17" });
  assert.equal(papers[0]?.day, "2025-10-17");
  assert.match(warnings.join(), /^page\.txt:\d+: .*the page says "Oct 16"/);
});

test("a defect in a paper is mended, and named with file, line and paper", () => {
  const { papers, warnings } = read(
    onePaper("A \u202ETitle", "", "It works.", "", "• 1 authors", "·", "Oct 1"),
  );
  assert.equal(papers[0]?.title, "A Title");
  assert.match(warnings[0] ?? "", /^page\.txt:5: paper 1 .*bidirectional/);
});

test("an item that has no title left is skipped, the others are kept", () => {
  const meta = ["  • 1 authors", "·", "Oct 1", ""];
  const { papers, skipped } = read(
    onePaper("\u200B.\u200B", "", "One.", "", ...meta, "\u202E", "", "Two.", "", ...meta),
  );
  assert.equal(papers.length, 1);
  assert.equal(skipped.length, 1);
  assert.match(skipped[0] ?? "", /^page\.txt:\d+: paper 2 .*it has no title/);
});

describe("what isn't the page is refused, by name and with what to do", () => {
  const files: [name: string, text: string, reason: RegExp][] = [
    ["an empty file", "", /the file is empty/],
    ["white space", " \n\t\n", /the file is empty/],
    ["a JSON object", '{"papers": []}', /this is JSON/],
    ["a JSON list", "\n[]", /this is JSON/],
    ["HTML", "<!DOCTYPE html><html><body>Daily Papers", /this is a web page/],
    ["XML", '<?xml version="1.0"?><feed/>', /this is XML/],
    ["another text", "Some words.\n\nMore words.\n", /no line "Daily Papers"/],
    ["a page without a date", "Daily Papers\n\nby AK\n\nTitle\n", /no line "Daily Papers"/],
    ["a header alone", "Daily Papers\n\nOct 16\n", /no papers after its date/],
    [
      "a paper without an author count",
      onePaper("Title", "", "It works.", "", "• some authors", "·", "Oct 1"),
      /page\.txt:9: expected a number of authors and a date/,
    ],
    [
      "a paper with no day of the calendar",
      onePaper("Title", "", "It works.", "", "• 4 authors", "·", "Feb 30"),
      /page\.txt:9: expected a number of authors and a date/,
    ],
    [
      "an author line in place of a title",
      onePaper("• 4 authors", "·", "Oct 1"),
      /page\.txt:5: expected a paper's title/,
    ],
  ];
  for (const [name, text, reason] of files)
    test(name, () => {
      const message = refused(text);
      assert.match(message, /^page\.txt:/);
      assert.match(message, reason);
    });
});

describe("a page that is cut off is refused", () => {
  const cuts: [place: string, before: string][] = [
    ["in the header", "Daily Pa"],
    ["in the page's date", "Oct"],
    ["in the first title", "Met$^2$Net: A Decoupled"],
    ["in an abstract", "The increasing frequency of extreme"],
    ["in an abstract's LaTeX", "predictions by 28.82\\"],
    ["in an author line", "\n  • 4"],
    ["behind an author line", "\n  • 4 authors"],
    ["before a date", "\n  • 4 authors\n·\n"],
    ["in a month", "\n  • 4 authors\n·\nJu"],
    ["in a year", "Nov 29, 20"],
    ["in a later title", "EAGAN: Efficient Two-stage"],
    ["in the title behind a paper without an author line", "\nMultimodal Masked"],
  ];
  for (const [place, before] of cuts)
    test(place, () => {
      const end = FIVE.indexOf(before) + before.length;
      assert.ok(end >= before.length);
      assert.match(refused(FIVE.slice(0, end)), /^page\.txt:/);
    });

  test("and where the cut can't be told from an end, the last paper is named", () => {
    const whole = read(FIVE).papers;
    for (let end = 0; end < FIVE.length; end += 1) {
      const text = FIVE.slice(0, end);
      try {
        const { papers, warnings } = read(text);
        const last = papers.at(-1);
        const before = papers.slice(0, -1);
        assert.deepEqual(before.map(present), whole.slice(0, before.length).map(present));
        assert.equal(last?.title, whole[before.length]?.title);
        // A date is whole without its year, and without its count of comments.
        if (last?.published === undefined)
          assert.match(warnings.join(), /ends without an author count/);
        else assert.match(text, /·\n[A-Z][a-z]{2} \d+(?:, \d{4})?(?: \d*)?\n*$/);
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
      }
    }
  });
});

test("the whole page has 91 papers", async (t) => {
  if (!(await hasWholePage(t))) return;
  const text = await fs.readFile(WHOLE_PAGE, "utf8");
  const { papers, warnings, skipped } = read(text);
  assert.equal(papers.length, 91);
  assert.equal(new Set(papers.map(({ id }) => id)).size, 91);
  assert.deepEqual([warnings, skipped], [[], []]);
  const without = papers.filter(({ authorCount }) => authorCount === undefined);
  assert.equal(without.length, 2);
  assert.ok(without.every(({ published }) => published === undefined));
  for (const { title, abstract } of papers) {
    assert.ok(abstract.length > 100, title);
    assert.doesNotMatch(`${title} ${abstract}`, /\\|texttt|\dpm\d|\dtimes\d|• /);
  }
});

const PAGE_DATES: [text: string, year: string, day: string | undefined][] = [
  ["Jul 23", "2025", "2025-07-23"],
  ["Jul 3", "2025", "2025-07-03"],
  ["Nov 29, 2021", "2025", "2021-11-29"],
  ["Feb 29", "2024", "2024-02-29"],
  ["Feb 29", "2025", undefined],
  ["Feb 30, 2024", "2025", undefined],
  ["Jul 32", "2025", undefined],
  ["Jul 0", "2025", undefined],
  ["Abc 12", "2025", undefined],
  ["July 23", "2025", undefined],
  ["jul 23", "2025", undefined],
  ["Jul 23 1", "2025", undefined],
  ["Nov 29, 1981", "2025", undefined],
  ["Nov 29, 202", "2025", undefined],
  ["Jul", "2025", undefined],
  ["", "2025", undefined],
];
for (const [text, year, day] of PAGE_DATES)
  test(`the page's "${text}" in ${year} is ${day ?? "no date"}`, () =>
    assert.equal(parsePageDate(text, year), day));
