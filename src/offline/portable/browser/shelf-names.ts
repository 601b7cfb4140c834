/** What a page and the shelf's frame say to each other. */

/** From the frame: all entries, or one that another page has changed. */
export interface FromShelf {
  broadsheet: "all" | "changed";
  entries: [key: string, value: string | null][];
}

/** From a page: what it keeps; `null` removes it. */
export interface ToShelf {
  broadsheet: "keep";
  key: string;
  value: string | null;
}
