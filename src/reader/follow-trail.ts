/** The ways on at the foot of a paper's page, through the list that it was opened from. */
import { make } from "./make.ts";
import type { Step } from "./trail.ts";

/** Leads on through a list. @param id the page's paper; where the list lacks it, the day's ways stay */
export function followTrail(steps: readonly Step[], id: string): void {
  const at = steps.findIndex(([one]) => one === id);
  if (at < 0) return;
  const pager =
    document.querySelector<HTMLElement>(".pager") ?? make("nav", [], { className: "pager" });
  pager.setAttribute("aria-label", "Papers of the list");
  const links = [
    linkTo(steps[at - 1], "prev", "← Previous paper"),
    linkTo(steps[at + 1], "next", "Next paper →"),
  ];
  pager.replaceChildren(...links.filter((one) => one !== undefined));
  if (!pager.isConnected) document.querySelector("main")?.append(pager);
  if (!pager.firstChild) pager.remove();
}

// --- internal ---

function linkTo(
  step: Step | undefined,
  rel: "prev" | "next",
  kind: string,
): HTMLAnchorElement | undefined {
  if (!step) return undefined;
  const [, href, title] = step;
  const label = make("span", kind, { className: "label" });
  return make("a", [label, title], { href, rel, className: rel === "next" ? "pager-next" : "" });
}
