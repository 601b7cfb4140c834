import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test } from "node:test";
import { parseArxiv } from "../../src/sources/arxiv-parse.ts";
import { present, setTimeZone } from "../paper/sample.ts";
import { finish, fixture, refusal, sharedFiles } from "./items.ts";

const API = await fixture("arxiv/api.xml");
const RSS = await fixture("arxiv/announcements.rss.xml");
const ATOM = await fixture("arxiv/announcements.atom.xml");
const OPTIONS = { file: "answer.xml", date: undefined };

const read = (text: string, options: { file: string; date: string | undefined } = OPTIONS) =>
  finish(parseArxiv(text, options));

const refused = (text: string) => refusal(() => parseArxiv(text, OPTIONS));

/** The fields that an entry of the API must have. */
const NEEDED =
  "<id>http://arxiv.org/abs/2510.10001v1</id><title>T</title><published>2025-10-02T00:00:00Z</published>";

/** An answer of the API with one entry. */
function oneEntry(fields: string): string {
  return API.slice(0, API.indexOf("<entry>")) + `<entry>${fields}</entry></feed>`;
}

/** An announcement with one item. */
function oneItem(fields: string): string {
  return RSS.slice(0, RSS.indexOf("<item>")) + `<item>${fields}</item></channel></rss>`;
}

describe("the API's answer", () => {
  test("an entry gives all that it holds", () => {
    const [paper] = read(API).papers;
    assert.deepEqual(present(paper ?? {}), {
      id: "2510.90001",
      title: "Lanterns & Ledgers: A Study of $x^2 < 1$ in Invented Towns",
      day: "2025-10-02",
      published: "2025-10-02",
      updated: "2025-10-15",
      venue: "Journal of Invented Towns 1 (2025)",
      authors: ["Ada Lampwright", "Bo de la Mare Jr"],
      categories: ["cs.CL", "stat.ML"],
      keywords: [],
      topics: [],
      links: {
        arxiv: "https://arxiv.org/abs/2510.90001",
        pdf: "https://arxiv.org/pdf/2510.90001",
        doi: "https://doi.org/10.9999/lantern.2025%231",
      },
      source: "arxiv",
      abstract:
        "We count the lanterns of towns that do not exist and find that $n < 12$ in each. The café is open.",
    });
  });

  test("an old id, a title of digits and a withdrawal are kept as they are", () => {
    const { papers, warnings } = read(API);
    assert.deepEqual(
      papers.map(({ id, title, withdrawn }) => [id, title, withdrawn]),
      [
        ["2510.90001", papers[0]?.title, undefined],
        ["2510.90002", "A Claim That Did Not Hold", true],
        ["cs/0299001", "007", undefined],
      ],
    );
    assert.deepEqual(warnings, []);
  });

  test("an entry without an arXiv id is skipped by number and title", () => {
    assert.deepEqual(read(API).skipped, [
      'answer.xml: entry 4 ("An Entry Without a Way Home"): neither its id nor its link holds an arXiv id, such as http://arxiv.org/abs/2510.12345v1',
    ]);
  });

  test("--date is the listing day of all of them", () => {
    const { papers } = read(API, { ...OPTIONS, date: "2025-10-16" });
    assert.deepEqual(new Set(papers.map(({ day }) => day)), new Set(["2025-10-16"]));
    assert.equal(papers[0]?.published, "2025-10-02");
  });

  test("an empty answer is a quiet day", async () => {
    assert.deepEqual(parseArxiv(await fixture("arxiv/empty.xml"), OPTIONS), []);
  });

  test("an error that comes as an entry is an error, in arXiv's words", async () => {
    const text = await fixture("arxiv/error.xml");
    assert.match(
      refused(text),
      /^answer\.xml: arXiv answered with an error: "start must be an integer"\. Check/,
    );
  });

  test("so is one that comes as an empty feed", () => {
    const channel =
      "<title>Feed error for query: cs.XX</title><description>Bad subject class 'XX'.</description>";
    assert.match(
      refused(
        `<rss xmlns:arxiv="http://arxiv.org/schemas/atom"><channel>${channel}</channel></rss>`,
      ),
      /^answer\.xml: arXiv answered with an error: "Bad subject class 'XX'\."\. Check/,
    );
  });

  test("namespaces may be declared at each element, as arXiv did for years", () => {
    const text = API.replace(/<feed[^>]*>/, '<feed xmlns="http://www.w3.org/2005/Atom">')
      .replace(
        "<opensearch:totalResults>",
        '<opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">',
      )
      .replaceAll(
        "<arxiv:primary_category ",
        '<arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" ',
      );
    assert.deepEqual(read(text).papers, read(API).papers);
  });

  const without: [field: string, said: RegExp][] = [
    ["title", /entry 1: it has no title/],
    ["id", /neither its id nor its link holds an arXiv id/],
    ["published", /its date "" gives no listing day; pass --date/],
  ];
  for (const [field, said] of without)
    test(`an entry without ${field} is skipped with the reason`, () => {
      const entry = API.slice(API.indexOf("<entry>") + 7, API.indexOf("</entry>"));
      const text = oneEntry(
        entry.replace(new RegExp(`<${field}>[^]*?</${field}>|<link[^>]*>`, "g"), ""),
      );
      const { papers, skipped } = read(text);
      assert.deepEqual([papers.length, skipped.length], [0, 1]);
      assert.match(skipped.join(), said);
    });

  test("a number of results that is none is refused", () => {
    const text = API.replace("<opensearch:totalResults>4<", "<opensearch:totalResults>many<");
    assert.match(refused(text), /found "many"/);
  });
});

