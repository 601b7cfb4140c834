import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { parseBibtex } from "../../src/sources/bibtex.ts";
import { OptionError } from "../../src/sources/source.ts";
import { present } from "../paper/sample.ts";
import { finish, fixture, refusal } from "./items.ts";

const GROUP = await fixture("bibtex/group.bib");
const OPTIONS = { file: "group.bib", date: "2025-10-16" };

const read = (text: string) => finish(parseBibtex(text, OPTIONS));
const titlesOf = (text: string) => read(text).papers.map(({ title }) => title);
const refused = (text: string) => refusal(() => parseBibtex(text, OPTIONS));

/** The paper of an entry with these fields. */
function paperOf(fields: string) {
  const { papers, skipped } = read(`@article{key, title = {T}, ${fields}}`);
  assert.deepEqual(skipped, []);
  return papers[0];
}

test("an entry gives all that it holds, macros expanded", () => {
  const paper = read(GROUP).papers[0];
  assert.deepEqual(present(paper ?? {}), {
    id: "2510.93001",
    title: "Lanterns and GPT-like Models: A Study in Übertown and $x^{2}$",
    day: "2025-10-16",
    published: "2025-10-02",
    type: "article-journal",
    venue: "Journal of Invented Towns (Online)",
    rank: 1,
    authors: ["Ada Lampwright", "Bo von der Mare Jr", "The Lantern Team and Friends", "Cy Øre"],
    moreAuthors: true,
    categories: ["cs.CL"],
    keywords: ["lanterns", "towns", "light"],
    topics: [],
    links: {
      arxiv: "https://arxiv.org/abs/2510.93001",
      pdf: "https://arxiv.org/pdf/2510.93001",
      doi: "https://doi.org/10.9999/lantern_2025",
    },
    source: "bibtex",
    abstract: "We count 50% of the lanterns of Übertown.",
  });
});

test("the entries that are papers, in the file's order, and why the others are none", () => {
  const { skipped, warnings } = read(GROUP);
  const starts = titlesOf(GROUP).map((title) => title.slice(0, 8));
  // An entry that is skipped keeps its place, so that mending it moves no other.
  assert.deepEqual(
    read(GROUP).papers.map(({ rank }) => rank),
    [1, 2, 3, 5, 7],
  );
  assert.deepEqual(starts, ["Lanterns", "Harbours", "Cliffs (", "Old Ways", "A Key Us"]);
  assert.deepEqual(skipped, [
    'group.bib:33: entry "notitle2022": it has no title',
    'group.bib:37: entry "slip2021": it is not valid BibTeX: expected an equals sign behind "author", found "{Slip, Sue}"',
  ]);
  assert.match(
    warnings.join("\n"),
    /^group\.bib:39: .*its key is also that of the entry in line 23$/m,
  );
});

