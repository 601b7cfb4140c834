/** Links to papers, topics and days lead somewhere, and so do topics that are set by hand. */
import { targetOf } from "../notes/addresses.ts";
import { attributeOf, walk } from "../notes/parse.ts";
import { nearest } from "../text/nearest.ts";
import { removalOf } from "../paper/removed.ts";
import { lineOfField } from "../paper/frontmatter.ts";
import { papersById, type Check, type CheckedContent } from "./check.ts";

export const links: Check = {
  name: "links",
  find: (content) => [...inNotes(content), ...inPapers(content)],
};

// --- internal ---

/** Looking for what was meant among thousands of ids takes time. */
const MOST_HINTS = 20;

function inNotes({ notes, papers, topics, removed }: CheckedContent) {
  const shown = papers.filter(({ value }) => !removalOf(removed, value));
  const known = {
    paper: new Set(papersById(shown).keys()),
    topic: new Set(topics.map(({ value }) => value.slug)),
    day: new Set(shown.map(({ value }) => value.day)),
  };
  let hints = 0;
  const lost = (kind: keyof typeof known, id: string) => {
    hints += 1;
    const near = hints > MOST_HINTS ? undefined : nearest(id, [...known[kind]]);
    const hint = near === undefined ? "" : `; did you mean "${near}"?`;
    const message =
      kind === "day"
        ? `no paper is listed on the day "${id}"${hint}`
        : `there is no ${kind} "${id}"${hint}`;
    return { message, mend: WHERE[kind] };
  };
  return notes.flatMap(({ file, fields, text, tree }) => {
    const set = (fields?.topics ?? [])
      .filter((slug) => !known.topic.has(slug))
      .map((slug) => ({
        file,
        line: lineOfField(text, "topics"),
        ...lost("topic", slug),
      }));
    const linked = [...(tree ? walk(tree) : [])].flatMap(([node]) => {
      const line = node.position?.start.line;
      if (node.type === "link" || node.type === "definition") {
        const target = targetOf(node.url);
        if (target.kind === "web" || target.kind === "refused") return [];
        return known[target.kind].has(target.id)
          ? []
          : [{ file, line, ...lost(target.kind, target.id) }];
      }
      if (
        (node.type !== "mdxJsxFlowElement" && node.type !== "mdxJsxTextElement") ||
        node.name !== "Paper"
      )
        return [];
      const id = attributeOf(node, "id") ?? "";
      return known.paper.has(id.replace("/", "-")) ? [] : [{ file, line, ...lost("paper", id) }];
    });
    return [...set, ...linked];
  });
}

const WHERE = {
  paper: "Take the last part of the paper's address",
  topic: "Take the last part of the topic's address, or add the topic first",
  day: "Take the last part of the day's address",
};

function inPapers({ papers, topics }: CheckedContent) {
  const known = topics.map(({ value }) => value.slug);
  return papers.flatMap(({ value, file, text }) =>
    value.topics
      .filter((slug) => !known.includes(slug))
      .map((slug) => {
        const near = nearest(slug, known);
        const hint = near === undefined ? "" : `; did you mean "${near}"?`;
        return {
          file,
          line: lineOfField(text, "topics"),
          message: `there is no topic "${slug}"${hint}`,
          mend: WHERE.topic,
        };
      }),
  );
}
