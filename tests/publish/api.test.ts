import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { z } from "zod";
import { listDays } from "../../src/digest/days.ts";
import { listMonths } from "../../src/digest/periods.ts";
import {
  apiSchemas,
  listApiDays,
  listApiMonths,
  listApiTopics,
  toApiLine,
} from "../../src/publish/api.ts";
import { toDailyPaper } from "../../src/publish/daily-papers.ts";
import { streamJsonl } from "../../src/sources/jsonl.ts";
import { anEntry, aTopic } from "../digest/sample.ts";
import { aPaper } from "../paper/sample.ts";
import { flowOf } from "../sources/items.ts";

const entries = [
  anEntry({ id: "2510.00001", title: "One", day: "2025-10-16" }, ["agents"]),
  anEntry({ id: "2509.00002", title: "Two", day: "2025-09-01" }),
];
const days = listDays(entries);
const toAddress = (path: string) => `https://x.example${path}`;

test("a paper is a line with all of its fields, its topics and its abstract", () => {
  const [entry] = entries;
  assert.ok(entry);
  const line = toApiLine(entry, "Words.");
  assert.match(line, /^[^\n]+\n$/);
  const { topics, abstract, ...fields } = JSON.parse(line);
  assert.deepEqual([topics, abstract], [["agents"], "Words."]);
  assert.deepEqual(fields.title, "One");
});

test("an ingest takes a month's file", async () => {
  const line = toApiLine(anEntry({ id: "2510.00001", title: "One", day: "2025-10-16" }), "Words.");
  const options = { file: "2025-10.jsonl", date: undefined };
  const [item] = await Array.fromAsync(streamJsonl(flowOf(line), options));
  assert.ok(item && "draft" in item);
  assert.deepEqual([item.draft.id, item.draft.title, item.draft.abstract], ["2510.00001", "One", "Words."]); // prettier-ignore
});

test("days, months and topics say how many papers they have, and where", () => {
  assert.deepEqual(listApiDays(days, toAddress)[0], {
    day: "2025-10-16",
    papers: 1,
    url: "https://x.example/api/daily_papers/2025-10-16.json",
  });
  assert.deepEqual(listApiMonths(listMonths(days), toAddress)[1], {
    month: "2025-09",
    papers: 1,
    url: "https://x.example/api/v1/papers/2025-09.jsonl",
  });
  assert.deepEqual(listApiTopics([{ topic: aTopic("agents", "Agents"), papers: 1 }], toAddress), [
    {
      slug: "agents",
      title: "Agents",
      blurb: "x",
      papers: 1,
      page: "https://x.example/topics/agents/",
      feed: "https://x.example/topics/agents/feed.xml",
      jsonFeed: "https://x.example/topics/agents/feed.json",
    },
  ]);
});

describe("the JSON Schema of each file takes what the file has", () => {
  const FILES: Record<string, unknown> = {
    paper: JSON.parse(toApiLine(entries[0] ?? anEntry(), "Words.")),
    daily_papers: JSON.parse(JSON.stringify([toDailyPaper(aPaper())])),
    days: listApiDays(days, toAddress),
    months: listApiMonths(listMonths(days), toAddress),
    topics: listApiTopics([{ topic: aTopic("a"), papers: 0 }], toAddress),
  };
  const schemas = apiSchemas();
  test("and there is one for each", () =>
    assert.deepEqual(Object.keys(schemas).sort(), Object.keys(FILES).sort()));

  for (const [name, file] of Object.entries(FILES))
    test(name, () => {
      const schema = z.fromJSONSchema(schemas[name] ?? {});
      assert.equal(schema.safeParse(file).success, true);
      assert.equal(schema.safeParse("something else").success, false);
    });
});
