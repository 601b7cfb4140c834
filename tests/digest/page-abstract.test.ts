/** How a page of a copy asks another one for an abstract. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { askedIn, askingAddress, sentAbstract } from "../../src/digest/page-abstract.ts";

test("an address asks for one paper's abstract, whatever else it says", () => {
  const address = new URL(askingAddress("file:///a%20copy/days/2025-10-16/index.html#x", "a.b-1"));
  assert.equal(address.pathname, "/a%20copy/days/2025-10-16/index.html");
  assert.equal(askedIn(address), "a.b-1");
  assert.equal(askedIn({ search: "" }), undefined);
  assert.equal(askedIn({ search: "?pass" }), undefined);
});

test("a message that isn't an abstract is none", () => {
  assert.equal(sentAbstract({ broadsheet: "abstract", html: "<p>It.</p>" }), "<p>It.</p>");
  const others = [
    null,
    "<p>",
    {},
    { broadsheet: "welcome", html: "" },
    { broadsheet: "abstract", html: 1 },
  ];
  for (const other of others) assert.equal(sentAbstract(other), undefined);
});
