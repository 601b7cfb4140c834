/** A site whose pages are partly those of the last build has the bytes of one that is built anew. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { toMdx } from "../../src/paper/mdx.ts";
import type { PaperInput } from "../../src/paper/schema.ts";
import { forgetBuild } from "../e2e/run.ts";
import { temporaryFolder, writeTree } from "../folders.ts";
import { aPaper } from "../paper/sample.ts";
import { build, hashes } from "./built.ts";

/**
 * What becomes of a paper, a topic each: were it left out of a key, that topic's pages would be
 * kept, whatever the others show. Notes and papers that come are below.
 */
const CHANGES: Record<string, Partial<PaperInput> | "gone"> = {
  nothing: {},
  abstract: { abstract: "We show that it fails." },
  title: { title: "Another title" },
  upvotes: { upvotes: 7 },
  authors: { authors: ["Ann Other"] },
  summary: { tldr: "It works." },
  links: { links: { code: "https://example.org/code" } },
  venue: { venue: "Journal of Tests", type: "article-journal" },
  moved: { day: "2025-10-09" },
  away: { day: "2025-09-02" },
  withdrawn: { withdrawn: true },
  given: { topics: ["taken"] },
  lost: "gone",
  come: {},
  older: {},
  noted: {},
  renoted: {},
  unnoted: {},
  corrected: {},
};
const NAMES = Object.keys(CHANGES);

test("pages are kept only where nothing that they show has changed", async (t) => {
  const folder = await temporaryFolder(t);
  const content = path.join(folder, "content");
  const placeOf = (out: string) => ({
    BROADSHEET_CONTENT: content,
    BROADSHEET_OUT: path.join(folder, out),
    BROADSHEET_SITE: "https://papers.example.org",
    BROADSHEET_SETTINGS: JSON.stringify({ meaning: "none" }),
  });
  for (const out of ["again", "fresh"]) t.after(() => forgetBuild(placeOf(out)));
  await writeTree(content, first());
  await build(placeOf("again"));
  const before = new Set(await hashes(path.join(folder, "again")));
  await change(content);
  await build(placeOf("again"));
  await build(placeOf("fresh"), ["--fresh"]);
  const fresh = await hashes(path.join(folder, "fresh"));
  assert.deepEqual(await hashes(path.join(folder, "again")), fresh);
  // Each change shows in a page of its topic, or there was nothing to find.
  const unchanged = NAMES.filter((name) =>
    fresh.filter((line) => line.startsWith(`topics/${name}/`)).every((line) => before.has(line)),
  );
  assert.deepEqual(unchanged, ["nothing"]);
});

// --- internal ---

function first(): Record<string, string> {
  return {
    ...Object.assign({}, ...NAMES.map((name) => ({ ...topic(name), ...paper(name) }))),
    ...topic("taken"),
    ...note("renoted", "Words."),
    ...note("unnoted", "Words."),
    ...search("with-notes", "has:note"),
    ...search("asked", "year:2024"),
    ...search("same", "nothing"),
  };
}

async function change(content: string): Promise<void> {
  for (const [name, fields] of Object.entries(CHANGES))
    if (fields === "gone") await fs.rm(path.join(content, fileOf(idOf(name))));
    else await writeTree(content, paper(name, fields));
  await fs.rm(path.join(content, `notes/${idOf("unnoted")}.mdx`));
  await writeTree(content, {
    ...paper("come", { id: "2510.20000", day: "2025-10-17" }),
    ...paper("older", { id: "2508.20000", day: "2025-08-05" }),
    ...note("noted", "New."),
    ...note("renoted", `Others, on <Paper id="${idOf("title")}" />.`),
    ...note("corrected", "Mended.", "corrections:\n  title: A mended one\n"),
    ...search("asked", "year:2025"),
  });
}

function idOf(name: string): string {
  return `2510.${String(10_000 + NAMES.indexOf(name))}`;
}

function fileOf(id: string): string {
  return `papers/2025/10/${id}.mdx`;
}

/** A paper of a topic. */
function paper(name: string, fields: Partial<PaperInput> = {}): Record<string, string> {
  const id = fields.id ?? idOf(name);
  const own = { keywords: [name], title: `A paper, ${name}`, day: "2025-10-02", topics: [name] };
  return { [fileOf(id)]: toMdx(aPaper({ ...own, ...fields, id })) };
}

function topic(name: string): Record<string, string> {
  return {
    [`topics/${name}.md`]: `---\ntitle: On ${name}\nblurb: What is ${name}.\nmatch: [never said]\n---\n`,
  };
}

function search(name: string, query: string): Record<string, string> {
  return {
    [`searches/${name}.md`]: `---\ntitle: The ${name}\nblurb: What is ${name}.\nquery: "${query}"\n---\n`,
  };
}

function note(name: string, text: string, more = ""): Record<string, string> {
  return {
    [`notes/${idOf(name)}.mdx`]: `---\nauthor: Ann\ndate: "2025-10-17"\n${more}---\n\n${text}\n`,
  };
}
