/** What a paper's element in a page tells the scripts of the reader's browser. */
import { plainText } from "../text/math.ts";
import type { Entry } from "./entry.ts";

/**
 * How many authors an element names; a reference says "and others" for the rest. Names are half of
 * what a card weighs, so cards name few, and a paper's own page names a crowd.
 */
export const AUTHORS_NAMED = { title: 0, card: 6, page: 100 };

/**
 * Attributes of a paper's element in a list: its id as in URLs, its day and topics, and its counts
 * where they are known; a title with math also in plain characters and as LaTeX; what a reference
 * needs, authors and the day of the first version, but where the element is a mere title.
 */
export function paperData(
  { paper, slug, topics }: Entry,
  form: keyof typeof AUTHORS_NAMED = "card",
): Record<string, string | number | undefined> {
  const shared = {
    "data-paper": slug,
    "data-day": paper.day,
    "data-topics": topics.join(" ") || undefined,
    "data-upvotes": paper.upvotes,
    "data-comments": paper.comments,
    ...(paper.title.includes("$") && {
      "data-title": plainText(paper.title),
      "data-tex": paper.title,
    }),
  };
  if (form === "title") return shared;
  const named = paper.authors.slice(0, AUTHORS_NAMED[form]);
  const hasMore = named.length < Math.max(paper.authors.length, paper.authorCount ?? 0);
  return {
    ...shared,
    // A name holds no line break, and no bar that a reader would miss.
    "data-authors": named.map((name) => name.replaceAll("|", " ")).join("|") || undefined,
    "data-published": paper.published,
    "data-more-authors": hasMore && named.length > 0 ? "" : undefined,
  };
}
