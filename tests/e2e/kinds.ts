/** One page of every kind that the site has, odd ones included. */
import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { ROOT } from "../folders.ts";
import { ODD_PAPERS } from "./fixture.ts";
import { addressOf, SearchPage } from "./search-page.ts";
import { STRAINED } from "./strain.ts";

export interface Kind {
  name: string;
  site: "root" | "years" | "strain";
  /** Below the base path. */
  path: string;
  /** For a search page: what is searched for, and how it ends. */
  search?: { query: string; state: "done" | "empty" | "error" };
  /** What the reader's browser keeps, by name. */
  keeps?: Record<string, unknown>;
  /** What the reader presses to get there: a key, or a thing by its selector. */
  press?: { key: string } | { selector: string };
  /** Whether it shows papers of the search index, without being the search. */
  needsIndex?: boolean;
  /** What the console may say. */
  complaint?: RegExp;
}

/** The slugs of the bundled topics. */
const TOPICS = fs.readdirSync(path.join(ROOT, "content/topics")).map((file) => file.slice(0, -3));

export const KINDS: readonly Kind[] = [
  { name: "the front page", site: "root", path: "" },
  { name: "the front page with odd papers", site: "years", path: "" },
  { name: "a day", site: "years", path: "days/2024-12-31/" },
  { name: "a day whose papers have no pages", site: "years", path: "days/2023-06-30/" },
  { name: "a week", site: "years", path: "weeks/2025-W10/" },
  { name: "a month", site: "years", path: "months/2025-03/" },
  { name: "trending", site: "years", path: "trending/" },
  { name: "the topics", site: "root", path: "topics/" },
  { name: "a topic", site: "root", path: "topics/language-models/" },
  { name: "a topic without papers", site: "years", path: "topics/silence/" },
  { name: "a topic's long month", site: "years", path: "topics/robots/2025-03/" },
  { name: "a standing search", site: "years", path: "searches/noted/" },
  { name: "a standing search that finds nothing", site: "years", path: "searches/nothing/" },
  { name: "the feeds", site: "root", path: "feeds/" },
  {
    name: "a paper",
    site: "root",
    path: "papers/met2net-a-decoupled-two-stage-spatio-temporal-forecasting-f1714bad/",
  },
  { name: "a paper with a note", site: "root", path: "papers/one-epoch-is-all-you-need-cffed81d/" },
  {
    name: "a paper with a note that has a formula, a picture and a card",
    site: "root",
    path: "papers/barlow-twins-self-supervised-learning-via-redundancy-bc49ef06/",
  },
  {
    name: "a paper with a note that has a footnote and a preview",
    site: "root",
    path: "papers/decoupled-contrastive-learning-1ab821e6/",
  },
  {
    name: "a paper with a note that is too wide for a phone",
    site: "years",
    path: `papers/${ODD_PAPERS.markup.id}/`,
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
  {
    name: "a day of papers that strain a page",
    site: "strain",
    path: "days/2025-06-02/",
    // The pictures' server isn't there.
    complaint: /net::ERR_/,
  },
  { name: "a month of 500 papers", site: "strain", path: "months/2025-05/" },
  { name: "a paper in Arabic", site: "strain", path: `papers/${STRAINED.rightToLeft.id}/` },
  { name: "a paper of 20,000 characters", site: "strain", path: `papers/${STRAINED.huge.id}/` },
  { name: "a paper of one long word", site: "strain", path: `papers/${STRAINED.oneWord.id}/` },
  { name: "the archive", site: "years", path: "archive/" },
  { name: "the archive, narrowed to a topic", site: "years", path: "archive/?topic=robots" },
  { name: "the page for you, without a library", site: "root", path: "for-you/" },
  { name: "the new papers, on a first visit", site: "root", path: "new/" },
  {
    name: "the new papers",
    site: "years",
    path: "new/",
    keeps: { visit: { upTo: "2025-02-28", at: 0 } },
  },
  {
    name: "the front page, for somebody who was here",
    site: "years",
    path: "",
    keeps: { visit: { upTo: "2025-02-28", at: 0 } },
  },
  { name: "the page of what is followed", site: "root", path: "following/" },
  ...["", "following/", "topics/"].map((path) => ({
    name: `/${path} for somebody who follows every topic`,
    site: "root" as const,
    path,
    keeps: { followed: TOPICS },
  })),
  { name: "the trends", site: "years", path: "trends/" },
  { name: "the trends of a month", site: "root", path: "trends/" },
  { name: "the notes", site: "root", path: "notes/" },
  { name: "no notes", site: "strain", path: "notes/" },
  { name: "the about page", site: "root", path: "about/" },
  { name: "the offline page", site: "root", path: "offline/" },
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
    name: "search, with more topics than fit a phone",
    site: "root",
    path: "search/",
    search: { query: "model", state: "done" },
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
  { name: "the reading list, empty", site: "root", path: "reading-list/" },
  {
    name: "the reading list, with saved and hidden papers",
    site: "years",
    path: "reading-list/",
    keeps: {
      saved: [
        {
          id: ODD_PAPERS.long.id,
          title: `A ${"very".repeat(60)} long word`,
          authors: ["Ada Example"],
          day: "2025-03-04",
          arxiv: ODD_PAPERS.long.links.arxiv,
        },
        { id: "2503.10001", title: "Read", authors: [], read: true },
      ],
      hidden: [{ id: "2503.10002", title: "Out of sight" }],
    },
  },
  {
    name: "a list as its reader wants it",
    site: "years",
    path: "days/2024-12-31/?topic=tides",
    keeps: {
      visit: { upTo: "2024-03-01", at: 0 },
      followed: ["tides"],
      seen: ["2412.10300", "2412.10303"],
      hidden: [{ id: "2412.10306", title: "x" }],
      saved: [{ id: "2412.10309", title: "x", authors: [] }],
    },
  },
  {
    name: "titles alone",
    site: "years",
    path: "days/2024-03-01/",
    keeps: { settings: { density: "compact" } },
  },
  { name: "the list of keys", site: "years", path: "days/2024-03-01/", press: { key: "?" } },
  {
    name: "the menu of a list",
    site: "years",
    path: "days/2024-03-01/",
    press: { selector: ".view-menu summary" },
  },
  {
    name: "a paper that was hidden just now",
    site: "years",
    path: "days/2024-03-01/",
    press: { selector: "[data-act=hide]" },
  },
];

/** Opens a page of a kind and waits until it is what its name says. */
export async function openKind(
  page: Page,
  { path, search, keeps = {}, press }: Kind,
  site: string,
): Promise<void> {
  const prepared = await page.addInitScript((entries) => {
    localStorage.clear();
    for (const [name, value] of Object.entries(entries))
      localStorage.setItem(`broadsheet/${name}`, JSON.stringify(value));
  }, keeps);
  if (search) await openSearch(page, search, site);
  else await page.goto(addressOf(site, path));
  await prepared.dispose();
  if (press && "key" in press) {
    await page.keyboard.press(press.key);
    // It is loaded first.
    await page.locator("dialog[open]").waitFor();
  } else if (press) await page.locator(press.selector).first().click();
}

async function openSearch(
  page: Page,
  { query, state }: NonNullable<Kind["search"]>,
  site: string,
): Promise<void> {
  const index = "**/pagefind/**";
  if (state === "error") await page.route(index, (route) => route.abort());
  const searchPage = new SearchPage(page, site);
  await searchPage.open({ q: query });
  await searchPage.settled(query, [state]);
  await page.unroute(index);
}

/** Lets the browser lay out what is out of sight, too, so that a test sees all of the page. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLElement>("main *"))
      one.style.setProperty("content-visibility", "visible");
  });
}
