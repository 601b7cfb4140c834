import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test } from "node:test";
import { editSettings, toLine, type Changes } from "../../src/site/edit-settings.ts";
import { ROOT } from "../folders.ts";

const OWN = await fs.readFile(path.join(ROOT, "src/site.config.ts"), "utf8");

function edit(text: string, changes: Record<string, string | undefined>): string {
  const map: Changes = new Map(Object.entries(changes));
  return editSettings(text, map);
}

/** The lines of the second text that the first doesn't have, and the other way round. */
function changedLines(before: string, after: string): string[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
  ];
}

describe("in the project's own file, one field is one line", () => {
  const CASES: [changes: Record<string, string | undefined>, lines: string[]][] = [
    [{ title: "Lab" }, ['-  title: "Broadsheet",', '+  title: "Lab",']],
    [{ base: "/digest/" }, ['-  base: "/",', '+  base: "/digest/",']],
    [
      { site: "https://a.org" },
      ['-  // site: "https://papers.example.org",', '+  site: "https://a.org",'],
    ],
    [{ host: "netlify" }, ['-  // host: "cloudflare-pages",', '+  host: "netlify",']],
    [{ contact: "a@b.org" }, ['-  // contact: "papers@example.org",', '+  contact: "a@b.org",']],
    [{ base: undefined }, ['-  base: "/",', '+  // base: "/",']],
    [{ contact: undefined }, []],
    [
      { description: "Short." },
      [
        "-  description:",
        '-    "A daily digest of research papers that you host yourself: read it, search it, take it offline, correct it.",',
        '+  description: "Short.",',
      ],
    ],
    [
      { tagline: "word ".repeat(20).trim() },
      [
        '-  tagline: "The day’s papers, plainly set",',
        "+  tagline:",
        `+    "${"word ".repeat(20).trim()}",`,
      ],
    ],
  ];
  for (const [changes, lines] of CASES)
    test(JSON.stringify(changes), () =>
      assert.deepEqual(changedLines(OWN, edit(OWN, changes)), lines),
    );

  test("several at once", () => {
    const all = { title: "Lab", site: "https://a.org", host: "netlify" };
    assert.equal(changedLines(OWN, edit(OWN, all)).length, 6);
  });

  test("a field that is set and left out again is a comment with its last value", () => {
    const set = edit(OWN, { contact: "a@b.org" });
    assert.match(edit(set, { contact: undefined }), /\n {2}\/\/ contact: "a@b\.org",\n/);
    assert.equal(edit(edit(set, { contact: undefined }), { contact: "a@b.org" }), set);
  });
});

describe("a file that was written by hand keeps its form", () => {
  const CASES: [
    name: string,
    before: string,
    changes: Record<string, string | undefined>,
    after: string,
  ][] = [
    [
      "four spaces",
      'export default {\n    title: "A",\n    // site: "x",\n};',
      { title: "B", site: "y" },
      'export default {\n    title: "B",\n    site: "y",\n};',
    ],
    [
      "tabs",
      'export default {\n\ttitle: "A",\n};',
      { site: "y" },
      'export default {\n\ttitle: "A",\n\tsite: "y",\n};',
    ],
    [
      "line ends of Windows, and a mark of the byte order",
      '\uFEFFexport default {\r\n  title: "A",\r\n};\r\n',
      { title: "B", site: "y" },
      '\uFEFFexport default {\r\n  title: "B",\r\n  site: "y",\r\n};\r\n',
    ],
    [
      "no comma after the last field",
      'export default {\n  title: "A" // here\n};',
      { site: "y" },
      'export default {\n  title: "A", // here\n  site: "y",\n};',
    ],
    [
      "no comma before a comment that shows the field",
      'export default {\n  title: "A"\n  // site: "x"\n};',
      { site: "y" },
      'export default {\n  title: "A",\n  site: "y",\n};',
    ],
    [
      "an empty object",
      "export default {\n};",
      { site: "y" },
      'export default {\n  site: "y",\n};',
    ],
    [
      "one line",
      'export default { title: "A" };',
      { site: "y" },
      'export default { title: "A", site: "y", };',
    ],
    [
      "quoted names",
      'export default {\n  "title": "A",\n};',
      { title: "B" },
      'export default {\n  "title": "B",\n};',
    ],
    [
      "single quotes",
      "export default {\n  title: 'A',\n};",
      { title: "B" },
      'export default {\n  title: "B",\n};',
    ],
    [
      "a comment between the name and the text",
      'export default {\n  title: /* short */ "A", // name\n};',
      { title: "B" },
      'export default {\n  title: /* short */ "B", // name\n};',
    ],
    [
      "a comment behind the field",
      'export default {\n  contact: "A", // Ann\n};',
      { contact: undefined },
      'export default {\n  // contact: "A", // Ann\n};',
    ],
    [
      "the name of a field in other places",
      'const title = "t";\n/* export default { title: "no" } */\nexport default {\n  /**\n   * title: "no",\n   */\n  mail: { title: "no" },\n  text: "{ title: ",\n  // title: see below\n  title: "A",\n} satisfies X;',
      { title: "B" },
      'const title = "t";\n/* export default { title: "no" } */\nexport default {\n  /**\n   * title: "no",\n   */\n  mail: { title: "no" },\n  text: "{ title: ",\n  // title: see below\n  title: "B",\n} satisfies X;',
    ],
    [
      "a comment within another field that shows a field",
      'export default {\n  mail: {\n    // site: "x",\n  },\n};',
      { site: "y" },
      'export default {\n  mail: {\n    // site: "x",\n  },\n  site: "y",\n};',
    ],
    [
      "a comment behind another field that shows a field",
      'export default {\n  title: "A", // site: "x",\n};',
      { site: "y" },
      'export default {\n  title: "A", // site: "x",\n  site: "y",\n};',
    ],
    [
      "expressions in other fields",
      'export default {\n  ...shared,\n  thumbnails: Boolean(process.env["X"]),\n  title: "A",\n};',
      { title: "B" },
      'export default {\n  ...shared,\n  thumbnails: Boolean(process.env["X"]),\n  title: "B",\n};',
    ],
  ];
  for (const [name, before, changes, after] of CASES)
    test(name, () => assert.equal(edit(before, changes), after));
});

describe("what can't be changed safely is refused, with the line to write", () => {
  const CASES: [name: string, text: string][] = [
    ["a field that is an expression", 'export default {\n  title: NAME + "A",\n};'],
    ["a template", "export default {\n  title: `A`,\n};"],
    ["a value with its type", 'export default {\n  title: "A" as const,\n};'],
    ["an object that is exported by name", 'const all = { title: "A" };\nexport default all;'],
    ["a call", 'export default define({ title: "A" });'],
    ["a file that is cut off", 'export default {\n  title: "A",'],
    ["nothing", ""],
  ];
  for (const [name, text] of CASES)
    test(name, () =>
      assert.throws(() => edit(text, { title: "B", contact: undefined }), {
        name: "ExpectedError",
        message: /Nothing was written\..*\n {2}title: "B",\n {2}delete the line of contact$/s,
      }),
    );
});

test("a field is shown as the line that it would be", () =>
  assert.equal(toLine("title", 'The "A"'), "title: 'The \"A\"',"));
