/** What a paper's element in a page says of its paper. */
import { plainText } from "../text/math.ts";
import { parseArxivId } from "../paper/parse-arxiv-id.ts";
import { fromUrlId } from "../paper/arxiv-id.ts";
import { authorLine, namesInLine } from "../paper/author-line.ts";
import { namesAuthors, paperAttributes } from "../paper/element.ts";
import { kindOf } from "../paper/kind.ts";
import type { Entry } from "./entry.ts";

/**
 * How many authors the COinS of a card names at most, where a DOI leads to all of them. Names are
 * half of what a card weighs.
 */
export const COINS_NAMED = 20;

/** How many authors a card or a row names itself, where neither its COinS nor its line does. */
const FEW = 6;

/**
 * Attributes of a paper's element: its id, day, topics and counts; a title with math also in plain
 * characters and as LaTeX; and what a reference needs, but where the element is a mere title.
 * Authors are in the head of the paper's own page and in the COinS of a card; of a card whose COinS
 * has none, and of each row, those that the line with the authors names are read from it, and a
 * reference says "and others" for the rest. A paper that is whole in a list has all in its COinS.
 */
export function paperData(
  { paper, slug, topics }: Entry,
  form: "title" | "row" | "card" | "whole" | "page" = "card",
): ReturnType<typeof paperAttributes> {
  const { authors, moreAuthors, authorCount = 0, links, venue, categories } = paper;
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
  const isPage = form === "page";
  const arxiv = parseArxivId(links.arxiv ?? "");
  const hasDoi = (arxiv ?? fromUrlId(slug) ?? links.doi) !== undefined;
  const most = { row: 0, card: COINS_NAMED, whole: Infinity, page: Infinity }[form];
  const isNamed = namesAuthors(authors.length, hasDoi, most);
  const inLine = namesInLine(authorLine(paper));
  const isInLine = inLine.every((name, at) => name === authors[at]);
  const shown = isInLine ? inLine : authors.slice(0, FEW);
  const named = isNamed ? authors.length : shown.length;
  // A line with their number alone names nobody.
  const isCounted = authors.length === 0 && paper.authorCount !== undefined && !isPage;
  const type = kindOf({ ...paper, arxiv: arxiv ?? fromUrlId(slug) });
  return paperAttributes({
    ...shared,
    authors: !isCounted && (isNamed || isInLine) ? undefined : shown,
    moreAuthors: named > 0 && (moreAuthors ?? named < Math.max(authors.length, authorCount)),
    published:
      isPage || (hasDoi && (!isNamed || authors.length === 0)) ? paper.published : undefined,
    arxiv,
    category: categories[0],
    pdf: links.pdf,
    doi: links.doi,
    venue: isPage ? venue : undefined,
    type: type === kindOf({ venue, arxiv: arxiv ?? fromUrlId(slug) }) ? undefined : type,
  });
}
