/**
 * Lists of papers as Markdown, for language models and for people who keep notes as Markdown: a
 * tenth of a page's bytes, and nothing but what it says.
 */
import type { BlockContent, Link, PhrasingContent, Root, Text } from "mdast";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { authorLine } from "../paper/author-line.ts";
import type { Entry } from "../digest/entry.ts";
import { listLinks } from "../digest/paper-links.ts";
import { placeOf } from "../digest/paper-paths.ts";
import type { ShownTopic } from "../paper/topics.ts";
import { cleanCharacters } from "../text/characters.ts";
import { countOf } from "../text/counts.ts";
import { namedTopics, toPlain } from "./feeds.ts";

/** A list of papers to write. */
export interface MarkdownList {
  title: string;
  /** What the list is, a paragraph each. */
  about: readonly string[];
  /** Where else the list, or more of it, is. */
  ways: readonly { label: string; url: string }[];
  entries: readonly Pick<Entry, "paper" | "slug" | "topics" | "description">[];
}

/** What a list needs of the site. */
export interface MarkdownContext {
  /** A path below the base → an address. */
  address: (path: string) => string;
  /** The first month whose papers have pages: see `havePages`. */
  pagesFrom: string;
  topicBySlug: ReadonlyMap<string, ShownTopic>;
}

/** Writes a list: a heading a paper, its authors, day and topics, its links, and what it says in a sentence. */
export function toMarkdown(
  { title, about, ways, entries }: MarkdownList,
  { address, pagesFrom, topicBySlug }: MarkdownContext,
): string {
  const tree: Root = {
    type: "root",
    children: [
      heading(1, [text(title)]),
      ...about.map((words) => paragraph([text(words)])),
      ...(ways.length > 0
        ? [paragraph(inLine(ways.map(({ label, url }) => link(label, url))))]
        : []),
      ...entries.flatMap(({ paper, slug, topics, description }): BlockContent[] => {
        const facts = [
          cleanCharacters(authorLine(paper)).text,
          `listed ${paper.day}`,
          paper.upvotes === undefined ? "" : countOf(paper.upvotes, "upvote"),
          namedTopics(topics, topicBySlug)
            .map((topic) => topic.title)
            .join(", "),
        ];
        const links = listLinks(paper.links).map(({ label, url }) => link(label, url));
        const said =
          paper.tldr === undefined ? cleanCharacters(description).text : toPlain(paper.tldr);
        return [
          heading(2, [link(toPlain(paper.title), address(placeOf(slug, paper.day, pagesFrom)))]),
          paragraph([text(facts.filter(Boolean).join(" · "))]),
          ...(said ? [paragraph([text(said)])] : []),
          ...(links.length > 0 ? [paragraph(inLine(links))] : []),
        ];
      }),
    ],
  };
  return writer.stringify(tree);
}

// --- internal ---

/** Text without a mark of Markdown; a first letter, since a list may begin with a number or a dash. */
const PLAIN = /^\p{L}[^\p{Cc}!#&*<[\\\]_`]*(?<! )$/u;

const writer = unified()
  .use(remarkStringify, {
    resourceLink: true,
    handlers: {
      // The writer holds each text against forty patterns of marks.
      text: ({ value }: Text, _, state, info) =>
        PLAIN.test(value) ? value : state.safe(value, info),
    },
  })
  .freeze();

function heading(depth: 1 | 2, children: PhrasingContent[]): BlockContent {
  return { type: "heading", depth, children };
}

function paragraph(children: PhrasingContent[]): BlockContent {
  return { type: "paragraph", children };
}

function text(value: string): PhrasingContent {
  return { type: "text", value };
}

function link(label: string, url: string): Link {
  return { type: "link", url, children: [{ type: "text", value: label }] };
}

function inLine(links: readonly Link[]): PhrasingContent[] {
  return links.flatMap((one, at) => (at === 0 ? [one] : [text(" · "), one]));
}
