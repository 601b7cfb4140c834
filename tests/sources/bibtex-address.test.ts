import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { firstAddress, plainAddress } from "../../src/sources/bibtex-address.ts";
import { findDois } from "../../src/sources/doi.ts";

describe("an address without the commands of LaTeX", () => {
  const addresses: [text: string, address: string][] = [
    ["\\url{https://example.org/a\\_b}", "https://example.org/a_b"],
    ["\\nolinkurl{https://example.org/a}", "https://example.org/a"],
    ["\\texttt{https://example.org/a}", "https://example.org/a"],
    ["https://example.org/{a}\\%20\\#b\\&c", "https://example.org/a%20#b&c"],
    ["https://example.org/a{\\_}b", "https://example.org/a_b"],
    ["https://example.org/a$\\_$b", "https://example.org/a_b"],
    ["https://example.org/a\\textunderscore b", "https://example.org/a_b"],
    ["https://example.org/a\\textunderscore{}b", "https://example.org/a_b"],
    ["https://example.org/\\~{}me", "https://example.org/~me"],
    ["https://example.org/\\~me", "https://example.org/~me"],
    ["https://example.org/~me", "https://example.org/~me"],
    ["https://example.org/\\string~me", "https://example.org/~me"],
    ["https://example.org/{\\string~}me", "https://example.org/~me"],
    ["https://example.org/\\textasciitilde me", "https://example.org/~me"],
    ["https://example.org/\\textasciitilde{}me", "https://example.org/~me"],
    ["https://example.org/{\\textasciitilde}me", "https://example.org/~me"],
    ["https://example.org/{\\textasciitilde }me", "https://example.org/~me"],
    ["https://example.org/$\\sim$me", "https://example.org/~me"],
    ["https://example.org/{$\\sim$}me", "https://example.org/~me"],
    ["https://example.org/$\\tilde{}$me", "https://example.org/~me"],
    ["https://example.org/\\%7Eme", "https://example.org/%7Eme"],
    ["10.1000/1:1{\\textless}1::aid{\\textgreater}2", "10.1000/1:1<1::aid>2"],
    ["10.1000/1:1$<$1::aid$>$2", "10.1000/1:1<1::aid>2"],
    ["10.1000/1:1{$<$}1", "10.1000/1:1<1"],
    ["https://example.org/a?b=1&amp;c=2", "https://example.org/a?b=1&c=2"],
    ["https://example.org/a\\-b\\slash c", "https://example.org/ab/c"],
  ];
  for (const [text, address] of addresses)
    test(text, () => assert.equal(plainAddress(text), address));
});

describe("the first address of a field", () => {
  const A = "https://example.org/a";
  const fields: [text: string, address: string][] = [
    [`${A} https://example.org/b`, A],
    [`${A}, https://example.org/b`, A],
    [`${A}; http://example.org/b`, A],
    [`${A} and https://example.org/b`, A],
    [`\\url{${A}}, \\url{https://example.org/b}`, A],
    [`\\href{${A}}{https://example.org/b}`, A],
    [`${A} (accessed 2025-10-16)`, A],
    [`${A} last visited in May`, A],
    [`${A},b;c`, `${A},b;c`],
    ["www.example.org", "http://www.example.org"],
    ["dl.example.org/citation.cfm?id=1", "http://dl.example.org/citation.cfm?id=1"],
    ["lamps.pdf", "lamps.pdf"],
    ["", ""],
  ];
  for (const [text, address] of fields) test(text, () => assert.equal(firstAddress(text), address));
});

// What takes longer than linear time takes minutes.
for (const piece of ["\\href{", "$ ", " , ", "\\a ", "{", "\\", "a. ", "https://", "10.1000"])
  test(`a megabyte of "${piece}" is read`, () => {
    const text = piece.repeat(1_000_000 / piece.length);
    assert.equal(typeof firstAddress(text), "string");
    assert.deepEqual(findDois(text), []);
  });
