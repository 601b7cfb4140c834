import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { doiOfPage, readDoi } from "../../src/sources/doi.ts";

describe("the address of a DOI, however it is written", () => {
  const dois: [text: string, address: string | undefined][] = [
    ["10.1000/182", "https://doi.org/10.1000/182"],
    [" 10.1000/182\n", "https://doi.org/10.1000/182"],
    ["doi: 10.1000/182", "https://doi.org/10.1000/182"],
    ["DOI:10.1000/182", "https://doi.org/10.1000/182"],
    ["DOI 10.1000/182", "https://doi.org/10.1000/182"],
    ["info:doi/10.1000/182", "https://doi.org/10.1000/182"],
    ["https://dx.doi.org/10.1000/182", "https://doi.org/10.1000/182"],
    ["http://www.doi.org/10.1000/182", "https://doi.org/10.1000/182"],
    ["doi.org/10.1093/gji/ggy467", "https://doi.org/10.1093/gji/ggy467"],
    ["https://doi.org/doi:10.1000/182", "https://doi.org/10.1000/182"],
    ["https://doi-org.proxy.example.org/10.1000/182", "https://doi.org/10.1000/182"],
    ["https://doi.org/10.1000/182?nosfx=y", "https://doi.org/10.1000/182"],
    ["https://doi.org/10.1000%2F182", "https://doi.org/10.1000/182"],
    ["10.1000%2F182", "https://doi.org/10.1000/182"],
    ["10.1000.10/182", "https://doi.org/10.1000.10/182"],
    ["10/gn6dxq", "https://doi.org/10/gn6dxq"],
    ["doi:10/gn6dxq", "https://doi.org/10/gn6dxq"],
    ["https://doi.org/10/gn6dxq", "https://doi.org/10/gn6dxq"],
    ["https://doi.org/gn6dxq", "https://doi.org/10/gn6dxq"],
    ["https://doi.org/10.1000/a%3Cb", "https://doi.org/10.1000/a<b"],
    [
      "10.1000/(sici)1-2(1998)1:2&lt;1::aid-a3&gt;3.0.co;2-2",
      "https://doi.org/10.1000/(sici)1-2(1998)1:2<1::aid-a3>3.0.co;2-2",
    ],
    ["https://doi.org/10.1000/100%", "https://doi.org/10.1000/100%25"],
    ["10.1000/50%zz", "https://doi.org/10.1000/50%25zz"],
    ["10.1000/a#b?c", "https://doi.org/10.1000/a%23b%3Fc"],
    ["10.1000/a\\_b", "https://doi.org/10.1000/a_b"],
    ["10.1000/a{\\_}b", "https://doi.org/10.1000/a_b"],
    ["https://doi.org/10.1000/a%5C_b", "https://doi.org/10.1000/a_b"],
    ["10.1000/182.", "https://doi.org/10.1000/182"],
    ["10.1000/182,", "https://doi.org/10.1000/182"],
    ["(10.1000/182)", "https://doi.org/10.1000/182"],
    ["(doi: 10.1000/182).", "https://doi.org/10.1000/182"],
    ["<https://doi.org/10.1000/182>", "https://doi.org/10.1000/182"],
    ["10.1000/s(86)80012-x", "https://doi.org/10.1000/s(86)80012-x"],
    ["10.1000/s(86)", "https://doi.org/10.1000/s(86)"],
    ["10.1000/s(86))", "https://doi.org/10.1000/s(86)"],
    ["", undefined],
    ["10.1000", undefined],
    ["10.1000/", undefined],
    ["2010.1000", undefined],
    ["javascript:alert(1)", undefined],
    ["https://example.org/10/abc", undefined],
  ];
  for (const [text, address] of dois)
    test(`"${text.trim()}"`, () => assert.equal(readDoi(text, []), address));
});

describe("of several DOIs the first counts, and the others are named in a warning", () => {
  const several = [
    "10.9999/a.1, 10.9999/a.2",
    "10.9999/a.1,10.9999/a.2",
    "10.9999/a.1; 10.9999/a.2.",
    "10.9999/a.1 10.9999/a.2",
    "10.9999/a.1 and doi:10.9999/a.2",
    "https://doi.org/10.9999/a.1; https://doi.org/10.9999/a.2",
  ];
  for (const text of several)
    test(text, () => {
      const warnings: string[] = [];
      assert.equal(readDoi(text, warnings), "https://doi.org/10.9999/a.1");
      assert.deepEqual(warnings, [
        'links.doi: took 10.9999/a.1 and left out "10.9999/a.2": a paper has one DOI',
      ]);
    });

  test("one DOI that is written twice is one", () => {
    const warnings: string[] = [];
    readDoi("10.9999/A.1 https://doi.org/10.9999/a.1", warnings);
    assert.deepEqual(warnings, []);
  });
});

describe("the DOI in the address of a publisher's page", () => {
  const pages: [address: string, doi: string | undefined][] = [
    ["https://dl.example.org/doi/10.9999/3292500.1", "10.9999/3292500.1"],
    ["https://dl.example.org/doi/pdf/10.9999/3292500.1?download=true", "10.9999/3292500.1"],
    ["https://example.org/articles/10.9999/fn.2010.1/full", "10.9999/fn.2010.1"],
    ["https://example.org/article/10.9999/1742-6596/1/2/meta", "10.9999/1742-6596/1/2"],
    ["https://example.org/content/pdf/10.9999/s00-1.pdf", "10.9999/s00-1"],
    [
      "https://example.org/content/10.9999/2020.01.01.123456v1.full.pdf",
      "10.9999/2020.01.01.123456",
    ],
    [
      "https://example.org/article?id=10.9999/journal.pone.1&type=printable",
      "10.9999/journal.pone.1",
    ],
    ["https://example.org/chapter/10.9999%2F978-1_2#Sec1", "10.9999/978-1_2"],
    ["https://example.org/v/10.99/x", undefined],
    ["https://dl.example.org/doi/10.5555/1.2", undefined],
    ["https://example.org/lamps", undefined],
  ];
  for (const [address, doi] of pages) test(address, () => assert.equal(doiOfPage(address), doi));
});
