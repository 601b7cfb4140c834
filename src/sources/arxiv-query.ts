/** Which options arXiv takes, and the query of its API for them. */
import { isCategory } from "./arxiv-fields.ts";
import { OptionError, type FetchOptions } from "./source.ts";

/**
 * Checks that the options ask for something, and for one thing only.
 *
 * @throws {OptionError} that names what to pass
 */
export function checkArxivOptions({ ids, categories, since, until }: FetchOptions): void {
  if (ids.length === 0 && categories.length === 0)
    throw new OptionError(
      "arxiv: pass --ids 2510.12345,cs/0112017 for papers, --category cs.CL for the day's announcements, or --category cs.CL --since 2025-10-01 --until 2025-10-16 for a range of days",
    );
  if (ids.length > 0 && (categories.length > 0 || (since ?? until)))
    throw new OptionError(
      "arxiv: --ids names the papers; --category, --since and --until look for some. Pass one or the other",
    );
  const wrong = categories.find((category) => !isCategory(category));
  if (wrong !== undefined)
    throw new OptionError(
      `arxiv: --category ${wrong}: expected a category of arXiv, such as cs.CL, hep-th or math`,
    );
}

/**
 * The days of first submission, both ends included, in any of the categories. An archive such as
 * `math` stands for its categories too.
 *
 * @see https://info.arxiv.org/help/api/user-manual.html#_query_details
 */
export function searchQuery({ categories, date, ...range }: FetchOptions): string {
  const last = date ?? range.until ?? range.today;
  const newest = range.newest !== undefined && range.newest < last;
  const first = date ?? range.since ?? (newest ? range.newest : undefined) ?? last;
  const names = categories.flatMap((category) =>
    category.includes(".") ? [category] : [category, `${category}.*`],
  );
  const wanted = names.map((name) => `cat:${name}`).join(" OR ");
  const digits = (day: string) => day.replaceAll("-", "");
  return `${names.length > 1 ? `(${wanted})` : wanted} AND submittedDate:[${digits(first)}0000 TO ${digits(last)}2359]`;
}