describe("where an entry names arXiv", () => {
  const ids: [fields: string, id: string][] = [
    ["eprint = {2510.12345}", "2510.12345"],
    ["eprint = {2510.12345v2}, archiveprefix = {arXiv}", "2510.12345"],
    ["eprint = {2510.12345}, eprinttype = {arxiv}", "2510.12345"],
    ["eprint = {arXiv:2510.12345}", "2510.12345"],
    ["eprint = {cs/0112017}, archivePrefix = {arXiv}", "cs/0112017"],
    ["eprint = {0112017}, archivePrefix = {arXiv}, primaryClass = {cs.CL}", "cs/0112017"],
    ["url = {http://arxiv.org/abs/2510.12345v1}", "2510.12345"],
    ["url = {https://arxiv.org/pdf/2510.12345.pdf}", "2510.12345"],
    ["url = {https://arxiv.org/abs/hep-th/9901001?context=cs}", "hep-th/9901001"],
    ["url = {\\url{https://arxiv.org/abs/2510.12345}}", "2510.12345"],
    ["doi = {10.48550/arXiv.2510.12345}", "2510.12345"],
    ["doi = {https://doi.org/10.48550/ARXIV.2510.12345}", "2510.12345"],
    ["journal = {arXiv preprint arXiv:2510.12345}", "2510.12345"],
    ["journal = {ArXiv e-prints}, note = {arXiv:2510.12345 [cs.CL]}", "2510.12345"],
    ["journal = {CoRR}, volume = {abs/2510.12345}", "2510.12345"],
    ["howpublished = {arXiv:2510.12345}", "2510.12345"],
  ];
  for (const [fields, id] of ids) test(fields, () => assert.equal(paperOf(fields)?.id, id));

  const none = [
    "note = {Extends arXiv:2510.12345}",
    "eprint = {2510.12345}, archiveprefix = {HAL}",
    "eprint = {../../x}",
    "journal = {arXiv preprint}",
    "journal = {arXiv:2510.123456789}",
    "volume = {12}, number = {3}",
    "url = {https://example.org/2510.12345}",
  ];
  for (const fields of none)
    test(`not in: ${fields}`, () => assert.match(paperOf(fields)?.id ?? "", /^t-[0-9a-f]{8}$/));
});

describe("dates, as exact as the entry", () => {
  const dates: [fields: string, published: string | undefined, warning?: RegExp][] = [
    ["date = {2025-10-16}", "2025-10-16"],
    ["date = {2025-10-16/2025-10-18}", "2025-10-16", /of "2025-10-16\/2025-10-18" only 2025-10-16/],
    ["date = {2025-10}", "2025-10"],
    ["date = {2019}", "2019"],
    ["date = {2019-21}", "2019", /of "2019-21" only 2019 is kept/],
    ["year = 2025", "2025"],
    ["year = {1986}", "1986"],
    ["year = {{1687}}", "1687"],
    ["year = {{\\noopsort{1973b}}1981}", "1981"],
    ["year = 2025, month = oct", "2025-10"],
    ["year = 2025, month = oct, day = 6", "2025-10-06"],
    ["year = {2025}, month = {October}, day = {16}", "2025-10-16"],
    ["year = {{2025}}, month = {{Oct.}}, day = {{16}}", "2025-10-16"],
    ["year = {2025}, month = 1, day = 2", "2025-01-02"],
    ['year = 2019, month = {jan # "~10"}', "2019-01-10"],
    ['year = 2019, month = "10~" # jan', "2019-01-10"],
    ['year = 2019, month = jan # "~10"', "2019-01-10"],
    ["year = 2019, month = sept", "2019-09"],
    ['year = 2019, month = may # " 9 - " # may # " 11"', "2019-05-09", /only 2019-05-09 is kept/],
    ["year = 2019, month = {27--30 May}", "2019-05-27", /only 2019-05-27 is kept/],
    ["year = 2019, month = {10--11}", "2019-10", /only 2019-10 is kept/],
    ["year = 2019, month = {10-11}", "2019-10", /only 2019-10 is kept/],
    ["year = 2019, month = {Spring}", "2019", /of "Spring 2019" only 2019 is kept/],
    ["year = {2025}, month = 2, day = 31", "2025-02", /only 2025-02 is kept/],
    ["year = 2002, month = 1033", "2002", /month: dropped "1033", which is no month of 2002/],
    ["year = 2002, month = {May 2002}", "2002-05"],
    ["year = {0300}, month = 1, day = 1", undefined, /names no year/],
    [
      "year = {in press}, month = oct, day = 1",
      undefined,
      /dropped "in press", which names no year/,
    ],
    ["month = oct", undefined, /names no year/],
    ["year = {to appear 2019}, month = may", "2019-05", /year: of "to appear 2019" only "2019"/],
    ["year = {2003-04}", "2003", /only 2003 is kept/],
    ["year = {c1994}", "1994", /of "c1994" only 1994 is kept/],
    ["date = {2019-05}, year = 2019", "2019-05"],
    ["date = {2019}, year = 2019, month = may", "2019-05"],
    ["date = {2019-05}, year = 2018", "2019-05", /"2019-05" is kept, and not "2018"/],
    ["year = 2012, issue_date = {June 2012}", "2012-06"],
    ["urldate = {2020-01-01}", undefined],
  ];
  for (const [fields, published, warning] of dates)
    test(fields, () => {
      const { papers, warnings } = read(`@article{key, title = {T}, abstract = {A.}, ${fields}}`);
      assert.equal(papers[0]?.published, published);
      if (warning) assert.match(warnings.join("\n"), warning);
      else assert.deepEqual(warnings, []);
    });
});

