import assert from "node:assert/strict";
import { test } from "node:test";
import { toLogseq, toObsidian, type ListedPaper } from "../../../src/publish/citations/markdown.ts";
import { aReference } from "./sample.ts";

const LIST: ListedPaper[] = [
  {
    reference: aReference({ pdf: "https://arxiv.org/pdf/2510.12345", published: "2025-10-14" }),
    page: "https://papers.example.org/papers/2510.12345/",
    isRead: true,
  },
  {
    reference: aReference({
      id: "slug-1",
      title: "[[x]] #1 *a* <b> a:: b $x^2$",
      authors: ["A_B [C]"],
      moreAuthors: true,
      arxiv: undefined,
    }),
    page: "https://papers.example.org/papers/slug-1/",
    isRead: false,
  },
];

test("for Obsidian: properties as YAML, and a task a paper with links", () =>
  assert.equal(
    toObsidian("Reading list", LIST),
    `---
title: "Reading list"
tags:
  - papers
---

- [x] [A Paper](https://papers.example.org/papers/2510.12345/)
  Ada Example, Bo Second · 2025-10-14 · [arXiv](https://arxiv.org/abs/2510.12345) · [PDF](https://arxiv.org/pdf/2510.12345)
- [ ] [\\[\\[x\\]\\] \\#1 \\*a\\* \\<b\\> a\\:: b $x^2$](https://papers.example.org/papers/slug-1/)
  A\\_B \\[C\\], others
`,
  ));

test("for Logseq: properties of the page and of each block, authors as pages", () =>
  assert.equal(
    toLogseq("Reading list", LIST),
    `title:: Reading list
tags:: papers

- DONE [A Paper](https://papers.example.org/papers/2510.12345/)
  authors:: [[Ada Example]], [[Bo Second]]
  published:: 2025-10-14
  url:: https://arxiv.org/abs/2510.12345
  doi:: 10.48550/arXiv.2510.12345
- TODO [\\[\\[x\\]\\] \\#1 \\*a\\* \\<b\\> a\\:: b $x^2$](https://papers.example.org/papers/slug-1/)
  authors:: [[A_B C]], others
`,
  ));
