import assert from "node:assert/strict";
import { test } from "node:test";
import { CITATION_FORMATS } from "../../../src/publish/citations/formats.ts";
import { cutAuthors } from "../../../src/publish/citations/reference.ts";
import { aReference } from "./sample.ts";

test("a citation with the first authors alone says in each format that there are others", () => {
  const three = aReference({ authors: ["Ada Example", "Bo Second", "Cem Third"] });
  const cut = cutAuthors(three, 2);
  const write = (format: keyof typeof CITATION_FORMATS) => CITATION_FORMATS[format].write([cut]);
  assert.match(write("bib"), /author = \{Example, Ada and Second, Bo and others\}/);
  assert.match(write("ris"), /^AU {2}- Second, Bo\r?$/m);
  assert.match(write("ris"), /^N1 {2}- There are more authors than these\./m);
  assert.match(write("json"), /"literal": ?"others"/);
  for (const format of ["bib", "ris", "json"] as const) assert.doesNotMatch(write(format), /Third/);
});

test("a citation of no more authors than asked for stays as it is", () => {
  const two = aReference();
  assert.equal(cutAuthors(two, 2), two);
});
