import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { findArxivId } from "../../src/sources/bibtex-arxiv.ts";
import { readLinks } from "../../src/sources/bibtex-links.ts";
import { readDoi } from "../../src/sources/doi.ts";

type Fields = Record<string, string>;

const idOf = (fields: Fields) => findArxivId(new Map(Object.entries(fields)));
const words = (fields: Fields) =>
  Object.entries(fields)
    .map(([name, value]) => `${name} = {${value}}`)
    .join(", ");

/** The links that are there, and the warnings. */
function linksOf(fields: Fields): [links: object, warnings: string[]] {
  const warnings: string[] = [];
  const links = Object.entries(readLinks(new Map(Object.entries(fields)), warnings));
  return [Object.fromEntries(links.filter(([, value]) => value)), warnings];
}

const ID = "2510.12345";

describe("the entry's own arXiv id", () => {
  const own: Fields[] = [
    { eprint: ID },
    { eprint: `arXiv:${ID}v2 [cs.LG]` },
    { eprint: `cs.LG/${ID}` },
    { eprint: `hep-th/${ID}`, archiveprefix: "arXiv" },
    { eprint: `https://arxiv.org/abs/${ID}`, eprinttype: "arXiv" },
    { arxiv: ID },
    { arxiv: `https://arxiv.org/abs/${ID}` },
    { arxivid: `arXiv:${ID}` },
    { preprint: `https://arxiv.org/abs/${ID}` },
    { preprint: ID },
    { url: `http://xxx.lanl.gov/abs/${ID}` },
    { url: `https://export.arxiv.org/pdf/${ID}v3.pdf` },
    { url: `arxiv.org/abs/${ID}` },
    { url: `https://www.alphaxiv.org/abs/${ID}` },
    { url: `https://huggingface.co/papers/${ID}` },
    { url: `https://ar5iv.labs.arxiv.org/html/${ID}` },
    { url: `https://www.arxiv-vanity.com/papers/${ID}/` },
    { url: `https://www.semanticscholar.org/arxiv/${ID}` },
    { url: `https://api.semanticscholar.org/arXiv:${ID}` },
    { url: `https://arxiv.org/abs/${ID}#` },
    { url: `https://example.org/a https://arxiv.org/abs/${ID}` },
    { adsurl: "https://ui.example.edu/abs/2025arXiv251012345L/abstract" },
    { "bdsk-url-1": `http://arxiv.org/abs/${ID}` },
    { doi: `https://doi.org/10.48550/arXiv.${ID}` },
    { doi: `10.48550/ARXIV.${ID}` },
    { howpublished: `\\url{https://arxiv.org/abs/${ID}}` },
    { howpublished: `arXiv preprint ${ID}` },
    { journal: `arXiv preprint arXiv:${ID}` },
    { journal: `arXiv:${ID} [cs, stat]` },
    { journal: `ArXiv e-prints, abs/${ID}` },
    { journal: `CoRR abs/${ID}` },
    { journal: "CoRR", volume: `abs/${ID}` },
    { journal: "ArXiv", volume: ID },
    { journal: "arXiv e-prints", pages: `arXiv:${ID}` },
    { journal: "arXiv e-prints", eid: `arXiv:${ID}` },
    { number: `arXiv:${ID}`, publisher: "arXiv" },
    { number: ID, publisher: "{arXiv}" },
    { institution: "arXiv", reportnumber: ID },
    { note: `arXiv: ${ID} [cs.LG] version: 1 type: article` },
    { note: `Preprint available at arXiv:${ID}` },
    { note: `Accepted at a workshop; arXiv:${ID}` },
    { note: `Full version: \\url{https://arxiv.org/abs/${ID}}` },
    { note: `eprint:arXiv:${ID}` },
    { note: `\\_eprint: ${ID}` },
    { note: `cite arxiv:${ID}Comment: 12 pages` },
    { archive: "arXiv", number: ID },
    { url: `arXiv:${ID}` },
    { annote: `arXiv:${ID}. A note to myself` },
  ];
  for (const fields of own) test(words(fields), () => assert.equal(idOf(fields), ID));

  const old: [fields: Fields, id: string][] = [
    [{ eprint: "cond-mat.str-el/0507123", archiveprefix: "arXiv" }, "cond-mat/0507123"],
    [{ eprint: "0507123", primaryclass: "cond-mat.str-el" }, "cond-mat/0507123"],
    [{ eprint: "0507123", eprintclass: "cond-mat" }, "cond-mat/0507123"],
    [{ eprint: "MATH.GT/0309136v2" }, "math/0309136"],
    [{ journal: "arXiv preprint physics/0004057" }, "physics/0004057"],
    [{ number: "arXiv:comp-gas/9811002" }, "comp-gas/9811002"],
    [{ note: "hep-th/9901001" }, "hep-th/9901001"],
    [{ doi: "10.48550/arXiv.cs/0210025" }, "cs/0210025"],
    [{ url: "http://arxiv.org/abs/cond-mat/0305641" }, "cond-mat/0305641"],
    [{ volume: "cs.CL/0112017", journal: "CoRR" }, "cs/0112017"],
  ];
  for (const [fields, id] of old) test(words(fields), () => assert.equal(idOf(fields), id));

  const others: Fields[] = [
    { note: `Extends arXiv:${ID}` },
    { note: `An extended version of arXiv:${ID}` },
    { note: `See also arXiv:${ID}` },
    { note: `cf. arXiv:${ID}` },
    { note: `Comment on arXiv:${ID}` },
    { note: `Reply to https://arxiv.org/abs/${ID}` },
    { note: `Text overlap with arXiv:${ID}` },
    { note: `Code of the lamps in arXiv:${ID}` },
    { annote: `Builds on the lamps of Mare (arXiv:${ID})` },
    { howpublished: `Erratum to arXiv:${ID}` },
    { keywords: `arXiv:${ID}` },
    { title: `A comment on arXiv:${ID}` },
    { eprint: ID, archiveprefix: "HAL" },
    { eprint: "26659050", eprinttype: "pmid" },
    { number: ID },
    { number: `TR/${ID}` },
    { pdf: `papers/${ID}.pdf` },
    { volume: ID, journal: "Journal of Lamps" },
    { url: `https://example.org/${ID}` },
    { url: "https://inspirehep.example.net/literature/1234567" },
    { journal: "PsyArXiv", pages: ID },
    { journal: "arXiv:2510.123456789" },
  ];
  for (const fields of others)
    test(`not in ${words(fields)}`, () => assert.equal(idOf(fields), undefined));
});

