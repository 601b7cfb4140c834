/**
 * Every `data-` attribute by which pages and scripts find each other, beside those of a paper's
 * element (`paper/element.ts`). `page-hooks.ts` writes and reads them.
 */

/** Each attribute without its `data-`, and its value; `""` where it has none. */
export interface Hooks {
  // On <html>. The inline script of the head (`layouts/head.ts`) sets some before the first paint.
  /** The base path, with both slashes. */
  base: string;
  /** The chosen theme; absent for the system's own. */
  theme: "light" | "dark";
  /** How lists are shown: see `reader/state.ts`. */
  density: "comfortable" | "abstracts" | "compact";
  "seen-mode": "dim" | "hide" | "plain";
  /** The address asks the search something. */
  asked: "";
  /** The page is not shown before its script has run. */
  wait: "";

  // The search.
  /** The one element of the search, on the search page. */
  search: "";
  /** What the element does now; set last, when what it shows is in its place. */
  state: string;
  /** The query whose results are shown; set last. */
  query: string;
  /** The address of the folder of the search index. */
  folder: string;
  /** The address of the search page. */
  "search-page": string;
  /** A filter: its inputs are in the element. */
  filter: "topic" | "year" | "has";
  /** The element's other parts: what each shows, or what a button does. */
  suggestions: "";
  filters: "";
  /** The button that shows the filters on a phone, the filters that are chosen, all topics. */
  narrow: "";
  chosen: "";
  "all-topics": "";
  correction: "";
  results: "";
  more: "";
  idle: "";
  widen: "";
  failure: "";
  reason: "";
  retry: "";
  /** The link to the search, on every page. */
  "search-link": "";
  /** The address of all papers, with `STAR` for the id; see `paper-paths.ts`. */
  papers: string;
  /** Where older papers have no page: the first month that has, and the address of all days. */
  "pages-from": string;
  days: string;

  // A paper in a list.
  /** On the text of a card: it is all that the digest has of the paper, and there is no abstract. */
  all: "";

  // A paper's page.
  /** A list of names or of keywords, which a script makes links to searches for them. */
  asks: "author" | "words";

  // The page of the download, which is also shown in place of a page that isn't available offline.
  heading: "";
  missing: "";
  about: "";
  progress: "";
  start: "";
  stop: "";
  remove: "";
  /** The pages that are stored, and the section around them. */
  stored: "";
  "stored-section": "";
  /** Links to go on with. */
  ways: "";

  // The search and the download.
  /** A sentence on the state, for screen readers, too. */
  status: "";

  // The page "For you".
  /** The one element of that page. */
  "for-you": "";
  /** The section of the front page with the first papers of that order. */
  today: "";
  /** Marked papers, and words that don't count. */
  marks: "";
  "left-words": "";
  /** What was left out of a file. */
  skipped: "";
  /** On a button: the words of a reason that it takes out, or the place of what it puts back. */
  words: string;
  at: string;

  // What is new: a line of the front page, and a page.
  news: "";
  "new-papers": "";
  /** The newest days; on an item, beside its `date`: the ids of the day's papers, with spaces between. */
  "new-days": "";
  /** On the list of days: the digest has older ones. */
  cut: "";
  ids: string;
  /** In place of the items of older days. */
  earlier: "";
  /** The front page's line for newcomers. */
  "meet-topics": "";
  /** What is said where the archive has more than the page. */
  rest: "";

  // The page of what is followed.
  follows: "";
  mutes: "";
  searches: "";

  // The search and the reading list.
  /** Shown where there is nothing to list. */
  empty: "";

  // A paper's abstract.
  /** The whole of it, on the page that has it. */
  abstract: "";
  /** On a paper in a list: its whole abstract is unfolded. */
  unfolded: "";

  // Buttons that every page may have.
  /** What a button does: with the paper around it, or with the list of keys. */
  act: "save" | "hide" | "abstract" | "cite" | "keys";
  /** On a button that follows a topic: the topic's slug, and its title. */
  follow: string;
  name: string;

  /** On a button that saves, hides or follows: it has done so. */
  on: "";
  /** On the head's link to the reading list: how many papers are on it; a script writes it. */
  "list-count": string;

  // A list of papers and its tools.
  /** On a paper: one line stands in its place. */
  collapsed: "";
  /** On <main>: the list is in an order that was loaded; set last. */
  sorted: "for-you";
  /** Whether the first paper is set larger. */
  lead: `${boolean}`;
  /** The list is not in the order of days, so that nothing in it is marked as new. */
  "no-visit": "";
  /** What a chip narrows the list to: a topic by its slug, or something else. */
  topic: string;
  show: "all" | "mine" | "new";
  /** The button for topics that have no room. */
  "more-topics": "";
  "mark-all": "";
  /** The button beside the line above the list. */
  "way-back": "";

  // The calendar of the archive.
  /** The slugs of all topics with spaces between, in the order of their codes. */
  slugs: string;
  /** On a cell: its day. */
  date: string;
  /** On a cell: the topics of each of its papers, as `topicsOfDay` writes them. */
  codes: string;
  /** The word after a count. */
  unit: "";

  // The page of the reading list.
  /** The ids of the papers that have a note, with spaces between. */
  noted: string;
  count: "";
  "saved-papers": "";
  "hidden-papers": "";
  "hidden-section": "";
  /** On the item of a hidden paper: its id. It is no paper's element: keys pass it by. */
  "hidden-paper": string;
  /** On a button: the key of `key-table.ts` that presses it, by what the key does elsewhere. */
  key: "save" | "hide";
  /** What a button of the list does. */
  do:
    | "read"
    | "remove"
    | "restore"
    | "restore-all"
    | `export-${"json" | "bib" | "ris" | "csl" | "obsidian" | "logseq"}`
    | "clear"
    | "undo"
    | "use-list"
    | "more-like"
    | "less-like"
    | "not-this"
    | "unmark"
    | "count-again"
    | "choose"
    | "unfollow"
    | "unmute"
    | "forget-search"
    | "looked-at"
    | "mark-seen"
    | "export-following";
}
