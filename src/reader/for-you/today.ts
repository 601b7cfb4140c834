/** "For you today" on the front page: three papers with the reason, and the installed app's badge. */
import { rankNewest } from "../../for-you/newest.ts";
import type { ShownPaper } from "../../for-you/shown.ts";
import { at } from "../../digest/page-hooks.ts";
import { readPaperAddress } from "../../digest/paper-paths.ts";
import type { Session } from "../../search/query/session.ts";
import { store } from "../browser.ts";
import { readRules } from "../following/fields.ts";
import { HIDDEN, SEEN } from "../state.ts";
import { make } from "../make.ts";
import { isNothing, shownOf } from "./describe.ts";
import { lastRanked, readLibrary, readMarks } from "./fields.ts";
import { renderReason } from "./render-paper.ts";

/** How many papers are shown. */
const FEW = 3;
/** The badge counts those of the first ones that the reader hasn't seen. */
const FIRST = 10;

/** Fills the front page's section. Where the index doesn't come, it stays away. */
export async function showToday(session: Session): Promise<void> {
  const section = document.querySelector<HTMLElement>(at("today"));
  if (!section) return;
  const hidden = new Set(store.read(HIDDEN).map(({ id }) => id));
  const first = (await firstOf(session, hidden)).filter(({ id }) => !hidden.has(id));
  const addressOf = readPaperAddress(section);
  section.querySelector("ol")?.replaceChildren(
    ...first.slice(0, FEW).map(({ title, id, day, byline, reason, follows }) => {
      const item = make("li", [make("a", title, { href: addressOf(id, day) }), make("p", byline, { className: "byline" })]);
      if (follows.length > 0) item.append(make("p", `You follow ${follows.join(", ")}`));
      if (reason) item.append(renderReason(reason, addressOf));
      return item;
    }),
  ); // prettier-ignore
  section.hidden = first.length === 0;
  await showBadge(first);
}

// --- internal ---

async function firstOf(
  session: Session,
  hidden: ReadonlySet<string>,
): Promise<readonly ShownPaper[]> {
  const last = lastRanked();
  if (last && last.tag === (await session.tag())) return last.papers;
  const { library } = readLibrary();
  const marks = readMarks();
  const rules = readRules();
  if (isNothing(library, marks) && rules.follows.length === 0) return [];
  const ranked = await session.use((search) =>
    rankNewest(search, library, marks, rules, (id) => hidden.has(id)),
  );
  return shownOf(ranked, 0, FIRST);
}

/** A number on the app's icon, where the app is installed and the browser has badges. */
async function showBadge(papers: readonly ShownPaper[]): Promise<void> {
  if (!("setAppBadge" in navigator) || !matchMedia("(display-mode: standalone)").matches) return;
  const seen = new Set(store.read(SEEN));
  const fresh = papers.slice(0, FIRST).filter(({ id }) => !seen.has(id)).length;
  await (fresh > 0 ? navigator.setAppBadge(fresh) : navigator.clearAppBadge()).catch(() => {});
}
