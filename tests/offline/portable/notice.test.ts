import assert from "node:assert/strict";
import { test } from "node:test";
import { footerNotice } from "../../../src/offline/portable/notice.ts";

test("a copy names the address of the site that it is updated at", () => {
  assert.match(
    footerNotice({ base: "/digest/", origin: "https://papers.example.org" }, "2025-10-16"),
    /updates at <a href="https:\/\/papers\.example\.org\/digest\/">https:\/\/papers\.example\.org\/digest\/<\/a>\./,
  );
});

test("a copy of a site without an address names none", () => {
  const notice = footerNotice({ base: "/", origin: undefined }, "2025-10-16");
  assert.match(notice, /This copy holds .* up to .*2025/);
  assert.doesNotMatch(notice, /updates at/);
});
