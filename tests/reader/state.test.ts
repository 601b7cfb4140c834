import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addSeen, MOST_SEEN, toggle, toggleTopic } from "../../src/reader/state.ts";
import { isNew, lookAt, SILENCE, VISIT, type Visit } from "../../src/reader/visit.ts";

describe("seen papers", () => {
  test("are remembered once, the newest last", () => {
    assert.deepEqual(addSeen(["a", "b", "c"], ["a", "d"]), ["b", "c", "a", "d"]);
  });

  test("are the same list where nothing changes", () => {
    const seen = ["a", "b"];
    assert.equal(addSeen(seen, ["b"]), seen);
  });

  test("are forgotten, the oldest first, when there are too many", () => {
    const many = Array.from({ length: MOST_SEEN + 10 }, (_, at) => `p${at}`);
    const seen = addSeen(["old"], many);
    assert.equal(seen.length, MOST_SEEN);
    assert.equal(seen[0], "p10");
    assert.equal(seen.at(-1), `p${MOST_SEEN + 9}`);
  });
});

test("a paper goes in as the first, and comes out where it is", () => {
  const [a, b, c] = [{ id: "a" }, { id: "b" }, { id: "c" }];
  assert.deepEqual(toggle([a, b], c), [c, a, b]);
  assert.deepEqual(toggle([c, a, b], { id: "a" }), [c, b]);
  assert.deepEqual(toggle([a, b], c, 2), [c, a], "the oldest makes room");
});

test("topics are followed in the order in which they came", () => {
  assert.deepEqual(toggleTopic(["agents"], "video"), ["agents", "video"]);
  assert.deepEqual(toggleTopic(["agents", "video"], "agents"), ["video"]);
});

describe("new since the last visit", () => {
  const NOW = 1_800_000_000_000;
  /** Looks at lists one after the other: the newest day of each, and the hours that passed. */
  function visits(...looks: [newest: string, hours: number][]): Visit {
    let now = NOW;
    let visit: Visit | undefined;
    for (const [newest, hours] of looks) {
      now += hours * 3_600_000;
      visit = lookAt(visit, newest, now);
    }
    assert.ok(visit);
    return visit;
  }
  const ROWS: [name: string, looks: [string, number][], since: string | undefined][] = [
    ["nothing is on the first visit", [["2025-10-16", 0]], undefined],
    [
      "nor while it lasts",
      [
        ["2025-10-15", 0],
        ["2025-10-16", 1],
      ],
      undefined,
    ],
    [
      "on the next day, what came after",
      [
        ["2025-10-15", 0],
        ["2025-10-16", 20],
      ],
      "2025-10-15",
    ],
    [
      "it stays new for the visit, whatever is looked at",
      [
        ["2025-10-15", 0],
        ["2025-10-16", 20],
        ["2024-01-01", 1],
        ["2025-10-16", 1],
      ],
      "2025-10-15",
    ],
    [
      "an old page makes nothing older new",
      [
        ["2025-10-15", 0],
        ["2024-01-01", 20],
        ["2025-10-16", 20],
      ],
      "2025-10-15",
    ],
    [
      "a long visit with short rests is one",
      [
        ["2025-10-15", 0],
        ["2025-10-16", 3],
        ["2025-10-16", 3],
        ["2025-10-16", 3],
      ],
      undefined,
    ],
    [
      "a clock that was put back years only ends the visit",
      [
        ["2025-10-15", 0],
        ["2025-10-16", -50_000],
      ],
      "2025-10-15",
    ],
    [
      "and so does one that was put forward",
      [
        ["2025-10-15", 0],
        ["2025-10-16", 50_000],
        ["2025-10-17", -50_000],
      ],
      "2025-10-16",
    ],
  ];
  for (const [name, looks, since] of ROWS)
    test(name, () => assert.equal(visits(...looks).since, since));

  test("is what a later day lists", () => {
    const visit = { since: "2025-10-15", upTo: "2025-10-16", at: NOW };
    assert.equal(isNew("2025-10-16", visit), true);
    assert.equal(isNew("2025-10-15", visit), false);
    assert.equal(isNew("2025-10-16", { upTo: "2025-10-01", at: NOW }), false);
  });

  test("a visit ends after hours, not minutes", () => {
    assert.ok(SILENCE >= 2 * 3_600_000 && SILENCE <= 12 * 3_600_000);
  });

  test("a day that is none is not believed", () => {
    assert.equal(VISIT.parse({ upTo: "tomorrow", at: NOW }), undefined);
    assert.deepEqual(VISIT.parse({ upTo: "2025-10-16", since: 7, at: NOW }), {
      upTo: "2025-10-16",
      at: NOW,
    });
  });
});
