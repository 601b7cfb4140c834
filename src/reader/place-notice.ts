/** Where a message stands in the window: over no link and no button. */
import { PAPER } from "../paper/element.ts";

/** What a reader may want to press. */
const CONTROLS = "a, button, input, select, summary";
/** Between a message and what is around it, in pixels. */
const GAP = 4;

/** Puts a message as low in the window as it stands over nothing that can be pressed; it scrolls with the page. */
export function placeNotice(notice: HTMLElement): void {
  const { left, right, height } = notice.getBoundingClientRect();
  const lowest = innerHeight - 4 * GAP;
  let bottom = lowest;
  // Layouts of cards out of sight are saved: only what is in sight is asked.
  const papers = [...document.querySelectorAll(PAPER)].filter(isInSight);
  const others = document.querySelectorAll(`:is(${CONTROLS}):not(${PAPER} *)`);
  const taken = [...others, ...papers.flatMap((one) => [...one.querySelectorAll(CONTROLS)])]
    .filter((one) => !notice.contains(one))
    .flatMap((one) => [...one.getClientRects()])
    .filter((one) => one.left < right && one.right > left && one.width > 1)
    .sort((a, b) => b.bottom - a.bottom);
  for (const one of taken)
    if (one.top < bottom + GAP && one.bottom > bottom - height - GAP) bottom = one.top - GAP;
  if (bottom < height) bottom = lowest;
  notice.style.top = `${scrollY + bottom - height}px`;
}

// --- internal ---

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
