/** The build, from the outside: content in, site out. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { before, describe, test } from "node:test";
import { toMdx } from "../../src/paper/mdx.ts";
import { LAST_PAGES } from "../../src/site/kept-pages.ts";
import { readPartList } from "../../src/site/part-list.ts";
import { forgetBuild, type Ended } from "../e2e/run.ts";
import { sharedFolder, writeTree } from "../folders.ts";
import { noteOf, PAIRS, paperOf, SQUARE, writeNotes } from "../notes/fixtures.ts";
import { aPaper } from "../paper/sample.ts";
import { build, hashes } from "./built.ts";

/** How a page shows a note. */
const NOTE = "<section class=note";

/** Machines that differ in what a build must not heed. */
const KIRITIMATI = { TZ: "Pacific/Kiritimati", LC_ALL: "de_DE.UTF-8", LANG: "de_DE.UTF-8" };
const LOS_ANGELES = { TZ: "America/Los_Angeles", LC_ALL: "tr_TR.UTF-8", LANG: "ar_EG.UTF-8" };

/*
 * Four builds for all tests of this part, since each takes seconds. One content is built, changed,
 * and built again in the same place; at the same time it is built in a new place on another
 * machine, from a part that a third one has made. `tests/e2e/start.test.ts` builds content without papers.
 */
