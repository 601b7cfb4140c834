/** Links to papers, topics and days lead to a page, and topics that are set by hand exist. */
import { targetOf } from "../notes/addresses.ts";
import type { NoteFile } from "../notes/read.ts";
import { attributeOf, isComponent, lineOf, walk } from "../notes/tree.ts";
import { lineOfField } from "../paper/frontmatter.ts";
import { urlId, urlIds } from "../paper/id.ts";
import { didYouMean } from "../text/nearest.ts";
import type { FolderCheck, NoteCheck } from "./check.ts";

export const links: NoteCheck = {
  name: "links",
  each: ({ papers, topics }) => {
    const known = {
      paper: new Set<string>(),
      topic: new Set(topics.map(({ value }) => value.slug)),
      day: new Set<string>(),
    };
    for (const { brief, removal } of papers) {
      if (removal !== undefined) continue;
      known.day.add(brief.day);
      for (const id of urlIds(brief)) known.paper.add(id);
    }
    let hints = 0;
    return function* (note) {
      for (const { line, kind, id } of linksOf(note)) {
        // An arXiv id of before 2007 has a slash, and none in addresses.
        if (known[kind].has(urlId(id))) continue;
        hints += 1;
        const hint = hints > MOST_HINTS ? "" : didYouMean(id, known[kind]);
        yield { line, message: missing(kind, id) + hint, mend: WHERE[kind] };
      }
    };
  },
};

/** Topics that are set by hand in the files of papers. */
export const topicsOfPapers: FolderCheck = {
  name: "links",
  *find({ papers, topics }) {
    const known = new Set(topics.map(({ value }) => value.slug));
    for (const { value, file, text } of papers)
      for (const slug of value.topics)
        if (!known.has(slug))
          yield {
            file,
            line: lineOfField(text, "topics"),
            message: missing("topic", slug) + didYouMean(slug, known),
            mend: WHERE.topic,
          };
  },
};

// --- internal ---

/** Comparing an id with thousands of others takes time. */
const MOST_HINTS = 20;

interface Link {
  line: number | undefined;
  kind: "paper" | "topic" | "day";
  id: string;
}

/** What a note refers to within the digest. */
function* linksOf({ fields, text, tree }: NoteFile): Generator<Link> {
  for (const id of fields?.topics ?? [])
    yield { line: lineOfField(text, "topics"), kind: "topic", id };
  for (const [node, parents] of walk(tree)) {
    const line = lineOf(node, parents);
    if (node.type === "link" || node.type === "definition") {
      const target = targetOf(node.url);
      if (target.kind !== "web" && target.kind !== "refused")
        yield { line, kind: target.kind, id: target.id };
    } else if (isComponent(node, "Paper"))
      yield { line, kind: "paper", id: attributeOf(node, "id") ?? "" };
  }
}

function missing(kind: Link["kind"], id: string): string {
  return kind === "day" ? `no paper is listed on the day "${id}"` : `there is no ${kind} "${id}"`;
}

const WHERE = {
  paper: "Use the last part of the paper's address",
  topic: "Use the last part of the topic's address, or add the topic first",
  day: "Use the last part of the day's address",
};
