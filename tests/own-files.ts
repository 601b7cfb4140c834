/**
 * Everything that reads a file of the content folder, of the operator or of a reader, for the tests
 * that give each one strange texts (`fuzz.test.ts`). What can be read is used as the build uses it.
 * A new kind of file gets a row here.
 */
import { compileNote, TooLargeError } from "../src/notes/compile.ts";
import { readNote } from "../src/notes/read.ts";
import { ExpectedError } from "../src/files/errors.ts";
import { readFrontmatter } from "../src/paper/frontmatter.ts";
import { fromMdx, toMdx } from "../src/paper/mdx.ts";
import { ProblemError } from "../src/paper/problem.ts";
import { readRemoved } from "../src/paper/removed.ts";
import { searchFileSchema } from "../src/paper/standing-search.ts";
import { compileTopics, topicFileSchema } from "../src/paper/topics.ts";
import { readList, writeList } from "../src/reader/list-file.ts";
import { parseQuery } from "../src/search/query/parse-query.ts";
import { mistakesIn } from "../src/search/query/query-mistakes.ts";
import { readSettings } from "../src/site/settings.ts";
import { renderAbstract, renderExcerpt, renderForFeed, renderInline } from "../src/site/render.ts";
import { aPaper } from "./paper/sample.ts";

/** A reader of files, whole texts to change, and a text in which every field is the test's. */
export interface FileReader {
  name: string;
  read: (text: string) => void;
  texts: string[];
  around: (field: string) => string;
}

/** Whether an error is a sentence for people. */
export function isSentence(error: unknown): boolean {
  return error instanceof ProblemError || error instanceof ExpectedError;
}

const PAPER = aPaper({});

const NOTE = `---
author: Ann
date: "2025-10-17"
rating: worth-it
corrections:
  links:
    code: null
---

Words with *marks*, $x^2$, a [link](https://arxiv.org/abs/2510.12345) and <Paper id="2510.12345" />.[^1]

<Callout kind="tip" title="See">

| a | b |
| - | - |
| 1 | 2 |

</Callout>

<Equation tex="E = mc^2">In words.</Equation>

[^1]: A footnote.
`;

export const OWN_FILES: readonly FileReader[] = [
  {
    name: "a paper's file",
    read: (text) => {
      const paper = fromMdx(text, "paper.mdx");
      const { title, abstract } = fromMdx(toMdx(paper), "again.mdx");
      renderInline(title);
      renderAbstract(abstract);
      renderExcerpt(abstract);
      renderForFeed("", abstract, []);
    },
    texts: [toMdx(aPaper({ abstract: "We show that $x < 1$.\n\nSee https://a.org/b." }))],
    around: (field) =>
      `---\nid: '2510.12345'\ntitle: ${JSON.stringify(field)}\nday: '2025-10-16'\nauthors:\n  - ${JSON.stringify(field)}\nsource: hf\n---\n\n${field}\n`,
  },
  {
    name: "a topic",
    read: (text) => {
      const { data } = readFrontmatter(text, "topic.md", topicFileSchema);
      compileTopics([{ slug: "topic", ...data }])({ ...PAPER, title: text });
    },
    texts: [
      "---\ntitle: Lamps\nblurb: What shines.\nmatch: [lamp, light-bulb]\nexclude: [lamp post]\ncategories: [cs.RO]\n---\n",
    ],
    around: (field) => {
      const text = JSON.stringify(field);
      return `---\ntitle: ${text}\nblurb: ${text}\nmatch: [${text}, lamp]\nexclude: [${text}]\n---\n`;
    },
  },
  {
    name: "a standing search",
    read: (text) => {
      const { data } = readFrontmatter(text, "search.md", searchFileSchema);
      mistakesIn(data.query);
      parseQuery(data.query);
    },
    texts: [
      '---\ntitle: Lamps\nblurb: What shines.\nquery: "lamp -post author:ann year:2025 has:code"\n---\n',
    ],
    around: (field) => {
      const text = JSON.stringify(field);
      return `---\ntitle: ${text}\nblurb: ${text}\nquery: ${text}\n---\n`;
    },
  },
  {
    name: "removed.yml",
    read: (text) => void readRemoved(text, "removed.yml"),
    texts: ["- id: '2510.12345'\n  title: A Title\n  reason: Asked for.\n"],
    around: (field) => {
      const text = JSON.stringify(field);
      return `- id: ${text}\n  title: ${text}\n  reason: ${text}\n`;
    },
  },
  {
    name: "a note",
    read: (text) => {
      const { tree, problems } = readNote(text, "content/notes/2510.12345.mdx");
      if (!tree || problems.length > 0) return;
      try {
        compileNote(tree, { name: "2510.12345", base: "/", sizeOf: () => undefined });
      } catch (error) {
        if (!(error instanceof TooLargeError)) throw error;
      }
    },
    texts: [NOTE],
    around: (field) => NOTE.replace("Words", () => field),
  },
  {
    name: "the settings",
    read: (text) => void readSettings({ BROADSHEET_SETTINGS: text }),
    texts: [
      '{"title": "Lamps", "thumbnails": true, "base": "/a/", "repository": "https://a.org/b"}',
    ],
    around: (field) => JSON.stringify({ title: field, base: field, site: field, branch: field }),
  },
  {
    name: "a reading list",
    read: (text) => void readList(text),
    texts: [writeList([{ id: "2510.12345", title: "T", authors: ["Ann"], day: "2025-10-16" }])],
    around: (field) =>
      JSON.stringify({
        format: "broadsheet-reading-list",
        version: 1,
        papers: [{ id: field, title: field, authors: [field], day: field, pdf: field }],
      }),
  },
];
