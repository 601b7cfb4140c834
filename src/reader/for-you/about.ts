/** The part of the page that says what the order is made of, and changes it. */
import type { Library } from "../../for-you/library/kept.ts";
import type { Skipped } from "../../for-you/library/read-entry.ts";
import type { Marks } from "../../for-you/profile.ts";
import { at, findIn, setHook } from "../../digest/page-hooks.ts";
import type { PaperAddress } from "../../digest/paper-paths.ts";
import { countOf } from "../../text/counts.ts";
import { make } from "../make.ts";
import { doButton } from "./render-paper.ts";

/** So many of what was left out are named. */
const NAMED = 20;

/** Shows where the library came from, the marked papers, and the words that don't count. */
export function showAbout(
  root: HTMLElement,
  library: Library,
  marks: Marks,
  addressOf: PaperAddress,
): void {
  part(root, "stored").replaceChildren(
    ...library.origins.map(({ name, taken, matched, skipped }) => {
      const left = skipped > 0 ? `, ${skipped} left out` : "";
      const text = `: ${countOf(taken, "entry")}, ${matched} of them in this archive${left}`;
      return make("li", [make("b", name), text]);
    }),
  );
  const marked = [
    ...marks.more.map((entry) => ({ entry, what: "More like" })),
    ...marks.less.map((entry) => ({ entry, what: "Less like" })),
  ];
  fill(
    part(root, "marks"),
    marked.map(({ entry: { id, title }, what }) => {
      const link = id === undefined ? title : make("a", title, { href: addressOf(id, undefined) });
      const button = doButton("unmark", "Forget", title);
      setHook(button, "at", id ?? "");
      return make("li", [`${what} `, link, " ", button]);
    }),
  );
  fill(
    part(root, "left-words"),
    marks.without.map(({ text }, place) => {
      const button = doButton("count-again", "Count again", text);
      setHook(button, "at", String(place));
      return make("li", [make("i", text), " ", button]);
    }),
  );
}

/** Shows what was left out of a file that came, and why. */
export function showSkipped(root: HTMLElement, skipped: readonly Skipped[]): void {
  const items = skipped
    .slice(0, NAMED)
    .map(({ place, why }) => make("li", `Left out: ${place}: ${why}.`));
  const more = skipped.length - NAMED;
  if (more > 0) items.push(make("li", `And ${more} more.`));
  part(root, "skipped").replaceChildren(...items);
}

// --- internal ---

function part(root: HTMLElement, name: "stored" | "marks" | "left-words" | "skipped"): HTMLElement {
  return findIn(root, at(name), HTMLElement);
}

function fill(section: HTMLElement, items: readonly HTMLElement[]): void {
  section.hidden = items.length === 0;
  findIn(section, "ul", HTMLElement).replaceChildren(...items);
}
