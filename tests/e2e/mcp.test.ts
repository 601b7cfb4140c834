/** The server of the Model Context Protocol over a built site: it needs no content folder. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { McpClient } from "../commands/mcp-client.ts";
import { NO_FILTERS } from "../../src/search/query/filters.ts";
import { openBuiltSite } from "../../src/mcp/built-site.ts";
import { ROOT, sharedFolder } from "../folders.ts";
import { OLD_NOTED } from "./fixture.ts";
import { builtSite } from "./site.ts";

const server = new McpClient();
const NO_CONTENT = { ...process.env, BROADSHEET_CONTENT: path.join(sharedFolder(), "no-content") };
let site: string;

before(async () => {
  site = await builtSite("root");
  await server.start(["--site", site], NO_CONTENT);
});
after(() => server.close());

test("a question: from a search, in the site's own order, to a paper and what is related", async () => {
  const query = "how do models forget what they have learned";
  const { papers } = await server.papersOf("search", { query, limit: 10 });
  const search = await openBuiltSite(site).source.search();
  const found = await search.find({ query, ...NO_FILTERS, sort: "relevance" });
  const own = await found.load(0, 10);
  assert.deepEqual(papers.map(({ id }) => id), own.map(({ id }) => id)); // prettier-ignore
  const [first = { id: "", url: "" }] = papers;
  const { text } = await server.ask("paper", { id: first.id });
  assert.match(text, /"abstract": "\w/);
  const related = await server.papersOf("related", { id: first.id });
  assert.ok(related.papers.every((paper) => Array.isArray(paper["shared_words"])));
});

test("phrases, the newest day, topics and standing searches", async () => {
  const phrase = await server.papersOf("search", { query: '"video generation"' });
  assert.ok(phrase.papers.length > 0);
  const day = await server.papersOf("day");
  assert.equal(day["day"], "2025-10-16");
  assert.equal(day["papers_in_all"], 91);
  const { text } = await server.ask("overview");
  const overview = JSON.parse(text);
  assert.deepEqual(overview.standing_searches.map((one: { slug: string }) => one.slug), ["images-with-code"]); // prettier-ignore
  assert.ok(overview.topics.some((one: { papers: number }) => one.papers > 3));
});

test("a paper's notes are those of the site's feed", async () => {
  const { text } = await server.ask("paper", { id: "one-epoch-is-all-you-need-cffed81d" });
  const [note] = JSON.parse(text).notes;
  assert.equal(note.author, "Broadsheet");
  assert.match(note.title, /^Read it for the question/);
});

test("so are those of a paper that is whole on its day's page", async () => {
  const { source } = openBuiltSite(await builtSite("years"));
  assert.deepEqual(source.notesOn(OLD_NOTED).map(({ author }) => author), ["Ed Old"]); // prettier-ignore
  const two = source.notesOn("2503.00002").map(({ author }) => author);
  assert.deepEqual(two.sort(), ["Anna Other", "Bo Curator"]);
});

test("related papers are those of the site's pages", async () => {
  const { source } = openBuiltSite(site);
  const related = await source.related("2025-10-16");
  const some = [...related].filter(([, others]) => others.length > 0).slice(0, 5);
  assert.ok(some.length > 0);
  for (const [id, others] of some) {
    const page = await readPage(id);
    for (const { slug } of others) assert.ok(page.includes(`/papers/${slug}/`), `${id}: ${slug}`);
  }
});

test("a folder that is no built site is refused by what it lacks", () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ["scripts/mcp.ts", "--site", sharedFolder()],
    { cwd: ROOT, encoding: "utf8", input: "" },
  );
  assert.equal(status, 1);
  assert.match(stderr, /has no file api\/v1\/days\.json: it is no built site/);
});

// --- internal ---

function readPage(id: string): Promise<string> {
  return fs.readFile(path.join(site, "papers", id, "index.html"), "utf8");
}
