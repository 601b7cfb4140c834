/** The newest days as a page lists them, and what of them is new to the reader. */
import { at, findIn, readHook } from "../../digest/page-hooks.ts";
import { dateInWords } from "../../paper/date.ts";
import { store } from "../browser.ts";
import { HIDDEN, SEEN } from "../state.ts";
import { VISIT } from "../visit.ts";
import { newsOf, type ListedDay, type News } from "./news.ts";

/** What is new, by the reader's last visits. */
export interface PageNews extends News {
  /** The name of the day since when it is; undefined where no earlier visit is known. */
  since: string | undefined;
}

/** What is new of the days that a page lists. @param stays the ids of seen papers that stay nonetheless */
export function newsOfPage(root: HTMLElement, stays: ReadonlySet<string> = new Set()): PageNews {
  const from = store.read(VISIT)?.from;
  const gone = new Set(store.read(SEEN).filter((id) => !stays.has(id)));
  for (const { id } of store.read(HIDDEN)) gone.add(id);
  const named = from === undefined ? undefined : itemOf(root, from);
  return {
    ...newsOf(daysOf(root), root.querySelector(at("cut")) !== null, from, (id) => gone.has(id)),
    since: from && (named?.querySelector("a")?.textContent ?? dateInWords(from)),
  };
}

/** The newest day that a page lists. */
export function newestOf(root: HTMLElement): string | undefined {
  return daysOf(root)[0]?.day;
}

/** Shows the days that have new papers, each with its count; the oldest ones as one number. */
export function showDays(root: HTMLElement, { days }: News, most: number): void {
  const counts = new Map(days.slice(0, most).map(({ day, ids }) => [day, ids.length]));
  for (const item of root.querySelectorAll<HTMLElement>(at("ids"))) {
    const count = counts.get(readHook(item, "date") ?? "");
    item.hidden = count === undefined;
    findIn(item, ".count", HTMLElement).textContent = String(count ?? "");
  }
  const left = days.slice(most).reduce((sum, { ids }) => sum + ids.length, 0);
  const earlier = findIn(root, at("earlier"), HTMLElement);
  earlier.hidden = left === 0;
  earlier.textContent = `earlier ${left}`;
}

/** The name of a day as the page has it. */
export function nameOfDay(root: HTMLElement, day: string): string {
  return itemOf(root, day)?.querySelector("a")?.textContent ?? dateInWords(day);
}

/** The address of a day that the page lists. */
export function addressOfDay(root: HTMLElement, day: string): string {
  return itemOf(root, day)?.querySelector("a")?.href ?? "";
}

// --- internal ---

function daysOf(root: HTMLElement): ListedDay[] {
  return [...root.querySelectorAll(at("ids"))].map((item) => ({
    day: readHook(item, "date") ?? "",
    ids: (readHook(item, "ids") ?? "").split(" "),
  }));
}

function itemOf(root: HTMLElement, day: string): Element | null {
  return root.querySelector(`${at("ids")}${at("date", day)}`);
}
