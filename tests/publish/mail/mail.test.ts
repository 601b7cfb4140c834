import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { caniemail } from "caniemail";
import { parse } from "parse5";
import { choosePapers } from "../../../src/publish/mail/choose.ts";
import { toMailHtml } from "../../../src/publish/mail/html.ts";
import { makeMail, MOST_TITLES, MOST_WHOLE } from "../../../src/publish/mail/mail.ts";
import { toMailText, WIDTH } from "../../../src/publish/mail/text.ts";
import { aPaper } from "../../paper/sample.ts";
import { HARD_TEXTS } from "../sample.ts";

const CONTEXT = {
  digest: "The Digest",
  site: "https://x.example",
  base: "/d/",
  pagesFrom: "",
  footer: "A lab\n1 Street",
};
const CHOSEN = {
  name: "day-2025-10-16",
  about: undefined,
  when: "Thursday, 16 October 2025",
  day: "2025-10-16",
  page: "/days/2025-10-16/",
};
const UNSUBSCRIBE = "https://lists.example/u?a=ada%40x.example";

const FULL = aPaper({
  id: "2510.12345",
  title: "Met$^2$Net",
  authors: ["Ada Example", "Bo Other"],
  upvotes: 3,
  abstract: "We measure $x^2$.\n\nAnd more.",
  links: { arxiv: "https://arxiv.org/abs/2510.12345", code: "https://github.com/a/b" },
});

test("a paper as text: numbered, wrapped, with its addresses", () => {
  const mail = makeMail(CHOSEN, [FULL], CONTEXT);
  assert.equal(mail.subject, "The Digest, 16 October 2025: Met²Net");
  assert.equal(
    toMailText(mail, UNSUBSCRIBE),
    `The Digest
==========
Thursday, 16 October 2025 · 1 paper

1.  Met²Net
    Ada Example, Bo Other · 3 upvotes

    We measure x². And more.

    https://x.example/d/papers/2510.12345/
    arXiv: https://arxiv.org/abs/2510.12345
    Code: https://github.com/a/b

${"-".repeat(WIDTH)}
Read it on the web:
https://x.example/d/days/2025-10-16/

A lab
1 Street

You get this because you asked The Digest for it.
To get no more:
${UNSUBSCRIBE}
`,
  );
});

test("a summary that a program made is called one", () => {
  const mail = makeMail(CHOSEN, [aPaper({ tldr: "It works." })], CONTEXT);
  assert.match(toMailText(mail), /AI summary: It works\./);
  assert.match(toMailHtml(mail), /AI summary: <\/span>It works\./);
});

test("without an address of the site, links lead to the papers themselves", () => {
  const mail = makeMail(CHOSEN, [FULL, aPaper({ links: {} })], { ...CONTEXT, site: undefined });
  assert.deepEqual(mail.papers.map(({ url }) => url), ["https://arxiv.org/abs/2510.12345", undefined]); // prettier-ignore
  assert.doesNotMatch(toMailHtml(mail), /undefined|href="\//);
});

describe("texts that strain it", () => {
  const papers = HARD_TEXTS.map((title, at) => aPaper({ id: `2510.${10000 + at}`, title }));
  const mail = makeMail(CHOSEN, papers, CONTEXT);

  test("stay texts in HTML", () => {
    const html = toMailHtml(mail, UNSUBSCRIBE);
    assert.doesNotMatch(html, /<(?:script|entry|!--|!\[CDATA)/);
    const errors: string[] = [];
    parse(html, { onParseError: ({ code }) => errors.push(code) });
    assert.deepEqual(errors, []);
  });

  test("stay on one line in the subject", () => {
    for (const title of ["A\r\nBcc: all@x.example", "A\u2028B\u0000C"])
      assert.doesNotMatch(
        makeMail(CHOSEN, [{ ...aPaper(), title }], CONTEXT).subject,
        /[\p{Cc}\u2028]/u,
      );
  });
});

test("the longest mail is shorter than the 102 kB at which providers cut it", () => {
  const long = "An abundance of words ".repeat(100);
  const papers = Array.from({ length: 1000 }, (_, at) =>
    aPaper({
      id: `2510.${10000 + at}`,
      title: long.slice(0, 900),
      abstract: long,
      authors: Array.from({ length: 533 }, (_one, name) => `Ada ${"Name".repeat(60)} ${name}`),
      links: Object.fromEntries(
        ["arxiv", "pdf", "code", "project", "hf", "doi"].map((name) => [
          name,
          `https://x.example/${"a".repeat(1900)}`,
        ]),
      ),
    }),
  );
  const mail = makeMail(CHOSEN, papers, CONTEXT);
  assert.ok(mail.papers.length > 10 && mail.papers.length < MOST_WHOLE);
  assert.ok(mail.titles.length > 30 && mail.titles.length <= MOST_TITLES);
  assert.ok(Buffer.byteLength(toMailHtml(mail, UNSUBSCRIBE)) < 100_000);
  const left = 1000 - mail.papers.length - mail.titles.length;
  assert.match(toMailText(mail), new RegExp(`${left} more are on the page`));
});

/** What some of the programs don't know, and the mail does without there. */
const WITHOUT = [
  // Its colour is the table's, too.
  "<body> element",
  // Dark colours: where they aren't known, the mail is light, or darkened by the program.
  "<style> element",
  "@media",
  "color-scheme CSS property",
  "color-scheme meta tag",
  // Of the preview, each is there for programs that don't know the other.
  "display:none",
  "max-height property",
  "overflow",
  // For screen readers: a table that is no table.
  "role attribute",
];

test("mail programs show it: what some don't know is what it can do without", () => {
  const html = toMailHtml(makeMail(CHOSEN, [FULL], CONTEXT), UNSUBSCRIBE);
  const { issues } = caniemail({
    clients: ["gmail.*", "outlook.*", "apple-mail.*", "yahoo.*", "samsung-email.*"],
    html,
  });
  const unknown = new Set([...issues.errors.values()].flat().map(({ title }) => title));
  assert.deepEqual([...unknown].sort(), WITHOUT);
});

describe("which papers a mail has", () => {
  const fact = (slug: string, day: string, upvotes: number, ofTopics: string[] = []) => ({
    paper: { id: slug, title: slug, day, upvotes },
    slug,
    topics: ofTopics,
  });
  const FACTS = [
    fact("a", "2025-10-14", 9, ["agents"]),
    fact("b", "2025-10-16", 1),
    fact("c", "2025-10-16", 2),
    fact("future", "2199-01-01", 2),
  ];
  const choose = (wanted: Parameters<typeof choosePapers>[1]) => {
    const chosen = choosePapers(FACTS, wanted, "2025-10-16");
    return chosen && [chosen.name, ...chosen.entries.map(({ slug }) => slug)].join(" ");
  };
  const search = {
    search: { slug: "mine", title: "Mine", blurb: "b", query: "q" },
    found: ["a", "b"],
  };
  test("the newest day, the most liked first", () =>
    assert.equal(choose({}), "day-2025-10-16 c b"));
  test("a day", () => assert.equal(choose({ day: "2025-10-14" }), "day-2025-10-14 a"));
  test("a day without papers", () => assert.equal(choose({ day: "2025-10-15" }), undefined));
  test("a week", () => assert.equal(choose({ week: "2025-W42" }), "week-2025-W42 a c b"));
  test("what a search finds, of the newest day that has some", () =>
    assert.equal(choose({ search }), "search-mine-2025-10-16 b"));
  test("of a week, too", () =>
    assert.equal(choose({ search, week: "2025-W42" }), "search-mine-2025-W42 a b"));
});
