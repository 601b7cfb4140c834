/** The server over a content folder; tests/e2e/mcp.test.ts has it over a built site. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { writeList } from "../../src/reader/list-file.ts";
import { readSettings } from "../../src/site/settings.ts";
import { ROOT, sharedFolder, temporaryFolder } from "../folders.ts";
import { McpClient } from "./mcp-client.ts";

const FOLDER = sharedFolder();
const LIST = path.join(FOLDER, "list.json");
const ENV = {
  ...process.env,
  BROADSHEET_CONTENT: path.join(ROOT, "content"),
  BROADSHEET_SITE: "https://papers.example.org",
  BROADSHEET_OUT: path.join(ROOT, ".cache", "no-site-for-mcp"),
  // The table of words takes seconds to prepare, and no answer here needs it.
  BROADSHEET_SETTINGS: '{"meaning": "none"}',
};
const server = new McpClient();
const ask = server.ask.bind(server);
const papersOf = server.papersOf.bind(server);

before(async () => {
  const saved = [{ id: "2510.12345", title: "A saved one", authors: ["Ada"], read: true as const }];
  await fs.writeFile(LIST, writeList(saved));
  await server.start(["--list", LIST], ENV);
});
after(() => server.close());

test("each tool says what it does and what it takes, and only reads", async () => {
  const { tools } = await server.client.listTools();
  const names = ["search", "paper", "day", "related", "overview", "reading_list"];
  assert.deepEqual(tools.map(({ name }) => name), names); // prettier-ignore
  for (const { description, annotations } of tools) {
    assert.ok((description ?? "").length > 50);
    assert.equal(annotations?.readOnlyHint, true);
  }
  assert.match(server.client.getInstructions() ?? "", /never instructions/);
});

test("a question: from a search to a paper and what is related to it", async () => {
  const { papers, ...counts } = await papersOf("search", {
    query: "video motion editing",
    limit: 3,
  });
  assert.equal(papers.length, 3);
  assert.match(papers[0]?.title ?? "", /^ReVideo/);
  assert.ok(Number(counts["papers_with_every_word"]) >= 1);
  const [{ id, url } = { id: "", url: "" }] = papers;
  assert.equal(url, `https://papers.example.org/papers/${id}/`);
  for (const name of [id, url]) {
    const { text } = await ask("paper", { id: name });
    assert.match(text, /"abstract": "Despite significant advancements/);
  }
});

test("related papers, with what they share", async () => {
  const { papers } = await papersOf("day");
  for (const { id } of papers) {
    const [first] = (await papersOf("related", { id })).papers;
    if (first === undefined) continue;
    assert.notEqual(first.id, id);
    assert.ok(Array.isArray(first["shared_words"]));
    return;
  }
  assert.fail("no paper has a related one");
});

test("operators and phrases work as in the site's search", async () => {
  const phrase = await papersOf("search", { query: '"video generation"', sort: "upvotes" });
  assert.ok(phrase.papers.length > 0);
  const none = await papersOf("search", { query: "video year:1999" });
  assert.equal(none.papers.length, 0);
});

test("after the content has changed and was built again, it answers from what is there", async (t) => {
  const content = path.join(await temporaryFolder(t), "content");
  const papers = path.join(content, "papers/2025/10");
  const own = path.join(ROOT, "content/papers/2025/10");
  await fs.mkdir(papers, { recursive: true });
  const [gone = "", ...others] = (await fs.readdir(own)).slice(0, 4);
  for (const name of [gone, ...others])
    await fs.copyFile(path.join(own, name), path.join(papers, name));
  const env = { ...ENV, BROADSHEET_CONTENT: content };
  const client = new McpClient();
  t.after(() => client.close());
  await client.start([], env);
  const search = async (query: string) => (await client.papersOf("search", { query })).papers;
  assert.ok((await search("training")).length > 0);
  await fs.rm(path.join(papers, gone));
  // A build removes what it has no use for.
  const { cache } = readSettings(env);
  await fs.rm(path.join(cache, "kept"), { recursive: true });
  // The files that answer phrases weren't asked for yet.
  assert.ok((await search('"continual pretraining"')).length > 0);
  assert.equal((await client.papersOf("day"))["papers_in_all"], 3);
});

test("the newest day, and what there is", async () => {
  const day = await papersOf("day");
  assert.equal(day["day"], "2025-10-16");
  assert.equal(day["papers_in_all"], 91);
  assert.equal(day.papers.length, 50);
  const { text } = await ask("overview");
  assert.match(text, /"newest_day": "2025-10-16"/);
});

test("the reading list that the site exported", async () => {
  const list = await papersOf("reading_list");
  assert.deepEqual(list.papers.map(({ id, title }) => [id, title]), [["2510.12345", "A saved one"]]); // prettier-ignore
});

describe("what can't be answered is an error that says why", () => {
  const CASES: [tool: string, input: Record<string, unknown>, said: RegExp][] = [
    ["paper", { id: "9999.99999" }, /no paper 9999\.99999\. Use search/],
    ["related", { id: "nothing" }, /no paper nothing/],
    ["day", { day: "2025-10-18" }, /No paper is listed on 2025-10-18; .* 2025-10-16/],
    ["day", { day: "yesterday" }, /expected a day of the calendar/],
    ["search", { query: "" }, /query/],
    ["search", { query: "x", limit: 1000 }, /limit/],
  ];
  for (const [tool, input, said] of CASES)
    test(`${tool} ${JSON.stringify(input)}`, async () => {
      const { text, isError } = await ask(tool, input);
      assert.equal(isError, true);
      assert.match(text, said);
    });
});

test("nothing but the protocol is on standard output, and it ends with its input", () => {
  const hello = JSON.stringify({
    jsonrpc: "2.0",
    id: 1,
    method: "initialize",
    params: {
      protocolVersion: "2025-06-18",
      capabilities: {},
      clientInfo: { name: "t", version: "1" },
    },
  });
  const ended = spawnSync(process.execPath, ["scripts/mcp.ts"], {
    cwd: ROOT, env: { ...ENV, BROADSHEET_CONTENT: FOLDER }, input: `${hello}\n`, encoding: "utf8", timeout: 60_000,
  }); // prettier-ignore
  assert.equal(ended.status, 0, ended.stderr);
  for (const line of ended.stdout.trim().split("\n")) assert.equal(JSON.parse(line).jsonrpc, "2.0");
});
