/** What is new to a reader. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { headOf, newsOf } from "../../src/reader/news/news.ts";

const DAYS = [
  { day: "2026-02-27", ids: ["f1", "f2"] },
  { day: "2026-02-26", ids: ["t1", "t2", "t3"] },
  { day: "2026-02-25", ids: ["w1"] },
];
const gone =
  (...ids: string[]) =>
  (id: string) =>
    ids.includes(id);

describe("what is new", () => {
  test("is what later days list", () => {
    const { days, total } = newsOf(DAYS, false, "2026-02-25", gone());
    assert.deepEqual(days, DAYS.slice(0, 2));
    assert.equal(total, 5);
  });

  test("leaves out what the reader has seen or hidden, and days of which nothing is left", () => {
    const { days, total } = newsOf(DAYS, false, "2026-02-25", gone("f1", "f2", "t2"));
    assert.deepEqual(days, [{ day: "2026-02-26", ids: ["t1", "t3"] }]);
    assert.equal(total, 2);
  });

  test("is nothing where no earlier visit is known, or the browser names a day to come", () => {
    for (const from of [undefined, "2026-02-27", "2099-01-01"])
      assert.equal(newsOf(DAYS, true, from, gone()).total, 0);
  });

  test("after two years is what the page knows, which says that there is more", () => {
    const news = newsOf(DAYS, true, "2024-02-27", gone());
    assert.equal(headOf(news, "27 Feb 2024"), "More than 6 new since 27 Feb 2024");
    assert.equal(newsOf(DAYS, true, "2026-02-25", gone()).isCut, false);
    assert.equal(newsOf(DAYS, false, "2024-02-27", gone()).isCut, false, "the digest is as short");
  });
});
