/** The front page's line of what came since the last visit; and once, for a newcomer, one on topics. */
import { at, findIn } from "../../digest/page-hooks.ts";
import { store } from "../browser.ts";
import { FOLLOWED } from "../state.ts";
import type { StateField } from "../storage.ts";
import { headOf } from "./news.ts";
import { newsOfPage, showDays } from "./page-days.ts";

/** So many days are named. */
const NAMED = 5;

/** How often somebody who follows no topic has opened the front page: at the second time it says how. */
const WELCOME: StateField<number> = {
  name: "welcome",
  parse: (raw) => (typeof raw === "number" ? raw : 0),
};

const section = document.querySelector<HTMLElement>(at("news"));
if (section) {
  showNews(section);
  store.listen((name) => {
    if (name === "seen" || name === "hidden") showNews(section);
  });
}
meetTopics();

// --- internal ---

function showNews(root: HTMLElement): void {
  const news = newsOfPage(root);
  root.hidden = news.total === 0;
  findIn(root, "p a", HTMLElement).textContent = headOf(news, news.since ?? "");
  showDays(root, news, NAMED);
}

/** At the second time: at the first one, the line would move what is read already. */
function meetTopics(): void {
  const line = document.querySelector<HTMLElement>(at("meet-topics"));
  const before = store.read(WELCOME);
  if (!line || before > 1 || store.read(FOLLOWED).length > 0) return;
  line.hidden = before === 0;
  store.change(WELCOME, () => before + 1, true);
}