test("arXiv's classes come from primaryClass, or from biblatex's eprintclass", () => {
  assert.deepEqual(paperOf("primaryclass = {cs.LG, stat.ML}")?.categories, ["cs.LG", "stat.ML"]);
  assert.deepEqual(paperOf("eprintclass = {cs.CL}")?.categories, ["cs.CL"]);
});

describe("the kind of publication and its venue", () => {
  const ARXIV = "eprint = {2510.12345}";
  const entries: [kind: string, fields: string, type?: string | undefined, venue?: string][] = [
    ["article", "journal = {J. of {T}owns}", "article-journal", "J. of Towns"],
    ["ARTICLE", "journaltitle = {J\\'ournal \\& Co}", "article-journal", "Jóurnal & Co"],
    ["article", `journal = {Towns}, ${ARXIV}`, "article-journal", "Towns"],
    ["article", "publisher = {House}", "article-journal"],
    ["article", "journal = {https://example.org/lamps}", "article-journal"],
    ["article", "journal = {\\url{https://example.org/lamps}}", "article-journal"],
    ["article", ARXIV, "preprint"],
    ["article", "journal = {arXiv preprint arXiv:2510.12345}", "preprint"],
    ["article", "journal = {CoRR}, volume = {abs/2510.12345}", "preprint"],
    ["article", "journal = {ArXiv}", "preprint"],
    ["article", "journal = {Arxivology Letters}", "article-journal", "Arxivology Letters"],
    ["inproceedings", "booktitle = {Proc. of Days}", "paper-conference", "Proc. of Days"],
    ["inproceedings", "booktitle = {Days}, booksubtitle = {All}", "paper-conference", "Days: All"],
    ["article", "shortjournal = {J. Tow.}", "article-journal", "J. Tow."],
    ["inproceedings", `eventtitle = {Days}, ${ARXIV}`, "paper-conference", "Days"],
    ["conference", "booktitle = {Days}, publisher = {House}", "paper-conference", "Days"],
    ["incollection", "booktitle = {All Towns}", "chapter", "All Towns"],
    ["phdthesis", "school = {U of Towns}", "thesis", "U of Towns"],
    ["thesis", "institution = {U of Towns}, type = {phdthesis}", "thesis", "U of Towns"],
    ["techreport", "institution = {Lab}", "report", "Lab"],
    ["report", "institution = {Lab}, type = {Preprint}", "preprint", "Lab"],
    ["book", "publisher = {House}", "book", "House"],
    ["online", ARXIV, "preprint"],
    ["online", "url = {https://example.org/}", "webpage"],
    ["unpublished", "note = {draft}", "manuscript"],
    ["misc", `publisher = {arXiv}, ${ARXIV}`, "preprint"],
    ["misc", "howpublished = {a wall}"],
    ["whatever", "journal = {Towns}", undefined, "Towns"],
  ];
  for (const [kind, fields, type, venue] of entries)
    test(`@${kind}, ${fields}`, () => {
      const paper = read(`@${kind}{key, title = {T}, ${fields}}`).papers[0];
      assert.deepEqual([paper?.type, paper?.venue], [type, venue]);
    });
});