describe("the announcements of a day", () => {
  for (const [form, text] of [
    ["RSS", RSS],
    ["Atom", ATOM],
  ] as const) {
    test(`${form}: new papers and cross-lists are papers, replacements only update`, () => {
      assert.deepEqual(
        read(text).drafts.map(({ draft, updateOnly }) => [draft.id, updateOnly]),
        [
          ["2510.91001", false],
          ["2510.91002", false],
          ["2409.91003", true],
          ["2409.91004", true],
        ],
      );
    });

    test(`${form}: an entry gives all that it holds, its day as written there`, () => {
      const { papers, warnings, skipped } = read(text);
      assert.deepEqual([warnings, skipped], [[], []]);
      assert.deepEqual(present(papers[0] ?? {}), {
        id: "2510.91001",
        title: "Kites over Quiet Water",
        day: "2025-10-16",
        authors: ["Ana Kitely", "Yi (Alex) Wind", "Bo Breeze", "Cy Gust Jr."],
        categories: ["cs.CL", "cs.AI"],
        keywords: [],
        topics: [],
        links: {
          arxiv: "https://arxiv.org/abs/2510.91001",
          pdf: "https://arxiv.org/pdf/2510.91001",
        },
        source: "arxiv",
        abstract: "We fly kites and write down what they say. Abstract: a word that comes twice.",
      });
      assert.equal(papers[1]?.links.doi, "https://doi.org/10.9999/kite.2");
      assert.equal(papers[1]?.venue, "Journal of Kites 7 (2025) 1-9");
      assert.equal(papers[3]?.withdrawn, true);
    });

    test(`${form}: the machine's time zone changes no day`, (t) => {
      for (const zone of ["Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
        setTimeZone(t, zone);
        assert.equal(read(text).papers[0]?.day, "2025-10-16");
      }
    });
  }

  test("the feed of a weekend is empty, and a quiet day", () => {
    const text = RSS.replace(/<item>[^]*<\/item>/, "");
    assert.deepEqual(parseArxiv(text, OPTIONS), []);
  });

  test("an item without a day of its own has the feed's", () => {
    const text = oneItem(
      "<title>T</title><guid>oai:arXiv.org:2510.1v1</guid><link>https://arxiv.org/abs/2510.10001</link><description>Words.</description><arxiv:announce_type>new</arxiv:announce_type>",
    );
    const { papers } = read(text);
    const found = papers.map(({ id, day, abstract }) => [id, day, abstract]);
    assert.deepEqual(found, [["2510.10001", "2025-10-16", "Words."]]);
  });

  test("an unknown kind is taken as new, with a warning", () => {
    const { drafts, warnings } = read(
      oneItem(
        "<title>T</title><guid>oai:arXiv.org:2510.10001v1</guid><arxiv:announce_type>weekly</arxiv:announce_type>",
      ),
    );
    assert.equal(drafts[0]?.updateOnly, false);
    assert.match(
      warnings.join(),
      /"weekly" is none of new, cross, replace, replace-cross; taken as new/,
    );
  });
});

describe("what isn't arXiv's is refused, by name and with what to do", () => {
  const files: [name: string, text: string, reason: RegExp][] = [
    ["an empty file", "", /the file is empty/],
    ["white space", " \n", /the file is empty/],
    ["HTML", "<!DOCTYPE html><html><title>Sorry</title>", /this is a web page/],
    ["JSON", '{"feed": []}', /this is JSON/],
    ["a text", "Rate exceeded.", /this is not XML/],
    [
      "another feed",
      '<rss version="2.0"><channel><link>https://example.org/</link></channel></rss>',
      /root <rss>/,
    ],
    ["other XML", "<svg/>", /root <svg>/],
    [
      "XML cut off in an entry",
      API.slice(0, 2000),
      /breaks off or is damaged in line \d+\. Expected/,
    ],
    ["XML cut off between entries", API.slice(0, API.indexOf("</feed>")), /breaks off/],
    ["XML cut off in CDATA", "<feed><![CDATA[ x", /breaks off or is damaged/],
    ["tags that cross", "<feed><a><b></a></b></feed>", /is damaged/],
    ["two roots", "<feed/><feed/>", /more than one/],
    ["text behind the end", `${API}Rate exceeded`, /is damaged/],
    ["tags nested deep", `${"<a>".repeat(5000)}${"</a>".repeat(5000)}`, /damaged/],
    ["names that pollute prototypes", "<feed><__proto__>x</__proto__></feed>", /damaged/],
  ];
  for (const [name, text, reason] of files)
    test(name, () => {
      const message = refused(text);
      assert.match(message, /^answer\.xml: .*Nothing was taken from it; fetch it again\.$/s);
      assert.match(message, reason);
    });

  test("a document that declares entities is refused, wherever it declares them", () => {
    const levels = Array.from(
      { length: 20 },
      (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(20)}">`,
    );
    const bomb = `<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY e0 "ha">${levels.join("")}]><feed><title>&e20;</title></feed>`;
    for (const text of [
      bomb,
      bomb.replace("<!DOCTYPE", "<!-- <a> --><!DOCTYPE"),
      bomb.replace("<!DOCTYPE", "<?a <a> ?>\n<!DOCTYPE"),
      bomb.replace("<!DOCTYPE", "<!--\n<a>--><?a <b>?><!-- --><!DOCTYPE"),
      bomb.replace(/(<!DOCTYPE.*\]>)<feed>/s, "<feed>$1"),
    ])
      assert.match(refused(text), /declares a document type/);
    assert.match(refused(bomb.replace("<!DOCTYPE", "<!doctype")), /Nothing was taken/);
    assert.match(refused(bomb.replace("<!DOCTYPE", "<! DOCTYPE")), /Nothing was taken/);
  });

  test("every cut of an answer is refused: none is taken for a whole one", () => {
    for (const text of [API, RSS, ATOM])
      for (let end = 0; end < text.trimEnd().length; end += 61)
        assert.match(refused(text.slice(0, end)), /^answer\.xml: /);
  });
});

