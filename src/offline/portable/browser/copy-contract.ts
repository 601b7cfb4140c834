/** What the files of a portable copy know of each other: names, an attribute, and messages. */

/** The attribute of a page's script element with the names of the modules to start. */
export const MODULES_ATTRIBUTE = "data-run";

/**
 * The page in the hidden frame whose storage all pages share. In Firefox the storage belongs to
 * this file's address, so a newer copy in the same folder finds it by the same name.
 */
export const STORAGE_PAGE = "shelf.html";

/** From the frame: all entries, or one that another page has changed. */
export interface FromFrame {
  broadsheet: "all" | "changed";
  entries: [key: string, value: string | null][];
}

/** From a page: an entry to store; `null` removes it. */
export interface ToFrame {
  broadsheet: "keep";
  key: string;
  value: string | null;
}
