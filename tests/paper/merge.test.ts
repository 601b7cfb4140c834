import assert from "node:assert/strict";
import { test } from "node:test";
import { mergePapers } from "../../src/paper/merge.ts";
import type { Paper, PaperInput } from "../../src/paper/schema.ts";
import { aPaper, present } from "./sample.ts";

type Fields = Partial<PaperInput>;
type Case = [rule: string, held: Fields, came: Fields, expected: Partial<Paper>];

const CASES: Case[] = [
  [
    "an id never changes",
    { id: "a-slug-1234abcd" },
    { id: "2510.12345" },
    { id: "a-slug-1234abcd" },
  ],
  ["the newest title wins", { title: "Old" }, { title: "New" }, { title: "New" }],
  ["a day never moves later", { day: "2025-10-16" }, { day: "2025-10-17" }, { day: "2025-10-16" }],
  [
    "a day before the month of the arXiv id gives way, and its place with it",
    { day: "1991-01-01", rank: 3 },
    { day: "2025-10-17", rank: 1 },
    { day: "2025-10-17", rank: 1 },
  ],
  [
    "such a day is never taken",
    { day: "2025-10-16" },
    { day: "1991-01-01" },
    { day: "2025-10-16" },
  ],
  ["a day moves earlier", { day: "2025-10-16" }, { day: "2025-10-15" }, { day: "2025-10-15" }],
  ["the newest count wins", { comments: 3 }, { comments: 1 }, { comments: 1 }],
  ["a count may fall to zero", { upvotes: 3 }, { upvotes: 0 }, { upvotes: 0 }],
  ["a count that didn't come stays", { stars: 3 }, {}, { stars: 3 }],
  ["a count that is new is taken", {}, { authorCount: 4 }, { authorCount: 4 }],
  [
    "the newest date wins",
    { published: "2025-07-23" },
    { published: "2025-07-24" },
    { published: "2025-07-24" },
  ],
  [
    "a more exact date wins",
    { published: "2019" },
    { published: "2019-05" },
    { published: "2019-05" },
  ],
  [
    "of two dates that agree the more exact one stays",
    { published: "2019-05-03", updated: "2020-01" },
    { published: "2019", updated: "2020-01" },
    { published: "2019-05-03", updated: "2020-01" },
  ],
  [
    "a date that disagrees wins, however exact",
    { published: "2019-05-03" },
    { published: "2020" },
    { published: "2020" },
  ],
  [
    "a type and a venue that didn't come stay",
    { type: "article-journal", venue: "Nature" },
    { venue: "Science" },
    { type: "article-journal", venue: "Science" },
  ],
  [
    "topics set by hand stay",
    { topics: ["agents", "video"] },
    { topics: ["retrieval"] },
    { topics: ["agents", "video"] },
  ],
  [
    "an empty list changes nothing",
    { authors: ["Ada"], categories: ["cs.LG"], keywords: ["a"] },
    { authors: [], categories: [], keywords: [] },
    { authors: ["Ada"], categories: ["cs.LG"], keywords: ["a"] },
  ],
  [
    "a list that comes replaces the one held",
    { authors: ["Ada"] },
    { authors: ["Ada", "Bob"] },
    { authors: ["Ada", "Bob"] },
  ],
  [
    "“and others” goes when a whole list of authors comes",
    { authors: ["Ada"], moreAuthors: true },
    { authors: ["Ada", "Bob"] },
    { authors: ["Ada", "Bob"], moreAuthors: undefined },
  ],
  [
    "“and others” stays when no authors come",
    { authors: ["Ada"], moreAuthors: true },
    {},
    { authors: ["Ada"], moreAuthors: true },
  ],
  [
    "links are added and renewed, never taken away",
    { links: { code: "https://a.org/1", pdf: "https://a.org/2" } },
    { links: { code: "https://a.org/3", arxiv: "https://a.org/4" } },
    { links: { code: "https://a.org/3", pdf: "https://a.org/2", arxiv: "https://a.org/4" } },
  ],
  [
    "an abstract that was cut short doesn't replace a whole one",
    { abstract: "We show that it works." },
    { abstract: "We show" },
    { abstract: "We show that it works." },
  ],
  [
    "a longer abstract replaces the one held",
    { abstract: "We show" },
    { abstract: "We show that it works." },
    { abstract: "We show that it works." },
  ],
  [
    "an abstract whose markup is read now replaces the one that kept it",
    { abstract: "We show -- by \\textbf{one} test -- that it works." },
    { abstract: "We show – by one test – that it works." },
    { abstract: "We show – by one test – that it works." },
  ],
  ["a new place in the same day's list is taken", { rank: 4 }, { rank: 1 }, { rank: 1 }],
  ["a place that didn't come stays", { rank: 4 }, {}, { rank: 4 }],
  [
    "a place in the list of a later day is left out",
    { day: "2025-10-16", rank: 4 },
    { day: "2025-10-17", rank: 1 },
    { day: "2025-10-16", rank: 4 },
  ],
  [
    "a later day's list gives no place where the day has none",
    { day: "2025-10-16" },
    { day: "2025-10-17", rank: 1 },
    { day: "2025-10-16", rank: undefined },
  ],
  [
    "an earlier day takes its own place along",
    { day: "2025-10-16", rank: 4 },
    { day: "2025-10-15", rank: 2 },
    { day: "2025-10-15", rank: 2 },
  ],
  [
    "an earlier day without a place takes the later day's away",
    { day: "2025-10-16", rank: 4 },
    { day: "2025-10-15" },
    { day: "2025-10-15", rank: undefined },
  ],
  ["the first source stays named", { source: "page" }, { source: "hf" }, { source: "page" }],
];
for (const [rule, held, came, expected] of CASES)
  test(rule, () => {
    const merged = mergePapers(aPaper(held), aPaper(came));
    assert.deepEqual({ ...merged, ...expected }, merged);
  });

