import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readDate } from "../../src/paper/read-date.ts";

/** What a text is read as, and whether it says more than that. */
type Row = [text: string, date: string | undefined, more?: "more"];

const TABLES: Record<string, Row[]> = {
  "ISO 8601 and EDTF": [
    ["2019", "2019"],
    ["2019-05", "2019-05"],
    ["2019-05-03", "2019-05-03"],
    ["2019-5-3", "2019-05-03"],
    ["2019/05/03", "2019-05-03"],
    ["2019.05", "2019-05"],
    ["20190503", "2019-05-03"],
    ["2019-05-03T10:00:00Z", "2019-05-03"],
    ["2019-05-03 10:00:00+02:00", "2019-05-03"],
    [" 2019-05 ", "2019-05"],
    ["1687", "1687"],
    ["2019-05/2019-06", "2019-05", "more"],
    ["2019-05-03/2019-05-07", "2019-05-03", "more"],
    ["2019/2020", "2019", "more"],
    ["2019/..", "2019"],
    ["2019?", "2019", "more"],
    ["2019~", "2019", "more"],
    ["2019-05?", "2019-05", "more"],
    ["2019-21", "2019", "more"],
    ["2019-XX", "2019", "more"],
    ["2019-05-XX", "2019-05", "more"],
    ["2025-02-30", "2025-02", "more"],
    ["2025-13-01", "2025", "more"],
    ["19XX", undefined, "more"],
    ["201X", undefined, "more"],
    ["-0044", undefined, "more"],
    ["0000", undefined, "more"],
    ["9999", undefined, "more"],
  ],
  numbers: [
    ["5/2019", "2019-05"],
    ["05.2019", "2019-05"],
    ["3.5.2019", "2019-05-03"],
    ["27/5/2019", "2019-05-27"],
    ["5/27/2019", "2019-05-27"],
    ["5/5/2019", "2019-05-05"],
    ["3/5/2019", "2019", "more"],
    ["98", undefined, "more"],
    ["12019", undefined, "more"],
  ],
  words: [
    ["May 2019", "2019-05"],
    ["2019 May", "2019-05"],
    ["Sept. 2019", "2019-09"],
    ["3 May 2019", "2019-05-03"],
    ["3rd of May, 2019", "2019-05-03"],
    ["May 3rd, 2019", "2019-05-03"],
    ["2019 May 3", "2019-05-03"],
    ["2019-May-03", "2019-05-03"],
    ["10~jan 2019", "2019-01-10"],
    ["Mon, 2 Apr 2007 19:18:42 GMT", "2007-04-02"],
    ["27–30 May 2019", "2019-05-27", "more"],
    ["27 May–1 June 2019", "2019-05-27", "more"],
    ["May 27--30, 2019", "2019-05-27", "more"],
    ["July-August 2019", "2019-07", "more"],
    ["2019 May-Jun", "2019-05", "more"],
    ["31 June 2019", "2019-06", "more"],
    ["Mai 2019", "2019-05"],
    ["März 2019", "2019-03"],
    ["3 décembre 2019", "2019-12-03"],
    ["3 de mayo de 2019", "2019-05-03"],
  ],
  "a year with words": [
    ["c1994", "1994", "more"],
    ["ca. 1994", "1994", "more"],
    ["[1994]", "1994"],
    ["2019a", "2019", "more"],
    ["1998--2001", "1998", "more"],
    ["to appear 2019", "2019", "more"],
    ["2019, in press", "2019", "more"],
    ["Spring 2003", "2003", "more"],
    ["2019 [1905]", "2019", "more"],
    ["may appear in 2019", "2019", "more"],
    ["in press", undefined, "more"],
    ["n.d.", undefined, "more"],
    ["1990s", undefined, "more"],
    ["1200 BC", undefined, "more"],
    ["", undefined, "more"],
  ],
};
for (const [name, rows] of Object.entries(TABLES))
  describe(name, () => {
    for (const [text, date, more] of rows)
      test(`"${text}" is ${date ?? "no date"}`, () =>
        assert.deepEqual(readDate(text), { date, saysMore: more !== undefined }));
  });

test("a long text costs no more than its start", () => {
  for (const text of ["1 ", "2019-", "may ", "a", "-1:11"])
    assert.ok(readDate(text.repeat(200_000)).saysMore);
});
