import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  type Address,
  ARCHIVE,
  dayPath,
  fillStar,
  HOME,
  monthPath,
  OFFLINE,
  pagePath,
  paperIdIn,
  paperPath,
  parsePath,
  SEARCH,
  STAR,
  topicMonthPath,
  topicPath,
  weekPath,
} from "../../src/digest/urls.ts";

const ADDRESSES: [built: string, path: string, address: Address][] = [
  [HOME, "/", { kind: "home" }],
  [ARCHIVE, "/archive/", { kind: "archive" }],
  [SEARCH, "/search/", { kind: "search" }],
  [OFFLINE, "/offline/", { kind: "offline" }],
  [paperPath("2510.12345"), "/papers/2510.12345/", { kind: "paper", id: "2510.12345" }],
  [paperPath("cs-0112017"), "/papers/cs-0112017/", { kind: "paper", id: "cs-0112017" }],
  [dayPath("2025-10-16"), "/days/2025-10-16/", { kind: "day", id: "2025-10-16" }],
  [weekPath("2025-W42"), "/weeks/2025-W42/", { kind: "week", id: "2025-W42" }],
  [monthPath("2025-10"), "/months/2025-10/", { kind: "month", id: "2025-10" }],
  [topicPath("agents"), "/topics/agents/", { kind: "topic", id: "agents" }],
  [
    topicMonthPath("agents", "2025-10"),
    "/topics/agents/2025-10/",
    { kind: "topicMonth", topic: "agents", month: "2025-10" },
  ],
];
for (const [built, path, address] of ADDRESSES)
  test(`${path} is built and parsed`, () => {
    assert.equal(built, path);
    assert.deepEqual(parsePath(path), address);
    assert.deepEqual(parsePath(`${path}index.html`), address, "with the name of its file");
    assert.deepEqual(parsePath(`/digest${path}`, "/digest/"), address, "under a base path");
  });

for (const path of [
  "/papers/",
  "/papers/a/b/",
  "/papers/a/?q=x",
  "/papers/a/#note-a",
  "/topics/agents/feed.xml",
  "/api/",
  "papers/a/",
])
  test(`${path} is no page with a known address`, () => assert.equal(parsePath(path), undefined));

test("a path outside the base path is not parsed", () =>
  assert.equal(parsePath("/papers/a/", "/digest/"), undefined));

describe("a page has one path, however a host writes it", () => {
  for (const [path, page] of [
    ["/papers/2510.12345", "/papers/2510.12345/"],
    ["/papers/2510.12345/", "/papers/2510.12345/"],
    ["/days/2025-10-16/index.html", "/days/2025-10-16/"],
    ["/feed.xml", "/feed.xml"],
  ] as const)
    test(path, () => assert.equal(pagePath(path), page));
});

describe("the paper of a full address", () => {
  for (const [address, id] of [
    ["https://papers.example.org/digest/papers/2510.12345/", "2510.12345"],
    ["https://huggingface.co/papers/2510.12345?x=1", "2510.12345"],
    ["https://example.org/days/2025-10-16/", undefined],
    ["https://example.org/days/2025-10-16/#2510.12345", "2510.12345"],
    ["../days/2025-10-16/index.html#cs-0112017", "cs-0112017"],
    ["2510.12345", undefined],
  ] as const)
    test(address, () => assert.equal(paperIdIn(address), id));
});

test("a script completes the address of all papers", () =>
  assert.equal(fillStar(`/digest${paperPath(STAR)}`, "a$&b"), "/digest/papers/a$&b/"));