describe("hostile fields are mended, dropped or skipped", () => {
  test("code and markup in a title and an abstract are text", () => {
    const hostile = "{process.exit(1)} &lt;script&gt;alert(1)&lt;/script&gt; an unclosed $";
    const text = NEEDED.replace(">T<", `>${hostile}<`) + `<summary>${hostile}</summary>`;
    const [paper] = read(oneEntry(text)).papers;
    assert.equal(paper?.title, "{process.exit(1)} <script>alert(1)</script> an unclosed $");
    assert.match(paper?.abstract ?? "", /<script>/);
  });

  const warned: [name: string, fields: string, warning: RegExp][] = [
    [
      "control and bidirectional characters",
      NEEDED.replace(">T<", ">T\u202E\u0007<"),
      /title: dropped 1 bidirectional control/,
    ],
    [
      "a DOI that is none",
      `${NEEDED}<arxiv:doi>javascript:alert(1)</arxiv:doi>`,
      /links\.doi: dropped "javascript:alert\(1\)"/,
    ],
  ];
  for (const [name, fields, warning] of warned)
    test(`${name}: dropped with a warning`, () => {
      const { papers, warnings } = read(oneEntry(fields));
      assert.deepEqual([papers[0]?.title, papers[0]?.links.doi], ["T", undefined]);
      assert.match(warnings.join(), warning);
    });

  test("the year 300 is no day: the entry is skipped, and kept with --date", () => {
    const text = oneEntry(NEEDED.replace("2025-10-02", "0300-01-01"));
    assert.match(read(text).skipped.join(), /its date "0300-01-01T00:00:00Z" gives no listing day/);
    const { papers } = read(text, { ...OPTIONS, date: "2025-10-16" });
    assert.deepEqual([papers[0]?.day, papers[0]?.published], ["2025-10-16", undefined]);
  });

  test("533 authors, one of them twice, are all kept", () => {
    const authors = Array.from(
      { length: 533 },
      (_, n) => `<author><name>A${n % 532}</name></author>`,
    );
    assert.equal(read(oneEntry(NEEDED + authors.join(""))).papers[0]?.authors.length, 533);
  });
});

