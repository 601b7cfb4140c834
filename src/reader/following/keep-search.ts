/** `<keep-search>`: keeps the search that is on the page, under a name. */
import { at, findIn, hookName, readHook } from "../../digest/page-hooks.ts";
import { Session } from "../../search/query/session.ts";
import { say, store } from "../browser.ts";
import { SEARCHES } from "./fields.ts";
import { newestOf } from "./kept-searches.ts";

class KeepSearch extends HTMLElement {
  connectedCallback(): void {
    const search = document.querySelector(at("search"));
    if (!search) return;
    const form = findIn(this, "form", HTMLFormElement);
    const name = findIn(this, "input", HTMLInputElement);
    let named = "";
    // Whether it is seen is a matter of styles: the search sets its state last, and nothing changes then.
    const show = () => {
      const query = readHook(search, "query") ?? "";
      // A name that the reader has typed stays as long as the query does.
      if (query !== named) name.value = named = query;
    };
    new MutationObserver(show).observe(search, { attributeFilter: [hookName("query")] });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void keep(name.value.trim() || "A search", readHook(search, "folder") ?? "");
      findIn(this, "details", HTMLDetailsElement).open = false;
    });
    show();
  }
}

// --- internal ---

async function keep(name: string, folder: string): Promise<void> {
  const kept = { name: name.slice(0, 200), search: location.search };
  const found = await new Session(folder).use((search) => newestOf(search, kept)).catch(() => []);
  const seen = found.map(({ id }) => id);
  store.change(SEARCHES, (now) => [
    { ...kept, seen },
    ...now.filter(({ search }) => search !== kept.search),
  ]);
  say("Kept: see the page Following.");
}

customElements.define("keep-search", KeepSearch);