describe("a site", () => {
  const folder = sharedFolder();
  const content = path.join(folder, "content");
  const again = path.join(folder, "again");
  const fresh = path.join(folder, "fresh");
  const elsewhere = path.join(folder, "elsewhere");
  const address = {
    BROADSHEET_SITE: "https://papers.example.org",
    BROADSHEET_BASE: "/digest",
    BROADSHEET_SETTINGS: JSON.stringify({
      // The table of words takes seconds to prepare; tests/search/write/meaning.test.ts has its files.
      meaning: "none",
      // From January 2024 on; with the paper that comes later, from February on.
      archive: { paperPages: { months: 22 } },
    }),
  };
  let trace: string;
  let earlier: string;
  let pagesBefore: string[];
  let built: Ended;

  before(async () => {
    const place = { ...address, BROADSHEET_CONTENT: content };
    await writeFirst(content);
    await build({ ...place, ...KIRITIMATI, BROADSHEET_OUT: again });
    earlier = await read(again, "papers/2512.00001/index.html");
    pagesBefore = await fs.readdir(path.join(again, "papers"));
    await writeTree(again, { "stale.html": "of an older build" });
    trace = await change(content);
    await build({ ...place, ...KIRITIMATI, BROADSHEET_OUT: elsewhere }, [
      "--part",
      "2/2",
      "--fresh",
    ]);
    [built] = await Promise.all([
      build({ ...place, ...LOS_ANGELES, BROADSHEET_OUT: fresh }, [
        "--assemble",
        `${elsewhere}-part-2-of-2`,
      ]),
      build({ ...place, ...KIRITIMATI, BROADSHEET_OUT: again }),
    ]);
    for (const out of [again, elsewhere, fresh])
      await forgetBuild({ ...place, BROADSHEET_OUT: out });
  });

  const pageOf = (id: string) => read(fresh, `papers/${id}/index.html`);

  test("has the same bytes in every time zone and language, whatever was built there before", async () => {
    const files = await hashes(fresh);
    assert.ok(files.some((line) => line.startsWith("pagefind/search.json ")));
    assert.ok(files.length > 200, `${files.length} files`);
    assert.deepEqual(await hashes(again), files);
  });

  test("takes the months of a part that another machine has made, and makes up for a missing one", () => {
    assert.match(built.stderr, /^warning: Part 1 of 2 is missing\. Its months are built here\.$/m);
    assert.doesNotMatch(built.stderr, /Part 2 of 2/);
    assert.match(built.stderr, / MB \([1-9]\d* of \d+ parts unchanged\) in /);
  });

  test("gets from a part what the next build needs to render only pages that change", () => {
    const kinds = readPartList(`${elsewhere}-part-2-of-2`).entries.map(({ kind }) => kind);
    assert.ok(kinds.includes(LAST_PAGES));
  });

  test("names a picture for link previews, which is there", async () => {
    const [, url = ""] =
      /property=og:image content=([^\s>]*)/.exec(await read(fresh, "days/2025-10-16/index.html")) ??
      [];
    assert.equal(url, "https://papers.example.org/digest/months/2025-10/card.png");
    await fs.access(path.join(fresh, "months/2025-10/card.png"));
  });

  test("is counted, and leaves files alone that are no content", async () => {
    assert.match(built.stderr, /^\d{3} papers, 3 topics: \d+ files, [\d.]+ MB \(.*\) in /m);
    assert.match(
      built.stderr,
      /^\d+ pages(?:, \d+ from the cache)?; seconds: content .*; at most [\d,]+ MB of memory$/m,
    );
    const papers = await fs.readdir(path.join(fresh, "papers"));
    assert.ok(!papers.includes("2510.99999"));
    assert.ok(papers.includes("cs-0112017"));
  });

  test("has its address in links, canonical links and feeds", async () => {
    const page = await pageOf("2512.00002");
    assert.match(page, /<strong>from afar<\/strong>/);
    assert.match(page, /href=\/digest\/topics\/distant\/>/);
    const own = "https://papers.example.org/digest/papers/2512.00002/";
    assert.ok(page.includes(`<link rel=canonical href=${own}>`));
    const feed = await read(fresh, "topics/distant/feed.xml");
    assert.ok(feed.includes(`<link href="${own}" rel="alternate"`));
    assert.doesNotMatch(built.stderr, /feeds/);
  });

  test("shows papers of a month that falls out whole on their days’ pages", async () => {
    const [id = ""] = pagesBefore.filter((one) => one.startsWith("2401."));
    assert.ok(id, "it had pages");
    const now = await fs.readdir(path.join(fresh, "papers"));
    assert.deepEqual(
      now.filter((one) => one.startsWith("2401.")),
      [],
    );
    const day = await read(fresh, "days/2024-01-31/index.html");
    assert.match(day, new RegExp(`<article class="?whole"? id="?${id}"?`));
    const place = `https://papers.example.org/digest/days/2024-01-31/#${id}`;
    assert.ok((await read(fresh, "days/2024-01-31/index.md")).includes(place));
    const sitemap = await read(fresh, "sitemap-1.xml");
    assert.ok(sitemap.includes("/days/2024-01-31/<") && !sitemap.includes("/papers/2401."));
  });

  test("shows every harmless note", async () => {
    for (const name of PAIRS) assert.ok((await pageOf(paperOf(name))).includes(NOTE), name);
  });

  test("leaves refused notes out with a warning each, and runs no code", async () => {
    for (const name of PAIRS) {
      const id = refusedPaperOf(name);
      const file = path.join(content, `notes/${id}.mdx`);
      assert.match(built.stderr, new RegExp(`^warning: ${file}:\\d+: left out: `, "m"));
      assert.ok(!(await pageOf(id)).includes(NOTE), name);
    }
    await assert.rejects(fs.stat(trace), { code: "ENOENT" });
  });

  test("has no note that an earlier build had, and that is refused now", async () => {
    assert.ok(earlier.includes(NOTE));
    assert.ok(!(await pageOf("2512.00001")).includes(NOTE));
  });

  test("has no note from a folder below, with another ending, or behind a link", async () => {
    assert.ok(!(await pageOf("2512.00003")).includes(NOTE));
    assert.match(built.stderr, /below\/2512\.00003\.mdx:1: left out: the note lies/);
  });

  test("gives out pictures alone, and those whose names an address can hold", async () => {
    assert.ok((await pageOf("2512.00004")).includes("images/square.png"));
    const pictures = await fs.readdir(path.join(fresh, "notes/images"));
    assert.deepEqual(pictures, ["square.png"]);
  });
});

// --- internal ---

