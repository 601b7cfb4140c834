/** The order "For you" of a list. Loaded where the reader has a library, or an address asks for it. */
import { scoreList, type ListedPaper } from "../../for-you/rank-list.ts";
import { at, readHook, setHook } from "../../digest/page-hooks.ts";
import { SORT_PARAMETER } from "../../digest/urls.ts";
import { Session } from "../../search/query/session.ts";
import { say } from "../browser.ts";
import { make } from "../make.ts";
import { isNothing } from "./describe.ts";
import { readLibrary, readMarks } from "./fields.ts";
import { placeInOne } from "./one-order.ts";
import { showToday } from "./today.ts";

/** Offers the order in the view menu of a list. @param isChosen whether the list is in it */
export function offerForYou(list: HTMLElement, isChosen: boolean): void {
  if (!isTodayShown) void showToday(sessionOf(folderOf(list))).catch(() => {});
  isTodayShown = true;
  const panel = list.querySelector(".view-panel");
  if (!panel || panel.querySelector("input[value=for-you]")) return;
  const input = make("input", [], { type: "radio", name: "sort", value: "for-you" });
  const label = make("label", [input, " For you"]);
  const [first, ...others] = panel.querySelectorAll("input[name=sort]");
  if (first) (others.at(-1) ?? first).closest("label")?.after(label);
  else {
    const listed = make("input", [], {
      type: "radio",
      name: "sort",
      value: "listed",
      checked: true,
    });
    const legend = make("legend", "Order", { className: "label" });
    panel.prepend(make("fieldset", [legend, make("label", [listed, " As listed"]), label]));
  }
  if (isChosen) input.checked = true;
  // Another order that is chosen takes the place of the one in the address.
  panel.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === "sort") dropParameter();
  }, true); // prettier-ignore
}

/**
 * Gets the order "For you": what places the papers of a list in it, calls `onPlaced`, and gives
 * what places them as they were. Undefined, and said why, where there is none.
 */
export async function placesForYou(
  list: HTMLElement,
  papers: readonly (ListedPaper & { element: HTMLElement })[],
): Promise<((onPlaced: () => void) => () => void) | undefined> {
  const ordered = await orderForYou(list, papers);
  const main = list.closest("main") ?? list;
  return (
    ordered &&
    ((onPlaced) => {
      const takeApart = placeInOne(list, ordered, papers);
      onPlaced();
      setHook(main, "sorted", "for-you");
      return () => {
        setHook(main, "sorted", undefined);
        takeApart();
      };
    })
  );
}

/** The papers in the order "For you", those that are equal as they are listed; undefined, and said why, where there is none. */
export async function orderForYou<Paper extends ListedPaper>(
  list: HTMLElement,
  papers: readonly Paper[],
): Promise<Paper[] | undefined> {
  const { library } = readLibrary();
  const marks = readMarks();
  if (isNothing(library, marks)) {
    say("The order “For you” needs a library: choose one on the page For you.");
    return undefined;
  }
  const folder = folderOf(list);
  try {
    const scores = await sessionOf(folder).use((search) =>
      scoreList(search, papers, library, marks),
    );
    const scoreOf = ({ id }: Paper) => scores.get(id) ?? -Infinity;
    return papers.toSorted((a, b) => scoreOf(b) - scoreOf(a) || 0);
  } catch {
    say("The order “For you” could not be loaded: try again when you are online.");
    return undefined;
  }
}

// --- internal ---

let isTodayShown = false;

function folderOf(list: HTMLElement): string {
  return readHook(list.closest(at("folder")), "folder") ?? "";
}

const sessions = new Map<string, Session>();

function sessionOf(folder: string): Session {
  const known = sessions.get(folder) ?? new Session(folder);
  sessions.set(folder, known);
  return known;
}

function dropParameter(): void {
  const address = new URL(location.href);
  address.searchParams.delete(SORT_PARAMETER);
  history.replaceState(history.state, "", address);
}