describe("links", () => {
  const links: [fields: string, links: Record<string, string>][] = [
    ["doi = {10.1000/182}", { doi: "https://doi.org/10.1000/182" }],
    ["doi = {https://doi.org/10.1000/182}", { doi: "https://doi.org/10.1000/182" }],
    ["url = {https://doi.org/10.1000/182}", { doi: "https://doi.org/10.1000/182" }],
    ["url = {https://example.org/x}", { project: "https://example.org/x" }],
    ["url = {javascript:alert(1)}", {}],
    ["doi = {javascript:alert(1)}", {}],
    ["doi = {10.1000/50%zz}", { doi: "https://doi.org/10.1000/50%25zz" }],
  ];
  for (const [fields, expected] of links)
    test(fields, () => assert.deepEqual(paperOf(fields)?.links, expected));
});

describe("ids and links of an entry, in the forms that people write", () => {
  const atArxiv = (id: string) => ({
    arxiv: `https://arxiv.org/abs/${id}`,
    pdf: `https://arxiv.org/pdf/${id}`,
  });
  const rows: [fields: string, id: string | undefined, links: Record<string, string>][] = [
    ["howpublished = {\\url{https://arxiv.org/abs/2101.00008}}", "2101.00008", {}],
    [
      "arxiv = {2101.00010}, code = {https://github.com/example/lamps}, pdf = {https://example.org/lamps.pdf}",
      "2101.00010",
      { code: "https://github.com/example/lamps", pdf: "https://example.org/lamps.pdf" },
    ],
    [
      "preprint = {https://arxiv.org/abs/2101.00011}, doi = {10.9999/c.2}",
      "2101.00011",
      { doi: "https://doi.org/10.9999/c.2" },
    ],
    ["eprint = {arXiv:2101.00006v2 [cs.LG]}", "2101.00006", {}],
    ["eprint = {cond-mat.str-el/0507123}, archivePrefix = {arXiv}", "cond-mat/0507123", {}],
    ["eprint = {hep-th/1601.07616}, archivePrefix = {arXiv}", "1601.07616", {}],
    [
      "note = {available at \\url{https://example.org/round-2}}",
      undefined,
      { project: "https://example.org/round-2" },
    ],
    [
      "url = {http://www.example.org/\\textasciitilde lamp/}",
      undefined,
      { project: "http://www.example.org/~lamp/" },
    ],
    [
      "url = {http://www.example.org/$\\sim$lamp/x.pdf}",
      undefined,
      { pdf: "http://www.example.org/~lamp/x.pdf" },
    ],
    [
      "url = {https://example.org/a https://example.org/b}",
      undefined,
      { project: "https://example.org/a" },
    ],
    ["doi = {10/gn6dxq}", undefined, { doi: "https://doi.org/10/gn6dxq" }],
    [
      "doi = {doi.org/10.1093/gji/ggy467}",
      undefined,
      { doi: "https://doi.org/10.1093/gji/ggy467" },
    ],
    ["number = {arXiv:2101.00013}, publisher = {arXiv}", "2101.00013", {}],
  ];
  for (const [fields, id, links] of rows)
    test(fields, () => {
      const paper = paperOf(fields);
      if (id !== undefined) assert.equal(paper?.id, id);
      assert.deepEqual(paper?.links, { ...(id !== undefined && atArxiv(id)), ...links });
    });
});

