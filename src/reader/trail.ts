/**
 * The way of a reader in this tab: the list that a paper was opened from, so that its page leads on
 * through that list, and the paper that was opened last since. `read-trail.ts`, which is loaded
 * when it is needed, reads it.
 */
import { basePath, hookName } from "../digest/page-hooks.ts";
import { idOf, linkOf, PAPER, paperAround, titleOf } from "../paper/element.ts";
import { tabKey } from "./storage-keys.ts";

/** A paper of the list: its id, its address, and its title. */
export type Step = readonly [id: string, href: string, title: string];

/** So many papers are kept before the opened one, and after it. */
const AROUND = 100;

/** A list is left by a link. If that opens a paper, the papers that the list shows around it are kept. */
export function leaveList(link: Element): void {
  const opened = paperAround(link);
  inTab((tab) => {
    tab.removeItem(key("opened"));
    if (!opened || linkOf(opened) !== link) return;
    const shown = [...document.querySelectorAll<HTMLElement>(PAPER)].filter(isShown);
    const at = shown.indexOf(opened);
    const around = shown.slice(Math.max(0, at - AROUND), at + AROUND + 1);
    tab.setItem(
      key("trail"),
      JSON.stringify(around.map((one) => [idOf(one), linkOf(one)?.href, titleOf(one)])),
    );
  });
}

/** The key of a part of the way. */
export const key = (name: "trail" | "opened") => tabKey(basePath(), name);

/** What a tab keeps; where the browser keeps nothing, a paper's page leads on through its day. */
export function inTab<Value>(work: (tab: Storage) => Value): Value | undefined {
  try {
    return work(sessionStorage);
  } catch {
    return undefined;
  }
}

/** Whether a reader sees a paper of a list. */
export function isShown(paper: HTMLElement): boolean {
  return !paper.hasAttribute(hookName("collapsed")) && paper.checkVisibility();
}
