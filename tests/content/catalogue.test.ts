/** The catalogue says of every folder what `readContent` says of it, whatever its cache holds. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, test, type TestContext } from "node:test";
import { openCatalogue, type Catalogue } from "../../src/content/catalogue.ts";
import { readContent, type AnnotatedContent } from "../../src/content/read.ts";
import { Cache } from "../../src/files/cache.ts";
import { ExpectedError } from "../../src/files/errors.ts";
import { briefOf } from "../../src/paper/brief.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import type { PaperInput } from "../../src/paper/schema.ts";
import { ROOT, temporaryFolder, writeTree } from "../folders.ts";
import { SQUARE } from "../notes/fixtures.ts";
import { aPaper } from "../paper/sample.ts";

const mdx = (id: string, fields: Partial<PaperInput> = {}) =>
  toMdx(aPaper({ id, title: `On ${id}`, ...fields }));
const note = (fields = "", words = "Words.") =>
  `---\nauthor: Ann\ndate: '2025-10-17'\n${fields}---\n\n${words}\n`;

/** Papers of two months in folders of any name, topics, notes, and all that can be wrong. */
const FOLDER = {
  "papers/2025/10/2510.00001.mdx": mdx("2510.00001", { title: "An agent with $x^2$" }),
  "papers/2025/10/2510.00002.mdx": mdx("2510.00002", { day: "2025-10-20", upvotes: 7 }),
  "papers/2025/10/cs-0112017.mdx": mdx("cs/0112017", { topics: ["video"] }),
  "papers/2025/11/2511.00001.mdx": mdx("2511.00001", {
    day: "2025-11-03",
    links: { code: "https://example.org/code" },
    abstract: "Two paragraphs.\n\nOf an agent \\ and { braces }.",
  }),
  "papers/elsewhere/a-slug-1a2b3c4d.mdx": mdx("a-slug-1a2b3c4d", { aliases: ["2510.00009"] }),
  "papers/2511.00002.mdx": mdx("2511.00002", { day: "2025-11-04", withdrawn: true }),
  "topics/agents.md": "---\ntitle: Agents\nblurb: On agents.\nmatch: [agent]\n---\n",
  "topics/video.md": "---\ntitle: Video\nblurb: On video.\nmatch: [video]\n---\n",
};

const CASES: Record<string, Record<string, string | Buffer>> = {
  "papers and topics": {},
  "notes, with pictures, links and previews": {
    "notes/2510.00001.mdx": note("", 'See <Paper id="2511.00001" />.\n\n![A square](images/a.png)'),
    "notes/2510.00001.bob.mdx": note("", "[A day](/days/2025-11-03/)").replace("Ann", "Bob"),
    "notes/2510.00009.mdx": note(),
    "notes/images/a.png": SQUARE,
  },
  "corrections of a title, of topics and of a day, which moves a paper to another month": {
    "notes/2510.00001.mdx": note("corrections:\n  day: '2025-11-03'\n  title: A video\n"),
    "notes/2510.00002.mdx": note("topics: [agents]\n"),
    "notes/2510.00002.bob.mdx": note("corrections:\n  links:\n    doi: null\n").replace(
      "Ann",
      "Bob",
    ),
    "notes/cs-0112017.mdx": note("corrections:\n  abstract: An agent, an agent.\n"),
  },
  "notes that are refused": {
    "notes/2510.00001.mdx": note("", "<script>"),
    "notes/2510.00002.mdx": note("", "[None](/papers/2510.99999/)"),
    "notes/2510.00003.mdx": note(),
    "notes/on-cs-0112017.mdx": note(),
    "notes/2511.00001.mdx": note("corrections:\n  title: On 2511.00001\n"),
  },
  "papers that must not come back, by id, by alias and by title": {
    "removed.yml":
      '- id: "2510.00002"\n  reason: Asked for.\n- id: "2510.00009"\n  reason: Twice.\n- id: x\n  title: On cs/0112017\n  reason: No.\n',
    "notes/2510.00002.mdx": note(),
  },
  "a list of removals that is broken": { "removed.yml": "- id: [\n" },
  "files that are no papers": {
    "papers/2025/10/2510.00003.mdx": "---\nid: [\n---\n",
    "papers/2025/10/2510.00004.mdx": mdx("2510.00005"),
    "papers/2025/10/2510.00006.mdx": "",
    "papers/2025/10/.2510.00007.mdx": mdx("2510.00007"),
    "papers/list.txt": "words",
    "topics/broken.md": "words",
  },
  "ids that stand twice": {
    "papers/2510.00001.mdx": mdx("2510.00001", { title: "An agent", day: "2025-12-01" }),
    "papers/2510.00009.mdx": mdx("2510.00009"),
  },
  "days that can't be right": {
    "papers/2199/01/2510.00008.mdx": mdx("2510.00008", { day: "2199-01-01" }),
    "papers/2020/01/2511.00009.mdx": mdx("2511.00009", { day: "2020-01-01" }),
  },
  "bytes that are no UTF-8, and a byte order mark": {
    "papers/2025/10/2510.00003.mdx": Buffer.from(
      mdx("2510.00003").replace("works", "w\u{ff}rks"),
      "latin1",
    ),
    "papers/2025/10/2510.00004.mdx": `\u{feff}${mdx("2510.00004").replaceAll("\n", "\r\n")}`,
  },
};