describe("arXiv's own answers", () => {
  test("each is read whole, refused as an error, or empty", async (t) => {
    const files = await sharedFiles(t, "arxiv-atom", /\.xml$/);
    for (const file of files) {
      const text = await fs.readFile(file, "utf8");
      const name = path.basename(file);
      if (name.startsWith("id_abc")) {
        assert.match(refused(text), /incorrect id format for abc/);
        continue;
      }
      const { papers, warnings, skipped } = read(text);
      assert.deepEqual([warnings, skipped], [[], []], name);
      assert.equal(papers.length, text.split("<entry>").length - 1, name);
    }
  });

  test("a version in the id and an old id are understood", async (t) => {
    const ids: string[] = [];
    for (const file of await sharedFiles(t, "arxiv-atom", /^id_(2104|astro)/))
      ids.push(...read(await fs.readFile(file, "utf8")).papers.map(({ id }) => id));
    if (ids.length > 0) assert.deepEqual(ids, ["2104.12255", "astro-ph/0601001"]);
  });

  test("the feed's items have authors, an abstract without its header, and a day", async (t) => {
    for (const file of await sharedFiles(t, "arxiv-rss", /\.xml$/)) {
      const { papers, warnings, skipped } = read(await fs.readFile(file, "utf8"));
      assert.equal(papers.length, 3);
      assert.deepEqual([warnings, skipped], [[], []]);
      for (const { day, authors, abstract, categories } of papers) {
        assert.equal(day, "2026-04-27");
        assert.ok(authors.length > 1 && authors.every((name) => !/[,()]/.test(name)));
        assert.doesNotMatch(abstract, /Announce Type|^Abstract/);
        assert.ok(categories.length > 0);
      }
    }
  });
});
