import assert from "node:assert/strict";
import fs from "node:fs/promises";
import { describe, test } from "node:test";
import { readContent } from "../../src/content/read.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import type { Paper } from "../../src/paper/schema.ts";
import { dailyPapersSchema, toDailyPaper } from "../../src/publish/daily-papers.ts";
import { parseHf } from "../../src/sources/hf.ts";
import { ROOT } from "../folders.ts";
import { aPaper } from "../paper/sample.ts";
import { finish, sharedFiles } from "../sources/items.ts";

describe("a day in the shape of the Daily Papers API", () => {
  test("has each field where that API has it", () => {
    const paper = aPaper({
      id: "2510.12345",
      title: "A $x^2$ paper",
      day: "2025-10-16",
      published: "2025-10-15",
      authors: ["Ada Example"],
      keywords: ["light"],
      upvotes: 3,
      comments: 1,
      stars: 7,
      tldr: "Short.",
      links: { code: "https://github.com/a/b", project: "https://x.example/" },
      thumbnail: "https://x.example/t.png",
      organization: "A lab",
      submittedBy: "Bo",
      abstract: "Words.",
    });
    assert.deepEqual(read([paper]), [
      {
        paper: {
          id: "2510.12345",
          authors: [{ name: "Ada Example" }],
          publishedAt: "2025-10-15T00:00:00.000Z",
          submittedOnDailyAt: "2025-10-16T00:00:00.000Z",
          title: "A $x^2$ paper",
          summary: "Words.",
          upvotes: 3,
          ai_summary: "Short.",
          ai_keywords: ["light"],
          githubRepo: "https://github.com/a/b",
          githubStars: 7,
          projectPage: "https://x.example/",
          organization: { name: "A lab", fullname: "A lab" },
        },
        publishedAt: "2025-10-15T00:00:00.000Z",
        title: "A $x^2$ paper",
        thumbnail: "https://x.example/t.png",
        numComments: 1,
        submittedBy: { fullname: "Bo" },
      },
    ]);
  });

  test("leaves out what isn't known: absent is not zero", () => {
    const [item] = read([aPaper({ published: undefined })]);
    const absent = ["upvotes", "publishedAt", "githubRepo", "ai_summary", "organization"];
    for (const name of absent) assert.ok(!Object.hasOwn(item?.paper ?? {}, name), name);
    for (const name of ["numComments", "thumbnail", "submittedBy"])
      assert.ok(!Object.hasOwn(item ?? {}, name), name);
  });

  test("keeps a date that is no day as exact as it is", () =>
    assert.equal(read([aPaper({ published: "2019-05" })])[0]?.publishedAt, "2019-05"));
});

describe("an ingest of such a day gives the same file back, byte for byte", () => {
  const HARD: [name: string, fields: Parameters<typeof aPaper>[0]][] = [
    ["signs of XML, JSON and LaTeX", { title: `A & % # _ "x" <b> \\$5 $x_1$` }],
    ["an emoji, and text from right to left", { title: "🧪 تعلم الآلة", authors: ["علي"] }],
    ["no authors and no abstract", { authors: [], abstract: "" }],
    ["533 authors, one of one word, one with a particle", {
      authors: ["Aristotle", "Ludwig van der Example", ...Array.from({ length: 531 }, (_, at) => `A ${at}`)],
    }],
    ["an id of before 2007", { id: "cs/0112017" }],
    ["a year alone", { published: "2019" }],
    ["paragraphs", { abstract: "One $a \\le b$.\n\nTwo \\{three\\}." }],
  ]; // prettier-ignore
  for (const [name, fields] of HARD)
    test(name, () => {
      const { id = "2510.12345" } = fields ?? {};
      const links = { arxiv: `https://arxiv.org/abs/${id}`, pdf: `https://arxiv.org/pdf/${id}`, hf: `https://huggingface.co/papers/${id}` }; // prettier-ignore
      assertSame([aPaper({ id, links, source: "hf", categories: [], ...fields })]);
    });

  test("every fourth day of the Daily Papers", async (t) => {
    let count = 0;
    const files = await sharedFiles(t, "hf-daily", /\.json$/);
    for (const file of files.filter((_, at) => at % 4 === 0)) {
      const { papers } = finish(parseHf(await fs.readFile(file, "utf8"), optionsFor(file)));
      assertSame(papers);
      count += papers.length;
    }
    t.diagnostic(`${count} papers`);
  });

  test("an own id of the bundled papers is taken, and no id of anything else", () => {
    const { papers } = readContent(`${ROOT}/content`);
    const again = finish(parseHf(JSON.stringify(papers.map(toDailyPaper)), optionsFor("x.json")));
    assert.deepEqual(
      again.papers.map(({ id, title, day, abstract }) => [id, title, day, abstract]),
      papers.map(({ id, title, day, abstract }) => [id, title, day, abstract]),
    );
    assert.deepEqual(again.skipped, []);
    const strange = JSON.stringify([{ paper: { id: "not-an-id", title: "A title" } }]);
    assert.equal(finish(parseHf(strange, { file: "x", date: "2025-10-16" })).skipped.length, 1);
  });
});

// --- internal ---

function read(papers: readonly Paper[]) {
  return dailyPapersSchema.parse(JSON.parse(JSON.stringify(papers.map(toDailyPaper))));
}

function optionsFor(file: string) {
  return { file, date: undefined };
}

function assertSame(papers: readonly Paper[]): void {
  const text = JSON.stringify(papers.map(toDailyPaper));
  dailyPapersSchema.parse(JSON.parse(text));
  const again = finish(parseHf(text, optionsFor("day.json")));
  assert.deepEqual(again.skipped, []);
  assert.deepEqual(again.papers.map(toMdx), papers.map(toMdx));
}