for (const [name, files] of Object.entries(CASES))
  describe(name, () => {
    test("is the same in the catalogue", async (t) => {
      const { folder, open } = await prepare(t, files);
      const expected = inBrief(readContent(folder));
      assert.deepEqual(comparable(await open()), expected, "with an empty cache");
      assert.deepEqual(comparable(await open()), expected, "from the cache");
    });
  });

test("symbolic links are left out, and named", async (t) => {
  const { folder, open } = await prepare(t, {});
  fs.symlinkSync(path.join(folder, "papers/2511.00002.mdx"), path.join(folder, "papers/a.mdx"));
  fs.symlinkSync(path.join(folder, "papers/2025"), path.join(folder, "papers/2024"));
  const expected = inBrief(readContent(folder));
  assert.equal(expected.warnings.length, 2);
  assert.deepEqual(comparable(await open()), expected);
});

test("the bundled content is the same in the catalogue", async (t) => {
  const folder = path.join(ROOT, "content");
  const cache = await temporaryFolder(t);
  const expected = inBrief(readContent(folder));
  for (const _ of [1, 2]) {
    const catalogue = await openCatalogue(folder, { cache: new Cache(cache), code: "1" });
    assert.deepEqual(comparable(catalogue), expected);
  }
});

test("a folder that isn't there is an error that says what to do", async (t) => {
  const { folder, options } = await prepare(t, {});
  await assert.rejects(
    openCatalogue(`${folder}/none`, options()),
    (error) => error instanceof ExpectedError && error.message.includes("BROADSHEET_CONTENT"),
  );
});

// --- internal ---

/** A folder with these files beside those of `FOLDER`, and a cache. */
async function prepare(t: TestContext, files: Record<string, string | Buffer>) {
  const folder = await temporaryFolder(t);
  const cache = await temporaryFolder(t);
  await writeTree(folder, FOLDER);
  for (const [name, bytes] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), bytes);
  }
  const options = () => ({ cache: new Cache(cache), code: "1" });
  return { folder, cache, options, open: () => openCatalogue(folder, options()) };
}

/** Without fields that are undefined: JSON doesn't tell them from absent ones. */
function plain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value));
}

/** What a catalogue says, its months' papers read. */
function comparable({ months, read, topicsOf, images, ...rest }: Catalogue) {
  return {
    ...plain(rest),
    topicsOf: [...topicsOf],
    images: [...images],
    months: months.map(({ month, papers }) => ({
      month,
      papers: plain(papers),
      whole: plain(read(month)),
    })),
  };
}

/** The same of a content that was read whole. */
function inBrief({ papers, topicsOf, images, ...rest }: AnnotatedContent) {
  const months = [...new Set(papers.map(({ day }) => day.slice(0, 7)))].sort();
  return {
    ...plain(rest),
    papers: plain(papers.map(briefOf)),
    topicsOf: [...topicsOf],
    images: [...images],
    months: months.map((month) => {
      const whole = papers.filter(({ day }) => day.startsWith(month));
      return { month, papers: plain(whole.map(briefOf)), whole: plain(whole) };
    }),
  };
}
