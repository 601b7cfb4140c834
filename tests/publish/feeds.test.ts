import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  makeFeed,
  MOST,
  NAMED_AUTHORS,
  WHOLE_A_DAY,
  type Feed,
  type FeedContext,
} from "../../src/publish/feeds.ts";
import { topicPath } from "../../src/digest/urls.ts";
import { anEntry, aTopic } from "../digest/sample.ts";

describe("the papers of a feed", () => {
  test("are the newest first, in the day's order", () => {
    const feed = feedOf([
      anEntry({ id: "old", day: "2025-10-14" }),
      anEntry({ id: "quiet", day: "2025-10-16", comments: 1 }),
      anEntry({ id: "loud", day: "2025-10-16", comments: 9 }),
    ]);
    assert.deepEqual(urlsOf(feed), [
      "https://x.example/papers/loud/",
      "https://x.example/papers/quiet/",
      "https://x.example/papers/old/",
    ]);
  });

  /** Papers a day, newest day first → papers in a feed for which 50 are enough. */
  const DAYS: [papers: number[], taken: number][] = [
    [[], 0],
    [[1], 1],
    [[20, 10, 40], 50],
    [[60, 30, 10], 60],
    [[150, 3], 150],
    [[7_000], MOST],
  ];
  for (const [papers, taken] of DAYS)
    test(`of days with ${papers.join(", ") || "no"} papers are ${taken}: the newest day whole, at most ${MOST}`, () =>
      assert.equal(feedOf(entriesOf(papers)).items.length, taken));

  test(`of each day, ${WHOLE_A_DAY} have their whole abstract, the others the beginning of it`, () => {
    const { items } = feedOf(entriesOf([40, 40]), { content: (_, isWhole) => `${isWhole}` });
    assert.deepEqual(
      items.map(({ content }) => content),
      Array.from({ length: 50 }, (_, at) => `${at < WHOLE_A_DAY || at >= 40}`),
    );
  });
});

describe("what stays the same for ever", () => {
  test("a paper's id doesn't depend on the address, the title or the day", () => {
    const [before] = feedOf([anEntry({ title: "A", day: "2025-10-16" })]).items;
    const [after] = feedOf([anEntry({ title: "B", day: "2025-10-17" })], {
      address: (path) => `/elsewhere${path}`,
    }).items;
    assert.notEqual(before?.url, after?.url);
    assert.equal(before?.id, after?.id);
  });

  test("a paper's id is this one", () =>
    // Written down: another one would show every reader every paper again.
    assert.equal(
      feedOf([anEntry({ id: "2510.12345" })]).items[0]?.id,
      "urn:uuid:82f20531-1f67-576a-a000-16c19366c480",
    ));

  test("papers have different ids, and so have feeds", () => {
    const entries = [anEntry({ id: "a" }), anEntry({ id: "b" })];
    const feed = feedOf(entries, NOWHERE);
    const topic = makeFeed({ ...SOURCE, page: topicPath("x") }, entries, {
      ...CONTEXT,
      ...NOWHERE,
    });
    const ids = [feed.id, topic.id, ...feed.items.map(({ id }) => id)];
    assert.equal(new Set(ids).size, 4);
    for (const id of ids) assert.match(id, /^urn:uuid:[0-9a-f-]{36}$/);
  });

  test("a feed's id is its address, where there is one", () =>
    assert.equal(feedOf([]).id, "https://x.example/feed.xml"));
});

describe("a paper in a feed", () => {
  test("has its day, authors and topics, the best first", () => {
    const entry = anEntry({ id: "a", day: "2025-10-16", authors: ["Ann", "Bo"] }, [
      "b-topic",
      "gone",
      "a-topic",
    ]);
    const [item] = feedOf([entry], {
      topicBySlug: new Map([
        ["a-topic", aTopic("a-topic", "A topic")],
        ["b-topic", aTopic("b-topic", "B topic")],
      ]),
    }).items;
    assert.equal(item?.day, "2025-10-16");
    assert.deepEqual(item?.authors, ["Ann", "Bo"]);
    assert.deepEqual(item?.topics, [
      { slug: "b-topic", title: "B topic" },
      { slug: "a-topic", title: "A topic" },
    ]);
  });

  test(`of 533 authors names ${NAMED_AUTHORS}`, () => {
    const authors = Array.from({ length: 533 }, (_, at) => `Author ${at}`);
    const [item] = feedOf([anEntry({ authors })]).items;
    assert.deepEqual(item?.authors, authors.slice(0, NAMED_AUTHORS));
  });

  const TITLES: [title: string, plain: string][] = [
    ["Met$^2$Net: \\$5", "Met²Net: $5"],
    ["A ]]> <script>alert(1)</script> & more", "A ]]> <script>alert(1)</script> & more"],
    ["A bell\u0007 and an \u202Eoverride", "A bell and an override"],
    ["深度学习", "深度学习"],
    ["تعلم الآلة", "تعلم الآلة"],
  ];
  for (const [title, plain] of TITLES)
    test(`has its title in plain characters: ${plain}`, () =>
      assert.equal(feedOf([anEntry({ title })]).items[0]?.title, plain));
});

test("a feed was updated on its newest paper's day; an empty one never", () => {
  const entries = ["2025-10-15", "2025-10-17", "2025-10-16"].map((day, at) =>
    anEntry({ id: `p${at}`, day }),
  );
  assert.equal(feedOf(entries).updated, "2025-10-17");
  assert.equal(feedOf([]).updated, undefined);
});

describe("a note", () => {
  const DAYS: Record<string, string[]> = {
    early: ["2025-10-01"],
    late: ["2025-10-20", "2025-11-02"],
  };
  const noted = () =>
    feedOf(
      ["early", "late", "none"].map((id) => anEntry({ id, day: "2025-10-16" })),
      { notedOn: ({ slug }) => DAYS[slug] ?? [] },
    );

  test("that is later than its paper updates the paper, and no other one", () =>
    assert.deepEqual(
      Object.fromEntries(noted().items.map(({ url, updated }) => [url.split("/").at(-2), updated])),
      { early: "2025-10-16", late: "2025-11-02", none: "2025-10-16" },
    ));

  test("updates the feed, and leaves the papers' days as they are", () => {
    const { updated, items } = noted();
    assert.equal(updated, "2025-11-02");
    assert.ok(items.every(({ day }) => day === "2025-10-16"));
  });
});

// --- internal ---

const SOURCE = { title: "Digest", subtitle: "Of papers.", page: "/", enough: 50 };
const CONTEXT: FeedContext = {
  address: (path) => `https://x.example${path}`,
  pagesFrom: "",
  publisher: "Digest",
  content: () => "<p>Words.</p>",
  notedOn: () => [],
  topicBySlug: new Map(),
};
/** A site whose operator hasn't said where it is. */
const NOWHERE = { address: (path: string) => path };

function feedOf(entries: Parameters<typeof makeFeed>[1], context: Partial<FeedContext> = {}): Feed {
  return makeFeed(SOURCE, entries, { ...CONTEXT, ...context });
}

/** So many papers a day, the newest day first. */
function entriesOf(days: readonly number[]) {
  return days.flatMap((count, before) =>
    Array.from({ length: count }, (_, at) =>
      anEntry({ id: `p-${before}-${at}`, day: `2025-10-${30 - before}` }),
    ),
  );
}

function urlsOf({ items }: Feed): string[] {
  return items.map(({ url }) => url);
}
