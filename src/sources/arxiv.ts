/**
 * arXiv: its API and the announcements of the day.
 *
 * @see https://info.arxiv.org/help/api/user-manual.html
 * @see https://info.arxiv.org/help/rss.html
 */
import { fetchArxiv } from "./arxiv-fetch.ts";
import { parseArxiv } from "./arxiv-parse.ts";
import type { Source } from "./source.ts";

export const arxiv: Source = {
  name: "arxiv",
  takes: ["ids", "category", "since", "until", "endpoint"],
  summary:
    "arXiv: --ids, or --category with --since/--until; --category alone reads the day's list",
  parse: parseArxiv,
  fetch: fetchArxiv,
};
