import assert from "node:assert/strict";
import { test } from "node:test";
import { XMLParser } from "fast-xml-parser";
import { describeSearch } from "../../src/publish/opensearch.ts";

test("the description of the search is XML that says where to ask", () => {
  const xml = describeSearch({
    title: "A & B's <digest> of the day",
    description: "x".repeat(2000),
    search: "https://example.org/d/search/",
    icon: "https://example.org/d/favicon.svg",
  });
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "@" });
  const { OpenSearchDescription: found } = parser.parse(xml);
  assert.equal(found.ShortName, "A & B's <digest>");
  assert.equal(found.Description.length, 1024);
  assert.deepEqual(found.Url, {
    "@type": "text/html",
    "@template": "https://example.org/d/search/?q={searchTerms}",
  });
});
