/** The searches that the reader keeps, each with what is new since it was last looked at. */
import type { PaperAddress } from "../../digest/paper-paths.ts";
import type { Result } from "../../search/query/result.ts";
import type { Search } from "../../search/query/search.ts";
import { Session } from "../../search/query/session.ts";
import { readState } from "../../search/query/url-state.ts";
import { countOf } from "../../text/counts.ts";
import { store } from "../browser.ts";
import { doButton } from "../for-you/render-paper.ts";
import { make } from "../make.ts";
import { SEARCHES, type KeptSearch } from "./fields.ts";

/** So many of a search's newest papers are looked at. */
const NEWEST = 50;
/** So many new papers are named. */
const NAMED = 5;

/** The newest papers that a search finds, those with every word. */
export async function newestOf(
  search: Search,
  kept: Pick<KeptSearch, "search">,
): Promise<Result[]> {
  const results = await search.findByWords({ ...readState(kept.search), sort: "newest" });
  return results.load(0, Math.min(NEWEST, results.total));
}

/** Shows the searches in a list, and what is new of each as soon as the index is there. */
export async function showSearches(
  list: HTMLElement,
  folder: string,
  addresses: { search: string; paper: PaperAddress },
): Promise<void> {
  const all = store.read(SEARCHES);
  const items = all.map((kept) => {
    const link = make("a", kept.name, { href: addresses.search + kept.search });
    const news = make("span", "…", { className: "count" });
    const forget = doButton("forget-search", "Remove", kept.name);
    forget.addEventListener("click", () =>
      store.change(SEARCHES, (now) => now.filter(({ search }) => search !== kept.search)),
    );
    const item = make("li", [link, " ", news, " ", forget]);
    return { kept, item, news };
  });
  list.replaceChildren(
    ...(items.length > 0 ? items.map(({ item }) => item) : [make("li", "None yet.")]),
  );
  if (items.length === 0) return;
  const session = new Session(folder);
  for (const { kept, item, news } of items)
    try {
      const found = await session.use((search) => newestOf(search, kept));
      const seen = new Set(kept.seen);
      const fresh = found.filter(({ id }) => !seen.has(id));
      news.textContent = fresh.length === 0 ? "nothing new" : `${fresh.length} new`;
      if (fresh.length === 0) continue;
      const named = fresh.slice(0, NAMED).map(({ id, day, words, span }) =>
        make("li", [make("a", words.slice(0, span[0]).join(" "), { href: addresses.paper(id, day) })]),
      ); // prettier-ignore
      if (fresh.length > NAMED)
        named.push(make("li", `and ${countOf(fresh.length - NAMED, "paper")} more`));
      const looked = doButton("looked-at", "Mark as seen", kept.name);
      looked.addEventListener("click", () => lookAt(kept, found));
      item.append(" ", looked, make("ul", named));
    } catch {
      news.textContent = "could not be looked up: try again when you are online";
    }
}

// --- internal ---

function lookAt({ search }: KeptSearch, found: readonly Result[]): void {
  const ids = found.map(({ id }) => id);
  store.change(SEARCHES, (now) =>
    now.map((one) => (one.search === search ? { ...one, seen: ids } : one)),
  );
}
