/** How a page of a copy asks another one for a part of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { askedIn, askingAddress, sentPart } from "../../src/digest/page-part.ts";

test("an address asks for one paper's abstract or for all papers, whatever else it says", () => {
  const page = "file:///a%20copy/days/2025-10-16/index.html#x";
  const address = new URL(askingAddress(page, { abstract: "a.b-1" }));
  assert.equal(address.pathname, "/a%20copy/days/2025-10-16/index.html");
  assert.deepEqual(askedIn(address), { abstract: "a.b-1" });
  assert.equal(askedIn(new URL(askingAddress(page, "papers"))), "papers");
  assert.equal(askedIn({ search: "" }), undefined);
  assert.equal(askedIn({ search: "?pass" }), undefined);
});

test("a message that isn't a part is none", () => {
  assert.equal(sentPart({ broadsheet: "part", html: "<p>It.</p>" }), "<p>It.</p>");
  const others = [
    null,
    "<p>",
    {},
    { broadsheet: "welcome", html: "" },
    { broadsheet: "part", html: 1 },
  ];
  for (const other of others) assert.equal(sentPart(other), undefined);
});
