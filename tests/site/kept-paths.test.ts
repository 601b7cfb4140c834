/** After which changes a page is rendered again. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Note } from "../../src/content/notes.ts";
import type { Paper } from "../../src/paper/schema.ts";
import { NO_EDGES } from "../../src/site/edges.ts";
import {
  paperPaths,
  searchCitations,
  searchPaths,
  topicMonthCitations,
  topicMonthPaths,
  topicPaths,
  topicTexts,
  weekPaths,
} from "../../src/site/kept-paths.ts";
import { keptPaths } from "../../src/site/page-key.ts";
import {
  toFrontDigest,
  toMonthDigest,
  type FrontInput,
  type MonthInput,
  type PaperWithTopics,
} from "../../src/site/unit-input.ts";
import { anEntry, aTopic } from "../digest/sample.ts";
import { aPaper } from "../paper/sample.ts";

const DAY = "2025-10-16";
const A = aPaper({ id: "2510.00001", day: DAY, title: "A tide", upvotes: 3 });
const B = aPaper({ id: "2510.00002", day: DAY, title: "A harbour", upvotes: 2 });
const C = aPaper({ id: "2510.00003", day: "2025-10-08", title: "A boat", upvotes: 1 });
const PAPERS: readonly PaperWithTopics[] = [
  { paper: A, topics: ["sea"] },
  { paper: B, topics: ["sea", "land"] },
  { paper: C, topics: ["boats"] },
];
const TOPICS = ["boats", "land", "sea"].map((slug) => aTopic(slug));

const withPaper = (changed: Paper) => ({
  papers: PAPERS.map((one) => (one.paper.id === changed.id ? { ...one, paper: changed } : one)),
});
const note: Note = {
  id: B.id,
  paper: B.id,
  file: `content/notes/${B.id}.mdx`,
  fields: { author: "Ann", date: "2025-10-17", topics: [] },
  tree: { type: "root", children: [] },
  corrected: [],
};

type Keys = Record<string, string | undefined>;

function keysOf(
  kind: string,
  paths: readonly { params: Record<string, string>; cacheKey?: string }[],
): Keys {
  return Object.fromEntries(
    paths.map(({ params, cacheKey }) => [[kind, ...Object.values(params)].join(" "), cacheKey]),
  );
}

/** The pages that the one has and the other has not, or with another key. */
function changed(before: Keys, now: Keys): string[] {
  return Object.keys({ ...before, ...now }).filter(
    (page) => now[page] === undefined || now[page] !== before[page],
  );
}

describe("a month's page is rendered again", () => {
  const INPUT: MonthInput = {
    month: "2025-10",
    papers: PAPERS,
    related: [[A.id, [{ slug: "2509.00001", words: ["tide"] }]]],
    shown: [],
    named: [{ slug: "2509.00001", day: "2025-09-01", title: "Older", hasNote: false }],
    notes: [],
    topics: TOPICS,
    edges: { ...NO_EDGES, ownWeeks: ["2025-W41", "2025-W42"] },
    pagesFrom: "",
  };
  const keys = (input: Partial<MonthInput> = {}): Keys => {
    const digest = toMonthDigest({ ...INPUT, ...input });
    return {
      ...keysOf("paper", paperPaths(digest)),
      ...keysOf("week", weekPaths(digest)),
      ...keysOf("topic", topicMonthPaths(digest)),
      ...keysOf("file", topicMonthCitations(digest)),
    };
  };
  const before = keys();
  const ofTopic = (topic: string) => [
    `topic ${topic} 2025-10`,
    ...["bib", "ris", "json"].map((ending) => `file ${topic} 2025-10 ${ending}`),
  ];
  const lists = (topics: string[], week = "2025-W42") => [
    `week ${week}`,
    ...topics.flatMap(ofTopic),
  ];
  const CASES: [change: string, input: Partial<MonthInput>, pages: string[]][] = [
    ["nothing", {}, []],
    [
      "an abstract",
      withPaper({ ...A, abstract: "Else." }),
      ["paper 2510.00001", ...lists(["sea"])],
    ],
    [
      "a title, which its neighbours name",
      withPaper({ ...A, title: "Tides" }),
      ["paper 2510.00001", "paper 2510.00002", ...lists(["sea"])],
    ],
    ["related papers", { related: [] }, ["paper 2510.00001", ...lists(["sea"])]],
    [
      "a note on a related paper",
      { named: INPUT.named.map((one) => ({ ...one, hasNote: true })) },
      ["paper 2510.00001", ...lists(["sea"])],
    ],
    ["a note on it", { notes: [note] }, ["paper 2510.00002", ...lists(["sea", "land"])]],
    [
      "a topic of one",
      { papers: PAPERS.map((one) => (one.paper === C ? { ...one, topics: ["land"] } : one)) },
      ["paper 2510.00003", ...lists(["land"], "2025-W41"), ...ofTopic("boats")],
    ],
    [
      "the day of one",
      withPaper({ ...C, day: DAY }),
      ["paper 2510.00003", "paper 2510.00002", ...lists(["boats"]), "week 2025-W41"],
    ],
    [
      "a paper less",
      { papers: PAPERS.slice(0, 2) },
      ["paper 2510.00003", ...lists(["boats"], "2025-W41"), "week 2025-W42"],
    ],
    [
      "a topic's month before",
      { edges: { ...INPUT.edges, topicMonths: { sea: { previous: "2025-09", next: undefined } } } },
      ["topic sea 2025-10"],
    ],
    [
      "a week after",
      { edges: { ...INPUT.edges, weeks: { previous: undefined, next: "2025-W43" } } },
      ["week 2025-W42"],
    ],
    ["which papers have pages", { pagesFrom: "2025-10" }, Object.keys(before)],
  ];
  for (const [change, input, pages] of CASES)
    test(`after a change of ${change}`, () =>
      assert.deepEqual(changed(before, keys(input)).sort(), pages.sort()));
});