describe("what stands around entries makes no difference", () => {
  const files: [name: string, text: string, titles: string[]][] = [
    ["a comment", "A note to me@example.org {x}.\n@a{k, title={T}} and more", ["T"]],
    ["two entries in a line", "@a{k, title={T}}@b{l, title={U}}", ["T", "U"]],
    ["parentheses around an entry", '@a(k, title="A (b) c")', ["A (b) c"]],
    ["upper case", "@ARTICLE{K, TITLE={T}}", ["T"]],
    ["no key", "@misc{, title={T}}", ["T"]],
    ["a key with signs", "@misc{a/b:c+d?é, title={T}}", ["T"]],
    ["a byte order mark and CR LF", "\uFEFF@a{k,\r\n title={T},\r\n}\r\n", ["T"]],
    [
      "@string, used later",
      '@string{x = "A"}@string(y = x # " B")@a{k, title = y # { C}}',
      ["A B C"],
    ],
    ["comments of the entry", "@comment{@a{k, title={T}}}\n@b{l, title={U}}", ["U"]],
    ["a field twice: the first counts", "@a{k, title={T}, title={U}}", ["T"]],
    ["a field twice, the first one empty", "@a{k, title={ }, title={U}}", ["U"]],
    [
      "a value that ends in a backslash",
      "@a{k, x={\\a\\}, title={T}}\n@b{l, title={U}}",
      ["T", "U"],
    ],
    ["braces with backslashes that don't pair", "@a{k, x={a \\} b}, title={T}}", ["T"]],
    ["quotes with backslashes", '@a{k, title="M\\"a"}', ["Mä"]],
    [
      "a bracket in quotes in parentheses",
      '@a(k, title="A ) b", x={)})@b(l, title={U})',
      ["A ) b", "U"],
    ],
    [
      "lines that start with a percent sign",
      "%@a{k, title={T}}\n @b{l, % x\n title={U} % y\n}",
      ["U"],
    ],
    [
      "an entry behind a percent sign in a later line",
      "@a{k, title={T}}\n % @b{l, title={U}}\n@c{m, title={V}}",
      ["T", "V"],
    ],
    ["percent signs in a text", "@a{k, title={5 % of}}", ["5 % of"]],
    ["a comment over entries", "@comment{\n@a{k, title={T}}\n}\n@b{l, title={U}}", ["U"]],
    ["a comment that doesn't close", "@comment{\n@a{k, title={T}}", ["T"]],
    ["settings of JabRef", "@comment{jabref-meta: a:b\\;c;}\n@a{k, title={T}}", ["T"]],
    ["a preamble", '@preamble{"\\newcommand{\\x}[1]{#1}" # y}@a{k, title={T}}', ["T"]],
    ["line ends of old Macs", "% x\r@a{k,\r title={T},\r}\r@b{l, title={U}}", ["T", "U"]],
    ["a macro in another case", '@STRING{Xy = "A"}@a{k, title = xY}', ["A"]],
    ["a macro of BibTeX's styles", "@a{k, title = jacm}", ["Journal of the ACM"]],
    ["a name that no @string defines", "@a{k, title = nowhere}", ["nowhere"]],
    ["a key in braces", '@a{M{\\"{u}}ller, title={T}}', ["T"]],
    ["a key with spaces", "@a{Smith and Co 2019, title={T}}", ["T"]],
    ["no key and no comma", "@a{title={T}, year=2020}", ["T"]],
    ["no comma behind the key", "@a{k title={T}}", ["T"]],
    ["no comma between fields", "@a{k, year=2020 title={T}}", ["T"]],
    ["commas too many", "@a{k,, title={T},,}", ["T"]],
    ["an at sign in a field", "@a{k, title={T @ work}, note={a@b{c}}}", ["T @ work"]],
    ["a title of digits", "@a{k, title = 2048}", ["2048"]],
    ["names of objects' own", "@a{constructor, title={T}, constructor={x}, __proto__={y}}", ["T"]],
    ["only comments", "@comment{nothing here}", []],
  ];
  for (const [name, text, titles] of files)
    test(name, () => assert.deepEqual(titlesOf(text), titles));
});