describe("links: by what an address leads to", () => {
  const PAGE = "https://example.org/round-2";
  const DOI = "https://doi.org/10.9999/a.1";
  const links: [fields: Fields, links: Record<string, string>][] = [
    [{ url: PAGE }, { project: PAGE }],
    [
      { url: "http://www.example.org/\\textasciitilde lamp/" },
      { project: "http://www.example.org/~lamp/" },
    ],
    [
      { url: "http://www.example.org/$\\sim$lamp/x.pdf" },
      { pdf: "http://www.example.org/~lamp/x.pdf" },
    ],
    [{ url: "https://example.org/a https://example.org/b" }, { project: "https://example.org/a" }],
    [{ url: "https://github.com/example/lamps" }, { code: "https://github.com/example/lamps" }],
    [{ url: "https://arxiv.org/abs/2510.12345" }, {}],
    [{ url: DOI }, { doi: DOI }],
    [{ url: "doi.org/10.9999/a.1" }, { doi: DOI }],
    [
      { url: "https://dl.example.org/doi/10.9999/a.1" },
      { doi: DOI, project: "https://dl.example.org/doi/10.9999/a.1" },
    ],
    [
      { doi: "10.9999/b", url: "https://dl.example.org/doi/10.9999/a.1" },
      { doi: "https://doi.org/10.9999/b", project: "https://dl.example.org/doi/10.9999/a.1" },
    ],
    [{ doi: "10/gn6dxq" }, { doi: "https://doi.org/10/gn6dxq" }],
    [{ doi: "10.9999/978\\_1" }, { doi: "https://doi.org/10.9999/978_1" }],
    [{ doi: PAGE }, { project: PAGE }],
    [{ eprint: DOI }, { doi: DOI }],
    [{ doi: "arXiv:2510.12345", url: "arXiv:2510.12345" }, {}],
    [
      { doi: "https://dl.example.org/doi/pdf/10.9999/a.1", url: DOI },
      { doi: DOI, project: "https://dl.example.org/doi/pdf/10.9999/a.1" },
    ],
    [{ "bdsk-url-1": "http://dx.doi.org/10.9999/a.1", "bdsk-url-2": PAGE }, { doi: DOI }],
    [{ note: "Last accessed on: \\url{https://example.org/round-2}" }, { project: PAGE }],
    [{ eprint: "cs.LG/2510.12345" }, {}],
    [{ note: "DOI: 10.9999/a.1" }, { doi: DOI }],
    [{ note: "Erratum: DOI 10.9999/a.1" }, {}],
    [{ note: "available at \\url{https://example.org/round-2}" }, { project: PAGE }],
    [{ howpublished: `\\url{${PAGE}}` }, { project: PAGE }],
    [{ howpublished: `Online: ${PAGE}, accessed 2025-10-16` }, { project: PAGE }],
    [
      { note: "Code is available at: https://github.com/example/lamps" },
      { code: "https://github.com/example/lamps" },
    ],
    [{ note: "See also https://example.org/others" }, {}],
    [{ note: "License: https://example.org/by/4.0" }, {}],
    [{ journal: PAGE }, { project: PAGE }],
    [{ journal: `Online version: ${PAGE}` }, {}],
    [{ copyright: PAGE, bibsource: PAGE, keywords: PAGE }, {}],
    [{ url: "https://example.org/p", website: PAGE }, { project: PAGE }],
    [
      { pdf: "https://example.org/lamps.pdf", code: "https://example.org/git" },
      { pdf: "https://example.org/lamps.pdf", code: "https://example.org/git" },
    ],
  ];
  for (const [fields, expected] of links)
    test(words(fields), () => assert.deepEqual(linksOf(fields), [expected, []]));
});

test("whatever stands in the fields, a DOI is one and reads back as itself", () => {
  const piece = fc.constantFrom(
    ..."10.9999/a.1|10/ab|doi:|https://doi.org/|https://example.org/|\\url{|}|(|)|<|>|.|, |; | |\\_|%2F|$\\sim$|arXiv:|2510.12345|see |?|#".split(
      "|",
    ),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
  const field = fc.constantFrom("doi", "url", "note", "eprint", "journal", "pdf", "howpublished");
  fc.assert(
    fc.property(fc.dictionary(field, text), (fields) => {
      const { doi } = readLinks(new Map(Object.entries(fields)), []);
      if (doi === undefined) return;
      assert.match(doi, /^https:\/\/doi\.org\/10[./]/);
      assert.equal(readDoi(doi, []), doi);
    }),
  );
});
