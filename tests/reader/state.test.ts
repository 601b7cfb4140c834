import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { putBack } from "../../src/reader/put-back.ts";
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

test("an undone removal puts papers back in place, and keeps later changes", () => {
  const [a, b, c, d] = [{ id: "a" }, { id: "b" }, { id: "c" }, { id: "d" }];
  const changed = { id: "c", read: true };
  assert.deepEqual(putBack([b], [a, b, c], [d, changed]), [d, b, changed]);
});

test("topics are followed in the order in which they came", () => {
  assert.deepEqual(toggleTopic(["agents"], "video"), ["agents", "video"]);
  assert.deepEqual(toggleTopic(["agents", "video"], "agents"), ["video"]);
});

describe("new since the last visit", () => {
  const NOW = 1_800_000_000_000;
  /** Opens lists one after the other: `16+20` is a list of the 16th, 20 hours after the last one. */
  function visits(lists: string): Visit {
    let now = NOW;
    let visit: Visit | undefined;
    for (const [, date, hours] of lists.matchAll(/(\d\d)([+-]\d+)/g)) {
      now += Number(hours) * 3_600_000;
      visit = lookAt(visit, `2025-10-${date}`, now);
    }
    assert.ok(visit);
    return visit;
  }
  const ROWS: [name: string, lists: string, since: string | undefined][] = [
    ["nothing is new on the first visit", "16+0", undefined],
    ["or while it lasts", "15+0 16+1", undefined],
    ["later papers are new on the next day", "15+0 16+20", "2025-10-15"],
    ["they stay new during the visit", "15+0 16+20 01+1 16+1", "2025-10-15"],
    ["an old page makes nothing older new", "15+0 01+20 16+20", "2025-10-15"],
    ["a long visit with short pauses is one visit", "15+0 16+3 16+3 16+3", undefined],
    ["a clock that is set back by years ends the visit", "15+0 16-50000", "2025-10-15"],
    ["so does one that is set forward", "15+0 16+50000 17-50000", "2025-10-16"],
  ];
  for (const [name, lists, since] of ROWS)
    test(name, () => assert.equal(visits(lists).since, since));

  const CATCHING_UP: typeof ROWS = [
    ["there is nothing to catch up with on the first visit", "15+0 16+1", undefined],
    ["later papers are to be caught up with", "15+0 16+20", "2025-10-15"],
    ["they still are on a second visit of the day", "15+0 16+20 16+9", "2025-10-15"],
    ["and on days that list nothing", "15+0 16+20 16+24 16+24", "2025-10-15"],
    ["and when the clock jumps", "15+0 16+20 16+50000 16-90000", "2025-10-15"],
    ["until newer ones come", "15+0 16+20 17+24", "2025-10-16"],
    ["but not if they come during the visit", "15+0 16+20 17+1", "2025-10-15"],
  ];
  for (const [name, lists, from] of CATCHING_UP)
    test(name, () => assert.equal(visits(lists).from, from));

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

  test("a visit that an older version of the site kept is caught up with from its own day", () => {
    const old = { since: "2025-10-15", upTo: "2025-10-16", at: NOW };
    assert.deepEqual(VISIT.parse(old), { ...old, from: "2025-10-15" });
  });
});