/** What the tests change and look for. */
async function writeFirst(content: string): Promise<void> {
  await writeTree(content, {
    "papers/2024/02/cs-0112017.mdx": toMdx(aPaper({ id: "cs/0112017", day: "2024-02-29" })),
    "papers/2024/01/2401.00001.mdx": toMdx(aPaper({ id: "2401.00001", day: "2024-01-31" })),
    "searches/noted.md": "---\ntitle: Noted\nblurb: What has a note.\nquery: has:note\n---\n",
    "papers/2025/12/2512.00001.mdx": paperFile("2512.00001", "Changed"),
    "papers/2025/12/2512.00002.mdx": paperFile("2512.00002", "A distant paper"),
    "papers/2025/12/2512.00003.mdx": paperFile("2512.00003", "Notes in wrong places"),
    "papers/2025/12/2512.00004.mdx": paperFile("2512.00004", "A picture"),
    "papers/2025/12/2512.00005.mdx": paperFile("2512.00005", "Deleted"),
    "notes/2512.00001.mdx": noteFile("Was once here."),
    "notes/2512.00002.mdx": noteFile("Seen **from afar**."),
    "notes/below/2512.00003.mdx": noteFile("From below."),
    "notes/2512.00003.md": noteFile("Of another ending."),
    "notes/2512.00003.anna.MDX": noteFile("In capitals."),
    "notes/2512.00004.mdx": noteFile("![A square](images/square.png)"),
    "notes/2512.00005.mdx": noteFile("About the deleted one."),
    "topics/distant.md": topicFile("Distant", "distant"),
    "topics/old.md": topicFile("Old", "works"),
    "README.md": "not content",
    "papers/README.txt": "not a paper",
    "papers/2025/10/.2510.99999.mdx": "a hidden file",
    "drafts/2510.99999.mdx": "---\nnot: a paper\n---\n",
    "elsewhere.txt": noteFile("From elsewhere."),
    "notes/README.md": "words",
    "notes/images/README.md": "words",
    "notes/images/square.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
  });
  for (const name of ["a b", "a%2e", "a?b", "a\nb", "[x]", "a\\b"])
    await fs.writeFile(path.join(content, `notes/images/${name}.png`), SQUARE);
  await fs.symlink("../elsewhere.txt", path.join(content, "notes/2512.00003.link.mdx"));
}

/** A paper, a note and a topic each: changed, deleted, new; and every fixture of a note. */
async function change(content: string): Promise<string> {
  const trace = await writeNotes(content, "accepted");
  for (const name of PAIRS) {
    const id = refusedPaperOf(name);
    await writeTree(content, {
      [`papers/2025/11/${id}.mdx`]: paperFile(id, `A refused ${name}`),
      [`notes/${id}.mdx`]: await noteOf("refused", name, trace),
    });
  }
  for (const file of ["papers/2025/12/2512.00005.mdx", "notes/2512.00005.mdx", "topics/old.md"])
    await fs.rm(path.join(content, file));
  await writeTree(content, {
    "papers/2025/12/2512.00001.mdx": paperFile("2512.00001", "Other words"),
    "papers/2025/12/2512.00006.mdx": paperFile("2512.00006", "New"),
    "papers/2025/11/2511.00006.mdx": toMdx(aPaper({ id: "2511.00006", day: "2025-11-03" })),
    "notes/2512.00001.mdx": noteFile("{now.bad()}"),
    "notes/2512.00006.mdx": noteFile("A new note."),
    "topics/new.md": topicFile("New", "works"),
    "topics/distant.md": topicFile("Distant", "distant paper"),
  });
  return trace;
}

function refusedPaperOf(name: string): string {
  return paperOf(name).replace("2510.", "2511.");
}

function paperFile(id: string, title: string): string {
  return toMdx(aPaper({ id, title }));
}

function noteFile(text: string): string {
  return `---\nauthor: Ann\ndate: "2025-10-17"\n---\n\n${text}\n`;
}

function topicFile(title: string, phrase: string): string {
  return `---\ntitle: ${title}\nblurb: What is meant.\nmatch:\n  - ${phrase}\n---\n`;
}

function read(folder: string, file: string): Promise<string> {
  return fs.readFile(path.join(folder, file), "utf8");
}
