import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { listDays } from "../../src/digest/days.ts";
import { listWeeks } from "../../src/digest/periods.ts";
import {
  MOST_NOTES,
  MOST_WEEKS,
  noteItems,
  TOP_OF_WEEK,
  weekItems,
} from "../../src/publish/other-feeds.ts";
import { newestWeeks } from "../../src/publish/feed-papers.ts";
import { shiftDay } from "../../src/paper/day.ts";
import type { PaperInput } from "../../src/paper/schema.ts";
import { anEntry, aTopic } from "../digest/sample.ts";

const PUBLISHER = {
  address: (path: string) => `https://x.example${path}`,
  publisher: "Digest",
  pagesFrom: "",
};

describe("the feed of weeks", () => {
  test("has a week once a later one has papers, dated on the Monday after it", () => {
    const [week, ...others] = weeksOf([
      { id: "a", day: "2025-10-16" },
      { id: "b", day: "2025-10-20" },
    ]);
    assert.equal(others.length, 0);
    assert.equal(week?.title, "The week of 13–19 October 2025");
    assert.equal(week?.url, "https://x.example/weeks/2025-W42/");
    assert.deepEqual([week?.day, week?.updated], ["2025-10-20", "2025-10-20"]);
  });

  test("has the week's papers by upvotes, and no more than the first", () => {
    const papers = Array.from({ length: 15 }, (_, at) => ({
      id: `p${at}`,
      title: `Paper ${at}`,
      day: "2025-10-16",
      upvotes: at,
    }));
    const [week] = weeksOf([...papers, { id: "later", day: "2025-10-20" }]);
    assert.match(week?.content ?? "", /The first 10 of 15 papers\./);
    const titles = [...(week?.content ?? "").matchAll(/>(Paper \d+)</g)].map(([, title]) => title);
    assert.equal(titles.length, TOP_OF_WEEK);
    assert.deepEqual(titles.slice(0, 2), ["Paper 14", "Paper 13"]);
  });

  test("shows markup in a title as the text that it is", () => {
    const [week] = weeksOf([
      { id: "a", title: "A <script>alert(1)</script>", day: "2025-10-16" },
      { id: "later", day: "2025-10-20" },
    ]);
    assert.doesNotMatch(week?.content ?? "", /<script/);
  });

  test(`ends after ${MOST_WEEKS} weeks`, () => {
    const papers = Array.from({ length: 60 }, (_, at) => ({
      id: `p${at}`,
      day: shiftDay("2025-12-31", -7 * at),
    }));
    assert.equal(weeksOf(papers).length, MOST_WEEKS);
  });

  test("without papers has none", () => assert.deepEqual(weeksOf([]), []));
});

describe("the feed of notes", () => {
  const entry = anEntry({ id: "2510.12345", title: "A $x^2$ paper" }, ["a", "gone"]);
  const note = (id: string, title?: string) => ({
    entry,
    note: { id, title, author: "Ann\u0007", date: "2025-10-20", html: () => "<p>Words.</p>" },
  });
  const topics = new Map([["a", aTopic("a", "A topic")]]);

  test("has a note with its author, its day, its paper and the paper's topics", () => {
    const [item] = noteItems([note("2510.12345", "Read it")], PUBLISHER, topics);
    assert.equal(item?.title, "Read it: A x² paper");
    assert.equal(item?.url, "https://x.example/papers/2510.12345/#note-2510.12345");
    assert.deepEqual(item?.authors, ["Ann"]);
    assert.deepEqual([item?.day, item?.updated], ["2025-10-20", "2025-10-20"]);
    assert.deepEqual(item?.topics, [{ slug: "a", title: "A topic" }]);
    assert.match(item?.content ?? "", /^<p>Words\.<\/p><p><a href="[^"]*\/papers\/2510\.12345\/">/);
  });

  test("names a note without a title by its paper", () =>
    assert.equal(noteItems([note("x")], PUBLISHER, topics)[0]?.title, "A x² paper"));

  test("gives every note an id of its own, which its file alone decides", () => {
    const ids = noteItems([note("x"), note("x.bo")], PUBLISHER, topics).map(({ id }) => id);
    assert.equal(new Set(ids).size, 2);
    assert.equal(ids[0], noteItems([note("x", "Other")], PUBLISHER, topics)[0]?.id);
  });

  test(`ends after ${MOST_NOTES} notes`, () => {
    const many = Array.from({ length: MOST_NOTES + 1 }, (_, at) => note(`x.${at}`));
    assert.equal(noteItems(many, PUBLISHER, topics).length, MOST_NOTES);
  });
});

// --- internal ---

function weeksOf(papers: Partial<PaperInput>[]) {
  const days = listDays(papers.map((fields) => anEntry(fields)));
  const weeks = newestWeeks(listWeeks(days), days[0]?.day);
  return weekItems(
    weeks.map(({ view, top }) => ({ ...view, count: view.entries.length, top })),
    PUBLISHER,
  );
}
