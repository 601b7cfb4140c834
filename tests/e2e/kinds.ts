/** One page of every kind that the site has, odd ones included. */
import type { Page } from "playwright-core";
import { ODD_PAPERS } from "./fixture.ts";
import { SearchPage } from "./search-page.ts";

export interface Kind {
  name: string;
  site: "root" | "years";
  /** Below the base path. */
  path: string;
  /** For a search page: what is searched for, and how it ends. */
  search?: { query: string; state: "done" | "empty" | "error" };
  /** What the console may say. */
  complaint?: RegExp;
}

export const KINDS: readonly Kind[] = [
  { name: "the front page", site: "root", path: "" },
  { name: "the front page with odd papers", site: "years", path: "" },
  { name: "a day", site: "years", path: "days/2024-03-01/" },
  { name: "the topics", site: "root", path: "topics/" },
  { name: "a topic", site: "root", path: "topics/language-models/" },
  { name: "a topic without papers", site: "years", path: "topics/silence/" },
  {
    name: "a topic's long month",
    site: "years",
    path: "topics/robots/2025-03/",
  },
  {
    name: "a paper",
    site: "root",
    path: "papers/met2net-a-decoupled-two-stage-spatio-temporal-forecasting-f1714bad/",
  },
  {
    name: "a paper with a note",
    site: "root",
    path: "papers/one-epoch-is-all-you-need-cffed81d/",
  },
  {
    name: "a paper with everything, and long",
    site: "years",
    path: `papers/${ODD_PAPERS.long.id}/`,
  },
  {
    name: "a paper with nothing but a title",
    site: "years",
    path: `papers/${ODD_PAPERS.bare.id}/`,
  },
  { name: "the archive", site: "years", path: "archive/" },
  { name: "the about page", site: "root", path: "about/" },
  {
    name: "the 404 page",
    site: "root",
    path: "nothing/here/",
    complaint: /^Failed to load resource: .* 404 /,
  },
  { name: "search, idle", site: "root", path: "search/" },
  {
    name: "search, with results and filters",
    site: "years",
    path: "search/",
    search: { query: "harbour", state: "done" },
  },
  {
    name: "search, with an author's name",
    site: "years",
    path: "search/",
    search: { query: 'author:"Łukasz Wzór"', state: "done" },
  },
  {
    name: "search, with nothing found",
    site: "root",
    path: "search/",
    search: { query: "qwertzuiopasdf", state: "empty" },
  },
  {
    name: "search, failed",
    site: "root",
    path: "search/",
    search: { query: "training", state: "error" },
    complaint: /net::ERR_FAILED/,
  },
];

/** Opens a page of a kind and waits until it is what its name says. */
export async function openKind(
  page: Page,
  { path, search }: Kind,
  site: string,
): Promise<void> {
  if (!search) {
    await page.goto(site + path);
    return;
  }
  if (search.state === "error")
    await page.route("**/pagefind/**", (route) => route.abort());
  const searchPage = new SearchPage(page, site);
  await searchPage.open({ q: search.query });
  await searchPage.settled(search.query, [search.state]);
}

/** Lets the browser lay out what is out of sight, too, so that a test sees all of the page. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLElement>("main *"))
      one.style.setProperty("content-visibility", "visible");
  });
}
