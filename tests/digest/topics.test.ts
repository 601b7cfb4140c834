import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { countTopics, listTopics, type TopicView } from "../../src/digest/topics.ts";
import { NEWEST_OF_TOPIC } from "../../src/digest/entry.ts";
import { anEntry, aTopic } from "./sample.ts";

describe("topics", () => {
  test("are in order by title, and one without papers is there, too", () => {
    const views = listTopics([anEntry({}, ["b"])], [aTopic("b", "Zebras"), aTopic("z", "Ants")]);
    assert.deepEqual(
      views.map(({ topic, newest, months }) => [topic.title, newest.length, months.length]),
      [
        ["Ants", 0, 0],
        ["Zebras", 1, 1],
      ],
    );
  });

  test("have their papers and no others; a topic that isn't there is passed over", () => {
    const entries = [
      anEntry({ id: "one" }, ["a", "b"]),
      anEntry({ id: "two" }, ["b", "gone"]),
      anEntry({ id: "three" }),
    ];
    const views = listTopics(entries, [aTopic("a"), aTopic("b")]);
    assert.deepEqual(views.map(slugs), [["one"], ["one", "two"]]);
  });

  test("show the newest as cards, up to a page's worth", () => {
    const entries = Array.from({ length: NEWEST_OF_TOPIC + 1 }, (_, at) =>
      anEntry({ id: `p${at}`, day: at === 0 ? "2024-01-01" : "2025-01-01" }, ["a"]),
    );
    const [view] = listTopics(entries, [aTopic("a")]);
    assert.equal(view?.newest.length, NEWEST_OF_TOPIC);
    assert.ok(!view.newest.some(({ slug }) => slug === "p0"), "the oldest");
    const all = view.months.flatMap(({ entries: ofMonth }) => ofMonth);
    assert.equal(all.length, NEWEST_OF_TOPIC + 1, "months leave nothing out");
  });

  test("have a page a month that has papers, newest first, with ways to the next", () => {
    const days = ["2025-10-16", "2025-10-01", "2025-07-31", "2024-12-31"];
    const entries = days.map((day, at) => anEntry({ id: `p${at}`, day }, ["a"]));
    const other = anEntry({ id: "other", day: "2025-08-01" }, ["b"]);
    const [view] = listTopics([other, ...entries], [aTopic("a"), aTopic("b")]);
    assert.deepEqual(
      view?.months.map(({ month, previous, next, entries: ofMonth }) => [
        previous,
        month,
        next,
        ofMonth.map(({ slug }) => slug),
      ]),
      [
        ["2025-07", "2025-10", undefined, ["p0", "p1"]],
        ["2024-12", "2025-07", "2025-10", ["p2"]],
        [undefined, "2024-12", "2025-07", ["p3"]],
      ],
    );
  });
});

describe("the counts of a day's topics", () => {
  test("are the most first, then by title, without topics that have none", () => {
    const entries = [anEntry({ id: "one" }, ["a", "b"]), anEntry({ id: "two" }, ["b", "c"])];
    const topics = [
      aTopic("a", "Zebras"),
      aTopic("b", "Lions"),
      aTopic("c", "Ants"),
      aTopic("d", "Bees"),
    ];
    assert.deepEqual(
      countTopics(entries, topics).map(({ topic, count }) => [topic.title, count]),
      [
        ["Lions", 2],
        ["Ants", 1],
        ["Zebras", 1],
      ],
    );
  });

  test("of no papers are none", () => assert.deepEqual(countTopics([], [aTopic("a")]), []));
});

// --- internal ---

function slugs({ newest }: TopicView): string[] {
  return newest.map(({ slug }) => slug);
}
