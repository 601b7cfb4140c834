import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test } from "node:test";
import { runBuild } from "../../src/commands/build.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import { readTree, temporaryFolder, writeTree } from "../folders.ts";
import { aPaper } from "../paper/sample.ts";
import { runHere } from "./run-here.ts";

describe("what can't be built is an exit code of 1, a sentence, and the old site", () => {
  const REFUSED: [
    name: string,
    files: Record<string, string>,
    args: string[],
    variables: NodeJS.ProcessEnv,
    said: RegExp,
  ][] = [
    [
      "a file that is no paper",
      { "papers/2025/10/2510.00002.mdx": "no paper" },
      [],
      {},
      /2510\.00002\.mdx:1: expected frontmatter.*\nThis keeps the site from being built\. The site in .* is as it was\.\n$/,
    ],
    [
      "several problems, all of them at once",
      {
        "papers/2025/10/2510.00002.mdx": "no paper",
        "topics/bare.md": "---\nblurb: x\nmatch: [word]\n---\n",
      },
      [],
      {},
      /bare\.md:1: .*\n.*2510\.00002\.mdx:1: .*\nThese 2 problems keep/,
    ],
    [
      "a refused note, with --strict",
      {
        "papers/2025/10/2510.12345.mdx": toMdx(aPaper()),
        "notes/2510.12345.mdx": '---\nauthor: Ann\ndate: "2025-10-17"\n---\n\nTwo {1 + 1} words.\n',
      },
      ["--strict"],
      {},
      /2510\.12345\.mdx:6: left out: \{1 \+ 1\} is an expr/,
    ],
    [
      "a folder that isn't there",
      {},
      [],
      { BROADSHEET_CONTENT: "/no/such/folder" },
      /\/no\/such\/folder: there is no such folder\. Set BROADSHEET_CONTENT/,
    ],
    [
      "a wrong setting",
      {},
      [],
      { BROADSHEET_BASE: "digest" },
      /^BROADSHEET_BASE: base: expected a path that starts with a slash/,
    ],
  ];
  for (const [name, files, args, variables, said] of REFUSED)
    test(name, async (t) => {
      const folder = await temporaryFolder(t);
      const content = path.join(folder, "content");
      const out = path.join(folder, "place", "site");
      await fs.mkdir(content);
      await writeTree(content, files);
      await writeTree(out, { "index.html": "the old site", "a/b.html": "a page" });
      const before = await readTree(out);
      const { code, stdout, stderr } = await runHere(runBuild, args, {
        BROADSHEET_CONTENT: content,
        BROADSHEET_OUT: out,
        ...variables,
      });
      assert.deepEqual([code, stdout], [1, ""]);
      assert.match(stderr, said);
      assert.doesNotMatch(stderr, /^\s+at /m);
      assert.deepEqual(await readTree(out), before);
      assert.deepEqual(await fs.readdir(path.dirname(out)), ["site"]);
    });
});

test("a part that can't be, and folders without --assemble, are wrong usage", async () => {
  const WRONG: [args: string[], said: RegExp][] = [
    [["--part", "9/8"], /--part: expected K\/N with K from 1 to N .* got "9\/8"/],
    [["--part", "0/2"], /got "0\/2"/],
    [["--part", "1/1000"], /N up to 256/],
    [["--part", "half"], /got "half"/],
    [["--assemble"], /needs the folders of the parts/],
    [["--assemble", "--part", "1/2", "x"], /one at a time/],
    [["dist-part-1-of-2"], /unexpected argument "dist-part-1-of-2"/],
  ];
  for (const [args, said] of WRONG) {
    const { code, stderr } = await runHere(runBuild, args);
    assert.equal(code, 2, args.join(" "));
    assert.match(stderr, said);
  }
});
