/** What a paper's element in a page says of its paper. */
import { plainText } from "../text/math.ts";
import { parseArxivId } from "../paper/parse-arxiv-id.ts";
import { paperAttributes } from "../paper/element.ts";
import type { Entry } from "./entry.ts";

/**
 * How many authors an element names; a reference says "and others" for the rest. Names are half of
 * what a card weighs, so cards name few, and a paper's own page names up to 100.
 */
export const AUTHORS_NAMED = { title: 0, card: 6, page: 100 };

/**
 * Attributes of a paper's element: its id, day, topics and counts; a title with math also in plain
 * characters and as LaTeX; and what a reference needs, but where the element is a mere title.
 */
export function paperData(
  { paper, slug, topics }: Entry,
  form: keyof typeof AUTHORS_NAMED = "card",
) {
  const { authors, moreAuthors, authorCount = 0, links } = paper;
  const hasMath = paper.title.includes("$");
  const shared = {
    id: slug,
    day: paper.day,
    topics,
    upvotes: paper.upvotes,
    comments: paper.comments,
    ...(hasMath && { title: plainText(paper.title), tex: paper.title }),
  };
  if (form === "title") return paperAttributes(shared);
  const named = authors.slice(0, AUTHORS_NAMED[form]);
  return paperAttributes({
    ...shared,
    authors: named,
    moreAuthors:
      named.length > 0 && (moreAuthors ?? named.length < Math.max(authors.length, authorCount)),
    published: paper.published,
    arxiv: parseArxivId(links.arxiv ?? ""),
    pdf: links.pdf,
    doi: links.doi,
  });
}
