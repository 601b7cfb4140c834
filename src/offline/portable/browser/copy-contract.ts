/**
 * What the files of a portable copy know of each other: names, an attribute, and messages.
 *
 * Pages share a storage, that of a hidden frame, and the frame answers pages of its own copy alone.
 * A browser tells a frame nothing of the page around it, so the page has to prove which file it is:
 *
 * 1. The page says its address and its pass, where it has one (`Hello`).
 * 2. Where the pass is wrong, the frame loads that address in a frame of its own, with the right
 *    pass in the fragment, and only where it is a file of the copy.
 * 3. The page in the inner frame puts the pass into the storage of its file, and does nothing else.
 *    The page outside has the same storage if it is the same file; it reads the pass and says hello
 *    again. Another page that claims the address can't read it.
 * 4. The frame sends all entries, and a port for those that change (`Welcome`).
 */

/** The attribute of a page's script element with the names of the modules to start. */
export const MODULES_ATTRIBUTE = "data-run";

/**
 * The page in the hidden frame whose storage all pages share. In Firefox the storage belongs to
 * this file's address, so a newer copy in the same folder finds it by the same name.
 */
export const STORAGE_PAGE = "shelf.html";

/** The key of the pass, in the storage of the frame and of each page. It is never shared. */
export const PASS_KEY = "portable-pass";

/** An entry of the storage; `null` where it was removed. */
export type Change = [key: string, value: string | null];

/** From a page to the frame. */
export interface Hello {
  broadsheet: "hello";
  /** The page's address. */
  page: string;
  pass: string | null;
}

/** From the frame to a page that has proved what it is; a port for changes comes with it. */
export interface Welcome {
  broadsheet: "welcome";
  entries: [key: string, value: string][];
}

/** The address at which a page keeps a pass and does nothing else. */
export function addressWithPass(page: URL, pass: string): string {
  const address = new URL(page);
  address.search = PASS_PARAMETER;
  address.hash = pass;
  return address.href;
}

/** The pass in an address; undefined where it has none. */
export function passIn({ search, hash }: Pick<URL, "search" | "hash">): string | undefined {
  return search === `?${PASS_PARAMETER}` ? hash.slice(1) : undefined;
}

/** Whether a message has this name. */
export function isMessage<Message extends Hello | Welcome>(
  data: unknown,
  name: Message["broadsheet"],
): data is Message {
  return (
    typeof data === "object" && data !== null && "broadsheet" in data && data.broadsheet === name
  );
}

// --- internal ---

const PASS_PARAMETER = "pass";
