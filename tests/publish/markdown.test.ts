import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { toString } from "mdast-util-to-string";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { toMarkdown } from "../../src/publish/markdown.ts";
import { anEntry, aTopic } from "../digest/sample.ts";
import { HARD_TEXTS } from "./sample.ts";

const CONTEXT = {
  address: (path: string) => `https://x.example${path}`,
  pagesFrom: "",
  topicBySlug: new Map([["agents", aTopic("agents", "Agents")]]),
};

test("a list of papers is a heading a paper, with what a reader would want to know", () => {
  const entry = {
    ...anEntry(
      {
        id: "2510.12345",
        title: "Met$^2$Net",
        day: "2025-10-16",
        authors: ["Ada Example", "Bo Other"],
        upvotes: 3,
        links: { arxiv: "https://arxiv.org/abs/2510.12345", code: "https://github.com/a/b" },
      },
      ["agents", "gone"],
    ),
    description: "The beginning of the abstract…",
  };
  const list = {
    title: "Agents",
    about: ["They act."],
    ways: [{ label: "As a page", url: "https://x.example/topics/agents/" }],
    entries: [entry],
  };
  assert.equal(
    toMarkdown(list, CONTEXT),
    `# Agents

They act.

[As a page](https://x.example/topics/agents/)

## [Met²Net](https://x.example/papers/2510.12345/)

Ada Example, Bo Other · listed 2025-10-16 · 3 upvotes · Agents

The beginning of the abstract…

[arXiv](https://arxiv.org/abs/2510.12345) · [Code](https://github.com/a/b)
`,
  );
});

test("what a source says in a sentence comes before the abstract's beginning", () => {
  const entry = { ...anEntry({ tldr: "In short, $x^2$." }), description: "The beginning" };
  const text = toMarkdown({ title: "T", about: [], ways: [], entries: [entry] }, CONTEXT);
  assert.match(text, /In short, x²\./);
  assert.doesNotMatch(text, /The beginning/);
});

test("without papers it is a heading and what the list is", () =>
  assert.equal(
    toMarkdown({ title: "T", about: ["None yet."], ways: [], entries: [] }, CONTEXT),
    "# T\n\nNone yet.\n",
  ));

describe("a title is read as it was written", () => {
  for (const title of [...HARD_TEXTS, "*a* [b](c) `d` ![e](f)", "1. One", "# Two", "a | b"])
    test(title, () => {
      const entries = [anEntry({ title, authors: [title] })];
      const tree = unified()
        .use(remarkParse)
        .parse(toMarkdown({ title: "T", about: [], ways: [], entries }, CONTEXT));
      const [, heading, facts] = tree.children;
      assert.equal(toString(heading), title);
      assert.ok(toString(facts).startsWith(title));
    });
});
