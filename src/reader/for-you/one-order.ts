/** The cards and rows of a list, which stand apart, as one order. */
import { make } from "../make.ts";

interface Listed {
  element: HTMLElement;
}

/**
 * Places papers in an order, rows between cards.
 *
 * @param papers in that order
 * @param listed the same papers as they are listed
 * @returns places them as they were, once
 */
export function placeInOne(
  list: HTMLElement,
  papers: readonly Listed[],
  listed: readonly Listed[],
): () => void {
  const homes = listed.map(({ element }) => ({ element, home: element.parentElement }));
  const own = list.querySelector(".cards");
  const place = own ?? make("div", [], { className: "cards" });
  if (!own) list.querySelector(".rows")?.before(place);
  const runs: HTMLElement[] = [];
  let run: HTMLElement | undefined;
  for (const { element } of papers) {
    if (element.matches("li")) {
      if (!run) {
        run = make("ul");
        const rows = make("section", [run], { className: "rows" });
        // Not in the style sheet, which every reader of a list would load for it.
        rows.style.gridColumn = "1 / -1";
        runs.push(rows);
        place.append(rows);
      }
      run.append(element);
    } else {
      run = undefined;
      place.append(element);
    }
  }
  let isApart = false;
  return () => {
    if (isApart) return;
    isApart = true;
    for (const { element, home } of homes) home?.append(element);
    for (const one of runs) one.remove();
    if (!own) place.remove();
  };
}