describe("what had to be guessed of an entry is said", () => {
  const guesses: [name: string, entry: string, warning: string][] = [
    [
      "a field twice",
      "@a{k, title={T}, Title={U}}",
      'it has the field "title" twice: the first one counts',
    ],
    ["no comma behind the key", "@a{k title={T}}", "a comma is missing behind its key"],
    [
      "no comma between fields",
      "@a{k, title={T} note={x}}",
      'a comma is missing behind the value of "title"',
    ],
    [
      "macros that aren't defined",
      "@a{k, title={T}, journal=tou, note={x} # y # tou}",
      "no @string defines tou, y: the name stands in place of the text",
    ],
    [
      "a crossref to nowhere",
      "@a{k, title={T}, crossref={x}}",
      'it refers to "x", a key that no entry has',
    ],
  ];
  for (const [name, entry, warning] of guesses)
    test(name, () => {
      const { warnings } = read(entry);
      assert.ok(warnings.includes(`group.bib:1: entry "k" ("T"): ${warning}`), warnings.join("\n"));
    });

  test("the same value twice is no reason for words", () =>
    assert.doesNotMatch(read("@a{k, title={T}, title={T}}").warnings.join("\n"), /twice/));
});

describe("a title has its subtitle and what is added to it", () => {
  const titles: [fields: string, title: string][] = [
    ["title = {Lamps}, subtitle = {A Study of Light}", "Lamps: A Study of Light"],
    ["title = {Lamps?}, subtitle = {A Study}", "Lamps? A Study"],
    ["title = {Lamps: A Study}, subtitle = {A Study}", "Lamps: A Study"],
    ["title = {{Lamps}}, subtitle = {}, titleaddon = {Poster}", "Lamps. Poster"],
    ["title = {Lamps}, maintitle = {Works}, volume = 2", "Lamps"],
    ["maintitle = {Works}, mainsubtitle = {All}", "Works: All"],
  ];
  for (const [fields, title] of titles)
    test(fields, () => assert.deepEqual(titlesOf(`@book{k, ${fields}}`), [title]));
});

describe("what an entry has from another one", () => {
  const BOOK =
    "title={Days}, subtitle={2025}, year=2025, month=oct, day=6, doi={10.1/x}, author={Ed}";
  const parents: [
    name: string,
    text: string,
    published: string,
    venue: string,
    authors: string[],
  ][] = [
    [
      "a paper from its proceedings",
      `@inproceedings{c, title={T}, crossref={P}}@proceedings{p, ${BOOK}}`,
      "2025-10-06",
      "Days: 2025",
      [],
    ],
    [
      "its own fields stay",
      `@inproceedings{c, title={T}, booktitle={B}, date={2024-01-02}, crossref=p}@proceedings{p, ${BOOK}}`,
      "2024-01-02",
      "B",
      [],
    ],
    [
      "as BibTeX wants it",
      `@inproceedings{c, title={T}, crossref={p}}@proceedings{p, booktitle={B}, ${BOOK}}`,
      "2025-10-06",
      "B",
      [],
    ],
    [
      "an article from its issue",
      `@article{c, title={T}, crossref={p}}@periodical{p, ${BOOK}}`,
      "2025-10-06",
      "Days: 2025",
      [],
    ],
    [
      "a chapter has the author of its book",
      `@inbook{c, title={T}, crossref={p}}@book{p, ${BOOK}}`,
      "2025-10-06",
      "Days: 2025",
      ["Ed"],
    ],
    [
      "a chapter of a collection by one author",
      `@inbook{c, title={T}, crossref={p}}@collection{p, ${BOOK}}`,
      "2025-10-06",
      "Days: 2025",
      ["Ed"],
    ],
    [
      "a section from the chapter that has it from the book",
      `@incollection{c, title={T}, crossref={s}}@inbook{s, title={S}, crossref={p}}@collection{p, ${BOOK}}`,
      "2025-10-06",
      "Days: 2025",
      ["Ed"],
    ],
    [
      "fields kept apart",
      "@inproceedings{c, title={T}, xdata={x,y}}@xdata{x, booktitle={B}}@xdata{y, date={2024-01-02}}",
      "2024-01-02",
      "B",
      [],
    ],
  ];
  for (const [name, text, published, venue, authors] of parents)
    test(name, () => {
      const paper = read(text).papers[0];
      assert.deepEqual(
        [paper?.title, paper?.published, paper?.venue, paper?.authors, paper?.links],
        ["T", published, venue, authors, {}],
      );
    });

  test("data that entries share are no paper", () =>
    assert.deepEqual(read("@xdata{x, title={T}}@misc{k, title={U}}").skipped, []));
});

