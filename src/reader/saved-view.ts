/** Papers of the reading list as DOM. Text goes in as text, never as markup. */
import { NOTE_LABEL } from "../notes/label.ts";
import { setHook } from "../digest/page-hooks.ts";
import type { PaperAddress } from "../digest/paper-paths.ts";
import { dateInWords } from "../paper/date.ts";
import { markPaper } from "../paper/element.ts";
import { make } from "./make.ts";
import { abstractButton } from "./render-excerpt.ts";
import type { SavedPaper } from "./saved-paper.ts";
import type { HiddenPaper } from "./state.ts";

/** A saved paper: title, byline, links, and what can be done with it. */
export function renderSaved(
  paper: SavedPaper,
  addressOf: PaperAddress,
  hasNote: boolean,
): HTMLLIElement {
  const { id, title, arxiv, pdf, doi, read } = paper;
  const item = make("li");
  markPaper(item, id);
  item.toggleAttribute("data-read", read === true);
  const heading = make("h2");
  heading.dir = "auto";
  heading.append(link(title, addressOf(id, paper.day)));
  const byline = make("p", bylineOf(paper));
  byline.className = "byline";
  if (hasNote) {
    const mark = make("span", NOTE_LABEL);
    mark.className = "note-mark";
    byline.append(byline.firstChild ? " · " : "", mark);
  }
  const foot = make("div");
  foot.className = "card-foot";
  const links = make("ul");
  links.className = "paper-links";
  for (const [label, url] of [
    ["arXiv", arxiv],
    ["PDF", pdf],
    ["DOI", doi],
  ] as const) {
    if (url === undefined) continue;
    const one = make("li");
    const to = link(label, url);
    to.setAttribute("aria-label", `${label}: ${title}`);
    one.append(to);
    links.append(one);
  }
  const actions = make("p");
  actions.className = "actions";
  actions.append(
    abstractButton(title),
    button("read", read ? "Mark as unread" : "Mark as read", title),
    button("remove", "Remove", title),
  );
  if (links.firstChild) foot.append(links);
  foot.append(actions);
  item.append(heading, byline, foot);
  return item;
}

/** A hidden paper with a button that restores it. It is no paper's element: keys pass it by. */
export function renderHidden(
  { id, title, day }: HiddenPaper,
  addressOf: PaperAddress,
): HTMLLIElement {
  const item = make("li");
  setHook(item, "hidden-paper", id);
  const to = link(title, addressOf(id, day));
  to.dir = "auto";
  item.append(to, " ", button("restore", "Restore", title));
  return item;
}

/** Who wrote it, and when the digest listed it: `Ada Example and 3 more · listed 16 Oct 2025`. */
export function bylineOf({ authors, moreAuthors, day }: SavedPaper): string {
  const named = authors.length > 5 ? authors.slice(0, 4) : authors;
  const more = authors.length - named.length;
  const rest = moreAuthors ? " and others" : more > 0 ? ` and ${more} more` : "";
  const listed = day === undefined ? "" : `listed ${dateInWords(day)}`;
  return [named.join(", ") + rest, listed].filter(Boolean).join(" · ");
}

// --- internal ---

function link(text: string, href: string): HTMLAnchorElement {
  const element = make("a", text);
  element.href = href;
  return element;
}

function button(
  does: "read" | "remove" | "restore",
  text: string,
  title: string,
): HTMLButtonElement {
  const element = make("button", text);
  element.type = "button";
  element.className = "action";
  setHook(element, "do", does);
  // `s` takes a paper off the list here, as it does elsewhere.
  if (does === "remove") setHook(element, "key", "save");
  element.setAttribute("aria-label", `${text}: ${title}`);
  return element;
}
