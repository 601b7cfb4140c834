import assert from "node:assert/strict";
import { describe, test, type TestContext } from "node:test";
import { readTree, temporaryFolder } from "../folders.ts";
import { answer, cutOff, scriptedServer, type Act } from "../sources/server.ts";
import { runIngest } from "./run.ts";

/** An ingest from a server with a script, into a new folder. */
async function ingest(t: TestContext, acts: Act[], args: string[]) {
  const { url, asked } = await scriptedServer(t, acts);
  const content = await temporaryFolder(t);
  const { steps, failed, errors, skipped } = await runIngest([...args, "--endpoint", url], content);
  const files = [...(await readTree(content)).keys()].filter((name) => name.endsWith(".mdx"));
  return { steps, failed, errors: [...errors, ...skipped].join("\n"), asked, files };
}

/** An answer of the Daily Papers API with papers of these ids, listed on a day. */
function papers(day: string, ...ids: string[]): Act {
  const items = ids.map((id) => ({
    paper: {
      id,
      title: `Paper ${id}`,
      summary: "Short.",
      submittedOnDailyAt: `${day}T01:00:00.000Z`,
    },
  }));
  return answer(200, JSON.stringify(items));
}

const RANGE = ["hf", "--since", "2025-10-15", "--until", "2025-10-16"];

describe("the daily list over the network", { concurrency: true }, () => {
  test("a request a day, and a file a paper", async (t) => {
    const acts = [
      papers("2025-10-15", "2510.00001"),
      papers("2025-10-16", "2510.00002", "2510.00003"),
    ];
    const { failed, asked, files } = await ingest(t, acts, RANGE);
    assert.equal(failed, false);
    const found = asked.map(({ path: asking }) => asking);
    assert.deepEqual(found, [
      "/api/daily_papers?date=2025-10-15",
      "/api/daily_papers?date=2025-10-16",
    ]);
    assert.equal(files.length, 3);
  });

  test("a quiet day is a success", async (t) => {
    const acts = [answer(200, "[]")];
    const { failed, steps } = await ingest(t, acts, ["hf", "--date", "2025-10-18"]);
    assert.equal(failed, false);
    assert.deepEqual(steps, [0, 0, 0, 0]);
  });

  const FAILURES: [name: string, act: Act, words: RegExp][] = [
    ["404", answer(404), /answered 404/],
    ["a web page", answer(200, "<!doctype html><title>Log in</title>"), /a web page \("Log in"\)/],
    ["JSON that is cut off", answer(200, '[{"paper":{"id":"2510.0'), /cut off or damaged/],
    ["an object", answer(200, '{"status":200,"data":[]}'), /found an object with "status", "data"/],
    ["a list of texts", answer(200, '["a","b"]'), /item 1: it is not an object\. Fix the item/],
    [
      "a redirect in a circle",
      answer(302, "", { location: "/api/daily_papers?date=2025-10-15" }),
      /redirects in a circle/,
    ],
    ["a wait of an hour", answer(429, "", { "retry-after": "3600" }), /asks to wait 60 minutes/],
  ];
  for (const [name, act, words] of FAILURES)
    test(`${name} on one day: named, the ingest fails, and the other day is kept`, async (t) => {
      const other = papers("2025-10-16", "2510.00002");
      const byDay: Act = (request, response) =>
        (request.url?.includes("10-16") ? other : act)(request, response);
      const { failed, errors, files } = await ingest(t, [byDay], RANGE);
      assert.match(errors, words);
      assert.equal(failed, true);
      assert.deepEqual(files, ["papers/2025/10/2510.00002.mdx"]);
    });

  for (const [name, act] of [
    ["500", answer(500)],
    ["503", answer(503, "", { "retry-after": "1" })],
    ["429", answer(429, "", { "retry-after": "1" })],
    ["a body that is cut off", cutOff],
  ] as const)
    test(`${name} once is tried again without a warning`, async (t) => {
      const acts = [act, papers("2025-10-16", "2510.00002")];
      const { failed, files } = await ingest(t, acts, ["hf", "--date", "2025-10-16"]);
      assert.equal(failed, false);
      assert.equal(files.length, 1);
    });
});

test("arXiv is asked once every three seconds, over one connection", async (t) => {
  const entry = (id: string) =>
    `<entry><id>http://arxiv.org/abs/${id}v1</id><title>Paper ${id}</title><summary>Short.</summary><published>2025-10-16T00:00:00Z</published><updated>2025-10-16T00:00:00Z</updated><author><name>Ada Example</name></author></entry>`;
  const feed = (...ids: string[]) =>
    answer(
      200,
      `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><opensearch:totalResults>${ids.length}</opensearch:totalResults><opensearch:startIndex>0</opensearch:startIndex><opensearch:itemsPerPage>100</opensearch:itemsPerPage>${ids.map(entry).join("")}</feed>`,
      { "content-type": "application/atom+xml" },
    );
  const ids = Array.from({ length: 150 }, (_, index) => `2510.${String(index).padStart(5, "0")}`);
  const acts = [feed(...ids.slice(0, 100)), feed(...ids.slice(100))];
  const { failed, asked, files } = await ingest(t, acts, ["arxiv", "--ids", ids.join(",")]);
  assert.equal(failed, false);
  assert.equal(files.length, 150);
  assert.equal(asked.length, 2);
  assert.ok((asked[1]?.at ?? 0) >= 2990, `the second request came after ${asked[1]?.at} ms`);
  const connections = asked.map(({ connection }) => connection);
  assert.deepEqual(connections, [1, 1]);
});