test("two surnames and two given names are one person in a thesis, and in a file of such names", () => {
  const both = "author={Lamp Mare, Ada Bo}";
  const authorsOf = (text: string) => read(text).papers[0]?.authors;
  assert.deepEqual(authorsOf(`@misc{k, title={T}, ${both}}`), ["Lamp Mare", "Ada Bo"]);
  assert.deepEqual(authorsOf(`@phdthesis{k, title={T}, ${both}}`), ["Ada Bo Lamp Mare"]);
  const others = "@misc{o, title={U}, author={Nor, Cy and Ost, Dee}}".repeat(10);
  assert.deepEqual(authorsOf(`@misc{k, title={T}, ${both}}${others}`), ["Ada Bo Lamp Mare"]);
});

test("a volume that has its title under the name of another field keeps it", () => {
  const named = "@book{a, booktitle={Lamps}, booksubtitle={A Survey}, year=1995}";
  const part = "@inbook{b, volume=2, crossref=p}@book{p, title={Works}, author={Ada Lamp}}";
  assert.deepEqual(
    read(named + part).papers.map(({ title, authors }) => [title, authors]),
    [
      ["Lamps: A Survey", []],
      ["Works", ["Ada Lamp"]],
      ["Works", ["Ada Lamp"]],
    ],
  );
  assert.match(read("@inproceedings{k, booktitle={Days}}").skipped[0] ?? "", /it has no title/);
});

test("a module of a program has the program's title and authors", () => {
  const text =
    "@softwaremodule{c, subtitle={Wicks}, crossref={b}}@softwareversion{b, version={2}, crossref={a}}@software{a, title={Lamps}, author={Ada Lamp}, year=2020}";
  assert.deepEqual(
    read(text).papers.map(({ title, authors }) => [title, authors]),
    [
      ["Lamps: Wicks", ["Ada Lamp"]],
      ["Lamps", ["Ada Lamp"]],
      ["Lamps", ["Ada Lamp"]],
    ],
  );
});

