/**
 * Authors and keywords of a paper as links to searches for them. The search needs scripts, so that
 * the page needn't say each twice.
 */
import { at, readHook } from "../digest/page-hooks.ts";
import { QUERY_PARAMETER } from "../digest/urls.ts";
import { byAuthor } from "../search/query/parse-query.ts";
import { make } from "./make.ts";

export function linkSearches(): void {
  const search = document.querySelector<HTMLAnchorElement>(at("search-link"))?.href;
  if (search === undefined) return;
  // None twice: a page that comes back from memory has its links.
  for (const item of document.querySelectorAll(`${at("asks")} > :not(:has(a))`)) {
    const text = item.textContent.trim();
    const query = readHook(item.parentElement, "asks") === "author" ? byAuthor(text) : text;
    const href = `${search}?${new URLSearchParams({ [QUERY_PARAMETER]: query })}`;
    item.replaceChildren(make("a", text, { href }));
  }
}
