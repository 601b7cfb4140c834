/**
 * What a narrowed list takes along: its ways on lead to lists that are narrowed alike, its month's
 * calendar counts its papers, and a topic can be followed. Loaded when a list is narrowed.
 */
import { at, setHook } from "../digest/page-hooks.ts";
import { writeNarrowing, type Narrowing } from "./arrange.ts";
import { store } from "./browser.ts";
import { CalendarCounts } from "./calendar-counts.ts";
import { make } from "./make.ts";
import { FOLLOWED } from "./state.ts";

/** Links to other lists: from a day to the one before, to its week, its month. */
const WAYS = ":is(.period-switch, .page-days, .pager, .topic-counts, .rows h2) a";

let calendar: CalendarCounts | undefined;

/**
 * Brings the page around a list in line with how it is narrowed.
 *
 * @param papers those in the list
 * @param topic the title of the topic that it is narrowed to
 */
export function showNarrowed(
  list: HTMLElement,
  narrowing: Narrowing,
  papers: readonly { day?: string | undefined }[],
  topic: string | undefined,
): void {
  // What is new is on the days since the last visit alone.
  const onTheWay: Narrowing = narrowing.kind === "new" ? { kind: "all" } : narrowing;
  for (const link of document.querySelectorAll<HTMLAnchorElement>(WAYS)) {
    const search = writeNarrowing(onTheWay, link.search);
    if (search !== link.search) link.search = search;
  }
  const rail = document.querySelector(".rail:has(.calendar)");
  if (rail) {
    calendar ??= new CalendarCounts(rail);
    calendar.show((day) => papers.filter((paper) => paper.day === day).length, narrowing);
  }
  offerToFollow(list, narrowing, topic);
}

// --- internal ---

function offerToFollow(list: HTMLElement, narrowing: Narrowing, title: string | undefined): void {
  const line = list.querySelector(".list-line");
  line?.querySelector(at("follow"))?.remove();
  if (narrowing.kind !== "topic" || title === undefined) return;
  const { topic } = narrowing;
  if (store.read(FOLLOWED).includes(topic)) return;
  const button = make("button", "Follow", { type: "button", className: "action" });
  setHook(button, "follow", topic);
  setHook(button, "name", title);
  button.setAttribute("aria-label", `Follow: ${title}`);
  line?.append(button);
}