describe("a page of the front is rendered again", () => {
  const INPUT: FrontInput = {
    facts: PAPERS.map(({ paper, topics }) => ({ paper, slug: paper.id, topics })),
    whole: PAPERS,
    notes: [],
    images: [],
    topics: TOPICS,
    searches: [
      {
        search: { slug: "found", title: "Found", blurb: "What is found.", query: "boat" },
        total: 1,
        newest: [C.id],
      },
    ],
    pagesFrom: "",
  };
  const keys = (papers = PAPERS, input: Partial<FrontInput> = {}): Keys => {
    const facts = papers.map(({ paper, topics }) => ({ paper, slug: paper.id, topics }));
    const digest = toFrontDigest({ ...INPUT, facts, whole: papers, ...input });
    return {
      ...keysOf("topic", topicPaths(digest)),
      ...keysOf("text", topicTexts(digest)),
      ...keysOf("search", searchPaths(digest)),
      ...keysOf("file", searchCitations(digest)),
    };
  };
  const before = keys();
  const ofTopic = (topic: string) => [`topic ${topic}`, `text ${topic}`];
  const SEARCH = ["search found"];
  const FILES = ["file found bib", "file found ris", "file found json"];
  const [search] = INPUT.searches;
  assert.ok(search);
  const CASES: [change: string, keys: Keys, pages: string[]][] = [
    ["nothing", keys(), []],
    ["a title", keys(withPaper({ ...A, title: "Tides" }).papers), ofTopic("sea")],
    [
      "an abstract",
      keys(withPaper({ ...C, abstract: "Else." }).papers),
      [...ofTopic("boats"), ...SEARCH, ...FILES],
    ],
    ["a note", keys(PAPERS, { notes: [note] }), [...ofTopic("sea"), ...ofTopic("land")]],
    ["a paper less", keys(PAPERS.slice(1)), ofTopic("sea")],
    [
      "how many papers a search finds",
      keys(PAPERS, { searches: [{ ...search, total: 2 }] }),
      SEARCH,
    ],
    [
      "what a search asks",
      keys(PAPERS, { searches: [{ ...search, search: { ...search.search, query: "boats" } }] }),
      SEARCH,
    ],
    [
      "what a search finds",
      keys(PAPERS, { searches: [{ ...search, newest: [A.id] }] }),
      [...SEARCH, ...FILES],
    ],
    ["which papers have pages", keys(PAPERS, { pagesFrom: "2025-10" }), Object.keys(before)],
  ];
  for (const [change, now, pages] of CASES)
    test(`after a change of ${change}`, () =>
      assert.deepEqual(changed(before, now).sort(), pages.sort()));

  test("also when one of a topic's older months has other papers", () => {
    const older = aPaper({ id: "2509.00001", day: "2025-09-01" });
    const facts = [...INPUT.facts, { paper: older, slug: older.id, topics: ["land"] }];
    const pages = changed(
      before,
      keys(PAPERS, { facts, whole: [...PAPERS, { paper: older, topics: ["land"] }] }),
    );
    assert.deepEqual(pages.sort(), ofTopic("land").sort());
  });
});

describe("a page", () => {
  const DIGEST = { notes: new Map(), pagesFrom: "" };

  test("that shows notes has no key", () => {
    const [shows] = keptPaths(DIGEST, [{ params: {}, props: {} }], () => true);
    assert.deepEqual(shows, { params: {}, props: {} });
  });

  test("needs no text as HTML for its key", () => {
    const entry = anEntry();
    const fail = () => assert.fail("rendered for a key");
    const lazy = Object.defineProperties(entry, {
      description: { get: fail },
      html: { value: Object.defineProperty({}, "title", { get: fail, enumerable: true }) },
    });
    assert.ok(keptPaths(DIGEST, [{ params: {}, props: { lazy } }])[0]?.cacheKey);
  });

  test("can't be made of what its key wouldn't cover", () => {
    for (const hidden of [new Map(), new Set(), () => 1])
      assert.throws(() => keptPaths(DIGEST, [{ params: {}, props: { hidden } }]), /plain data/);
  });
});
