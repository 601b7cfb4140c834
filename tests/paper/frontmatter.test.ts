import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { z } from "zod";
import { readFrontmatter, writeFrontmatter } from "../../src/paper/frontmatter.ts";
import { fromMdx } from "../../src/paper/mdx.ts";
import { ProblemError } from "../../src/paper/problem.ts";

const schema = z.strictObject({ title: z.string(), n: z.int().optional() });

/** The messages of the problems that a paper's file has, with file and line. */
function problems(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    assert.ok(error instanceof ProblemError, String(error));
    return error.message.split("\n");
  }
  return [];
}

const problemsOf = (paper: string) => problems(() => fromMdx(paper, "p.mdx"));

test("a file is its fields and the text behind them", () => {
  const text = "---\ntitle: A\nn: 1\n---\n\nFirst.\n\n---\n\nLast.\n";
  assert.deepEqual(readFrontmatter(text, "a.md", schema), {
    data: { title: "A", n: 1 },
    body: "First.\n\n---\n\nLast.",
    line: 6,
  });
});

test("what is written reads back", () => {
  const text = writeFrontmatter({ title: "--- # 'a': \"b\"" }, "---\nbody");
  const { data, body } = readFrontmatter(text, "a.md", schema);
  assert.deepEqual([data.title, body], ["--- # 'a': \"b\"", "---\nbody"]);
});

test("long lines are left whole, and there is one newline at the end", () => {
  const title = "word ".repeat(100).trim();
  assert.equal(writeFrontmatter({ title }, ""), `---\ntitle: ${title}\n---\n`);
  assert.match(writeFrontmatter({ title }, "body\n\n"), /\n---\n\nbody\n$/);
});

describe("frontmatter that isn't YAML is refused and not run", () => {
  // Each would set a global if its code ran.
  const code = "(globalThis.broadsheetWasHere = true, {title: 'a'})";
  const files: [name: string, text: string][] = [
    ["---js", `---js\n${code}\n---\n`],
    ["---javascript", `---javascript\n${code}\n---\n`],
    ["--- js", `--- js\n${code}\n---\n`],
    ["---coffee", `---coffee\n${code}\n---\n`],
    ["---json", `---json\n{"title": "a"}\n---\n`],
    ["---toml", `---toml\ntitle = "a"\n---\n`],
    ["a tag", `---\ntitle: !!js/function 'function () { ${code} }'\n---\n`],
    ["another tag", `---\ntitle: !!js/regexp /a/\n---\n`],
  ];
  for (const [name, text] of files)
    test(name, () => {
      const [first = ""] = problems(() => readFrontmatter(text, "a.mdx", schema));
      assert.match(first, /^a\.mdx:\d+: .*(?:frontmatter|YAML)/);
      assert.equal(Reflect.has(globalThis, "broadsheetWasHere"), false);
    });
});

describe("a broken file is named with line and mend", () => {
  const files: [name: string, text: string, message: RegExp][] = [
    ["empty", "", /^p\.mdx:1: expected frontmatter/],
    ["no frontmatter", "Text.\n", /^p\.mdx:1: expected frontmatter/],
    ["no end", "---\nid: a\n", /^p\.mdx:1: the frontmatter has no end/],
    ["no YAML", "---\nid: a\ntitle: 'open\nday: x\n---\n", /^p\.mdx:\d: the YAML is not valid/],
    ["a bad indent", "---\nid: a\n title: b\n---\n", /^p\.mdx:3: the YAML is not valid/],
    ["a field twice", "---\nid: a\nid: b\n---\n", /^p\.mdx:3: the YAML is not valid: duplicated/],
    ["a list", "---\n- id\n---\n", /^p\.mdx:1: .*object/],
  ];
  for (const [name, text, message] of files)
    test(name, () => {
      const [first = ""] = problemsOf(text);
      assert.match(first, message);
    });
});

describe("a wrong field is named with its line", () => {
  const good = [
    "---",
    "id: a",
    "title: A",
    "day: '2025-10-16'",
    "topics:",
    "  - agents",
    "links:",
    "  code: 'https://a.org'",
    "source: page",
    "---",
    "",
  ].join("\n");
  test("the file as such has no problem", () => {
    assert.deepEqual(problemsOf(good), []);
  });
  const slips: [name: string, from: string, to: string, message: RegExp][] = [
    ["an id of no form", "id: a", "id: a/b", /^p\.mdx:2: id: expected an arXiv id/],
    ["no title", "title: A\n", "", /^p\.mdx:1: title: /],
    ["an empty title", "title: A", "title: ''", /^p\.mdx:3: title: expected one line/],
    ["a day without quotes", "'2025-10-16'", "2025-10-16", /^p\.mdx:4: day: .*in quotes/],
    ["no day of the calendar", "2025-10-16", "2025-02-30", /^p\.mdx:4: day: .*calendar/],
    [
      "a topic of no form",
      "- agents",
      "- agents\n  - No Slug",
      /^p\.mdx:7: topics\.1: expected a slug/,
    ],
    [
      "a link that runs",
      "https://a.org",
      "javascript:alert(1)",
      /^p\.mdx:8: links\.code: expected an http/,
    ],
    [
      "an unknown field",
      "source: page",
      "source: page\nsauce: x",
      /^p\.mdx:10: unknown field "sauce"/,
    ],
    ["an unknown link", "  code:", "  cod:", /^p\.mdx:8: unknown field "links\.cod"/],
    ["a count below zero", "source: page", "source: page\nstars: -1", /^p\.mdx:10: stars: /],
  ];
  for (const [name, from, to, message] of slips)
    test(name, () => {
      assert.ok(good.includes(from));
      const found = problemsOf(good.replace(from, to));
      assert.equal(found.length, 1);
      assert.match(found[0] ?? "", message);
    });

  test("every wrong field is named at once", () => {
    const text = good.replace("id: a", "id: A").replace("'2025-10-16'", "x");
    assert.equal(problemsOf(text).length, 2);
  });
});

test("frontmatter that swells by aliases is refused before anything is done with it", () => {
  const many = Array.from({ length: 5_000 }, () => "*a").join(",");
  const text = `---\nlist: [&a '${"x".repeat(20_000)}', ${many}]\n---\n`;
  assert.throws(
    () => readFrontmatter(text, "notes/x.mdx", z.object({ list: z.array(z.string()) })),
    /notes\/x\.mdx|repeats its parts/,
  );
  assert.deepEqual(
    readFrontmatter(
      "---\none: &a b\ntwo: *a\n---\n",
      "x.mdx",
      z.object({ one: z.string(), two: z.string() }),
    ).data,
    { one: "b", two: "b" },
  );
});