test("a paper that comes again as it is held changes nothing", () => {
  const paper = aPaper({ comments: 1, topics: ["agents"], authors: ["Ada"] });
  assert.deepEqual(present(mergePapers(paper, paper)), present(paper));
});

test("neither paper is changed by merging", () => {
  const held = Object.freeze(aPaper({ topics: ["agents"] }));
  const came = Object.freeze(aPaper({ comments: 1 }));
  assert.equal(mergePapers(held, came).comments, 1);
  assert.equal(held.comments, undefined);
});

const BIB = { source: "bibtex" };
const JOINS: [rule: string, held: Fields, came: Fields, expected: Fields][] = [
  [
    "full names stay before initials",
    { ...BIB, authors: ["Ada Lamp", "Bo Mare"] },
    { ...BIB, authors: ["A. Lamp", "B. Mare"] },
    { authors: ["Ada Lamp", "Bo Mare"] },
  ],
  [
    "full names replace initials, whatever the source",
    { authors: ["A. Lamp", "B. Mare"] },
    { ...BIB, authors: ["Ada Lamp", "Bo Mare"] },
    { authors: ["Ada Lamp", "Bo Mare"] },
  ],
  [
    "a whole list replaces one that is cut off",
    { ...BIB, authors: ["Ada Lamp"], moreAuthors: true },
    { ...BIB, authors: ["Ada Lamp", "Bo Mare"] },
    { authors: ["Ada Lamp", "Bo Mare"], moreAuthors: undefined },
  ],
  [
    "a number of authors that is below the number of names goes",
    { authorCount: 1 },
    { authors: ["Ada Lamp", "Bo Mare"] },
    { authorCount: undefined },
  ],
  [
    "a bibliography doesn't change arXiv's own title, authors and date",
    { title: "On $x$", authors: ["Ada Lamp"], published: "2025-10-16", source: "arxiv" },
    { ...BIB, title: "On x", authors: ["Cy Nor"], published: "2026" },
    { title: "On $x$", authors: ["Ada Lamp"], published: "2025-10-16" },
  ],
  [
    "a bibliography fills in what arXiv doesn't say",
    { source: "arxiv", type: "preprint" },
    { ...BIB, type: "article-journal", venue: "Nature", links: { doi: "https://doi.org/10.9/x" } },
    { type: "article-journal", venue: "Nature", links: { doi: "https://doi.org/10.9/x" } },
  ],
  [
    "arXiv's own title and date replace a bibliography's",
    { ...BIB, title: "On x", published: "2026" },
    { source: "arxiv", title: "On $x$", published: "2025-10-16" },
    { title: "On $x$", published: "2025-10-16" },
  ],
  [
    "of two entries of a bibliography the first one's venue stays",
    { ...BIB, venue: "Nature", type: "article-journal" },
    { ...BIB, venue: "Science", type: "chapter" },
    { venue: "Nature", type: "article-journal" },
  ],
  [
    "a preprint becomes what it is elsewhere, with the year there",
    { ...BIB, type: "preprint", published: "2015" },
    { ...BIB, type: "article-journal", venue: "Nature", published: "2016" },
    { type: "article-journal", venue: "Nature", published: "2016" },
  ],
];
for (const [rule, held, came, expected] of JOINS)
  test(`two items: ${rule}`, () => {
    const merged = mergePapers(aPaper(held), aPaper(came), { isAgain: false });
    assert.deepEqual({ ...merged, ...expected }, merged);
  });

test("an entry that comes again in better form loses the person who was none", () => {
  const held = aPaper({ ...BIB, authors: ["Ada Lamp", ":", "Bo Mare"] });
  const came = aPaper({ ...BIB, authors: ["Ada Lamp", "Bo Mare"], moreAuthors: true });
  const { authors, moreAuthors } = mergePapers(held, came);
  assert.deepEqual([authors, moreAuthors], [["Ada Lamp", "Bo Mare"], true]);
});
