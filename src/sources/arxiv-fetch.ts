/**
 * Asks arXiv. Its terms of use allow one request every three seconds, over one connection.
 *
 * @see https://info.arxiv.org/help/api/tou.html
 * @see https://info.arxiv.org/help/api/user-manual.html#_calling_the_api
 */
import { isCategory } from "./arxiv-fields.ts";
import { parseApiAnswer } from "./arxiv-parse.ts";
import { attempt, endpointOf, type Http } from "./http.ts";
import {
  OptionError,
  SourceError,
  type FetchedText,
  type ReadOptions,
  type FetchOptions,
} from "./source.ts";

/**
 * Asks for papers by their ids, for those of a range of days in categories, or for today's
 * announcements in categories.
 *
 * @throws {OptionError} when the options ask for none of these
 */
export async function* fetchArxiv(
  request: FetchOptions,
  http: Http,
): AsyncGenerator<FetchedText | SourceError> {
  checkArxivOptions(request);
  const { ids, date, since, until } = request;
  if (ids.length > 0) yield* fetchIds(request, http);
  else if ((date ?? since ?? until) !== undefined) yield* fetchDays(request, http);
  else yield* fetchFeed(request, http);
}

// --- internal ---

const API = "https://export.arxiv.org/api/query";
const FEED = "https://rss.arxiv.org/rss/";
/** Milliseconds between requests. */
const SPACING = 3000;
/** Papers a request. The API gives up to 2000, and is slow and often short with so many. */
const PAGE = 100;

/** An id that arXiv doesn't know is absent from the answer, so it is looked for. */
async function* fetchIds(
  { ids, date, limit, endpoint }: FetchOptions,
  http: Http,
): AsyncGenerator<FetchedText | SourceError> {
  const wanted = [...new Set(ids)].slice(0, limit);
  for (let at = 0; at < wanted.length; at += PAGE) {
    const chunk = wanted.slice(at, at + PAGE);
    const url = apiUrl(endpoint, { id_list: chunk.join(",") });
    const page = await askPage(url, date, http);
    yield page instanceof SourceError ? page : page.fetched;
    if (page instanceof SourceError) continue;
    const missing = chunk.filter((id) => !page.ids.includes(id));
    if (missing.length > 0)
      yield new SourceError(
        `${url.href}: arXiv has no paper ${missing.join(", ")}. Check --ids; the others were taken.`,
      );
  }
}

/** A page at a time, until all that the answer counts have come. */
async function* fetchDays(
  request: FetchOptions,
  http: Http,
): AsyncGenerator<FetchedText | SourceError> {
  const seen = new Set<string>();
  let start = 0;
  let total = Infinity;
  while (start < total && seen.size < (request.limit ?? Infinity)) {
    const url = apiUrl(request.endpoint, {
      search_query: searchQuery(request),
      sortBy: "submittedDate",
      sortOrder: "ascending",
      start: String(start),
    });
    const isStuck = (page: ResultPage) =>
      start < page.total && page.ids.every((id) => seen.has(id));
    let page = await askPage(url, request.date, http);
    // The API is known to send an empty page now and then.
    if (!(page instanceof SourceError) && isStuck(page))
      page = await askPage(url, request.date, http);
    if (!(page instanceof SourceError) && isStuck(page))
      page = new SourceError(
        `${url.href}: arXiv sent no further papers, twice, after ${seen.size} of ${page.total}. What came before was taken; run the same command again later.`,
      );
    yield page instanceof SourceError ? page : page.fetched;
    if (page instanceof SourceError) return;
    for (const id of page.ids) seen.add(id);
    // By what came and not by what was asked for: a page may come short.
    start += page.count;
    total = page.total;
  }
}

async function* fetchFeed(
  { categories, endpoint }: FetchOptions,
  http: Http,
): AsyncGenerator<FetchedText | SourceError> {
  const url = endpointOf(endpoint, `${FEED}${categories.join("+")}`);
  yield attempt(async () => ({
    text: await http.get(url, { accept: "application/rss+xml", spacing: SPACING }),
    options: { file: url.href, date: undefined },
  }));
}

function apiUrl(endpoint: string | undefined, query: Record<string, string>): URL {
  const url = endpointOf(endpoint, API);
  for (const [name, value] of Object.entries({ ...query, max_results: String(PAGE) }))
    url.searchParams.set(name, value);
  return url;
}

interface ResultPage {
  fetched: FetchedText;
  ids: string[];
  /** Entries, those included that are no papers. */
  count: number;
  total: number;
}

function askPage(
  url: URL,
  date: string | undefined,
  http: Http,
): Promise<ResultPage | SourceError> {
  return attempt(async () => {
    const options: ReadOptions = { file: url.href, date };
    const text = await http.get(url, { accept: "application/atom+xml", spacing: SPACING });
    const { total, items } = parseApiAnswer(text, options);
    const ids = items.flatMap((item) => ("draft" in item ? (item.draft.id ?? []) : []));
    return { fetched: { text, options }, ids, count: items.length, total };
  });
}

/**
 * Checks that the options ask for something, and for one thing only.
 *
 * @throws {OptionError} that names what to pass
 */
function checkArxivOptions({ ids, categories, since, until }: FetchOptions): void {
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
function searchQuery({ categories, date, ...range }: FetchOptions): string {
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