describe("an entry with an error is skipped by key and line, the others are kept", () => {
  const good = "@a{good, title={T}}";
  const errors: [name: string, entry: string, reason: RegExp][] = [
    ["a brace that doesn't close", "@a{bad, title={T}", /braces don't close before the next entry/],
    ["a quote that doesn't close", '@a{bad, title="T}', /braces don't close|not valid BibTeX/],
    [
      "no equals sign",
      "@a{bad, title {T}}",
      /expected an equals sign behind "title", found "\{T\}"/,
    ],
    [
      "no value",
      "@a{bad, title=, year=2020}",
      /expected a value in braces or quotes, found ", year/,
    ],
    [
      "words behind a value",
      "@a{bad, title={T} or so}",
      /expected a comma behind .* "title", found "or/,
    ],
    ["no fields", "@a{bad}", /it has no title/],
    ["no title", "@a{bad, year=2020}", /it has no title/],
    ["an empty title", "@a{bad, title={ {} }}", /it has no title/],
    [
      "braces nested without end",
      `@a{bad, title=${"{".repeat(50_000)}${"}".repeat(50_000)}}`,
      /it has no title/,
    ],
  ];
  for (const [name, entry, reason] of errors)
    test(name, () => {
      const { papers, skipped } = read(`${good}\n\n${entry}\n${good.replace("good", "also")}`);
      assert.equal(papers.length, 2);
      assert.equal(skipped.length, 1);
      assert.match(skipped[0] ?? "", /^group\.bib:3: entry "bad": /);
      assert.match(skipped[0] ?? "", reason);
    });
});

test("macros that double with each line end in a sentence, and the other entries are kept", () => {
  const macros = Array.from(
    { length: 60 },
    (_, at) => `@string{s${at} = ${at === 0 ? '"ab"' : `s${at - 1} # s${at - 1}`}}`,
  );
  const items = parseBibtex(
    `${macros.join("\n")}\n@misc{a, title = s11 # s11 # s11, year = 2015}\n@misc{b, title = {Lamps}, year = 2015}`,
    OPTIONS,
  );
  const kinds = items.map((item) => ("draft" in item ? "kept" : item.skipped));
  assert.match(kinds[0] ?? "", /the macros of a value have more than 10000 characters/);
  assert.equal(kinds[1], "kept");
});

describe("a file that is no whole BibTeX is refused", () => {
  const files: [name: string, text: string, reason: RegExp][] = [
    ["an empty file", "", /^group\.bib: the file is empty\. Expected a BibTeX file/],
    ["HTML with a style sheet", "<html><style>@media{a{b}}</style>", /this is a web page/],
    ["JSON", '[{"title": "T"}]', /this is JSON/],
    ["a text", "Some words.", /no entry such as @article\{key, …\}/],
    ["a text with an address", "me@example.org", /no entry such as/],
    [
      "a file that ends in an entry",
      "@a{k, title={T}}\n@b{l, title={U",
      /^group\.bib:2: the file ends in the middle of entry "l"/,
    ],
  ];
  for (const [name, text, reason] of files) test(name, () => assert.match(refused(text), reason));

  test("every cut inside its last entry is noticed", () => {
    const start = GROUP.lastIndexOf("@article");
    for (let end = start + "@article{".length; end < GROUP.trimEnd().length; end += 1)
      assert.match(refused(GROUP.slice(0, end)), /^group\.bib:39: the file ends in the middle/);
  });
});

test("without --date there is no listing day", () => {
  assert.throws(
    () => parseBibtex(GROUP, { ...OPTIONS, date: undefined }),
    (error) => error instanceof OptionError && /Pass --date/.test(error.message),
  );
});

describe("hostile fields are mended, dropped or skipped", () => {
  test("code and markup are text", () => {
    const titles = titlesOf("@a{k, title={\\{exit(1)\\} <script>alert(1)</script> an unclosed $}}");
    assert.deepEqual(titles, ["\\{exit(1)\\} <script>alert(1)</script> an unclosed $"]);
  });

  test("control and bidirectional characters go", () => {
    assert.equal(read("@a{k, title={A \u202ETitle\u0000}}").papers[0]?.title, "A Title");
  });

  test("533 authors, one of them twice, are all kept", () => {
    const authors = Array.from({ length: 533 }, (_, n) => `Last${n % 532}, First`);
    assert.equal(paperOf(`author = {${authors.join(" and ")}}`)?.authors.length, 533);
  });
});

describe("a slip in the name of a field", () => {
  test("is told once a file", () => {
    const entry = "@misc{k, title = {T}, authors = {Ada Lamp}, isbn = 1, editor = {Bo Mare}}";
    const { warnings } = read(`${entry}\n${entry}`);
    const told = warnings.filter((warning) => warning.includes("is not read"));
    assert.equal(told.length, 1);
    assert.match(told.join(), /^group\.bib:1: .*"authors" is not read; did you mean "author"\?$/);
  });

  test("is no field that links or ids are read from", () => {
    const { warnings } = read(
      "@misc{k, title = {T}, preprint = {https://arxiv.org/abs/2101.00011}}",
    );
    assert.doesNotMatch(warnings.join(), /is not read/);
  });

  test("is named where the title is missing", () =>
    assert.deepEqual(read("@misc{k, tilte = {T}}").skipped, [
      'group.bib:1: entry "k": it has no title; is the field "tilte" meant?',
    ]));
});
