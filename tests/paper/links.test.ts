import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findAddresses, findRepository, httpUrl } from "../../src/paper/links.ts";
import { linksSchema } from "../../src/paper/schema.ts";
import { rawText } from "./sample.ts";

const ADDRESSES: [raw: string, expected: string | undefined][] = [
  ["https://example.org", "https://example.org/"],
  ["HTTP://Example.ORG/Path", "http://example.org/Path"],
  [" https://example.org/a ", "https://example.org/a"],
  ["https://example.org/long\n-name", "https://example.org/long-name"],
  ["javascript:alert(1)", undefined],
  ["java\nscript:alert(1)", undefined],
  ["data:text/html,<script>", undefined],
  ["ftp://example.org", undefined],
  ["mailto:a@example.org", undefined],
  ["//example.org", undefined],
  ["example.org", undefined],
  ["https://", undefined],
  ["https:example.org", undefined],
  ["https://user:secret@example.org", undefined],
  ["https://bank.org@example.org", undefined],
  ["", undefined],
];
for (const [raw, expected] of ADDRESSES)
  test(`${JSON.stringify(raw)} ${expected ? "is safe to link to" : "is not linked to"}`, () =>
    assert.equal(httpUrl(raw), expected));

test("a paper's file holds whole addresses: one with a space in it is refused", () => {
  for (const code of ["https://a.org/b\nc", "https://a.org/b c", " https://a.org"])
    assert.equal(linksSchema.safeParse({ code }).success, false, code);
  assert.ok(linksSchema.safeParse({ code: "https://a.org/b" }).success);
});

test("an address ends before the sentence's punctuation", () => {
  const text = "See https://a.org/x. And (https://b.org/y(z)), or https://c.org/?q=1&r=2!";
  const found = findAddresses(text).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(found, ["https://a.org/x", "https://b.org/y(z)", "https://c.org/?q=1&r=2"]);
});

test("only written-out web addresses are found", () => {
  const text =
    "example.org, a@example.org, mailto:a@example.org, ftp://a.org, //a.org, javascript:alert(1)";
  assert.deepEqual(findAddresses(text), []);
});

test("each address in a text is a web address, with its place", () => {
  const text = fc.tuple(rawText, fc.webUrl(), rawText);
  fc.assert(
    fc.property(text, (parts) => {
      const joined = parts.join(" ");
      let from = 0;
      for (const { start, end, url } of findAddresses(joined)) {
        assert.match(url, /^https?:\/\/[^/]/);
        assert.ok(start >= from && end > start && end <= joined.length);
        from = end;
      }
    }),
  );
});

const REPOSITORIES: [text: string, expected: string | undefined][] = [
  ["Code: https://github.com/ShremG/Met2Net.", "https://github.com/ShremG/Met2Net"],
  ["(in https://github.com/a/b.)", "https://github.com/a/b"],
  ["https://github.com/a/b.git", "https://github.com/a/b"],
  ["https://github.com/a/b/tree/main/c", "https://github.com/a/b"],
  ["http://www.github.com/a/b#readme", "https://github.com/a/b"],
  ["https://github.com/a/b.js", "https://github.com/a/b.js"],
  ["https://a.org and https://github.com/c/d", "https://github.com/c/d"],
  ["https://github.com/a/b https://github.com/c/d", "https://github.com/a/b"],
  ["https://github.com/a", undefined],
  ["https://a.github.io/b/c", undefined],
  ["https://github.com.evil.org/a/b", undefined],
  ["https://evil.org/https://github.com/a/b", undefined],
  ["github.com/a/b", undefined],
  ["", undefined],
];
for (const [text, expected] of REPOSITORIES)
  test(`the repository in "${text}": ${expected ?? "none"}`, () =>
    assert.equal(findRepository(text), expected));
